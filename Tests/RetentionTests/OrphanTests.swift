import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

@Suite struct OrphanTests {
    @Test func `keys without artifacts and artifacts without keys are found, explained, and where they may be, ended`()
        async throws
    {
        try await House.with { house in
            let estate = try await Estate(house)
            let (records, keyStore, practice) = (try house.openRecords(), try house.keyStore(), house.practice.id)
            func key(_ dictation: UUID, _ artifactClass: String) async throws {
                _ = try await keyStore.dataKey(
                    practice: practice.uuid,
                    dictation: dictation,
                    artifactClass: artifactClass
                )
            }
            // What is as it should be: opened, never opened, and purged.
            let whole = try await estate.receive(20)
            try await estate.transcribe(whole, 20, records: records)
            // Both recordings are destroyed; of the first the key comes back, of the second a stage left one.
            let (revived, leftover) = (try await estate.receive(0), try await estate.receive(0))
            try await key(leftover.uuid, "transcript")
            #expect(try await estate.purge().run(asOf: Estate.date(31)).total == 2)
            let early = try await estate.receive(20)
            try await key(early.uuid, "transcript")
            let unknown = DictationID(practice: practice, uuid: UUID())
            try await key(unknown.uuid, "note")
            let (ended, bare, foreign) = (
                try await estate.receive(20), try await estate.receive(20), try await estate.receive(20)
            )
            for id in [ended, bare, foreign] { try await estate.transcribe(id, 20, records: records) }
            _ = try await keyStoreOfAdministrator(house)
                .destroyDataKeys(practice: practice.uuid, dictation: ended.uuid, artifactClasses: ["transcript"])
            let ancient = try await estate.receive(-4000)
            try await spoil(house, revived: revived.uuid, bare: bare.uuid, foreign: foreign.uuid)

            let search = OrphanSearch(
                database: Pool(try house.records.conninfo(as: Estate.purgerRole), size: 1),
                keys: try estate.shredder()
            )
            let found = try await orphans(search)
            #expect(
                found == [
                    "\(revived) audio revived_key", "\(leftover) transcript leftover_key",
                    "\(early) transcript key_before_artifact", "\(unknown) note key_without_dictation",
                    "\(ended) transcript artifact_of_destroyed_key", "\(bare) transcript artifact_without_key",
                    "\(foreign) transcript artifact_of_another_key", "\(ancient) audio unopenable_recording",
                ]
            )
            let all = try await orphans(search) { try await search.destroy($0) }
            #expect(all == found)
            #expect(try await orphans(search).count == 6)
            let said: [String] = try await estate.administrator.query(
                "SELECT dictation_id || ' ' || code FROM audit.entry WHERE action = 'orphan_key.destroyed'"
            ).map { try $0.get(0) }
            #expect(Set(said) == ["\(revived) revived_key", "\(leftover) leftover_key"])
            // It still opens.
            #expect(try await records.openTranscript(of: whole).revealed.engine == "test")
        }
    }

    private func orphans(
        _ search: OrphanSearch,
        _ then: ([Orphan]) async throws -> Int = { _ in 0 }
    ) async throws -> Set<String> {
        var found: Set<String> = []
        for practice in try await search.practices() {
            try await search.search(practice) { orphans in
                found.formUnion(orphans.map { "\($0.dictation) \($0.artifactClass) \($0.kind.rawValue)" })
                _ = try await then(orphans)
            }
        }
        return found
    }

    private func keyStoreOfAdministrator(_ house: House) throws -> KeyStore { try KeyStoreOfAdministrator.open(house) }

    /// What restores of old backups do, which no role of ours can.
    private func spoil(_ house: House, revived: UUID, bare: UUID, foreign: UUID) async throws {
        try await Pool(house.keys.conninfo, size: 1).run { session in
            try session.execute(
                script: """
                    ALTER TABLE keys.data_key DISABLE TRIGGER USER;
                    UPDATE keys.data_key SET wrapped = decode(repeat('17', 40), 'hex'), destroyed_at = NULL
                        WHERE dictation_id = '\(revived)';
                    DELETE FROM keys.data_key WHERE dictation_id = '\(bare)';
                    ALTER TABLE keys.data_key ENABLE ALWAYS TRIGGER destroyed_is_final;
                    ALTER TABLE keys.data_key ENABLE ALWAYS TRIGGER rows_stay;
                    ALTER TABLE keys.data_key ENABLE ALWAYS TRIGGER wrapped_by_current_generation;
                    """
            )
        }
        try await house.administrator().query(
            "UPDATE dictum.artifact SET key_id = gen_random_uuid() WHERE dictation_id = \(foreign)"
        )
    }
}

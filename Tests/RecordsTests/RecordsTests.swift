import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

@Suite struct RecordsTests {
    private let transcript = Transcript(
        language: "en",
        duration: 2,
        engine: "test",
        words: [.init(text: "Canary", start: 0, end: 1, probability: 1)],
        segments: [.init(id: 1, words: 0..<1, start: 0, end: 1)]
    )

    @Test func `a stored transcript opens for a reviewer, and the reading is in the audit log`() async throws {
        try await House.with { house in
            let id = try await stored(in: house)
            let reviewer = try house.openRecords(as: House.reviewerRole)
            #expect(try await reviewer.openTranscript(of: id).revealed == transcript)
            let trail = try await actions(on: id, in: house)
            #expect(trail == ["dictation.received", "transcript.stored", "transcript.read"])
        }
    }

    @Test func `a recording opens again after its sealing key is gone`() async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(Protected([7, 8, 9]))
            let records = try house.openRecords()
            _ = try await records.openAudio(of: house.id(receipt.id))
            let administrator = KeyStore(
                Pool(house.keys.conninfo, size: 1),
                master: try FileMasterKey(path: house.masterKey)
            )
            #expect(try await administrator.destroySealingKeys(expiredBefore: .distantFuture).count == 1)
            #expect(try await records.openAudio(of: house.id(receipt.id)).revealed == [7, 8, 9])
        }
    }

    @Test func `a blob that was moved to another dictation does not open, and the attempt is recorded`() async throws {
        try await House.with { house in
            let (first, second) = (try await stored(in: house), try await stored(in: house))
            try await house.administrator().query(
                """
                UPDATE dictum.artifact SET (key_id, sealed) = (
                    SELECT key_id, sealed FROM dictum.artifact WHERE dictation_id = \(first.uuid)
                ) WHERE dictation_id = \(second.uuid)
                """
            )
            let records = try house.openRecords()
            await #expect(throws: CustodyError.self) { try await records.openTranscript(of: second) }
            let row = try await house.administrator().query(
                "SELECT code FROM audit.entry WHERE dictation_id = \(second.uuid) AND outcome = 'failure'"
            ).first
            #expect(try row?.get(0) == "wrong_key")
        }
    }

    @Test func `an altered blob does not open`() async throws {
        try await House.with { house in
            let id = try await stored(in: house)
            try await house.administrator().query(
                "UPDATE dictum.artifact SET sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 1)"
            )
            let records = try house.openRecords()
            await #expect(throws: CustodyError.self) { try await records.openTranscript(of: id) }
        }
    }

    @Test func `what has no artifact yet says so`() async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(Protected([1]))
            let records = try house.openRecords()
            await #expect(throws: RecordsError(.noArtifact)) { try await records.openNote(of: house.id(receipt.id)) }
            await #expect(throws: RecordsError(.unknownDictation)) { try await records.dictation(house.id(UUID())) }
            let refused = try await house.administrator().query(
                """
                SELECT concat_ws(' ', actor, action, artifact_class, code) FROM audit.entry
                WHERE dictation_id = \(receipt.id) AND outcome = 'refused'
                """
            ).map { try $0.get(0, as: String.self) }
            #expect(refused == ["worker/test note.read note no_artifact"])
        }
    }

    @Test func `whoever lists dictations, or asks for one that is not his, is in the audit log by login`() async throws
    {
        try await House.with { house in
            let reviewer = try house.openRecords(as: House.reviewerRole)
            try await reviewer.recordListing()
            try await house.openRecords().recordListing()
            let unknown = UUID()
            try await reviewer.recordRefusal(of: unknown, in: nil, .unknownDictation)
            let entries = try await house.administrator().query(
                """
                SELECT concat_ws(' ', actor, action, outcome, code) FROM audit.entry WHERE action LIKE 'dictation.%'
                ORDER BY at
                """
            ).map { try $0.get(0, as: String.self) }
            #expect(
                entries == [
                    "reviewer/\(House.reviewerRole) dictation.listed success",
                    "operator/\(House.workerRole) dictation.listed success",
                    "reviewer/test dictation.sought refused unknown_dictation",
                ]
            )
        }
    }

    @Test func `a practice's key leaves an entry when it is unwrapped, not at each use`() async throws {
        try await House.with { house in
            let ids = try await [stored(in: house), stored(in: house)]
            let before = try await unwraps(in: house)
            let records = try house.openRecords()
            for id in ids { _ = try await records.openTranscript(of: id) }
            #expect(try await unwraps(in: house) - before == 1)
            let receipt = try await house.desk().submit(Protected([7]))
            for _ in 0..<2 { _ = try await records.openAudio(of: house.id(receipt.id)) }
            #expect(try await actions(on: house.id(receipt.id), in: house).filter { $0 == "data_key.made" }.count == 1)
        }
    }

    private func unwraps(in house: House) async throws -> Int {
        try await house.administrator().query(
            """
            SELECT count(*) FROM audit.entry WHERE action = 'practice_key.unwrapped' AND actor = 'worker/test'
                AND practice_id = \(house.practice.id.uuid)
            """
        ).first?.get(0) ?? -1
    }

    @Test func `a store that rolls back leaves no artifact and no audit row`() async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(Protected([1]))
            let id = house.id(receipt.id)
            let records = try house.openRecords()
            let sealed = try await records.seal(Protected(transcript), of: id)
            struct Abandoned: Error {}
            let pool = Pool(try house.records.conninfo(as: House.workerRole), size: 1)
            await #expect(throws: Abandoned.self) {
                try await pool.transaction { session in
                    try records.store(sealed, stageSeconds: 1, in: session)
                    throw Abandoned()
                }
            }
            #expect(try await actions(on: id, in: house) == ["dictation.received"])
        }
    }

    private func stored(in house: House) async throws -> DictationID {
        let receipt = try await house.desk().submit(Protected(Array(UUID().uuidString.utf8)))
        let id = house.id(receipt.id)
        let records = try house.openRecords()
        let sealed = try await records.seal(Protected(transcript), of: id)
        let pool = Pool(try house.records.conninfo(as: House.workerRole), size: 1)
        try await pool.transaction { try records.store(sealed, stageSeconds: 1, in: $0) }
        await pool.close()
        return id
    }

    private func actions(on id: DictationID, in house: House) async throws -> [String] {
        try await house.administrator().query(
            "SELECT action FROM audit.entry WHERE dictation_id = \(id.uuid) ORDER BY at"
        ).map { try $0.get(0) }
    }
}

import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport

/// A house with a purger, and dictations that came in on a day of our choice.
struct Estate {
    static let purgerRole = "test_purger"
    static let beginning = Date(timeIntervalSince1970: 1_800_000_000)
    static let day = 86_400.0

    let house: House
    let administrator: Pool
    private let keys: Pool

    init(_ house: House) async throws {
        self.house = house
        administrator = Pool(house.records.conninfo, size: 4)
        keys = Pool(house.keys.conninfo, size: 1)
        do {
            try await administrator.run {
                try $0.execute(script: "CREATE ROLE test_purger LOGIN IN ROLE dictum_purger")
            }
        } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {
            // Another test made it.
        }
    }

    static func date(_ day: Int) -> Date { beginning.addingTimeInterval(Double(day) * Self.day) }

    func purge() throws -> Purge {
        Purge(
            database: Pool(try house.records.conninfo(as: Self.purgerRole), size: 2),
            keys: try shredder(),
            actor: "purger/test"
        )
    }

    func shredder() throws -> KeyShredder {
        KeyShredder(Pool(try house.keys.conninfo(as: Self.purgerRole), size: 1))
    }

    var policies: PolicyBook { PolicyBook(database: administrator) }
    var holds: HoldBook { HoldBook(database: administrator) }

    /// A recording that looks like CMS to the database; nobody opens it here.
    static let envelope: [UInt8] =
        [0x30, 0x80, 0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17]
        + [UInt8](repeating: 0, count: 64)

    func receive(
        _ day: Int = 0,
        practice: PracticeID? = nil,
        clinician: UUID? = nil,
        hasConsent: Bool = true
    ) async throws -> DictationID {
        let id = DictationID(practice: practice ?? house.practice.id, uuid: UUID())
        try await administrator.query(
            """
            INSERT INTO dictum.intake (practice_id, dictation_id, clinician_ref, consent_ref, sealed, received_at)
            VALUES (\(id.practice.uuid), \(id.uuid), \(clinician), \(hasConsent ? UUID() : nil), \(Self.envelope),
                \(Self.date(day)))
            """
        )
        return id
    }

    /// Stores a transcript, sealed under its own key, as of a day.
    func transcribe(_ id: DictationID, _ day: Int, records: Records) async throws {
        let transcript = Transcript(language: "en", duration: 1, engine: "test", words: [], segments: [])
        try await store(try await records.seal(Protected(transcript), of: id), day, records)
    }

    /// Stores a note, sealed under its own key, as of a day.
    func draft(_ id: DictationID, _ day: Int, records: Records) async throws {
        let note = Note(title: "Note", loinc: "11506-3", generator: "test", sections: [])
        try await store(try await records.seal(Protected(note), of: id, version: 1), day, records)
    }

    private func store(_ sealed: SealedArtifact, _ day: Int, _ records: Records) async throws {
        let id = sealed.dictation
        try await administrator.transaction { session in
            try records.store(sealed, stageSeconds: 1, in: session)
            try session.query(
                """
                UPDATE dictum.artifact SET created_at = \(Self.date(day))
                WHERE (practice_id, dictation_id, class)
                    = (\(id.practice.uuid), \(id.uuid), \(sealed.artifactClass.rawValue))
                """
            )
        }
    }

    func sign(_ id: DictationID, _ day: Int) async throws {
        try await administrator.query(
            """
            UPDATE dictum.dictation SET signed_at = \(Self.date(day))
            WHERE (practice_id, dictation_id) = (\(id.practice.uuid), \(id.uuid))
            """
        )
    }

    /// Places `dictation/class` of what has rows.
    func existing() async throws -> Set<String> {
        Set(
            try await administrator.query(
                """
                SELECT dictation_id::text || '/audio' FROM dictum.intake
                UNION SELECT dictation_id::text || '/' || class FROM dictum.artifact
                """
            ).map { try $0.get(0) }
        )
    }

    /// Places of the data keys that are alive.
    func opening() async throws -> Set<String> {
        let places: [String] = try await keys.query(
            "SELECT dictation_id::text || '/' || artifact_class FROM keys.data_key WHERE destroyed_at IS NULL"
        ).map { try $0.get(0) }
        return Set(places)
    }
}

import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

@Suite struct IntakeTests {
    let recording = Protected([UInt8]("not really a recording, but sealed all the same".utf8))

    @Test func `a submitted recording becomes a dictation, a job and an audit row`() async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(recording)
            let row = try #require(
                try await house.administrator().query(
                    """
                    SELECT (SELECT status FROM dictum.dictation WHERE dictation_id = \(receipt.id)),
                        (SELECT count(*) FROM queue.job WHERE subject = \(receipt.id) AND stage = 'transcribe'),
                        (SELECT count(*) FROM audit.entry
                            WHERE dictation_id = \(receipt.id) AND action = 'dictation.received')
                    """
                ).first
            )
            #expect(try row.get(0) == "received")
            #expect(try row.get(1, as: Int.self) == 1)
            #expect(try row.get(2, as: Int.self) == 1)
        }
    }

    @Test func `submitting a recording again is the same dictation`() async throws {
        try await House.with { house in
            let first = try await house.desk().submit(recording)
            let second = try await house.desk().submit(recording)
            #expect(first.isNew && !second.isNew && first.id == second.id)
        }
    }

    @Test func `repeating an insert changes nothing, and other content under the id is an error`() async throws {
        try await House.with { house in
            let desk = try house.desk()
            let certificate = try await desk.certificate()
            let (sealed, other) = try (
                CMSEnvelope.seal(recording.revealed, to: certificate), CMSEnvelope.seal([1, 2, 3], to: certificate)
            )
            let id = UUID()
            let pool = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            for _ in 1...2 {
                try await pool.query("INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(id), \(sealed))")
            }
            await #expect {
                try await pool.query("INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(id), \(other))")
            } throws: {
                ($0 as? PostgresError)?.sqlState == "23505"
            }
            let jobs = try await house.administrator().query("SELECT 1 FROM queue.job WHERE subject = \(id)")
            #expect(jobs.count == 1)
        }
    }

    @Test(arguments: [
        [], [0x30, 0x80], [UInt8]("RIFF....WAVEfmt this is a recording in clear, long enough to be one".utf8),
        [UInt8](repeating: 0x30, count: 100),
    ])
    func `what is not sealed is refused at insert`(content: [UInt8]) async throws {
        try await House.with { house in
            let pool = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            await #expect {
                try await pool.query("INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(UUID()), \(content))")
            } throws: {
                ($0 as? PostgresError)?.object == "sealed_is_cms_auth_enveloped_data"
            }
        }
    }

    @Test func `a practice sees its own dictations only, and may use an id that another practice used`() async throws {
        try await House.with { house in
            let stores = house.administrator()
            let other = try await PracticeRegistry(database: stores).add(
                name: "o\(UUID().uuidString.prefix(8).lowercased())",
                in: try house.keyStore(as: "postgres")
            )
            let id = UUID()
            let otherPool = Pool(try house.records.conninfo(as: other.loginRole), size: 1)
            let otherDesk = SubmissionDesk(database: otherPool)
            #expect(try await house.desk().submit(recording, id: id).isNew)
            #expect(try await otherPool.query("SELECT 1 FROM dictum.dictation").isEmpty)
            #expect(try await otherDesk.submit(recording, id: id).isNew)
            #expect(try await otherPool.query("SELECT 1 FROM dictum.dictation").count == 1)
            await #expect(throws: PostgresError.self) { try await otherPool.query("SELECT sealed FROM dictum.intake") }
            await otherPool.close()
            try await stores.run {
                try $0.execute(script: "DROP OWNED BY \(other.loginRole); DROP ROLE \(other.loginRole)")
            }
        }
    }

    @Test func `once a recording is deleted, its repetition is still told from other content`() async throws {
        try await House.with { house in
            let sealed = try CMSEnvelope.seal(recording.revealed, to: try await house.desk().certificate())
            let pool = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            let id = UUID()
            func insert(_ content: [UInt8]) async throws {
                try await pool.query("INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(id), \(content))")
            }
            try await insert(sealed)
            try await house.administrator().query("DELETE FROM dictum.intake WHERE dictation_id = \(id)")
            try await insert(sealed)
            let left = try await house.administrator().query("SELECT 1 FROM dictum.intake WHERE dictation_id = \(id)")
            #expect(left.isEmpty)
            await #expect {
                try await insert(sealed + [0])
            } throws: {
                ($0 as? PostgresError)?.sqlState == "23505"
            }
        }
    }

    @Test func `the same recording under the same id for another patient is an error, not a repetition`() async throws {
        try await House.with { house in
            let sealed = try CMSEnvelope.seal(recording.revealed, to: try await house.desk().certificate())
            let pool = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            let id = UUID()
            func insert(for patient: UUID) async throws {
                try await pool.query(
                    "INSERT INTO dictum.intake (dictation_id, patient_ref, sealed) VALUES (\(id), \(patient), \(sealed))"
                )
            }
            try await insert(for: UUID())
            await #expect {
                try await insert(for: UUID())
            } throws: {
                ($0 as? PostgresError)?.sqlState == "23505"
            }
        }
    }

    @Test func `what is refused does not stand in the server's log`() async throws {
        try await House.with { house in
            let pool = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            let setting = try await pool.query("SHOW log_min_error_statement").first
            #expect(try setting?.get(0) == "panic")
        }
    }

    @Test func `a role that belongs to no practice can't submit`() async throws {
        try await House.with { house in
            let pool = Pool(try house.records.conninfo(as: House.workerRole), size: 1)
            await #expect(throws: IntakeError.self) { try await SubmissionDesk(database: pool).submit(recording) }
        }
    }

    @Test(arguments: ["", "Upper", "1first", "semi;colon", String(repeating: "x", count: 41)])
    func `a practice's name is a plain word`(name: String) async throws {
        try await House.with { house in
            let registry = PracticeRegistry(database: house.administrator())
            let keyStore = try house.keyStore()
            await #expect(throws: IntakeError.self) { try await registry.add(name: name, in: keyStore) }
        }
    }
}

import Artifacts
import AuditLog
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

/// The program, killed with `SIGKILL` at any moment. `Scripts/drill-retention 0 500` kills it 500 times.
///
/// Each time there is work left, and the kill comes after the run has begun: while it decides, destroys keys, deletes rows
/// or certifies.
@Suite(.serialized) struct PurgeKillTests {
    @Test func `a purge that is killed again and again ends like one that was not`() async throws {
        let kills = ProcessInfo.processInfo.environment["DICTUM_PURGE_KILLS"].flatMap(Int.init) ?? 12
        try await House.with { house in
            let estate = try await Estate(house)
            let records = try house.openRecords()
            let today = Int(Date().timeIntervalSince(Estate.beginning) / Estate.day)
            var kept: Set<String> = []
            for _ in 0..<3 {
                let id = try await estate.receive(today)
                try await estate.transcribe(id, today, records: records)
                kept.formUnion(["\(id)/audio", "\(id)/transcript"])
            }
            let stock = Stock(estate: estate, keys: Pool(house.keys.conninfo, size: 1), today: today)
            var (deaths, inWork) = (0, 0)
            for _ in 0..<kills {
                try await stock.fill(to: 1200)
                let before = try await stock.due()
                if try await killed(house, stock) { deaths += 1 }
                let after = try await stock.due()
                let isHalfDone = try await stock.isHalfDone()
                if isHalfDone || after > 0 && after < before { inWork += 1 }
                #expect(try await stock.readableThoughGone() == 0)
                #expect(try await stock.kept() == kept.count)
            }
            #expect(try await start(house).exit() == 0)
            print("purge kills: \(deaths) of \(kills) runs died, \(inWork) of them with a part of the work done")
            #expect(deaths > 0)
            #expect(try await estate.existing() == kept)
            #expect(try await estate.opening() == kept.filter { $0.hasSuffix("/transcript") })
            // Each was destroyed once, is in the audit log once, and has one certificate.
            #expect(try await stock.reckoning() == Stock.Reckoning(all: stock.made))
            let id = try #require(kept.first { $0.hasSuffix("/transcript") }?.split(separator: "/").first)
            let left = DictationID(practice: house.practice.id, uuid: try #require(UUID(uuidString: String(id))))
            #expect(try await records.openTranscript(of: left).revealed.engine == "test")
        }
    }

    /// Kills a purge at some moment after it has begun; `false` where it was through before.
    private func killed(_ house: House, _ stock: Stock) async throws -> Bool {
        let runs = try await stock.runs()
        let purge = try start(house)
        while try await stock.runs() == runs {
            // One that dies before it begins would be waited for in vain.
            guard purge.exitCode == nil else { return false }
        }
        try await Task.sleep(for: .microseconds(.random(in: 0...300_000)))
        purge.send(SIGKILL)
        return await purge.exit() == 128 + SIGKILL
    }

    private func start(_ house: House) throws -> ChildProcess {
        let key = house.masterKey + ".certificates"
        if !FileManager.default.fileExists(atPath: key) {
            let secret = try NoteSigner.generate(name: "dictum.example/destruction").secretText
            try Data(secret.utf8).write(to: URL(filePath: key))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        }
        return try ChildProcess([
            Fixtures.program("dictum").path, "purge", "--note-key", key,
            "--database", try house.records.conninfo(as: Estate.purgerRole),
            "--key-store", try house.keys.conninfo(as: Estate.purgerRole),
        ])
    }
}

/// Due artifacts by the hundred, made in SQL: nobody opens them.
private final class Stock {
    struct Reckoning: Equatable {
        var destroyed, certified, recorded, dead: Int

        init(all: Int) { (destroyed, certified, recorded, dead) = (all, all, all, all) }
    }

    private let estate: Estate
    private let keys: Pool
    private let today: Int
    private(set) var made = 0

    init(estate: Estate, keys: Pool, today: Int) {
        (self.estate, self.keys, self.today) = (estate, keys, today)
    }

    /// Recordings past their date, each with a transcript past its own.
    func fill(to count: Int) async throws {
        let missing = try await (count - due()) / 2
        guard missing > 0 else { return }
        let (practice, old) = (estate.house.practice.id.uuid, Estate.date(today - 400))
        let ids = (0..<missing).map { _ in UUID() }
        try await keys.query(
            """
            INSERT INTO keys.data_key (key_id, practice_id, dictation_id, artifact_class, wrapped)
            SELECT gen_random_uuid(), \(practice), id, class, decode(repeat('17', 40), 'hex')
            FROM unnest(\(array: ids)) AS id, unnest(ARRAY['audio', 'transcript']) AS class
            """
        )
        try await estate.administrator.transaction { session in
            try session.query(
                """
                INSERT INTO dictum.intake (practice_id, dictation_id, sealed, received_at)
                SELECT \(practice), id, \(Estate.envelope), \(old) FROM unnest(\(array: ids)) AS id
                """
            )
            // No worker made them, so no audit entry goes with them, as the table's trigger asks.
            try session.query("SET LOCAL session_replication_role = replica")
            try session.query(
                """
                INSERT INTO dictum.artifact (
                    practice_id, dictation_id, class, version, key_id, sealed, stage_seconds, created_at
                ) SELECT \(practice), id, 'transcript', 1, gen_random_uuid(), '\\x17', 1, \(old)
                FROM unnest(\(array: ids)) AS id
                """
            )
        }
        made += 2 * missing
    }

    /// What has rows and is past its date.
    func due() async throws -> Int {
        try await estate.administrator.query(
            """
            SELECT (SELECT count(*) FROM dictum.intake WHERE received_at <= \(Estate.date(today - 30)))
                + (SELECT count(*) FROM dictum.artifact WHERE created_at <= \(Estate.date(today - 366)))
            """
        )[0].get(0)
    }

    /// Whether something was given up and is not gone.
    func isHalfDone() async throws -> Bool {
        try await estate.administrator.query(
            "SELECT EXISTS (SELECT FROM dictum.destruction WHERE deleted_at IS NULL)"
        )[0].get(0)
    }

    func runs() async throws -> Int {
        try await estate.administrator.query("SELECT count(*) FROM dictum.purge_run")[0].get(0)
    }

    /// Places whose rows were deleted while their keys live: there must be none.
    func readableThoughGone() async throws -> Int {
        try await estate.opening().subtracting(estate.existing()).count
    }

    /// Rows of what is not past its date. (A killed purge's last statement may still be at work on the others.)
    func kept() async throws -> Int {
        try await estate.administrator.query(
            """
            SELECT (SELECT count(*) FROM dictum.intake WHERE received_at > \(Estate.date(today - 30)))
                + (SELECT count(*) FROM dictum.artifact WHERE created_at > \(Estate.date(today - 366)))
            """
        )[0].get(0)
    }

    func reckoning() async throws -> Reckoning {
        let row = try await estate.administrator.query(
            """
            SELECT count(*) FILTER (WHERE deleted_at IS NOT NULL AND key_destroyed_at IS NOT NULL),
                count(certificate_id), (SELECT count(*) FROM audit.entry WHERE action LIKE '%.destroyed')
            FROM dictum.destruction
            """
        )[0]
        var reckoning = Reckoning(all: 0)
        (reckoning.destroyed, reckoning.certified, reckoning.recorded) = (
            try row.get(0), try row.get(1), try row.get(2)
        )
        reckoning.dead = try await keys.query("SELECT count(*) FROM keys.data_key WHERE wrapped IS NULL")[0].get(0)
        return reckoning
    }
}

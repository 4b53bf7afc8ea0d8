import Foundation
import Migrations
import Postgres
import TestSupport

@testable import AuditLog

/// A migrated database with a sealer, and two lanes to write to.
struct AuditFixture {
    let database: ScratchDatabase
    let pool: Pool
    let first: Connection
    let second: Connection
    let signer: NoteSigner
    let log = AuditLog()

    static func with(_ body: (AuditFixture) async throws -> Void) async throws {
        try await ScratchDatabase.with(.records) { database in
            let fixture = AuditFixture(
                database: database,
                pool: Pool(database.conninfo, size: 2),
                first: try await Connection.open(database.conninfo),
                second: try await Connection.open(database.conninfo),
                signer: try NoteSigner.generate(name: "example.org/audit")
            )
            try await body(fixture)
            await fixture.first.close()
            await fixture.second.close()
            await fixture.pool.close()
        }
    }

    static func entry(_ action: String = "note.read") -> AuditEntry {
        AuditEntry(
            actor: "clinician/\(UUID().uuidString.lowercased())",
            action: action,
            practice: UUID(),
            dictation: UUID(),
            artifactClass: "note",
            artifactVersion: 3,
            keyID: UUID(),
            outcome: .refused,
            code: "wrong_key",
            purpose: .treatment
        )
    }

    /// Writes `count` entries to each of the two lanes in turn, each in a transaction of its own.
    func fill(_ count: Int) async throws {
        for _ in 0..<count {
            for connection in [first, second] {
                try await connection.transaction { [log] session in try log.append(Self.entry(), in: session) }
            }
        }
    }

    /// Writes `count` entries to the first lane in one statement.
    func fillQuickly(_ count: Int) async throws {
        try await first.query(
            "SELECT audit.append('worker/a', 'note.read', 'TREAT') FROM generate_series(1, \(count))"
        )
    }

    /// Seals until the tree has `size` leaves: other databases of the server may hold the horizon back for a while.
    func seal(upTo size: Int, by other: NoteSigner? = nil, batch: Int = 4) async throws {
        try await waitUntil("\(size) entries are sealed") {
            try await AuditSealer(signer: other ?? signer, batch: batch).seal(in: pool)
            let rows = try await pool.query("SELECT coalesce(max(tree_size), 0) FROM audit.checkpoint")
            return try rows.first?.get(0, as: Int.self) == size
        }
    }

    /// Cuts the log back to a checkpoint of `size`, lanes and all, as restoring a dump does.
    func cut(to size: Int) async throws {
        try await attack(
            """
            DELETE FROM audit.checkpoint WHERE tree_size > \(size);
            DELETE FROM audit.leaf WHERE leaf_index >= \(size);
            DELETE FROM audit.entry AS e WHERE NOT EXISTS (
                SELECT FROM audit.leaf AS f WHERE (f.lane_id, f.lane_seq) = (e.lane_id, e.lane_seq)
            );
            UPDATE audit.lane AS l SET (sequence, head) = (
                SELECT lane_seq, entry_hash FROM audit.entry AS e WHERE e.lane_id = l.lane_id
                ORDER BY lane_seq DESC LIMIT 1
            );
            """
        )
    }

    /// The lane that a connection writes.
    func lane(of connection: Connection) async throws -> Int {
        try await connection.query("SELECT pg_backend_pid()")[0].get(0)
    }

    /// Changes the log as a superuser who has switched the triggers off.
    func attack(_ sql: String) async throws {
        let script = """
            ALTER TABLE audit.entry DISABLE TRIGGER ALL; ALTER TABLE audit.lane DISABLE TRIGGER ALL;
            ALTER TABLE audit.leaf DISABLE TRIGGER ALL; ALTER TABLE audit.checkpoint DISABLE TRIGGER ALL;
            ALTER TABLE audit.cosignature DISABLE TRIGGER ALL; ALTER TABLE audit.subject DISABLE TRIGGER ALL;
            """
        try await pool.run { session in try session.execute(script: script + sql) }
    }

    /// What verification finds.
    func finding() async throws -> String? {
        try await log.verify(pool, verifiedBy: signer.verifier).finding?.description
    }
}

import ArgumentParser
import AuditLog
import Foundation
import Glibc
import Postgres

/// `Scripts/bench audit`
struct AuditBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract:
            "Prints what the audit log costs a job, how far the sealer is behind, and how fast the log is verified."
    )

    @Option(help: "A libpq connection string of a server's administrator, without a database.")
    var server: String
    @Option(help: "How often the costs are measured, interleaved; 0 leaves them out.")
    var rounds = 9
    @Option(help: "Seconds of each measurement.")
    var seconds = 2
    @Option(help: "Clients at once.")
    var clients = 16
    @Option(help: "Entries of the log that is verified.")
    var entries = 1_000_000

    func run() async throws {
        let arena = Arena(server: server)
        try await arena.with { database in
            try await prepare(database)
            if rounds > 0 { try await measureCost(database) }
            try await measureSealing(database)
        }
        if entries > 0 { try await arena.with { try await measureVerification($0) } }
    }

    /// The same job update with three inserts: ours; ours without hashing; and a bare row of the columns that say what
    /// was done, without lane, salt and hashes.
    private func prepare(_ database: String) async throws {
        let connection = try await Connection.open(database)
        try await connection.run { session in
            try session.execute(script: Self.script)
            let source: String = try session.query("SELECT pg_get_functiondef('audit.append'::regproc)")[0].get(0)
            guard let start = source.firstRange(of: "sha256("), let end = source.firstRange(of: "    );\n    IF place")
            else {
                throw ValidationError("audit.append is not what this benchmark knows")
            }
            let body = "\(source[..<start.lowerBound])salt || salt;\n    IF place\(source[end.upperBound...])"
            try session.execute(
                script: body.replacing("audit.append", with: "audit.append_unhashed")
            )
        }
        await connection.close()
    }

    private func measureCost(_ database: String) async throws {
        let kinds: [(name: String, insert: Statement)] = [
            ("bare insert", "SELECT bench_append('worker/a', 'note.read', 'TREAT', \(UUID()), \(UUID()), 'note', 1)"),
            (
                "audit.append without hashing",
                "SELECT audit.append_unhashed('worker/a', 'note.read', 'TREAT', \(UUID()), \(UUID()), 'note', 1)"
            ),
            ("audit.append", "SELECT audit.append('worker/a', 'note.read', 'TREAT', \(UUID()), \(UUID()), 'note', 1)"),
        ]
        var rates: [String: [Double]] = [:]
        for round in 0..<rounds {
            // Who comes first finds the disk and its checkpoints in another state: each does so as often.
            for turn in kinds.indices {
                let kind = kinds[(round + turn) % kinds.count]
                rates[kind.name, default: []].append(try await rate(kind.insert, database))
            }
        }
        tell(
            "job update + audit insert, \(clients) clients, transactions/s (median of \(rounds); ratios round by round)"
        )
        let ours = rates["audit.append"] ?? []
        for kind in kinds {
            let theirs = rates[kind.name] ?? []
            let ratio = zip(ours, theirs).map { $0 / $1 }.median
            tell("  \(kind.name): \(Table.format(theirs.median)); audit.append / this: \(Table.format(ratio))")
        }
    }

    private func rate(_ insert: Statement, _ database: String) async throws -> Double {
        var connections: [Connection] = []
        for _ in 0..<clients { connections.append(try await Connection.open(database)) }
        // Once before the time runs: what a session plans it plans now.
        _ = try await work(connections, 1, insert) { $0 < 20 }
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let done = try await work(connections, 1000, insert) { _ in ContinuousClock.now < end }
        let rate = Double(done) / (ContinuousClock.now - start).inSeconds
        for connection in connections { await connection.close() }
        return rate
    }

    /// Transactions on all connections at once, as long as `goesOn` says of their count; returns how many.
    private func work(
        _ connections: [Connection],
        _ jobs: Int,
        _ insert: Statement,
        while goesOn: @escaping @Sendable (Int) -> Bool
    ) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for (client, connection) in connections.enumerated() {
                group.addTask {
                    var count = 0
                    while goesOn(count) {
                        let id = client * 1000 + count % jobs
                        try await connection.run { session in
                            _ = try session.pipeline(["UPDATE bench_job SET n = n + 1 WHERE id = \(id)", insert])
                        }
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
    }

    /// The sealer as it is deployed, beside the load; how old the oldest entry without a leaf is, again and again.
    private func measureSealing(_ database: String) async throws {
        let pool = Pool(database, size: 2)
        let sealer = AuditSealer(signer: try NoteSigner.generate(name: "bench/log"))
        try await sealer.seal(in: pool)
        async let load = rate(
            "SELECT audit.append('worker/a', 'note.read', 'TREAT', \(UUID()), \(UUID()), 'note', 1)",
            database
        )
        let lags = try await withThrowingTaskGroup(of: [Double].self) { group in
            group.addTask {
                try await sealer.run(in: pool, within: .seconds(1)) { _ in
                } failed: { _ in
                }
                return []
            }
            group.addTask {
                let end = ContinuousClock.now + .seconds(seconds)
                var lags: [Double] = []
                while ContinuousClock.now < end {
                    lags.append(try await AuditLog().state(in: pool).secondsBehind)
                    try await Task.sleep(for: .milliseconds(20))
                }
                return lags
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
        tell("sealing beside \(Table.format(try await load)) transactions/s, looked at \(lags.count) times:")
        tell("  the oldest unsealed entry was at most \(Table.format(lags.max() ?? 0)) s old")
        await pool.close()
    }

    /// Fills four lanes. A transaction that moves its lane often is slow: each step leaves a dead version of the lane's row
    /// that only its end lets go.
    private func fill(_ database: String) async throws {
        let (lanes, batch) = (4, 20)
        let transactions = max(1, entries / lanes / batch)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<lanes {
                group.addTask {
                    let connection = try await Connection.open(database)
                    try await connection.query("SET synchronous_commit = off")
                    for _ in 0..<transactions {
                        try await connection.query(
                            """
                            SELECT count(audit.append(
                                'worker/a', 'note.read', 'TREAT', gen_random_uuid(), gen_random_uuid(), 'note', 1
                            )) FROM generate_series(1, \(batch))
                            """
                        )
                    }
                    await connection.close()
                }
            }
            try await group.waitForAll()
        }
    }

    private func measureVerification(_ database: String) async throws {
        try await fill(database)
        let pool = Pool(database, size: 3)
        try await pool.query("ANALYZE audit.entry")
        let signer = try NoteSigner.generate(name: "bench/log")
        var start = ContinuousClock.now
        try await AuditSealer(signer: signer).seal(in: pool)
        let sealing = (ContinuousClock.now - start).inSeconds
        try await pool.query("ANALYZE audit.leaf")
        start = ContinuousClock.now
        let report = try await AuditLog().verify(pool, verifiedBy: signer.verifier)
        let verifying = (ContinuousClock.now - start).inSeconds
        tell("a backlog of \(report.sealed) entries sealed in \(Table.format(sealing)) s")
        tell("\(report) (verified in \(Table.format(verifying)) s)")
        await pool.close()
    }

    /// Into a file as well line by line: a long run that is stopped has said what it knew.
    private func tell(_ line: String) {
        print(line)
        fflush(nil)
    }

    private static let script = """
        CREATE TABLE bench_job (id int PRIMARY KEY, n int NOT NULL) WITH (fillfactor = 50);
        INSERT INTO bench_job SELECT g, 0 FROM generate_series(0, 99999) AS g;
        CREATE SEQUENCE bench_place;
        CREATE TABLE bench_entry (LIKE audit.entry);
        ALTER TABLE bench_entry DROP COLUMN previous_hash, DROP COLUMN salt, DROP COLUMN entry_hash;
        ALTER TABLE bench_entry ADD PRIMARY KEY (lane_id, lane_seq);
        CREATE INDEX ON bench_entry (xid, lane_id, lane_seq);
        CREATE INDEX ON bench_entry (dictation_id, at);
        CREATE INDEX ON bench_entry USING brin (at);
        CREATE FUNCTION bench_append(
            actor text, action text, purpose text, practice uuid, dictation uuid, class text, version int
        ) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
            INSERT INTO public.bench_entry VALUES (
                pg_backend_pid(), nextval('public.bench_place'), clock_timestamp(), pg_current_xact_id()::text::int8,
                session_user, actor, action, practice, dictation, class, version, NULL, 'success', NULL, purpose
            );
        END
        $$;
        """
}

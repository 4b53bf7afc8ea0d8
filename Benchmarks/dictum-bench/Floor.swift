import Postgres

/// The raw SQL floor: what PostgreSQL can do for a table with a token and nothing else. Two plain statements for each
/// batch of 100, a claim and a fenced DELETE; no order but the id, no fairness, no expiry, no counts.
struct Floor: Contender {
    let name = "raw SQL floor"
    let arena: Arena
    let effort: Effort

    static let batch = 100

    static let schema = """
        CREATE SCHEMA floor;
        CREATE SEQUENCE floor.token;
        CREATE TABLE floor.job (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stage text NOT NULL, token bigint
        ) WITH (fillfactor = 70);
        """

    func round() async throws -> [Column: Double] {
        try await arena.with(script: Self.schema) { database in
            var results: [Column: Double] = [:]
            let connection = try await Connection.open(database)
            for (column, processes) in [(Column.drainOne, 1), (.drainTwo, 2)] {
                results[column] = nil
                let start = ContinuousClock.now
                for _ in 0..<(effort.jobs / 1000) {
                    try await connection.query(
                        "INSERT INTO floor.job (stage) SELECT 'work' FROM generate_series(1, 1000)"
                    )
                }
                results[.enqueueBatch] = Double(effort.jobs) / (ContinuousClock.now - start).inSeconds
                try await connection.query("VACUUM ANALYZE floor.job")
                results[column] = try await DrainCommand.rate(
                    jobs: effort.jobs,
                    processes: processes,
                    arguments: ["--floor", "--database", database]
                )
            }
            let start = ContinuousClock.now
            for _ in 0..<effort.singly { try await connection.query("INSERT INTO floor.job (stage) VALUES ('work')") }
            results[.enqueueSingle] = Double(effort.singly) / (ContinuousClock.now - start).inSeconds
            await connection.close()
            return results
        }
    }

    func latencies() async throws -> [Column: Double] {
        try await arena.with(script: Self.schema) { database in
            try await Latency.measure(
                effort,
                database: database,
                channel: "floor",
                enqueue: { session in
                    try session.pipeline([
                        "INSERT INTO floor.job (stage) VALUES ('work') RETURNING id", "SELECT pg_notify('floor', '')",
                    ])[0][0].get(0)
                },
                claim: { session in try Self.claim(stage: "work", in: session).map(\.id) },
                complete: { session, ids in
                    try session.query("DELETE FROM floor.job WHERE id = ANY (\(array: ids)) AND token IS NOT NULL")
                }
            )
        }
    }

    static func drain(stage: String, in session: Session) throws -> Int {
        var count = 0
        while true {
            let jobs = try claim(stage: stage, in: session)
            guard !jobs.isEmpty else { return count }
            count += try session.query(
                """
                DELETE FROM floor.job
                WHERE id = ANY (\(array: jobs.map(\.id))) AND token = ANY (\(array: jobs.map(\.token)))
                """
            ).affectedRows
        }
    }

    private static func claim(stage: String, in session: Session) throws -> [(id: Int64, token: Int64)] {
        try session.query(
            """
            UPDATE floor.job SET token = nextval('floor.token')
            WHERE id = ANY (ARRAY(
                SELECT id FROM floor.job WHERE token IS NULL AND stage = \(stage)
                ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED
            ))
            RETURNING id, token
            """
        ).map { (try $0.get(0), try $0.get(1)) }
    }
}

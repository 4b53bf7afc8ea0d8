import Migrations
import Postgres
import TestSupport
import Testing

@Suite struct SessionTests {
    @Test func `an error of the server carries its SQLSTATE and the constraint, never a value`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo)
            try await pool.query("CREATE TABLE person (name text CONSTRAINT only_once UNIQUE)")
            try await pool.query("INSERT INTO person VALUES (\("Jane Example"))")
            let error = await #expect(throws: PostgresError.self) {
                try await pool.query("INSERT INTO person VALUES (\("Jane Example"))")
            }
            #expect(error?.code == .server)
            #expect(error?.sqlState == "23505")
            #expect(error?.object == "only_once")
            #expect(error?.isTransient == false)
            #expect(error?.description.contains("Jane") == false)
            #expect(error.map { "\($0)" }?.contains("Jane") == false)
            await pool.close()
        }
    }

    @Test func `a transaction whose body throws leaves nothing behind`() async throws {
        struct Stop: Error {}
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            try await pool.query("CREATE TABLE t (n int8)")
            await #expect(throws: Stop.self) {
                try await pool.transaction { session in
                    try session.query("INSERT INTO t VALUES (\(1))")
                    throw Stop()
                }
            }
            _ = try await pool.transaction { try $0.query("INSERT INTO t VALUES (\(2))") }
            #expect(try await pool.query("SELECT n FROM t").map { try $0.get(0, as: Int.self) } == [2])
            await pool.close()
        }
    }

    @Test func `a commit that PostgreSQL turns into a rollback is an error`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { session in
                    _ = try? session.query("SELECT 1/0")
                }
            }
            #expect(error?.code == .transaction)
            await pool.close()
        }
    }

    @Test func `a transaction inside another is refused`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { try $0.transaction { _ in } }
            }
            #expect(error?.code == .transaction)
            await pool.close()
        }
    }

    @Test func `the same text bound to other types is another statement`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            try await #expect(pool.value("SELECT \(7)") == 7)
            try await #expect(pool.value("SELECT \("seven")") == "seven")
            await pool.close()
        }
    }

    @Test func `a large value comes back whole`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo)
            let large = [UInt8](repeating: 0xA5, count: 32 << 20)
            try await #expect(pool.value("SELECT \(large)") == large)
            await pool.close()
        }
    }

    @Test(arguments: [true, false])
    func `a pipeline answers in order, and is undone whole when one fails`(preparing: Bool) async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1, preparesStatements: preparing)
            try await pool.query("CREATE TABLE t (n int8 UNIQUE)")
            let inserted = try await pool.run { session in
                try session.pipeline((0..<500).map { "INSERT INTO t VALUES (\($0)) RETURNING n" })
            }
            #expect(try inserted.map { try $0[0].get(0, as: Int.self) } == Array(0..<500))

            let error = await #expect(throws: PostgresError.self) {
                try await pool.run { session in
                    try session.pipeline((499..<503).reversed().map { "INSERT INTO t VALUES (\($0))" })
                }
            }
            #expect(error?.sqlState == "23505")
            try await #expect(pool.value("SELECT count(*) FROM t") == 500)
            #expect(try await pool.run { try $0.pipeline([]) }.isEmpty)
            await pool.close()
        }
    }
}

import Migrations
import Synchronization
import TestSupport
import Testing

@testable import Postgres

@Suite struct PoolTests {
    @Test func `a lost connection is an error that may be tried again, and the pool replaces it`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            let other = Pool(database.conninfo, size: 1)
            let pid = try await pool.backend()
            try await other.query("SELECT pg_terminate_backend(\(pid)::integer, 5000)")
            let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
            #expect(error?.code == .connection)
            #expect(error?.isTransient == true)
            #expect(try await pool.backend() != pid)
            await pool.close()
            await other.close()
        }
    }

    @Test func `a connection left inside a transaction is not handed on`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            let pid = try await pool.backend()
            try await pool.query("BEGIN")
            #expect(try await pool.backend() != pid)
            await pool.close()
        }
    }

    @Test func `no more connections are opened than the pool's size`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 2)
            let pids = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 { group.addTask { try await pool.backend() } }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect((1...2).contains(pids.count))
            await pool.close()
        }
    }

    @Test func `callers get their turn in the order in which they came`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            let holder = try await Connection.open(database.conninfo)
            try await holder.query("SELECT pg_advisory_lock(1)")
            let order = Order()
            try await withThrowingTaskGroup(of: Void.self) { group in
                // The first one holds the only connection until the lock is free.
                group.addTask { _ = try await pool.query("SELECT pg_advisory_lock(1), pg_advisory_unlock(1)") }
                while pool.isIdle { await Task.yield() }
                for number in 0..<5 {
                    group.addTask { try await pool.run { _ in order.numbers.withLock { $0.append(number) } } }
                    while pool.waiting <= number { await Task.yield() }
                }
                try await holder.query("SELECT pg_advisory_unlock(1)")
                try await group.waitForAll()
            }
            #expect(order.numbers.withLock { $0 } == Array(0..<5))
            await holder.close()
            await pool.close()
        }
    }

    @Test func `a caller that is cancelled while it waits leaves at once, and the next one gets its turn`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            let holder = try await Connection.open(database.conninfo)
            try await holder.query("SELECT pg_advisory_lock(1)")
            let first = Task { try await pool.query("SELECT pg_advisory_lock(1), pg_advisory_unlock(1)") }
            while pool.isIdle { await Task.yield() }
            let cancelled = Task { try await pool.query("SELECT 1") }
            while pool.waiting < 1 { await Task.yield() }
            let next = Task { try await pool.value("SELECT 2", as: Int.self) }
            while pool.waiting < 2 { await Task.yield() }
            cancelled.cancel()
            await #expect(throws: CancellationError.self) { try await cancelled.value }
            #expect(pool.waiting == 1)
            try await holder.query("SELECT pg_advisory_unlock(1)")
            _ = try await first.value
            #expect(try await next.value == 2)
            await holder.close()
            await pool.close()
        }
    }

    @Test func `a closed pool refuses, and closes what was in use`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            try await pool.query("SELECT 1")
            await pool.close()
            let error = await #expect(throws: PostgresError.self) { try await pool.query("SELECT 1") }
            #expect(error?.code == .closed)
        }
    }
}

private final class Order: Sendable {
    let numbers = Mutex<[Int]>([])
}

@Suite struct ListenerTests {
    @Test func `a listener says when it begins, then hears`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            var messages = Listener.messages(database.conninfo, channel: "odd \"name\"").makeAsyncIterator()
            #expect(try await messages.next()?.payload == "")
            try await pool.query("SELECT pg_notify('odd \"name\"', 'hello')")
            let message = try await messages.next()
            #expect(message?.channel == "odd \"name\"")
            #expect(message?.payload == "hello")
            await pool.close()
        }
    }

    @Test func `a listener ends with an error when its connection is lost`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo, size: 1)
            var messages = Listener.messages(database.conninfo, channel: "c").makeAsyncIterator()
            _ = try await messages.next()
            try await pool.query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE 'LISTEN%'
                """
            )
            await #expect(throws: PostgresError.self) { try await messages.next() }
            await pool.close()
        }
    }

    @Test func `a listener's connection goes when its consumer does`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let consumer = Task {
                for try await _ in Listener.messages(database.conninfo, channel: "c") { return }
            }
            try await consumer.value
            let pool = Pool(database.conninfo, size: 1)
            // Ends only when the backend has gone.
            var left = 1
            while left > 0 {
                left = try await pool.query(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                    """
                )[0].get(0)
                await Task.yield()
            }
            await pool.close()
        }
    }
}

extension Pool {
    /// The first column of the first row.
    func value<Value: Bindable>(_ statement: Statement, as type: Value.Type = Value.self) async throws -> Value {
        try await query(statement)[0].get(0)
    }

    fileprivate func backend() async throws -> Int { try await value("SELECT pg_backend_pid()") }
}

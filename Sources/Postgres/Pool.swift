internal import Synchronization

/// A fixed number of connections, opened when first needed and replaced when lost. Callers wait their turn in order.
public final class Pool: Sendable {
    private struct State {
        var idle: [Connection] = []
        var open = 0
        var waiters: [CheckedContinuation<Connection?, Never>] = []
    }

    private let conninfo: String
    private let size: Int
    private let preparesStatements: Bool
    private let state = Mutex(State())

    /// A pool over a libpq connection string.
    ///
    /// - Parameters:
    ///   - size: connections at most.
    ///   - preparesStatements: `false` behind a transaction-mode pooler.
    public init(_ conninfo: String, size: Int = 4, preparesStatements: Bool = true) {
        self.conninfo = conninfo
        self.size = size
        self.preparesStatements = preparesStatements
    }

    /// Runs one statement on a connection of the pool.
    @discardableResult
    public func query(_ statement: Statement) async throws -> Rows {
        try await run { try $0.query(statement) }
    }

    /// Runs `body` on a connection's thread.
    public func run<R: Sendable>(_ body: @Sendable (Session) throws -> R) async throws -> R {
        try await withConnection { try await $0.run(body) }
    }

    /// Runs `body` in a transaction on a connection's thread; it commits when `body` returns.
    public func transaction<R: Sendable>(_ body: @Sendable (Session) throws -> R) async throws -> R {
        try await withConnection { try await $0.transaction(body) }
    }

    /// Closes the idle connections. Those in use close when they come back.
    public func close() async {
        let idle = state.withLock { state in
            defer { state.idle = [] }
            state.open -= state.idle.count
            return state.idle
        }
        for connection in idle { await connection.close() }
    }

    private func withConnection<R: Sendable>(_ body: (Connection) async throws -> R) async throws -> R {
        let connection = try await take()
        do {
            let result = try await body(connection)
            giveBack(connection)
            return result
        } catch {
            await settle(connection)
            throw error
        }
    }

    /// After a failure: keeps the connection only if it still answers and holds no open transaction.
    private func settle(_ connection: Connection) async {
        if await connection.isUsable { return giveBack(connection) }
        await connection.close()
        vacate()
    }

    private enum Turn {
        case idle(Connection)
        case open, wait
    }

    private func take() async throws -> Connection {
        let turn: Turn = state.withLock { state in
            if let connection = state.idle.popLast() { return .idle(connection) }
            guard state.open < size else { return .wait }
            state.open += 1
            return .open
        }
        switch turn {
        case .idle(let connection): return connection
        case .open: return try await openNew()
        case .wait: break
        }
        let handed = await withCheckedContinuation { continuation in
            let resumeNow: Connection?? = state.withLock { state in
                if let connection = state.idle.popLast() { return .some(connection) }
                if state.open < size {
                    state.open += 1
                    return .some(nil)
                }
                state.waiters.append(continuation)
                return nil
            }
            if let resumeNow { continuation.resume(returning: resumeNow) }
        }
        if let handed { return handed }
        return try await openNew()
    }

    /// Opens a connection for a place that the caller has taken, and vacates the place when that fails.
    private func openNew() async throws -> Connection {
        do { return try await Connection.open(conninfo, preparesStatements: preparesStatements) } catch {
            vacate()
            throw error
        }
    }

    private func giveBack(_ connection: Connection) {
        let waiter = state.withLock { state -> CheckedContinuation<Connection?, Never>? in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.idle.append(connection)
            return nil
        }
        waiter?.resume(returning: connection)
    }

    /// Passes a place without a connection to the next waiter, who opens its own, or gives it up.
    private func vacate() {
        let waiter = state.withLock { state -> CheckedContinuation<Connection?, Never>? in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.open -= 1
            return nil
        }
        waiter?.resume(returning: nil)
    }
}

internal import Synchronization

/// A fixed number of connections, opened when first needed and replaced when lost. Callers wait their turn in order; one
/// that is cancelled while it waits leaves at once with a `CancellationError`.
public final class Pool: Sendable {
    private struct Waiter {
        let number: UInt64
        let continuation: CheckedContinuation<Connection?, any Error>
    }

    private struct State {
        var idle: [Connection] = []
        var lent: [ObjectIdentifier: Connection] = [:]
        var open = 0
        var isClosed = false
        var waiters: [Waiter] = []
        var lastNumber: UInt64 = 0
    }

    private let conninfo: String
    /// Connections at most.
    public let size: Int
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
        let connection = try await take()
        state.withLock { $0.lent[ObjectIdentifier(connection)] = connection }
        let (result, isUsable) = await connection.lend(body)
        state.withLock { _ = $0.lent.removeValue(forKey: ObjectIdentifier(connection)) }
        if isUsable { await giveBack(connection) } else { await discard(connection) }
        return try result.get()
    }

    /// Runs `body` in a transaction on a connection's thread; it commits when `body` returns.
    public func transaction<R: Sendable>(_ body: @Sendable (Session) throws -> R) async throws -> R {
        try await run { try $0.transaction(body) }
    }

    /// Cancels the statements that are under way, so that whoever waits at a lock stops waiting: they throw a `PostgresError`
    /// of SQLSTATE 57014, their transactions roll back, and the pool goes on.
    public func interrupt() async {
        let lent = state.withLock { Array($0.lent.values) }
        await withDiscardingTaskGroup { group in
            for connection in lent { group.addTask { await connection.interrupt() } }
        }
    }

    /// Closes the idle connections. Those in use close when they come back, and later calls throw.
    public func close() async {
        state.withLock { $0.isClosed = true }
        await closeIdle()
    }

    /// How many callers wait for their turn.
    var waiting: Int { state.withLock { $0.waiters.count } }

    /// Whether no connection is in use.
    var isIdle: Bool { state.withLock { $0.open == $0.idle.count } }

    private func closeIdle() async {
        let idle = state.withLock { state in
            defer { state.idle = [] }
            state.open -= state.idle.count
            return state.idle
        }
        for connection in idle { await connection.close() }
    }

    /// Drops a connection that was lost or left in a transaction, and the idle ones: what ended one, a restart or a
    /// fail-over, has mostly ended them all.
    private func discard(_ connection: Connection) async {
        await connection.close()
        vacate()
        await closeIdle()
    }

    private enum Turn {
        case idle(Connection)
        case open, wait
    }

    private func take() async throws -> Connection {
        let turn: Turn = try state.withLock { state in
            if state.isClosed { throw PostgresError(.closed, "the pool is closed") }
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
        if let handed = try await waitInLine() { return handed }
        return try await openNew()
    }

    /// A connection, or `nil` for a place to open one in.
    private func waitInLine() async throws -> Connection? {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let resumeNow: Connection?? = state.withLock { state in
                    if let connection = state.idle.popLast() { return .some(connection) }
                    if state.open < size {
                        state.open += 1
                        return .some(nil)
                    }
                    state.waiters.append(Waiter(number: number, continuation: continuation))
                    return nil
                }
                if let resumeNow { continuation.resume(returning: resumeNow) }
                // The cancellation may have come before there was anybody to send away.
                if Task.isCancelled { leaveLine(number) }
            }
        } onCancel: {
            leaveLine(number)
        }
    }

    private func leaveLine(_ number: UInt64) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    /// Opens a connection for a place that the caller has taken, and vacates the place when that fails.
    private func openNew() async throws -> Connection {
        do { return try await Connection.open(conninfo, preparesStatements: preparesStatements) } catch {
            vacate()
            throw error
        }
    }

    private func giveBack(_ connection: Connection) async {
        enum Next {
            case waiter(Waiter)
            case idle, close
        }
        let next: Next = state.withLock { state in
            if !state.waiters.isEmpty { return .waiter(state.waiters.removeFirst()) }
            guard !state.isClosed else { return .close }
            state.idle.append(connection)
            return .idle
        }
        switch next {
        case .waiter(let waiter): waiter.continuation.resume(returning: connection)
        case .idle: break
        case .close:
            await connection.close()
            vacate()
        }
    }

    /// Passes a place without a connection to the next waiter, who opens its own, or gives it up.
    private func vacate() {
        let waiter = state.withLock { state -> Waiter? in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.open -= 1
            return nil
        }
        waiter?.continuation.resume(returning: nil)
    }
}

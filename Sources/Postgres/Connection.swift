internal import Synchronization

/// A libpq connection on a thread of its own. Its calls block that thread, never the cooperative pool.
///
/// No call of this actor suspends while it works, so the statements of two callers never interleave.
public actor Connection {
    private nonisolated let executor = ThreadExecutor()
    private var session: Session?
    private nonisolated let canceller = Mutex<Canceller?>(nil)

    /// The thread that the session lives on.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private init() {}

    deinit { executor.stop() }

    /// Connects with a libpq connection string (passwords belong in a password file, not in it).
    ///
    /// - Parameter preparesStatements: `false` behind a transaction-mode pooler.
    public static func open(
        _ conninfo: String,
        preparesStatements: Bool = true
    ) async throws(PostgresError) -> Connection {
        let connection = Connection()
        try await connection.connect(conninfo, preparesStatements)
        return connection
    }

    private func connect(_ conninfo: String, _ preparesStatements: Bool) throws(PostgresError) {
        let session = try Session(connecting: conninfo, preparesStatements: preparesStatements)
        self.session = session
        let canceller = session.canceller
        self.canceller.withLock { $0 = canceller }
    }

    /// Cancels the statement that is under way, from outside of the thread that it blocks.
    nonisolated func interrupt() async {
        guard let canceller = canceller.withLock({ $0 }) else { return }
        await withCheckedContinuation { continuation in
            startThread {
                canceller.cancel()
                continuation.resume()
            }
        }
    }

    /// Runs `body` on the connection's thread.
    public func run<R: Sendable>(_ body: @Sendable (Session) throws -> R) throws -> R {
        try body(open())
    }

    /// Runs one statement.
    @discardableResult
    public func query(_ statement: Statement) throws(PostgresError) -> Rows { try open().query(statement) }

    /// Runs `body` in a transaction on the connection's thread; it commits when `body` returns.
    public func transaction<R: Sendable>(_ body: @Sendable (Session) throws -> R) throws -> R {
        try open().transaction(body)
    }

    /// Runs `body`, and says whether the connection can be handed to another caller, in one visit to the thread.
    func lend<R: Sendable>(_ body: @Sendable (Session) throws -> R) -> (Result<R, any Error>, isUsable: Bool) {
        let result = Result { try body(open()) }
        return (result, session?.isUsable ?? false)
    }

    /// Closes the connection. Later calls throw ``PostgresError/Code/closed``.
    public func close() {
        session = nil
        canceller.withLock { $0 = nil }
    }

    private func open() throws(PostgresError) -> Session {
        guard let session else { throw PostgresError(.closed, "the connection is closed") }
        return session
    }
}

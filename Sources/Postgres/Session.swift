internal import CLibPQ

/// One database session, seen from the thread that owns it: its calls block, and it never leaves that thread.
///
/// Rooms take a `Session` where their write belongs to a transaction that their caller holds open.
@safe public final class Session {
    let handle: Handle
    private let preparesStatements: Bool
    private var prepared: [PreparedText: String] = [:]
    private var isLost = false

    /// The same text may be bound to other types elsewhere; those are two prepared statements.
    private struct PreparedText: Hashable {
        let sql: String
        let types: [UInt32]
    }

    init(connecting conninfo: String, preparesStatements: Bool) throws(PostgresError) {
        handle = try Handle(connecting: conninfo)
        self.preparesStatements = preparesStatements
    }

    var canceller: Canceller? { Canceller(handle) }

    var isUsable: Bool { !isLost && handle.isAlive && handle.isIdle }

    /// Runs one statement and returns its rows.
    ///
    /// Each text is prepared once a session, unless the connection was opened for a transaction-mode pooler.
    @discardableResult
    public func query(_ statement: Statement) throws(PostgresError) -> Rows {
        let packed = PackedBindings(statement.bindings)
        let name = try preparedName(of: statement, types: packed.types)
        let result = unsafe packed.withPointers { p in
            if let name {
                unsafe PQexecPrepared(handle.raw, name, p.count, p.values, p.lengths, p.formats, 1)
            } else {
                unsafe PQexecParams(
                    handle.raw,
                    statement.sql,
                    p.count,
                    packed.types,
                    p.values,
                    p.lengths,
                    p.formats,
                    1
                )
            }
        }
        return unsafe try adopt(result)
    }

    /// Runs a script of several statements without parameters, as one implicit transaction.
    public func execute(script: String) throws(PostgresError) {
        _ = unsafe try adopt(PQexec(handle.raw, script))
    }

    /// Runs `body` between `BEGIN` and `COMMIT`, and rolls back when it throws.
    ///
    /// - Throws: what `body` throws, or ``PostgresError/Code/transaction`` inside another transaction, or when `body`
    ///   returned although a statement of it had failed: PostgreSQL answers such a `COMMIT` with a rollback.
    public func transaction<R>(_ body: (Session) throws -> R) throws -> R {
        guard !handle.isInTransaction else {
            throw PostgresError(.transaction, "a transaction cannot begin inside another one")
        }
        try query("BEGIN")
        do {
            let result = try body(self)
            guard try query("COMMIT").commandTag == "COMMIT" else {
                throw PostgresError(.transaction, "a statement of the transaction had failed, so it was rolled back")
            }
            return result
        } catch {
            // A lost connection has rolled back already.
            if handle.isAlive { _ = try? query("ROLLBACK") }
            throw error
        }
    }

    func preparedName(of statement: Statement, types: [UInt32]) throws(PostgresError) -> String? {
        guard preparesStatements else { return nil }
        let text = PreparedText(sql: statement.sql, types: types)
        if let name = prepared[text] { return name }
        let name = "s\(prepared.count)"
        _ = unsafe try adopt(PQprepare(handle.raw, name, statement.sql, Int32(types.count), types))
        prepared[text] = name
        return name
    }

    func adopt(_ result: OpaquePointer?) throws(PostgresError) -> Rows {
        guard let result = unsafe result else { throw handle.lastError(.connection) }
        let rows = unsafe Rows(adopting: result)
        do { return try rows.checked() } catch {
            if error.code == .connection { isLost = true }
            throw handle.isAlive ? error : PostgresError(.connection, error.message, sqlState: error.sqlState)
        }
    }
}

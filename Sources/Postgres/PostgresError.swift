internal import CLibPQ

/// Why a database call failed.
///
/// Holds PostgreSQL's codes and the names of what was touched, never a parameter or a row: the server's own message may
/// quote values, so it is kept out of ``description``.
public struct PostgresError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: String, Hashable, Sendable {
        /// The connection could not be made, or was lost; the same call may succeed later.
        case connection
        /// The server refused the statement; see ``PostgresError/sqlState``.
        case server
        /// The connection string is not one that dictum connects with; ``PostgresError/description`` says the cure.
        case configuration
        /// A transaction was begun inside another, or rolled back at its end because a statement in it had failed.
        case transaction
        /// The connection was closed by its owner.
        case closed
        /// A column holds another type than was asked for, or NULL.
        case decoding
    }

    /// The kind of failure.
    public let code: Code
    /// The five-character SQLSTATE, for ``Code/server`` errors.
    public let sqlState: String?
    /// The constraint, table or column that the server named.
    public let object: String?
    /// libpq's or the server's own words, for a human at a terminal. May quote values: never log it.
    public let message: String

    init(_ code: Code, _ message: String, sqlState: String? = nil, object: String? = nil) {
        self.code = code
        self.message = message
        self.sqlState = sqlState
        self.object = object
    }

    /// Whether trying again can help: the connection was lost, the server is starting, stopping, full, or met a
    /// serialization conflict.
    public var isTransient: Bool {
        if code == .connection { return true }
        guard let sqlState else { return false }
        return ["08", "40", "53", "57", "58"].contains(String(sqlState.prefix(2)))
    }

    /// Safe to log: codes and names only.
    public var description: String {
        switch code {
        case .connection: "the database cannot be reached; check that it runs and the connection string is right"
        case .server:
            "the database refused a statement (SQLSTATE \(sqlState ?? "unknown")\(object.map { ", \($0)" } ?? ""))"
        case .configuration: "the database connection string is refused: \(message)"
        case .transaction: message
        case .closed: "the database connection is closed"
        case .decoding: "a column of an answer is not of the type expected: \(message)"
        }
    }
}

func trimmed(_ message: UnsafePointer<CChar>?) -> String {
    guard let message = unsafe message else { return "" }
    var text = unsafe String(cString: message)
    while text.last?.isNewline == true { text.removeLast() }
    return text
}

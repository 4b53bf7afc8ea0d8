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
        /// The server did not prove who it is, or would not protect the connection; ``PostgresError/description`` says the
        /// cure. The same call may succeed once that was applied.
        case unprotected
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

    /// Whether trying again can help: the connection was lost, the server is starting, stopping or full, can't read or
    /// write its files, follows another (25006, after a fail-over), or met a serialization conflict.
    public var isTransient: Bool {
        if code == .connection || code == .unprotected { return true }
        guard let sqlState else { return false }
        return ["08", "40", "53", "57", "58"].contains(String(sqlState.prefix(2))) || sqlState == "25006"
    }

    /// Safe to log: codes and names only.
    public var description: String {
        switch code {
        case .connection: "the database cannot be reached; check that it runs and the connection string is right"
        case .unprotected: "the connection to the database is not protected: \(message)"
        case .server:
            "the database refused a statement (SQLSTATE \(sqlState ?? "unknown")\(object.map { ", \($0)" } ?? ""))"
        case .configuration: "the database connection string is refused: \(message)"
        case .transaction: message
        case .closed: "the database connection is closed"
        case .decoding: "a column of an answer is not of the type expected: \(message)"
        }
    }
}

extension PostgresError {
    /// Why a connection could not be made. What TLS refused gets its cure; libpq tells it by words only, which it does not
    /// translate unless the program asks for that, and this one doesn't.
    static func connecting(_ words: String) -> PostgresError {
        let cure = protections.first { words.contains($0.words) }?.cure
        return cure.map { PostgresError(.unprotected, $0) } ?? PostgresError(.connection, words)
    }

    private static let protections: [(words: String, cure: String)] = [
        ("does not match host name", "the server's certificate is for another name; use the name that it has as host"),
        ("server does not support SSL", "the server has no TLS; set ssl=on there, with a certificate"),
        ("no encryption", "the server has no TLS for this user; add a hostssl line to its pg_hba.conf"),
        (
            "certificate verify failed",
            "the server's certificate has expired, or no authority in sslrootcert has signed it; renew it, or name the right file"
        ),
        ("root certificate file", "the file of trusted authorities can't be read; name it with sslrootcert=FILE"),
        ("channel binding", "the server would not bind the password to the connection; use scram-sha-256 there"),
        ("unsupported protocol", "the server speaks no TLS 1.2 or better; raise its ssl_min_protocol_version"),
    ]
}

func trimmed(_ message: UnsafePointer<CChar>?) -> String {
    guard let message = unsafe message else { return "" }
    var text = unsafe String(cString: message)
    while text.last?.isNewline == true { text.removeLast() }
    return text
}

public import Postgres

/// One numbered SQL file.
public struct Migration: Sendable {
    /// Its place in the order, from 1.
    public let number: Int
    /// The file's name without its number and ending.
    public let name: String
    /// The SQL text.
    public let sql: String

    init(_ number: Int, _ name: String, _ bytes: [UInt8]) {
        self.number = number
        self.name = name
        sql = String(decoding: bytes, as: UTF8.self)
    }
}

/// The two databases that Dictum keeps, each with its own migrations.
public enum Schema: String, Sendable, CaseIterable {
    /// Dictations, artifacts, the queue and the audit log.
    case records
    /// Wrapped keys, in a database of their own with a short backup window.
    case keystore
}

/// A database that this version of Dictum can't work with.
public struct MigrationError: Error, CustomStringConvertible {
    /// What is wrong and what to do.
    public let description: String
}

/// Brings a database to the newest schema, forward only.
public struct Migrator: Sendable {
    private let schema: Schema

    /// A migrator for one of the two databases.
    public init(_ schema: Schema) { self.schema = schema }

    /// Applies what is missing, each file in a transaction of its own, and returns what it applied.
    ///
    /// Two migrators at once are safe: an advisory lock lets one wait for the other.
    ///
    /// - Throws: ``MigrationError`` when the database was migrated by a newer version.
    public func apply(on connection: Connection) async throws -> [Migration] {
        let schema = schema
        return try await connection.run { session in
            try session.query("SELECT pg_advisory_lock(hashtext('dictum migrations'))")
            defer { _ = try? session.query("SELECT pg_advisory_unlock(hashtext('dictum migrations'))") }
            try session.execute(script: Self.bookkeeping)
            let done = try session.query("SELECT number FROM dictum_migration.applied").map { row in
                try row.get(0, as: Int.self)
            }
            if let newest = done.max(), newest > schema.migrations.last?.number ?? 0 {
                throw MigrationError(
                    description:
                        "the \(schema.rawValue) database has migration \(newest), which this version of dictum "
                        + "does not know; run the newer version"
                )
            }
            let missing = schema.migrations.filter { !done.contains($0.number) }
            for migration in missing { try Self.apply(migration, in: session) }
            return missing
        }
    }

    private static func apply(_ migration: Migration, in session: Session) throws {
        try session.transaction { session in
            try session.execute(script: migration.sql)
            try session.query(
                "INSERT INTO dictum_migration.applied (number, name) VALUES (\(migration.number), \(migration.name))"
            )
        }
    }

    private static let bookkeeping = """
        CREATE SCHEMA IF NOT EXISTS dictum_migration;
        CREATE TABLE IF NOT EXISTS dictum_migration.applied (
            number int8 PRIMARY KEY,
            name text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        );
        """
}

internal import Foundation
public import Migrations
internal import Postgres

/// A database of its own for one test, copied from a freshly migrated template and dropped afterwards.
public struct ScratchDatabase: Sendable {
    /// The connection string of the server's administrator, from `DICTUM_TEST_SERVER`; without a database name.
    ///
    /// `Scripts/test` starts the server and sets it. A test that needs it fails where it is missing, so that a suite
    /// without a server never reads as green.
    public static var server: String {
        get throws {
            if let chosen { return chosen }
            guard let server = ProcessInfo.processInfo.environment["DICTUM_TEST_SERVER"] else {
                throw MissingServer()
            }
            return server
        }
    }

    /// A server of the test's own; see ``on(_:_:)``.
    @TaskLocal private static var chosen: String?

    /// Runs `body`, whose databases are made on another server.
    ///
    /// - Parameter server: how its administrator connects, without a database.
    public static func on<R>(_ server: String, _ body: () async throws -> R) async throws -> R {
        try await $chosen.withValue(server, operation: body)
    }

    /// Why the database tests failed, and the cure.
    public struct MissingServer: Error, CustomStringConvertible {
        /// One line.
        public let description = "DICTUM_TEST_SERVER is not set: run the tests with Scripts/test"
    }

    /// The database's name.
    public let name: String
    /// A connection string for the administrator.
    public let conninfo: String

    /// A connection string for another login role.
    public func conninfo(as role: String) throws -> String {
        let server = try Self.server.split(separator: " ").filter { !$0.hasPrefix("user=") }.joined(separator: " ")
        return "\(server) user=\(role) dbname=\(name)"
    }

    /// Runs `body` against a new database with `schema`, and drops it afterwards.
    public static func with<R>(_ schema: Schema, _ body: (ScratchDatabase) async throws -> R) async throws -> R {
        let database = try await make(schema)
        let result: R
        do { result = try await body(database) } catch {
            try? await database.drop()
            throw error
        }
        try await database.drop()
        return result
    }

    /// A new database with `schema`; the caller drops it.
    public static func make(_ schema: Schema) async throws -> ScratchDatabase {
        let template = try await Templates.shared.name(of: schema)
        let name = "dictum_test_\(UUID().uuidString.prefix(13).lowercased().replacing("-", with: ""))"
        try await administer("CREATE DATABASE \(name) TEMPLATE \(template)")
        try await administer(copyAccess(from: template, to: name))
        return ScratchDatabase(name: name, conninfo: "\(try server) dbname=\(name)")
    }

    /// A copy of a database does not have its rights.
    private static func copyAccess(from template: String, to name: String) -> String {
        """
        DO $$
        DECLARE
            held record;
        BEGIN
            REVOKE ALL ON DATABASE \(name) FROM PUBLIC;
            FOR held IN
                SELECT a.grantee::regrole AS role, a.privilege_type AS privilege
                FROM pg_database AS d CROSS JOIN aclexplode(d.datacl) AS a
                WHERE d.datname = '\(template)' AND a.grantee NOT IN (0, d.datdba)
            LOOP
                EXECUTE format('GRANT %s ON DATABASE \(name) TO %s', held.privilege, held.role);
            END LOOP;
        END
        $$
        """
    }

    /// Drops the database, and ends what is still connected to it.
    public func drop() async throws { try await administer("DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }
}

/// One migrated template a server, schema and test process.
private actor Templates {
    private struct Key: Hashable {
        let server: String
        let schema: Schema
    }
    static let shared = Templates()
    private var building: [Key: Task<String, any Error>] = [:]

    func name(of schema: Schema) async throws -> String {
        let key = Key(server: try ScratchDatabase.server, schema: schema)
        if let task = building[key] { return try await task.value }
        let task = Task {
            let name = "dictum_template_\(schema.rawValue)_\(ProcessInfo.processInfo.processIdentifier)"
            try await administer("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
            try await administer("CREATE DATABASE \(name) TEMPLATE template0")
            let connection = try await Connection.open("\(try ScratchDatabase.server) dbname=\(name)")
            _ = try await Migrator(schema).apply(on: connection)
            await connection.close()
            return name
        }
        building[key] = task
        return try await task.value
    }
}

/// On a busy machine a session may take longer to go than PostgreSQL waits for it (5 s): then once more.
private func administer(_ sql: String) async throws {
    let connection = try await Connection.open("\(try ScratchDatabase.server) dbname=postgres")
    defer { Task { await connection.close() } }
    for _ in 0..<10 {
        do { return try await connection.run { try $0.execute(script: sql) } } catch let error as PostgresError
            where error.sqlState == "55006"
        {}
    }
    try await connection.run { try $0.execute(script: sql) }
}

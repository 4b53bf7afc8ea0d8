import Migrations
import Postgres

/// The server on which all contend; each round gets a new database, so that none inherits another's dead rows.
struct Arena: Sendable {
    let server: String

    func with<R>(script: String? = nil, schema: Schema = .records, _ body: (String) async throws -> R) async throws -> R
    {
        let name = "bench_\(UInt32.random(in: .min ... .max))"
        try await administer("CREATE DATABASE \(name) TEMPLATE template0")
        let database = "\(server) dbname=\(name)"
        let result: Result<R, any Error>
        do {
            let connection = try await Connection.open(database)
            if let script {
                try await connection.run { try $0.execute(script: script) }
            } else {
                _ = try await Migrator(schema).apply(on: connection)
            }
            await connection.close()
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        try await administer("DROP DATABASE \(name) WITH (FORCE)")
        return try result.get()
    }

    func administer(_ sql: String) async throws {
        let connection = try await Connection.open("\(server) dbname=postgres")
        try await connection.run { try $0.execute(script: sql) }
        await connection.close()
    }
}

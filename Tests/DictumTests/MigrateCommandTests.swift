import Foundation
import HouseSupport
import Migrations
import Postgres
import TestSupport
import Testing

@Suite struct `dictum migrate` {
    @Test func `leaves an entry for each migration of both databases, once`() async throws {
        let server = try ScratchDatabase.server
        let names = ["records", "keys"].map { "dictum_\($0)_\(UUID().uuidString.prefix(8).lowercased())" }
        let administrator = try await Connection.open("\(server) dbname=postgres")
        for name in names { try await administrator.run { try $0.execute(script: "CREATE DATABASE \(name)") } }
        let places = names.map { "\(server) dbname=\($0)" }
        for _ in 0..<2 {
            let outcome = try await Shell.run(
                DictumProgram.url,
                ["migrate", "--database", places[0], "--key-store", places[1]]
            )
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
        }
        let pool = Pool(places[0], size: 1)
        let entries = try await pool.query("SELECT code FROM audit.entry WHERE action = 'migration.applied'").map {
            try $0.get(0, as: String.self)
        }
        let expected = Schema.allCases.flatMap { schema in
            schema.migrations.map { "\(schema.rawValue)_\($0.number)_\($0.name)" }
        }
        #expect(entries.sorted() == expected.sorted())
        await pool.close()
        for name in names {
            try await administrator.run { try $0.execute(script: "DROP DATABASE \(name) WITH (FORCE)") }
        }
        await administrator.close()
    }
}

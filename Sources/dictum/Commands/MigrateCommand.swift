import ArgumentParser
import AuditLog
import Migrations
import Postgres

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring both databases to the newest schema.",
        discussion: """
            Connect as an administrator who may create roles. Safe on a live system, and to repeat.

            Example: dictum migrate --database "host=/run/postgresql dbname=dictum user=postgres" \
            --key-store "host=/run/postgresql dbname=dictum_keys user=postgres"
            """
    )
    @OptionGroup var stores: StoreOptions

    func run() async throws {
        let settings = try await stores.settings()
        try await Self.migrate(
            records: try settings.required(.database),
            keyStore: try settings.required(.keyStore)
        )
    }

    /// Brings both databases to the newest schema; the audit log, which the first of them holds, says what was applied.
    static func migrate(records: String, keyStore: String) async throws {
        for (schema, conninfo) in [(Schema.records, records), (.keystore, keyStore)] {
            let connection = try await Connection.open(conninfo)
            let applied = try await Migrator(schema).apply(on: connection)
            await connection.close()
            try await record(applied, of: schema, in: records)
            let names = applied.map { "\($0.number) \($0.name)" }.joined(separator: ", ")
            Terminal.say("\(schema.rawValue): \(applied.isEmpty ? "up to date" : "applied \(names)")")
        }
    }

    private static func record(_ applied: [Migration], of schema: Schema, in records: String) async throws {
        guard !applied.isEmpty else { return }
        let connection = try await Connection.open(records)
        try await connection.run { session in
            try session.transaction { session in
                for migration in applied {
                    let entry = AuditEntry(
                        actor: "administrator",
                        action: "migration.applied",
                        code: "\(schema.rawValue)_\(migration.number)_\(migration.name)",
                        purpose: .systemAdministration
                    )
                    try AuditLog().append(entry, in: session)
                }
            }
        }
        await connection.close()
    }
}

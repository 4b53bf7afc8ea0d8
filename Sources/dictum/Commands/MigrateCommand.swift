import ArgumentParser
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
        try await Self.migrate(.records, try settings.required(.database))
        try await Self.migrate(.keystore, try settings.required(.keyStore))
    }

    static func migrate(_ schema: Schema, _ conninfo: String) async throws {
        let connection = try await Connection.open(conninfo)
        let applied = try await Migrator(schema).apply(on: connection)
        await connection.close()
        let names = applied.map { "\($0.number) \($0.name)" }.joined(separator: ", ")
        Terminal.say("\(schema.rawValue): \(applied.isEmpty ? "up to date" : "applied \(names)")")
    }
}

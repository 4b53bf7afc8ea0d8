internal import Foundation
internal import Migrations
internal import Postgres

/// A PostgreSQL of one test's own, to stop and to kill: made with the programs of the server that the tests run on.
public actor PrivateServer {
    /// Where its sockets and its data are.
    public nonisolated let folder: String
    private let programs: String
    private var process: ChildProcess?

    private init(folder: String, programs: String) {
        self.folder = folder
        self.programs = programs
    }

    /// How its administrator connects; without a database.
    public nonisolated var conninfo: String { "host=\(folder) user=postgres" }

    /// Runs `body` with a new server that has an empty database `records` with our schema.
    public static func with(_ body: (PrivateServer) async throws -> Void) async throws {
        let server = PrivateServer(folder: try Unprivileged.makeFolder(), programs: try await findPrograms())
        do {
            try await server.initialize()
            try await server.start()
            try await server.migrate()
            try await body(server)
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }

    /// Runs `body` with a second server that follows this one and answers for every commit of it.
    public func withStandby(_ body: (PrivateServer) async throws -> Void) async throws {
        let standby = PrivateServer(folder: try Unprivileged.makeFolder(), programs: programs)
        do {
            try await standby.copy(from: self)
            try await standby.start()
            try await administer("ALTER SYSTEM SET synchronous_standby_names = '*'")
            try await administer("SELECT pg_reload_conf()")
            try await body(standby)
        } catch {
            await standby.remove()
            throw error
        }
        await standby.remove()
    }

    /// Starts it and waits until it answers.
    public func start() async throws {
        let settings = ["listen_addresses=", "fsync=off", "max_connections=60"].flatMap { ["-c", $0] }
        process = try Unprivileged.launch(["\(programs)/postgres", "-D", "\(folder)/data", "-k", folder] + settings)
        for _ in 0..<200 {
            if let connection = try? await Connection.open("\(conninfo) dbname=postgres") {
                await connection.close()
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ProgramFailed(description: "PostgreSQL in \(folder) does not answer")
    }

    /// Ends it as `pg_ctl stop -m immediate` does: without a word to its clients.
    public func stopImmediately() async {
        guard let process else { return }
        process.send(SIGQUIT)
        await process.exit()
        self.process = nil
    }

    /// Makes a standby the primary.
    public func promote() async throws { try await administer("SELECT pg_promote()") }

    private func initialize() async throws {
        try await Self.run([
            "\(programs)/initdb", "-D", "\(folder)/data", "-U", "postgres", "--auth", "trust", "--encoding", "UTF8",
            "--locale", "C.UTF-8", "--no-sync",
        ])
    }

    private func copy(from primary: PrivateServer) async throws {
        try await Self.run([
            "\(programs)/pg_basebackup", "-D", "\(folder)/data", "-h", primary.folder, "-U", "postgres", "-R", "-X",
            "stream", "-c", "fast", "--no-sync",
        ])
    }

    private func migrate() async throws {
        try await administer("CREATE DATABASE records")
        let connection = try await Connection.open("\(conninfo) dbname=records")
        _ = try await Migrator(.records).apply(on: connection)
        await connection.close()
    }

    private func administer(_ sql: String) async throws {
        let connection = try await Connection.open("\(conninfo) dbname=postgres")
        try await connection.run { try $0.execute(script: sql) }
        await connection.close()
    }

    private func remove() async {
        await stopImmediately()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

extension PrivateServer {
    static func findPrograms() async throws -> String {
        let connection = try await Connection.open("\(try ScratchDatabase.server) dbname=postgres")
        let rows = try await connection.query("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
        await connection.close()
        return try rows[0].get(0)
    }

    static func run(_ command: [String]) async throws {
        let code = try await Unprivileged.launch(command).exit()
        guard code == 0 else { throw ProgramFailed(description: "\(command[0]) failed with \(code)") }
    }
}

internal import Foundation
internal import Migrations
internal import Postgres

/// A PostgreSQL of one test's own, to stop and to kill: made with the programs of the server that the tests run on.
public actor PrivateServer {
    /// Where its sockets and its data are.
    public nonisolated let folder: String
    private let programs: String
    private var wrapper: [String] = []
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

    /// Runs `body` with a server whose database `records` is on a disk of 32 MB, in memory that only the server sees and
    /// that goes with it. Needs root.
    public static func withSmallDisk(_ body: (PrivateServer) async throws -> Void) async throws {
        try await with { server in
            try await server.moveToSmallDisk()
            try await body(server)
        }
    }

    /// Whether ``withSmallDisk(_:)`` can do its work: a container may keep root from it.
    public static let canMount: @Sendable () async throws -> Bool = {
        let probe = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /tmp"]
        guard Unprivileged.isRoot else { return false }
        return try await ChildProcess(probe).exit() == 0
    }

    /// Another program takes all that is left of the small disk.
    public func fillDisk() async throws {
        guard let ballast else { return }
        let code = try await ChildProcess(["dd", "if=/dev/zero", "of=\(ballast)", "bs=4k"]).exit()
        guard code != 0 else { throw ProgramFailed(description: "the disk did not become full") }
    }

    /// And gives it back.
    public func emptyDisk() throws {
        if let ballast { try FileManager.default.removeItem(atPath: ballast) }
    }

    /// A file on the disk that only the server sees, seen through the server.
    private var ballast: String? { process.map { "/proc/\($0.id)/root\(folder)/disk/ballast" } }

    private func moveToSmallDisk() async throws {
        let disk = "\(folder)/disk"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        let script =
            #"mount -t tmpfs -o size=32m,mode=777 tmpfs "$0" && install -d -o postgres "$0/space" && exec "$@""#
        wrapper = ["unshare", "--mount", "sh", "-c", script, disk]
        await stopImmediately()
        try await start()
        try await administer("CREATE TABLESPACE small LOCATION '\(disk)/space'")
        try await administer("ALTER DATABASE records SET TABLESPACE small")
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
        let command = ["\(programs)/postgres", "-D", "\(folder)/data", "-k", folder] + settings
        process = try Unprivileged.launch(command, in: wrapper)
        for _ in 0..<1200 where process?.exitCode == nil {
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

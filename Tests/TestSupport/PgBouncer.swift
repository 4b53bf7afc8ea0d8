internal import Foundation
internal import Postgres

/// Debian's PgBouncer in transaction mode, before the server that the tests run on.
public enum PgBouncer {
    private static let program = "/usr/sbin/pgbouncer"

    /// Whether the program is there.
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Runs `body` beside a pooler that lets `users` in, and hands it the host to connect to. It has two connections for
    /// each of them and database: who keeps one waits for himself.
    public static func with(_ users: [String], _ body: (String) async throws -> Void) async throws {
        let folder = try Unprivileged.makeFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = try ScratchDatabase.server.split(separator: " ").filter { !$0.hasPrefix("user=") }
        let settings = """
            [databases]
            * = \(server.joined(separator: " "))
            [pgbouncer]
            pool_mode = transaction
            auth_type = trust
            auth_file = \(folder)/users
            listen_addr =
            unix_socket_dir = \(folder)
            listen_port = 5432
            default_pool_size = 2
            ignore_startup_parameters = extra_float_digits
            """
        try Data(settings.utf8).write(to: URL(filePath: "\(folder)/pgbouncer.ini"))
        let names = users.map { "\"\($0)\" \"\"\n" }.joined()
        try Data(names.utf8).write(to: URL(filePath: "\(folder)/users"))
        let bouncer = try Unprivileged.launch([program, "\(folder)/pgbouncer.ini"])
        // The socket's file is there a moment before anybody answers at it.
        while await !answers("host=\(folder) user=\(users[0]) dbname=postgres") {
            guard bouncer.exitCode == nil else { throw ProgramFailed(description: "pgbouncer did not start") }
            try await Task.sleep(for: .milliseconds(10))
        }
        let result: Result<Void, any Error>
        do { result = .success(try await body("host=\(folder)")) } catch { result = .failure(error) }
        bouncer.send(SIGKILL)
        await bouncer.exit()
        try result.get()
    }

    private static func answers(_ conninfo: String) async -> Bool {
        guard let connection = try? await Connection.open(conninfo) else { return false }
        await connection.close()
        return true
    }
}

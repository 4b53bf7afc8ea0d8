internal import Foundation
internal import Postgres

/// A PostgreSQL that listens on the loopback address, with certificates to choose from.
///
/// Its roles: `scram` and `weak` have the password `open sesame`, which the server wants as SCRAM and in clear; `certified`
/// shows a client certificate.
public actor EncryptedServer {
    /// What the server shows of itself.
    public enum Face: String, Sendable {
        /// A valid certificate for `localhost`.
        case valid
        /// A certificate for another name.
        case otherName
        /// A certificate that has ended.
        case expired
        /// No TLS at all.
        case none
    }

    /// Where certificates and data are.
    public nonisolated let folder: String
    private let port = freePort()
    private let programs: String
    private let hasNetwork: Bool
    private var process: ChildProcess?

    private init(folder: String, programs: String, hasNetwork: Bool) {
        self.folder = folder
        self.programs = programs
        self.hasNetwork = hasNetwork
    }

    /// How its administrator connects, by a socket; without a database.
    public nonisolated var localConninfo: String { "host=\(folder) port=\(port) user=postgres" }

    /// Whether a network can be made and cut: a container may keep root from it.
    public static let canMakeNetwork: @Sendable () async throws -> Bool = {
        guard Unprivileged.isRoot else { return false }
        return try await ChildProcess(["unshare", "--net", "ip", "link", "set", "lo", "up"]).exit() == 0
    }

    /// What goes before a command that shall run in the server's own network.
    public var inside: [String] { process.map { ["nsenter", "--net=/proc/\($0.id)/ns/net"] } ?? [] }

    /// Cuts its network, so that every packet is lost, or mends it.
    public func setNetwork(_ state: String) async throws {
        let code = try await ChildProcess(inside + ["ip", "link", "set", "lo", state]).exit()
        guard code == 0 else { throw ProgramFailed(description: "ip failed with \(code)") }
    }

    /// Runs `body` with a new server.
    ///
    /// - Parameter network: whether it has a network of its own, to be cut: then only what ``inside`` runs reaches it by
    ///   TCP. Needs root.
    public static func with(
        network hasNetwork: Bool = false,
        _ body: (EncryptedServer) async throws -> Void
    ) async throws {
        let server = EncryptedServer(
            folder: try Unprivileged.makeFolder(),
            programs: try await PrivateServer.findPrograms(),
            hasNetwork: hasNetwork
        )
        do {
            try await server.make()
            try await body(server)
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }

    /// How `role` connects over TCP; what `more` says goes before the rest.
    public func conninfo(
        as role: String,
        authority: String = "ca.crt",
        database: String = "postgres",
        _ more: String = ""
    ) -> String {
        "host=localhost hostaddr=127.0.0.1 port=\(port) dbname=\(database) user=\(role) sslmode=verify-full "
            + "sslrootcert=\(folder)/\(authority) passfile=\(folder)/passfile \(more)"
    }

    /// Puts on another face; connections from then on see it.
    public func show(_ face: Face) async throws {
        let socket = try await Connection.open("\(localConninfo) dbname=postgres")
        try await socket.run { session in
            try session.execute(script: "ALTER SYSTEM SET ssl = '\(face == .none ? "off" : "on")'")
            if face != .none {
                try session.execute(script: "ALTER SYSTEM SET ssl_cert_file = '\(self.folder)/\(face.rawValue).crt'")
            }
            try session.execute(script: "SELECT pg_reload_conf()")
        }
        await socket.close()
        // The reload is done when a new session has the new value.
        while true {
            let probe = try await Connection.open("\(localConninfo) dbname=postgres")
            let row = try await probe.query("SELECT current_setting('ssl'), current_setting('ssl_cert_file')").first
            await probe.close()
            let (isOn, file): (String, String) = (try row?.get(0) ?? "", try row?.get(1) ?? "")
            if face == .none ? isOn == "off" : isOn == "on" && file.hasSuffix("/\(face.rawValue).crt") { return }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func make() async throws {
        try await PrivateServer.run(["sh", "-ec", Self.certificates, "sh", folder])
        try await PrivateServer.run([
            "\(programs)/initdb", "-D", "\(folder)/data", "-U", "postgres", "--auth", "trust", "--no-sync",
            "--encoding", "UTF8", "--locale", "C.UTF-8",
        ])
        try await PrivateServer.run(["sh", "-ec", Self.access, "sh", folder, "\(port)"])
        let settings = [
            "listen_addresses=127.0.0.1", "fsync=off", "ssl_key_file=\(folder)/server.key",
            "ssl_ca_file=\(folder)/ca.crt",
            "tcp_user_timeout=2000", "tcp_keepalives_idle=1", "tcp_keepalives_interval=1", "tcp_keepalives_count=1",
        ]
        let process = try Unprivileged.launch(
            ["\(programs)/postgres", "-D", "\(folder)/data", "-k", folder, "-p", "\(port)"]
                + settings.flatMap { ["-c", $0] },
            in: hasNetwork ? ["unshare", "--net", "sh", "-c", #"ip link set lo up && exec "$@""#, "sh"] : []
        )
        self.process = process
        // However long it takes on a busy machine: it answers, or it ends.
        while process.exitCode == nil {
            if let connection = try? await Connection.open("\(localConninfo) dbname=postgres") {
                try await connection.run { session in
                    for role in ["scram", "weak"] {
                        try session.execute(script: "CREATE ROLE \(role) LOGIN PASSWORD 'open sesame'")
                    }
                    try session.execute(script: "CREATE ROLE certified LOGIN")
                }
                await connection.close()
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ProgramFailed(description: "PostgreSQL in \(folder) does not start")
    }

    private func remove() async {
        if let process {
            process.send(SIGQUIT)
            await process.exit()
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static let certificates = """
        cd "$1"
        for name in ca other; do
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" -days 2 \\
                -keyout $name.key -out $name.crt
        done
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=server \\
            -keyout server.key -out server.csr
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=certified \\
            -keyout client.key -out client.csr
        sign() { openssl x509 -req -in "$1" -CA ca.crt -CAkey ca.key -CAcreateserial -out "$2" -extfile names "$3" "$4"; }
        echo subjectAltName=DNS:localhost > names
        sign server.csr valid.crt -days 2
        sign client.csr client.crt -days 2
        sign server.csr expired.crt -days -1
        echo subjectAltName=DNS:elsewhere.example > names
        sign server.csr otherName.crt -days 2
        echo 'localhost:*:*:*:open sesame' > passfile
        chmod 600 passfile *.key
        """

    private static let access = """
        cat > "$1/data/pg_hba.conf" <<END
        local all all trust
        hostssl all scram 127.0.0.1/32 scram-sha-256
        hostssl all weak 127.0.0.1/32 password
        hostssl all certified 127.0.0.1/32 cert
        END
        """
}

import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// A worker whose network loses every packet for a while.
@Suite(.serialized) struct NetworkCutTests {
    @Test(.enabled(if: Unprivileged.isRoot, "a network of its own can be made by root only"))
    func `a worker goes on by itself after its network was cut`() async throws {
        try await House.with { house in
            let network = try CutNetwork(to: try ScratchDatabase.server)
            for copy in 0..<6 {
                _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac") + [UInt8(copy)]))
            }
            let role = "user=\(House.workerRole) \(CutNetwork.options)"
            let worker = try network.run([
                DictumProgram.url.path, "worker", "--lease", "3", "--models", Fixtures.models,
                "--database", "\(role) dbname=\(house.records.name)",
                "--key-store", "\(role) dbname=\(house.keys.name)", "--master-key", house.masterKey,
            ])
            let administrator = house.administrator()
            while try await Census(administrator).transcripts == 0 { try await Task.sleep(for: .milliseconds(20)) }
            try await network.set("down")
            _ = try await worker.log(until: "a heartbeat failed")
            _ = try await worker.log(until: "the listening connection was lost")
            try await network.set("up")
            while try await Census(administrator) != Census(ready: 6), worker.isRunning {
                try await Task.sleep(for: .milliseconds(50))
            }
            worker.send(SIGTERM)
            #expect(await worker.exit() == 0, "\(worker.errors)")
            #expect(try await Census(administrator) == Census(ready: 6))
        }
    }
}

/// A network namespace whose only interface is its loopback, with a bridge to the tests' PostgreSQL.
private struct CutNetwork {
    /// A peer that is silent for two seconds is given up; by default it takes half a minute.
    static let options = """
        host=127.0.0.1 port=5432 tcp_user_timeout=2000 keepalives_idle=1 keepalives_interval=1 keepalives_count=1 \
        connect_timeout=2
        """
    /// What the server's own `tcp_user_timeout` would do: give up a silent client, and roll its transaction back.
    private static let bridge = """
        import asyncio, os, socket, sys
        async def pump(reader, writer):
            try:
                while data := await reader.read(65536):
                    writer.write(data)
                    await writer.drain()
            except OSError:
                pass
            finally:
                writer.close()
        async def serve(reader, writer):
            client = writer.get_extra_info("socket")
            client.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            for option in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT):
                client.setsockopt(socket.IPPROTO_TCP, option, 1)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 2000)
            to, back = await asyncio.open_unix_connection(sys.argv[1])
            await asyncio.gather(pump(reader, back), pump(to, writer))
        async def main():
            await asyncio.start_server(serve, "127.0.0.1", 5432)
            print("listening", flush=True)
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
            os._exit(0)
        asyncio.run(main())
        """
    private let holder: ChildProcess

    init(to server: String) throws {
        let folder = try #require(server.firstMatch(of: /host=(\/\S+)/)?.1, "the tests' server has a socket")
        let port = server.firstMatch(of: /port=(\d+)/).map { String($0.1) } ?? "5432"
        let script = #"ip link set lo up && exec python3 -c "$0" "$1""#
        holder = try ChildProcess(
            ["unshare", "--net", "sh", "-c", script, Self.bridge, "\(folder)/.s.PGSQL.\(port)"],
            input: .pipe,
            output: .pipe
        )
        let word = try #require(holder.output).availableData
        try #require(String(decoding: word, as: UTF8.self).hasPrefix("listening"))
    }

    /// Runs a program inside.
    func run(_ command: [String]) throws -> ProgramHandle {
        try ProgramHandle(["nsenter", "--net=/proc/\(holder.id)/ns/net"] + command, of: "/usr/bin/env")
    }

    /// Cuts the network, or mends it.
    func set(_ state: String) async throws {
        let command = ["nsenter", "--net=/proc/\(holder.id)/ns/net", "ip", "link", "set", "lo", state]
        let code = try await ChildProcess(command).exit()
        #expect(code == 0)
    }
}

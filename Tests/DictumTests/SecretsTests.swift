import Foundation
import HouseSupport
import TestSupport
import Testing

/// Where a running program keeps its keys, and what it leaves behind when it dies.
@Suite(.serialized) struct SecretsTests {
    @Test func `a running worker may leave no core dump, and nobody but root reads its memory`() async throws {
        try await House.with { house in
            let worker = try await Self.startedWorker(house)
            defer { worker.end() }
            let limits = try String(contentsOfFile: "/proc/\(worker.id)/limits", encoding: .utf8)
            #expect(limits.contains(#/Max core file size +0 +0 /#), "neither the soft nor the hard limit allows a core")
            let mayRead = FileHandle(forReadingAtPath: "/proc/\(worker.id)/mem") != nil
            #expect(mayRead == (getuid() == 0), "not even its own user may")
        }
    }

    @Test(arguments: [SIGILL, SIGSEGV, SIGABRT])
    func `a worker that crashes prints no memory, whatever the environment asks for`(number: Int32) async throws {
        try await House.with { house in
            let worker = try await Self.startedWorker(house)
            let before = worker.errors
            kill(worker.id, number)
            #expect(await worker.exit() == number, "it died of the signal itself")
            #expect(worker.errors == before, "a backtrace was printed")
        }
    }

    @Test(.enabled(if: Self.canLimitMemory, "setpriv and prlimit can't limit locked memory here"))
    func `a program that may lock no memory makes no key`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "key").path
        let command = Self.withoutLocking + [DictumProgram.url.path, "keys", "init", "--master-key", path]
        let outcome = try await Shell.run(URL(filePath: "/usr/bin/env"), command)
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors.contains("LimitMEMLOCK="), "the cure: \(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `FIPS mode that cannot be had stops every command that needs keys`() async throws {
        for command in [
            ["keys", "init"], ["worker"], ["migrate"], ["show", UUID().uuidString, "note", "--purpose", "TREAT"],
        ] {
            let outcome = try await Shell.run(
                DictumProgram.url,
                command + ["--fips", "required", "--master-key", "/nonexistent/key"],
                environment: ["DICTUM_FIPS_CONFIGURATION": "/nonexistent/fipsmodule.cnf"]
            )
            #expect(outcome.exitCode == 64, "\(command)")
            #expect(outcome.errors.contains("openssl fipsinstall"), "\(command): \(outcome.errors)")
        }
        let wrong = try await DictumProgram.run("keys", "init", "--fips", "yes", "--master-key", "/nonexistent/key")
        #expect(wrong.exitCode == 64 && wrong.errors.contains("--fips takes off or required"))
    }

    private static func startedWorker(_ house: House) async throws -> Crasher {
        let stores = try DictumProgram(house: house).stores(as: House.workerRole)
        let worker = try Crasher(["worker", "--models", Fixtures.models] + stores)
        try await worker.started()
        return worker
    }

    /// Root may lock what it likes, so that right is taken as well.
    private static let withoutLocking =
        (getuid() == 0 ? ["setpriv", "--bounding-set=-ipc_lock", "--inh-caps=-ipc_lock"] : []) + [
            "prlimit", "--memlock=8192",
        ]

    private static let canLimitMemory: Bool = {
        (try? ChildProcess(withoutLocking + ["true"]).waitForExit()) == 0
    }()
}

/// The program with backtraces asked for.
private final class Crasher {
    private let process: ChildProcess
    private let log: URL

    init(_ arguments: [String]) throws {
        log = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString).log")
        let asked = ["SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,timeout=5s"]
        process = try ChildProcess(
            [DictumProgram.url.path] + arguments,
            environment: ProcessInfo.processInfo.environment.merging(asked) { $1 },
            errors: .file(log)
        )
    }

    deinit {
        end()
        try? FileManager.default.removeItem(at: log)
    }

    var id: pid_t { process.id }
    var errors: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    func end() { process.send(SIGKILL) }

    /// Returns once it works on the queue.
    func started() async throws {
        try await waitUntil("the worker is ready") { errors.contains("worker is ready") || process.exitCode != nil }
        try #require(process.exitCode == nil, "\(errors)")
    }

    /// The number of the signal that ended it.
    func exit() async -> Int32 { await process.exit() - 128 }
}

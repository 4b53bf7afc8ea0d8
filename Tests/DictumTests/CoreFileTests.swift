import Foundation
import HouseSupport
import TestSupport
import Testing

/// What a worker that crashes leaves on disk.
@Suite(.serialized) struct CoreFileTests {
    @Test(.enabled(if: Self.canDumpCore, "no core file is written here, whoever crashes"))
    func `a worker that crashes leaves no core file where others do`() async throws {
        try await House.with { house in
            let folder = try Self.folder()
            defer { try? FileManager.default.removeItem(at: folder) }
            let stores = try DictumProgram(house: house).stores(as: House.workerRole)
            let log = folder.appending(path: "log")
            let worker = try ChildProcess(
                Self.withCores + [DictumProgram.url.path, "worker", "--models", Fixtures.models] + stores,
                directory: folder.path,
                errors: .file(log)
            )
            defer { worker.send(SIGKILL) }
            try await waitUntil("the worker is ready") {
                try #require(worker.exitCode == nil)
                return try String(contentsOf: log, encoding: .utf8).contains("worker is ready")
            }
            worker.send(SIGABRT)
            #expect(await worker.exit() == 128 + SIGABRT)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log"])
        }
    }

    private static let withCores = ["prlimit", "--core=unlimited:unlimited"]

    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Whether a program that does nothing about it leaves a core file in its folder.
    private static let canDumpCore: Bool = {
        guard let folder = try? folder() else { return false }
        defer { try? FileManager.default.removeItem(at: folder) }
        let crash = try? ChildProcess(withCores + ["sh", "-c", "kill -ABRT $$"], directory: folder.path)
        crash?.waitForExit()
        return (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.isEmpty == false
    }()
}

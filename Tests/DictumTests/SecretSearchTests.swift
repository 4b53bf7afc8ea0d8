import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// A worker's keys, looked for byte by byte in all of its memory and in what a crash leaves.
@Suite(.serialized) struct SecretSearchTests {
    @Test(.enabled(if: getuid() == 0, "only root reads a worker's memory"))
    func `a worker's keys are in locked memory that is in no core dump, and in no other`() async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            // It stands between its work and its commit, with all keys that it ever needs in use or just done with.
            let gate = try await Connection.open(house.records.conninfo)
            try await gate.run { try $0.execute(script: "BEGIN; LOCK TABLE dictum.artifact IN SHARE MODE") }
            let arguments =
                try ["worker", "--models", Fixtures.models] + DictumProgram(house: house).stores(as: House.workerRole)
            let worker = try ProgramHandle(arguments)
            let administrator = house.administrator()
            while try await administrator.query(
                "SELECT 1 FROM pg_locks WHERE relation = 'dictum.artifact'::regclass AND NOT granted"
            ).isEmpty {
                try #require(worker.isRunning, "\(worker.errors)")
                try await Task.sleep(for: .milliseconds(10))
            }
            let keys = try await Self.keys(house, dictation: receipt.id)
            let memory = try ProcessMemory(worker.id)
            for (name, key) in keys {
                // Half a key is enough: the key schedule of a cipher begins with one half.
                for half in [Array(key.prefix(16)), Array(key.suffix(16))] {
                    let found = try memory.regions(with: half)
                    let elsewhere = found.filter { !$0.isSecure }
                    #expect(elsewhere.isEmpty, "\(name): \(elsewhere)")
                    guard name == "master" || name == "practice" else { continue }
                    #expect(!found.isEmpty, "the search finds what is there: \(name)")
                }
            }
            await gate.close()
        }
    }

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
            while try !String(contentsOf: log, encoding: .utf8).contains("worker is ready") {
                try #require(worker.exitCode == nil)
                try await Task.sleep(for: .milliseconds(10))
            }
            worker.send(SIGABRT)
            #expect(await worker.exit() == 128 + SIGABRT)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log"])
        }
    }

    /// Every key that the worker handles, by name.
    private static func keys(_ house: House, dictation: UUID) async throws -> [(String, [UInt8])] {
        let master = try FileMasterKey(path: house.masterKey)
        let rows = try await Pool(house.keys.conninfo, size: 1).query("SELECT wrapped FROM keys.practice_key")
        let practice = try await master.unwrap(
            try #require(rows.first).get(0, as: [UInt8].self),
            for: .practiceKey(house.practice.id.uuid)
        )
        var keys = [
            ("master", [UInt8](try Data(contentsOf: URL(filePath: house.masterKey)))), ("practice", bytes(practice)),
        ]
        for artifact in ["audio", "transcript"] {
            let data = try await house.keyStore().dataKey(
                practice: house.practice.id.uuid,
                dictation: dictation,
                artifactClass: artifact
            )
            keys.append((artifact, bytes(data.key)))
        }
        return keys
    }

    private static func bytes(_ key: borrowing SecretKey) -> [UInt8] {
        unsafe key.withUnsafeBytes { unsafe Array($0) }
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

/// All that another process may read and write, as root sees it.
private struct ProcessMemory {
    struct Region: CustomStringConvertible {
        let start, end: UInt64
        let name: String
        /// Linux's flags: `lo` is locked into memory, `dd` is in no core dump.
        let flags: Set<Substring>

        var isSecure: Bool { flags.contains("lo") && flags.contains("dd") }
        var description: String { "\(String(start, radix: 16)) \(name)" }
    }

    private let regions: [(Region, Data)]

    init(_ process: pid_t) throws {
        // Not by FileHandle, which asks for the size first and believes the answer: 0.
        let memory = unsafe open("/proc/\(process)/mem", O_RDONLY | O_CLOEXEC)
        try #require(memory >= 0)
        defer { close(memory) }
        regions = try Self.writable(process).map { ($0, Self.content(of: $0, in: memory)) }
    }

    /// What can be read: a region may have gone meanwhile.
    private static func content(of region: Region, in memory: Int32) -> Data {
        var data = Data(count: Int(region.end - region.start))
        var done = 0
        unsafe data.withUnsafeMutableBytes { bytes in
            while done < bytes.count {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
                let count = unsafe pread(memory, rest.baseAddress, rest.count, off_t(region.start) + off_t(done))
                guard count > 0 else { return }
                done += count
            }
        }
        return data.prefix(done)
    }

    func regions(with bytes: [UInt8]) throws -> [Region] {
        regions.filter { $0.1.range(of: Data(bytes)) != nil }.map(\.0)
    }

    private static func writable(_ process: pid_t) throws -> [Region] {
        var regions: [Region] = []
        var header: [Substring] = []
        for line in try String(contentsOfFile: "/proc/\(process)/smaps", encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ")
            if let first = words.first, !first.hasSuffix(":") { header = words }
            guard words.first == "VmFlags:", header.count > 1, header[1].hasPrefix("rw") else { continue }
            let ends = header[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            let name = header.count > 5 ? String(header[5]) : "heap or stack"
            regions.append(Region(start: ends[0], end: ends[1], name: name, flags: Set(words.dropFirst())))
        }
        return regions
    }
}

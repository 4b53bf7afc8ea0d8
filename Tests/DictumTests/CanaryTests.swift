import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// What was spoken is nowhere in clear: not in the database's files, not in its WAL, not in a dump, not in logs,
/// arguments or environment.
@Suite(.serialized) struct CanaryTests {
    private let canaries = ["congestion", "Congestion", "hief complaint"]

    @Test func `the spoken words are found in no file, dump, log, argument or environment`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let program = DictumProgram(house: house)
            let watcher = Task { await Self.watchProcesses(named: "dictum") }
            let outcome = try await program.drain()
            watcher.cancel()
            let seen = await watcher.value
            #expect(outcome.exitCode == 0 && seen.contains("--drain"), "the watcher saw the worker at work")
            try await house.administrator().query("CHECKPOINT")
            try expectNone(in: Array((outcome.output + outcome.errors).utf8), "the worker's output and log")
            try expectNone(in: Array(seen.utf8), "arguments and environment")
            try expectNone(in: Array(try await dump(house.records).utf8), "a dump")
            try expectNone(in: Array(try await dump(house.keys).utf8), "a dump of the key store")
            let (files, bytes) = try await searchServerFiles(house)
            #expect(files > 100 && bytes > 1_000_000, "heap files and WAL were searched")
        }
    }

    private func expectNone(in bytes: [UInt8], _ place: String) throws {
        let data = Data(bytes)
        for canary in canaries {
            #expect(data.range(of: Data(canary.utf8)) == nil, "\(canary) was found in \(place)")
        }
    }

    private func dump(_ database: ScratchDatabase) async throws -> String {
        let outcome = try await Shell.run(URL(filePath: "/usr/bin/pg_dump"), ["--dbname", database.conninfo])
        #expect(outcome.exitCode == 0 && outcome.output.contains("COPY"), "\(outcome.errors)")
        return outcome.output
    }

    /// Every file below the server's data directory: heaps, TOAST, indexes, WAL.
    private func searchServerFiles(_ house: House) async throws -> (files: Int, bytes: Int) {
        let row = try #require(try await house.administrator().query("SHOW data_directory").first)
        let root = URL(filePath: try row.get(0, as: String.self))
        var (files, bytes) = (0, 0)
        let all = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        while let url = all.nextObject() as? URL {
            guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else { continue }
            files += 1
            bytes += data.count
            for canary in canaries {
                #expect(data.range(of: Data(canary.utf8)) == nil, "\(canary) was found in \(url.lastPathComponent)")
            }
        }
        return (files, bytes)
    }

    /// Arguments and environment of every process of that name, collected until the task is cancelled.
    private static func watchProcesses(named name: String) async -> String {
        var seen: Set<String> = []
        while !Task.isCancelled {
            let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            for process in processes where Int(process) != nil {
                for part in ["cmdline", "environ"] {
                    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/\(part)") else { continue }
                    let text = String(decoding: data, as: UTF8.self)
                    if part == "environ" || text.contains(name) { seen.insert(text) }
                }
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return seen.joined(separator: "\n")
    }
}

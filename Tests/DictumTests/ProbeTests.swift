import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// What a worker tells Prometheus and a service manager.
@Suite(.serialized) struct ProbeTests {
    @Test func `a worker tells that it is ready, alive, and what it did, in Prometheus' format`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            _ = try await house.desk().submit(Protected(Array("no sound".utf8)))
            let worker = try listening(house)
            let port = try await port(of: worker)
            try await waitUntil("readiness") { try get(port, "/ready") == "200 ready\n" }
            #expect(try get(port, "/live") == "200 live\n")
            #expect(try get(port, "/other").hasPrefix("404"))
            try await waitUntil("a draft") {
                try get(port, "/metrics").contains("completed_total{stage=\"draft\"} 1\n")
            }
            try await waitUntil("a failure") { try get(port, "/metrics").contains("code=\"undecodable_audio\"") }
            let page = try get(port, "/metrics")
            for line in [
                #"dictum_jobs_claimed_total{stage="transcribe"} 2"#,
                #"dictum_jobs_failed_total{code="undecodable_audio",ending="set_aside",stage="transcribe"} 1"#,
                #"dictum_stage_duration_seconds_count{stage="draft"} 1"#,
                #"dictum_results_fenced_off_total{stage="draft"} 0"#, #"dictum_slots{stage="transcribe"} 1"#,
            ] { #expect(page.contains(line + "\n"), "\(line) in \(page)") }
            #expect(page.contains("# TYPE dictum_queue_oldest_age_seconds gauge"))
            try await checkWithPromtool(page)
            worker.send(SIGTERM)
            #expect(await worker.exit() == 0, "\(worker.errors)")
        }
    }

    @Test func `a worker that was asked to stop is alive and not ready`() async throws {
        try await House.with { house in
            _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            let gate = try await ArtifactGate(house)
            let worker = try listening(house)
            let port = try await port(of: worker)
            try await gate.waitForArrival(of: worker)
            #expect(try get(port, "/metrics").contains("dictum_slots_busy{stage=\"transcribe\"} 1\n"))
            worker.send(SIGTERM)
            try await waitUntil("the end of readiness") { try get(port, "/ready") == "503 stopping\n" }
            #expect(try get(port, "/live") == "200 live\n")
            worker.send(SIGTERM)
            #expect(await worker.exit() == 143)
            await gate.open()
        }
    }

    @Test(arguments: ["localhost:9464", "9464", "127.0.0.1:http"])
    func `an address that can't be listened on is a wrong command line`(address: String) async throws {
        let outcome = try await DictumProgram.run("worker", "--database", "host=/x", "--listen", address)
        #expect(outcome.exitCode == 64 && outcome.errors.contains("--listen"), "\(outcome.errors)")
    }

    private func listening(_ house: House) throws -> ProgramHandle {
        let stores = try DictumProgram(house: house).stores(as: House.workerRole)
        return try ProgramHandle(
            ["worker", "--models", Fixtures.models, "--listen", "127.0.0.1:0", "--queue-sample", "1"] + stores
        )
    }

    private func port(of worker: ProgramHandle) async throws -> Int {
        let log = try await worker.log(until: "listening for probes")
        let match = try #require(log.firstMatch(of: /"port":"(\d+)"/), "\(log)")
        return try #require(Int(match.1))
    }

    private func get(_ port: Int, _ path: String) throws -> String { try PlainHTTP.get(port, path) }

    private func checkWithPromtool(_ page: String) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString).prom")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(page.drop { $0 != "#" }.utf8).write(to: file)
        guard let promtool = Promtool.path else { return Promtool.explainSkip() }
        let command = "\(promtool) check metrics < \(file.path)"
        let outcome = try await Shell.run(URL(filePath: "/bin/sh"), ["-c", command])
        #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    }
}

/// Prometheus' own checker, from Debian's package `prometheus`.
enum Promtool {
    static var path: String? {
        ["/usr/bin/promtool", "/usr/local/bin/promtool"].first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static func explainSkip() { print("skipped: promtool is missing; apt-get install prometheus") }
}

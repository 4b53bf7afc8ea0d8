import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// A worker behind a pooler that gives each transaction another session.
@Suite(.serialized) struct PoolerTests {
    @Test(.enabled(if: PgBouncer.isInstalled, "pgbouncer is not there: apt-get install pgbouncer"))
    func `a worker that polls only does the whole job behind a PgBouncer in transaction mode`() async throws {
        try await House.with { house in
            for copy in 0..<4 {
                _ = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac") + [UInt8(copy)]))
            }
            try await PgBouncer.with([House.workerRole]) { host in
                let worker = try ProgramHandle([
                    "worker", "--poll-only", "--transcribe-slots", "2", "--draft-slots", "2", "--lease", "3",
                    "--models", Fixtures.models, "--listen", "127.0.0.1:0", "--queue-sample", "1",
                    "--database", "\(host) user=\(House.workerRole) dbname=\(house.records.name)",
                    "--key-store", "\(host) user=\(House.workerRole) dbname=\(house.keys.name)",
                    "--master-key", house.masterKey,
                ])
                let log = try await worker.log(until: "listening for probes")
                let port = try #require(log.firstMatch(of: /"port":"(\d+)"/).flatMap { Int($0.1) }, "\(log)")
                let administrator = house.administrator()
                try await waitUntil("four drafts") {
                    try await Census(administrator) == Census(ready: 4) || !worker.isRunning
                }
                // The sampler's own connection goes through the pooler too.
                try await waitUntil("an empty queue in the metrics") {
                    try PlainHTTP.get(port, "/metrics").contains(#"state="waiting"} 0"#)
                }
                worker.send(SIGTERM)
                #expect(await worker.exit() == 0, "\(worker.errors)")
                #expect(!worker.errors.contains("refused a statement"), "\(worker.errors)")
                #expect(try await Census(administrator) == Census(ready: 4))
            }
        }
    }
}

import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// Looks for keys in all the memory of a worker that has used them.
@Suite(.serialized) struct KeyMemoryTests {
    @Test(.enabled(if: Self.canSearch, "the memory of another process is read by root, and searched by python3"))
    func `a worker's keys are in the locked heap and nowhere else, once they were used`() async throws {
        try await House.with { house in
            let control = (UUID().uuidString + UUID().uuidString).utf8
            let id = try await house.desk().submit(Protected(try Fixtures.bytes("short/cough.flac"))).id
            let worker = try ChildProcess(
                [DictumProgram.url.path, "worker", "--models", Fixtures.models]
                    + DictumProgram(house: house).stores(as: House.workerRole),
                environment: ProcessInfo.processInfo.environment.merging(["CONTROL": String(control)]) { $1 }
            )
            defer { worker.send(SIGKILL) }
            let administrator = house.administrator()
            let ended: Statement =
                "SELECT status FROM dictum.dictation WHERE dictation_id = \(id) AND status NOT IN ('received', 'transcribed')"
            var status: String?
            while status == nil {
                try #require(worker.exitCode == nil)
                try await Task.sleep(for: .milliseconds(20))
                status = try await administrator.query(ended).first?.get(0)
            }
            try #require(status == "ready_for_review")
            let keys = try await Self.keys(of: house)
            #expect(keys.data.count == 3)
            let needles = [Array(control), keys.master, keys.practice] + keys.data
            // The status is there when the transaction ends; the worker puts the keys away a moment after.
            var hits = try await Self.search(worker.id, for: needles)
            for _ in 0..<100 where hits.dropFirst(3).contains(where: { $0.inside > 0 }) {
                try await Task.sleep(for: .milliseconds(100))
                hits = try await Self.search(worker.id, for: needles)
            }
            #expect(hits[0].outside > 0, "the search finds what is in ordinary memory")
            #expect(hits[1].inside > 0 && hits[2].inside > 0, "and finds the keys that are held, in their heap")
            for (index, hit) in hits.enumerated().dropFirst() { #expect(hit.outside == 0, "key \(index)") }
            for hit in hits.dropFirst(3) { #expect(hit.inside == 0, "a data key is wiped after its use") }
        }
    }

    /// The bytes of every key that the worker needed.
    private static func keys(of house: House) async throws -> (master: [UInt8], practice: [UInt8], data: [[UInt8]]) {
        let master = try Data(contentsOf: URL(filePath: house.masterKey))
        let store = Pool(house.keys.conninfo, size: 1)
        let wrapped: [UInt8] = try await store.query("SELECT wrapped FROM keys.practice_key")[0].get(0)
        let practice = try await FileMasterKey(path: house.masterKey)
            .unwrap(wrapped, for: .practiceKey(house.practice.id.uuid))
        var data: [[UInt8]] = []
        for row in try await store.query("SELECT key_id FROM keys.data_key") {
            let key = try await house.keyStore().dataKey(id: try row.get(0))
            unsafe data.append(key.key.withUnsafeBytes { unsafe Array($0) })
        }
        await store.close()
        return unsafe (Array(master), practice.withUnsafeBytes { unsafe Array($0) }, data)
    }

    private struct Hits {
        let inside: Int
        let outside: Int
    }

    /// How often each needle is in the process's memory, inside the secure heap (locked, and left out of dumps) and outside.
    private static func search(_ process: Int32, for needles: [[UInt8]]) async throws -> [Hits] {
        let lines = needles.map { needle in needle.map { String(format: "%02x", $0) }.joined() }
        let searcher = try ChildProcess(["python3", "-c", program, "\(process)"], input: .pipe, output: .pipe)
        try searcher.input?.write(contentsOf: Data(lines.joined(separator: "\n").utf8))
        try searcher.input?.close()
        let output = String(decoding: try searcher.output?.readToEnd() ?? Data(), as: UTF8.self)
        try #require(await searcher.exit() == 0)
        let hits = output.split(separator: "\n").map { line in
            let counts = line.split(separator: " ").compactMap { Int($0) }
            return Hits(inside: counts[0], outside: counts[1])
        }
        try #require(hits.count == needles.count)
        return hits
    }

    private static let canSearch = getuid() == 0 && (try? ChildProcess(["python3", "-c", ""]).waitForExit()) == 0

    private static let program = """
        import re, sys
        needles = [bytes.fromhex(line) for line in sys.stdin.read().split()]
        counts, step = [[0, 0] for _ in needles], 1 << 24
        text = open(f"/proc/{sys.argv[1]}/smaps").read()
        maps = re.findall(r"^([0-9a-f]+)-([0-9a-f]+) [r-].*?^VmFlags: ([a-z ]*)$", text, re.M | re.S)
        with open(f"/proc/{sys.argv[1]}/mem", "rb", 0) as memory:
            for start, end, flags in maps:
                outside = not {"lo", "dd"} <= set(flags.split())
                place, end = int(start, 16), int(end, 16)
                while place < end:
                    try:
                        memory.seek(place)
                        # What lies across the end of a step is found once: at its start.
                        block = memory.read(min(step + 128, end - place))
                    except (OSError, OverflowError, ValueError):
                        break
                    for needle, count in zip(needles, counts):
                        at = block.find(needle)
                        while 0 <= at < step:
                            count[outside] += 1
                            at = block.find(needle, at + 1)
                    place += step
        print("\\n".join(f"{inside} {outside}" for inside, outside in counts))
        """
}

import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Synchronization
import TestSupport
import Testing

/// Rotations are killed with `SIGKILL` again and again while blobs are sealed and opened: every blob opens, no key is lost.
/// `Scripts/drill rotations` runs the same a thousand times.
@Suite(.serialized) struct RotationDrillTests {
    private static let rounds = ProcessInfo.processInfo.environment["DICTUM_DRILL_ROTATIONS"].flatMap { Int($0) } ?? 12

    @Test func `interrupted rotations lose no key, and every blob opens at any time`() async throws {
        try await House.with { house in
            let other = house.masterKey + ".other"
            _ = try FileMasterKey.create(path: other)
            let shelf = try Shelf(house, other: other)
            for _ in 0..<60 { try await shelf.add() }
            let openings = Task { try await shelf.work() }
            let kills = try await rotate(house, other)
            try await finish(house, other)
            shelf.close()
            let opened = try await openings.value
            let blobs = try await shelf.openAll()
            let keys = Pool(house.keys.conninfo, size: 1)
            let row = try #require(
                try await keys.query(
                    """
                    SELECT (SELECT count(*) FROM keys.data_key), generation, former_wrapped IS NULL FROM keys.practice_key
                    """
                ).first
            )
            #expect(try row.get(0, as: Int.self) == blobs)
            #expect(try row.get(2, as: Bool.self))
            #expect(kills.all >= Self.rounds && kills.halfway > 0 && opened > 0)
            print(
                "drill: \(kills.all) rotations killed, of them \(kills.halfway) left keys of two generations; "
                    + "\(kills.late) ended before the kill; \(try row.get(1, as: Int.self)) generations, "
                    + "\(opened) openings meanwhile, all \(blobs) blobs open"
            )
            await keys.close()
        }
    }

    /// How often a rotation was killed before its end, how often of these it left keys under two generations, and how
    /// often the kill came too late.
    private struct Kills {
        var (all, halfway, late) = (0, 0, 0)
    }

    /// Kills as many rotations as are asked for, at any moment of their life.
    ///
    /// How long that is depends on what else the machine does: each kill that comes too late makes the time for the next
    /// ones shorter, and each that does not makes it longer, fast until one was late: then about one in five is. It goes on
    /// until at least one was halfway, for a few kills may all meet a program that has not begun.
    private func rotate(_ house: House, _ other: String) async throws -> Kills {
        let keys = Pool(house.keys.conninfo, size: 1)
        var kills = Kills()
        var time: [Bool: Duration] = [true: .milliseconds(200), false: .milliseconds(200)]
        while kills.all < Self.rounds || (kills.halfway == 0 && kills.all < 50 * Self.rounds) {
            let isMaster = Int.random(in: 0..<4) == 0
            let process = try ChildProcess(
                [DictumProgram.url.path] + arguments(isMaster, Bool.random(), house, other)
            )
            let limit = time[isMaster, default: .zero]
            try await Task.sleep(for: limit * Double.random(in: 0...1))
            process.send(SIGKILL)
            guard await process.exit() == 128 + SIGKILL else {
                kills.late += 1
                time[isMaster] = max(limit * 0.9, .milliseconds(5))
                continue
            }
            time[isMaster] = min(limit * (kills.late == 0 ? 1.3 : 1.03), .seconds(10))
            kills.all += 1
            if try await isHalfway(keys) { kills.halfway += 1 }
        }
        await keys.close()
        return kills
    }

    /// Whether keys of two generations are beside each other.
    private func isHalfway(_ keys: Pool) async throws -> Bool {
        let rows = try await keys.query("SELECT 1 FROM keys.data_key HAVING count(DISTINCT generation) > 1")
        return !rows.isEmpty
    }

    /// Lets each kind of rotation come to its end.
    private func finish(_ house: House, _ other: String) async throws {
        for (master, reversed) in [(false, false), (true, true), (true, false), (false, true)] {
            let outcome = try await Shell.run(DictumProgram.url, arguments(master, reversed, house, other))
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
        }
    }

    private func arguments(_ master: Bool, _ reversed: Bool, _ house: House, _ other: String) -> [String] {
        let what = master ? ["master"] : ["practice", house.practice.name, "--batch", "7"]
        return ["keys", "rotate"] + what + [
            "--database", house.records.conninfo, "--key-store", house.keys.conninfo,
            "--master-key", reversed ? other : house.masterKey,
            "--former-master-key", reversed ? house.masterKey : other,
        ]
    }
}

/// Blobs that a worker seals and opens while keys are rotated.
private final class Shelf: Sendable {
    private struct Blob {
        let dictation: UUID
        let keyID: UUID
        let sealed: [UInt8]
    }

    private let practice: UUID
    private let store: KeyStore
    private let blobs = Mutex<[Blob]>([])
    private let isClosed = Atomic(false)

    init(_ house: House, other: String) throws {
        practice = house.practice.id.uuid
        // A worker that knows both master keys, as the guide asks for.
        store = KeyStore(
            Pool(try house.keys.conninfo(as: House.workerRole), size: 2),
            master: try FileMasterKey(path: house.masterKey),
            former: try FileMasterKey(path: other),
            holdingTime: .milliseconds(50)
        )
    }

    private func context(_ dictation: UUID, _ keyID: UUID) -> [UInt8] {
        BlobContext(practice: practice, dictation: dictation, artifactClass: "note", artifactVersion: 1, keyID: keyID)
            .bytes
    }

    func add() async throws {
        let dictation = UUID()
        let key = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
        let text = Array(dictation.uuidString.utf8)
        let sealed = try Cobblestone256.seal(text, with: key.key, context: context(dictation, key.id))
        let blob = Blob(dictation: dictation, keyID: key.id, sealed: sealed)
        blobs.withLock { $0.append(blob) }
    }

    private func open(_ blob: Blob) async throws {
        let key = try await store.dataKey(id: blob.keyID)
        let text = try Cobblestone256.open(blob.sealed, with: key.key, context: context(blob.dictation, blob.keyID))
        guard text == Array(blob.dictation.uuidString.utf8) else { throw ProgramFailed.wrongText }
    }

    /// Seals and opens until it is closed; returns how often it opened.
    func work() async throws -> Int {
        var opened = 0
        while !isClosed.load(ordering: .relaxed) {
            if opened % 400 == 0 { try await add() }
            if let blob = blobs.withLock({ $0.randomElement() }) { try await open(blob) }
            opened += 1
            try await Task.sleep(for: .milliseconds(2))
        }
        return opened
    }

    /// Ends the work between two blobs: a key whose blob was never kept would be missing from the count.
    func close() { isClosed.store(true, ordering: .relaxed) }

    /// Opens every blob, and returns how many there are.
    func openAll() async throws -> Int {
        let all = blobs.withLock(\.self)
        for blob in all { try await open(blob) }
        return all.count
    }

    private enum ProgramFailed: Error { case wrongText }
}

import AuditLog
import Foundation
import Migrations
import Observability
import Postgres
import TestSupport
import Testing

@testable import Witness

@Suite struct WitnessTests {
    @Test func `a witness cosigns a log that grows, and keeps what it has seen over a restart`() async throws {
        try await WitnessFixture.with { fixture in
            #expect(try await fixture.client().submit(in: fixture.pool) == nil, "there is no head yet")
            try await fixture.grow(3)
            let first = try #require(try await fixture.client().submit(in: fixture.pool))
            #expect(first.checkpoint.size == 3)
            let again = try #require(try await fixture.client().submit(from: 3, in: fixture.pool))
            #expect(again.checkpoint == first.checkpoint, "the same head is cosigned again")
            try fixture.restart()
            try await fixture.grow(4)
            // The client knows nothing: the witness's 409 tells it where to begin.
            let second = try #require(try await fixture.client().submit(in: fixture.pool))
            #expect(second.checkpoint.size == 7)
        }
    }

    @Test func `a restored dump and a rewritten history are named`() async throws {
        try await WitnessFixture.with { fixture in
            try await fixture.grow(3)
            try await fixture.dump()
            try await fixture.grow(4)
            _ = try await fixture.client().submit(in: fixture.pool)
            try await fixture.restoreDump()
            #expect(try await AuditLog().verify(fixture.pool).isWhole, "by itself the log can't tell")
            await #expect(throws: WitnessError(.rolledBack, "witness.example", size: 7)) {
                try await fixture.client().submit(in: fixture.pool)
            }
            // The thief lets it grow beyond what the witness has seen, and through the same size.
            try await fixture.grow(4)
            await #expect(throws: WitnessError(.forked, "witness.example", size: 7)) {
                try await fixture.client().submit(in: fixture.pool)
            }
            try await fixture.grow(1)
            await #expect(throws: WitnessError(.forked, "witness.example", size: 7)) {
                try await fixture.client().submit(in: fixture.pool)
            }
        }
    }

    @Test func `a submission keeps the cosignature, and the receipts carry it`() async throws {
        try await WitnessFixture.with { fixture in
            try await fixture.grow(2)
            let submission = Submission(to: try fixture.client(), from: fixture.pool) { _ in }
            #expect(try await submission.submit() == 2)
            #expect(try await submission.submit(from: 2) == nil, "nothing is new")
            let receipt = try #require(try await AuditLog().receipts(in: fixture.pool).first)
            let read = try AuditReceipt(
                bytes: Array(receipt.proof.text.utf8),
                verifiedBy: fixture.signer.verifier,
                witnesses: [fixture.witness.verifier]
            )
            #expect(read.cosigned.map(\.name) == ["witness.example"])
        }
    }

    @Test func `logs that it does not know, and wrong keys, are named`() async throws {
        try await WitnessFixture.with { fixture in
            try await fixture.grow(1)
            try fixture.restart(logs: [try NoteSigner.generate(name: "example.org/audit").verifier])
            await #expect(throws: WitnessError(.keyNotTrusted, "witness.example")) {
                try await fixture.client().submit(in: fixture.pool)
            }
            try fixture.restart(logs: [])
            await #expect(throws: WitnessError(.unknownLog, "witness.example")) {
                try await fixture.client().submit(in: fixture.pool)
            }
            try fixture.restart(signer: NoteSigner.generate(name: "witness.example", kind: .witness), folder: "other")
            await #expect(throws: WitnessError(.badAnswer, "witness.example")) {
                try await fixture.client().submit(in: fixture.pool)
            }
            fixture.server?.stop()
        }
    }

    @Test func `a book whose file was changed is not opened`() async throws {
        try await WitnessFixture.with { fixture in
            try await fixture.grow(1)
            _ = try await fixture.client().submit(in: fixture.pool)
            let file = fixture.folder.appending(path: "book/log-example.org_2faudit.checkpoint")
            let note = try String(contentsOf: file, encoding: .utf8)
            try Data(note.replacing("\n1\n", with: "\n0\n").utf8).write(to: file)
            #expect(throws: WitnessError(.brokenState, "example.org/audit")) { try fixture.restart() }
        }
    }
}

/// A log, and a witness of it on a port of its own.
final class WitnessFixture {
    let pool: Pool
    let signer: NoteSigner
    let witness: NoteSigner
    let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
    private(set) var server: WitnessServer?

    static func with(_ body: (WitnessFixture) async throws -> Void) async throws {
        try await ScratchDatabase.with(.records) { database in
            let fixture = try WitnessFixture(database)
            try fixture.restart()
            let result: Result<Void, any Error>
            do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
            fixture.server?.stop()
            await fixture.pool.close()
            try? FileManager.default.removeItem(at: fixture.folder)
            try result.get()
        }
    }

    private init(_ database: ScratchDatabase) throws {
        pool = Pool(database.conninfo, size: 2)
        signer = try NoteSigner.generate(name: "example.org/audit")
        witness = try NoteSigner.generate(name: "witness.example", kind: .witness)
    }

    func restart(logs: [NoteVerifier]? = nil, signer other: NoteSigner? = nil, folder name: String = "book") throws {
        server?.stop()
        let book = try WitnessBook(
            folder: folder.appending(path: name).path(),
            signer: other ?? witness,
            logs: logs ?? [signer.verifier]
        )
        server = try WitnessServer(try #require(ListenAddress("127.0.0.1:0")), book: book)
    }

    func client() throws -> WitnessClient {
        try WitnessClient(WitnessAddress(verifier: witness.verifier, url: "http://127.0.0.1:\(server?.port ?? 0)"))
    }

    /// Appends and seals so many entries.
    func grow(_ count: Int) async throws {
        try await pool.query(
            "SELECT audit.append('worker/a', 'note.read', 'TREAT') FROM generate_series(1, \(count))"
        )
        let wanted: Int = try await pool.query("SELECT count(*) FROM audit.entry")[0].get(0)
        try await waitUntil("\(wanted) entries are sealed") {
            try await AuditSealer(signer: signer).seal(in: pool)
            let rows = try await pool.query("SELECT coalesce(max(tree_size), 0) FROM audit.checkpoint")
            return try rows.first?.get(0, as: Int.self) == wanted
        }
    }

    private static let tables = ["lane", "entry", "leaf", "checkpoint"]

    func dump() async throws {
        let script = Self.tables.map { "CREATE TABLE public.\($0) AS TABLE audit.\($0);" }.joined()
        try await pool.run { try $0.execute(script: script) }
    }

    func restoreDump() async throws {
        let script = Self.tables.map { table in
            """
            ALTER TABLE audit.\(table) DISABLE TRIGGER ALL; DELETE FROM audit.\(table);
            INSERT INTO audit.\(table) TABLE public.\(table);
            """
        }
        try await pool.run { try $0.execute(script: script.joined()) }
    }
}

import AuditLog
import Foundation
import Testing

@testable import Witness

@Suite struct WitnessBookTests {
    private let log: NoteSigner
    private let book: WitnessBook
    private let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
    private let leaves: [[UInt8]] = (0..<9).map { MerkleTree.leafHash([$0]) }

    init() throws {
        log = try NoteSigner.generate(name: "log")
        let signer = try NoteSigner.generate(name: "w", kind: .witness)
        book = try WitnessBook(folder: folder.path(), signer: signer, logs: [log.verifier])
    }

    /// What the book answers to a head of `size`, with the proof from `old`.
    private func answer(_ old: Int, _ size: Int, by signer: NoteSigner? = nil, proof: [[UInt8]]? = nil) throws -> Int {
        let tree = Array(leaves.prefix(size))
        let head = Checkpoint(origin: signer?.verifier.name ?? "log", size: size, root: MerkleTree.root(of: tree))
        let request = AddCheckpointRequest(
            oldSize: old,
            proof: proof ?? MerkleTree.consistencyProof(from: old, in: tree),
            checkpoint: try SignedNote(bytes: Array(head.signed(by: signer ?? log).utf8))
        )
        return book.add(Array(request.text.utf8)).status
    }

    @Test func `each refusal of C2SP tlog-witness has its status`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let stranger = try NoteSigner.generate(name: "stranger")
        let impostor = try NoteSigner.generate(name: "log")
        #expect(try answer(1, 3) == 409, "it has seen nothing")
        #expect(try answer(0, 3, proof: [leaves[0]]) == 422, "a proof from nothing is empty")
        #expect(try answer(0, 3) == 200)
        #expect(try answer(0, 5) == 409)
        #expect(try answer(3, 5, by: stranger) == 404)
        #expect(try answer(3, 5, by: impostor) == 403)
        #expect(try answer(3, 5, proof: [leaves[0]]) == 422)
        #expect(try answer(3, 5) == 200)
        #expect(try answer(5, 4) == 400)
        #expect(try answer(3, 4) == 409)
        #expect(try answer(5, 5) == 200, "the same head is cosigned again")
        let fork = Checkpoint(origin: "log", size: 5, root: leaves[0])
        let note = try SignedNote(bytes: Array(fork.signed(by: log).utf8))
        let request = AddCheckpointRequest(oldSize: 5, proof: [], checkpoint: note)
        #expect(book.add(Array(request.text.utf8)) == .conflict(5))
    }

    @Test(arguments: [
        "", "old 0", "old 0\n\n", "old 00\n\nlog\n0\n\n", "old -1\n\nx", "old 0\nAAAA\n\nlog\n", "new 0\n\nlog\n1\n",
    ]) func `anything else is malformed`(body: String) {
        #expect(book.add(Array(body.utf8)) == .malformed)
    }

    @Test func `requests of another form are refused`() throws {
        func request(_ text: String) -> WitnessHTTPRequest? { WitnessHTTPRequest(bytes: Array(text.utf8)) }
        let whole = request("POST /w/add-checkpoint?x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab")
        #expect(whole?.path == "/w/add-checkpoint" && whole?.body == [0x61, 0x62])
        for bad in [
            "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
            "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "POST / HTTP/2\r\n\r\n", "POST /\r\n\r\n", "",
        ] { #expect(request(bad) == nil) }
    }

    @Test func `a witness file holds witnesses and comments, and nothing else`() throws {
        let witness = try NoteSigner.generate(name: "w", kind: .witness).verifier
        let text = "# ours\n\nwitness one \(witness.text) https://w.example/x\n"
        #expect(
            try WitnessAddress.list(in: Array(text.utf8))
                == [WitnessAddress(verifier: witness, url: "https://w.example/x")]
        )
        for bad in ["witness one", "group g 1 one", "witness one \(log.verifier.text) https://w.example"] {
            #expect(throws: WitnessError.self) { try WitnessAddress.list(in: Array(bad.utf8)) }
        }
    }
}

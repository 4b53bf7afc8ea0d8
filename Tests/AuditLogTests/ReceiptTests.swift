import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite struct ReceiptTests {
    @Test func `a receipt is verified offline, with its witnesses`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(3)
            try await fixture.seal(upTo: 6)
            let newest = try #require(try await fixture.log.newestCheckpoint(in: fixture.pool))
            let witness = try NoteSigner.generate(name: "witness.example", kind: .witness)
            let now = Date(timeIntervalSince1970: 1_900_000_000)
            let line = String(try witness.signatureLine(for: newest.text, now: now).dropLast())
            #expect(witness.verifier.cosigned(line, of: newest.text) == 1_900_000_000)
            try await fixture.log.keep(cosignature: line, by: "witness.example", ofSize: 6, in: fixture.pool)
            let receipts = try await fixture.log.receipts(in: fixture.pool)
            #expect(receipts.map(\.proof.index) == Array(0..<6))
            for (entry, proof) in receipts {
                let receipt = try AuditReceipt(
                    bytes: Array(proof.text.utf8),
                    verifiedBy: fixture.signer.verifier,
                    witnesses: [witness.verifier]
                )
                #expect(receipt.entry == entry && receipt.cosigned.map(\.time) == [1_900_000_000])
            }
            let first = receipts[0].proof
            let moved = TreeProof(extra: first.extra, index: 1, hashes: first.hashes, checkpoint: first.checkpoint)
            #expect(throws: AuditError(.wrongProof)) {
                try AuditReceipt(bytes: Array(moved.text.utf8), verifiedBy: fixture.signer.verifier)
            }
            let state = try await fixture.log.state(in: fixture.pool)
            #expect((state.size, state.unsealed, state.witnesses.map(\.size)) == (6, 0, [6]))
        }
    }

    @Test func `an entry's canonical form is read back, and nothing else is`() throws {
        let entry = RecordedEntry.sample
        let form = entry.canonicalBytes
        #expect(try RecordedEntry(canonicalBytes: form).entry == entry.entry)
        #expect(try RecordedEntry(canonicalBytes: form).canonicalBytes == form)
        for index in form.indices {
            var changed = form
            changed[index] ^= 0x81
            if let read = try? RecordedEntry(canonicalBytes: changed) { #expect(read.canonicalBytes == changed) }
            #expect(throws: AuditError(.malformedEntry)) { try RecordedEntry(canonicalBytes: Array(form[..<index])) }
        }
        #expect(throws: AuditError(.malformedEntry)) { try RecordedEntry(canonicalBytes: form + [0]) }
    }

    @Test func `malformed proofs are refused`() throws {
        let signer = try NoteSigner.generate(name: "a")
        let note = try SignedNote(
            bytes: Array(Checkpoint(origin: "a", size: 1, root: sha256([])).signed(by: signer).utf8)
        )
        let text = TreeProof(extra: [1], index: 0, hashes: [sha256([])], checkpoint: note).text
        #expect(try TreeProof(bytes: Array(text.utf8)).text == text)
        for (part, other) in [
            ("@v1", "@v2"), ("index 0", "index 00"), ("index 0", "index -1"), ("extra AQ==", "extra AR=="),
            ("extra AQ==\n", "extra AQ==\nextra AQ==\n"), ("index 0\n", "index 0\nAQ==\n"), ("\n\na", "\na"),
            ("\u{2014}", "-"), ("index 0\n", "index 0\r\n"),
        ] {
            #expect(throws: AuditError.self, "\(part) \(other)") {
                try TreeProof(bytes: Array(text.replacing(part, with: other).utf8))
            }
        }
    }
}

extension RecordedEntry {
    static var sample: RecordedEntry {
        RecordedEntry(
            laneID: 4711,
            laneSequence: 12,
            previousHash: sha256([1]),
            microseconds: 1_790_000_000_123_456,
            transaction: 99,
            databaseRole: "worker_1",
            entry: AuditFixture.entry(),
            salt: Array(0..<16),
            entryHash: []
        )
    }
}

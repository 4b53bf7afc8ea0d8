import Testing

@testable import AuditLog

@Suite struct CheckpointTests {
    private let head = Checkpoint(origin: "example.org/audit", size: 42, root: [UInt8](repeating: 7, count: 32))

    @Test func `a signed checkpoint is read back by its key, from its text forms`() throws {
        let signer = try NoteSigner(text: NoteSigner.generate(name: "example.org/audit").secretText)
        let verifier = try NoteVerifier(text: signer.verifier.text)
        let note = try head.signed(by: signer)
        #expect(note.hasPrefix("example.org/audit\n42\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n\n\u{2014} "))
        #expect(try Checkpoint(note: note, verifiedBy: verifier) == head)
        let cosigned = try note + NoteSigner.generate(name: "witness").signatureLine(for: head.text)
        #expect(try Checkpoint(note: cosigned, verifiedBy: verifier) == head)
    }

    @Test func `a published key and signature of another implementation are understood`() throws {
        // From the documentation of golang.org/x/mod/sumdb/note.
        let verifier = try NoteVerifier(text: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        let text = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            """
        let line =
            "\u{2014} PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
        #expect(verifier.accepts(line, of: text))
        #expect(!verifier.accepts(line, of: text + "\n"))
    }

    @Test func `anything changed is refused`() throws {
        let signer = try NoteSigner.generate(name: "example.org/audit")
        let other = try NoteSigner.generate(name: "example.org/audit")
        let note = try head.signed(by: signer)
        for bad in [
            note.replacing("42", with: "43"), note.replacing("audit\n", with: "log\n"), "\(note)\n", "", "\n\n",
        ] {
            #expect(throws: AuditError.self) { try Checkpoint(note: bad, verifiedBy: signer.verifier) }
        }
        #expect(throws: AuditError(.badSignature)) { try Checkpoint(note: note, verifiedBy: other.verifier) }
        #expect(throws: AuditError.self) { try Checkpoint(text: "a\n007\n\(String(repeating: "A", count: 43))=\n") }
    }

    @Test func `the secret is never printed`() throws {
        let signer = try NoteSigner.generate(name: "a")
        var dumped = ""
        dump(signer, to: &dumped)
        let secret = signer.secretText.suffix(30).dropLast()
        for text in ["\(signer)", dumped, String(reflecting: signer)] { #expect(!text.contains(secret)) }
    }
}

public import AuditLog

/// A witness that a log's heads are submitted to.
public struct WitnessAddress: Hashable, Sendable {
    /// Its public key.
    public let verifier: NoteVerifier
    /// The submission prefix of its calls.
    public let url: String

    /// A witness of its parts.
    public init(verifier: NoteVerifier, url: String) {
        self.verifier = verifier
        self.url = url
    }

    /// Reads a witness file: the lines `witness NAME VKEY URL` of C2SP tlog-policy; `#` begins a comment line. Groups and
    /// quorums have no place here, for every witness is asked. Any input is safe.
    ///
    /// - Throws: ``WitnessError`` with `bad_witness_file`.
    public static func list(in bytes: [UInt8]) throws -> [WitnessAddress] {
        guard bytes.count <= 1 << 16, let text = String(validating: bytes, as: UTF8.self) else {
            throw WitnessError(.badWitnessFile, "file")
        }
        var witnesses: [WitnessAddress] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.isEmpty || words[0].hasPrefix("#") { continue }
            guard words.count == 4, words[0] == "witness", let verifier = try? NoteVerifier(text: String(words[2])),
                verifier.kind == .witness, witnesses.count < 32
            else { throw WitnessError(.badWitnessFile, "line \(index + 1)") }
            witnesses.append(WitnessAddress(verifier: verifier, url: String(words[3])))
        }
        return witnesses
    }
}

internal import FoundationEssentials

/// A C2SP signed note: a text, and signature lines below it. Reading it checks the form and no signature.
public struct SignedNote: Hashable, Sendable {
    /// A longer note is refused: 64 KiB.
    public static let maxBytes = 64 << 10
    /// More signatures are refused.
    public static let maxSignatures = 64

    /// What is signed, its last line end included.
    public let text: String
    /// The signature lines without line ends, in their order.
    public let signatures: [String]

    /// Reads a note. Any input is safe.
    ///
    /// - Throws: ``AuditError/Code/malformedCheckpoint`` unless it is UTF-8 without control characters, and text, an empty
    ///   line and at least one well-formed signature line follow each other.
    public init(bytes: [UInt8]) throws(AuditError) {
        guard bytes.count <= Self.maxBytes, bytes.last == UInt8(ascii: "\n"),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a }),
            let note = String(validating: bytes, as: UTF8.self)
        else { throw AuditError(.malformedCheckpoint) }
        try self.init(checked: note)
    }

    private init(checked note: String) throws(AuditError) {
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard let gap = lines.lastIndex(of: ""), gap > 0 else { throw AuditError(.malformedCheckpoint) }
        let signatures = lines[(gap + 1)...].map(String.init)
        guard (1...Self.maxSignatures).contains(signatures.count), signatures.allSatisfy(Self.isSignature) else {
            throw AuditError(.malformedCheckpoint)
        }
        text = lines[..<gap].joined(separator: "\n") + "\n"
        self.signatures = signatures
    }

    /// The note's text form.
    public var description: String { "\(text)\n\(signatures.map { "\($0)\n" }.joined())" }

    /// Reads lines of signatures alone, as a witness answers. Any input is safe.
    ///
    /// - Throws: ``AuditError/Code/malformedCheckpoint``.
    public static func signatureLines(in bytes: [UInt8]) throws(AuditError) -> [String] {
        guard bytes.count <= maxBytes else { throw AuditError(.malformedCheckpoint) }
        return try SignedNote(bytes: Array("x\n\n".utf8) + bytes).signatures
    }

    private static func isSignature(_ line: String) -> Bool {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", NoteVerifier.isName(parts[1]),
            let data = strictBase64(parts[2])
        else { return false }
        return data.count > 4
    }
}

/// The bytes of standard base64 in its one canonical form; `nil` for anything else.
func strictBase64(_ text: some StringProtocol) -> [UInt8]? {
    guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text else { return nil }
    return Array(data)
}

func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

/// A number from 0 without leading zeros; `nil` for anything else.
func strictDecimal(_ text: some StringProtocol) -> Int? {
    guard let number = Int(text), number >= 0, String(number) == text else { return nil }
    return number
}

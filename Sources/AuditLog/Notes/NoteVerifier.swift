internal import Crypto
internal import FoundationEssentials

/// What a note key signs; the raw value is the signature type of C2SP signed-note.
public enum NoteKeyKind: UInt8, Sendable, Hashable {
    /// A note's text: the key of a log.
    case log = 0x01
    /// A note's text and the time (C2SP tlog-cosignature, `cosignature/v1`): the key of a witness.
    case witness = 0x04
}

/// An Ed25519 key that signed notes are checked with.
public struct NoteVerifier: Hashable, Sendable {
    /// The key's name, for a log's own key its origin.
    public let name: String
    /// The raw public key: 32 bytes.
    public let publicKey: [UInt8]
    /// Whose key it is.
    public let kind: NoteKeyKind

    /// A key of its parts.
    public init(name: String, publicKey: [UInt8], kind: NoteKeyKind = .log) {
        self.name = name
        self.publicKey = publicKey
        self.kind = kind
    }

    /// Reads the usual text form, `name+keyid+base64(kind || public key)`.
    ///
    /// - Throws: ``AuditError/Code/badNoteKey``.
    public init(text: String) throws(AuditError) {
        let parts = text.filter { !$0.isNewline }.split(separator: "+", maxSplits: 2)
        guard parts.count == 3, let data = strictBase64(parts[2]), data.count == 33,
            let kind = NoteKeyKind(rawValue: data[0]), Self.isName(parts[0])
        else { throw AuditError(.badNoteKey) }
        self.init(name: String(parts[0]), publicKey: Array(data.dropFirst()), kind: kind)
        guard hexadecimal(keyID) == parts[1] else { throw AuditError(.badNoteKey) }
    }

    /// The text form, safe to publish.
    public var text: String { "\(name)+\(hexadecimal(keyID))+\(base64([kind.rawValue] + publicKey))" }

    /// The first four bytes of SHA-256(name || LF || kind || public key).
    var keyID: [UInt8] { Array(sha256(Array("\(name)\n".utf8) + [kind.rawValue] + publicKey).prefix(4)) }

    /// Whether `line` is this key's signature of `text`.
    public func accepts(_ line: String, of text: String) -> Bool { signature(line, of: text) != nil }

    /// When this witness's key signed `text`, in seconds since 1970; `nil` when `line` is not its cosignature.
    public func cosigned(_ line: String, of text: String) -> Int64? {
        guard kind == .witness, let signed = signature(line, of: text) else { return nil }
        return Int64(signed.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// The bytes behind the key id, once they have been found to be this key's signature.
    private func signature(_ line: String, of text: String) -> [UInt8]? {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", parts[1] == name, let data = strictBase64(parts[2]),
            Array(data.prefix(4)) == keyID
        else { return nil }
        let signed = Array(data.dropFirst(4))
        var message = Array(text.utf8)
        if kind == .witness {
            let time = signed.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard signed.count == 72, time <= UInt64(Int64.max) else { return nil }
            message = Self.cosignedMessage(text, at: Int64(time))
        }
        guard Ed25519.isValid(Array(signed.suffix(64)), of: message, by: publicKey),
            signed.count == (kind == .witness ? 72 : 64)
        else { return nil }
        return signed
    }

    static func cosignedMessage(_ text: String, at time: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }

    /// Names are not empty and hold neither white space nor a plus sign.
    static func isName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty && name.utf8.count <= 255 && !name.contains { $0.isWhitespace || $0 == "+" }
    }
}

public import FoundationEssentials
internal import Postgres

/// Escrow: the practices' keys, sealed to a certificate whose private key lies outside of the house. Whatever holds the
/// master key may then be lost.
///
/// The sealed text is a line "dictum escrow 1", and a line a key: the practice's UUID, the key's generation and 64
/// hexadecimal digits, with spaces between. `openssl cms -decrypt` opens it.
extension KeyStore {
    private static let head = "dictum escrow 1"

    /// Every practice's key, both where a rotation is under way, sealed as CMS in DER.
    ///
    /// - Parameter certificatePEM: an EC P-256 certificate, or RSA of 2,048 bits or more.
    public func escrow(to certificatePEM: String) async throws -> (sealed: [UInt8], keys: Int) {
        var text = Array("\(Self.head)\n".utf8)
        defer { for index in text.indices { text[index] = 0 } }
        var count = 0
        for practice in try await inventory() where practice.destroyed == nil {
            let pair = try await keyPair(of: practice.practice)
            for stored in [pair.current, pair.former].compactMap(\.self) {
                text += Array("\(stored.practice.uuidString.lowercased()) \(stored.generation) ".utf8)
                unsafe try await unwrap(stored).withUnsafeBytes { bytes in
                    for index in 0..<bytes.count { unsafe text += Self.digits(bytes[index]) }
                }
                text.append(UInt8(ascii: "\n"))
                count += 1
            }
        }
        return (try CMSEnvelope.seal(text, to: certificatePEM), count)
    }

    /// What came back from escrow.
    public struct Restoration: Hashable, Sendable {
        /// Practices whose key the present master key wraps now.
        public var restored: [UUID] = []
        /// Practices that are not in the copy, or only with a key that was rotated since or proved nothing.
        public var left: [UUID] = []
    }

    /// Wraps the keys of an escrow copy by the present master key, and puts them where the practices' keys are.
    ///
    /// A key is taken only when it opens a sealing key of its practice: a copy of another house, or of before a rotation,
    /// overwrites nothing.
    ///
    /// - Parameter copy: the text that the private key's holder opened.
    /// - Throws: ``CustodyError`` with `escrow_refused` when it is not such a text.
    public func restore(escrow copy: [UInt8]) async throws -> Restoration {
        let entries = try Self.parse(copy)
        var restoration = Restoration()
        for practice in try await inventory() where practice.destroyed == nil {
            let pair = try await keyPair(of: practice.practice)
            var done = true
            for stored in [pair.current, pair.former].compactMap(\.self) {
                let entry = entries.first { $0.practice == stored.practice && $0.generation == stored.generation }
                let isRestored = if let entry { try await put(entry, for: stored) } else { false }
                done = done && isRestored
            }
            if done {
                restoration.restored.append(practice.practice)
            } else {
                restoration.left.append(practice.practice)
            }
        }
        return restoration
    }

    private func put(_ entry: EscrowEntry, for stored: StoredPracticeKey) async throws -> Bool {
        let rows = try await pool.query(
            """
            SELECT sealing_key_id, wrapped FROM keys.sealing_key
            WHERE practice_id = \(stored.practice) AND generation = \(stored.generation) AND destroyed_at IS NULL LIMIT 1
            """
        )
        guard let row = rows.first else { return false }
        let context = WrapContext.sealingKey(try row.get(0), practice: stored.practice)
        guard (try? SecretBytes(unwrapping: try row.get(1), under: entry.key, for: context)) != nil else {
            return false
        }
        let wrapped = try await master.wrap(entry.key, for: .practiceKey(stored.practice))
        let place: Statement = """
            UPDATE keys.practice_key SET wrapped = \(wrapped), master_key_id = \(master.id)
            WHERE practice_id = \(stored.practice) AND wrapped = \(stored.wrapped)
            """
        let formerPlace: Statement = """
            UPDATE keys.practice_key SET former_wrapped = \(wrapped), former_master_key_id = \(master.id)
            WHERE practice_id = \(stored.practice) AND former_wrapped = \(stored.wrapped)
            """
        let changed = try await pool.query(place).affectedRows
        return try await changed + pool.query(formerPlace).affectedRows == 1
    }

    private final class EscrowEntry: Sendable {
        let practice: UUID
        let generation: Int
        let key: SecretKey

        init(practice: UUID, generation: Int, key: consuming SecretKey) {
            self.practice = practice
            self.generation = generation
            self.key = key
        }
    }

    private static func parse(_ copy: [UInt8]) throws -> [EscrowEntry] {
        // OpenSSL's program ends lines of text as mail does.
        let lines = copy.split { $0 == 10 || $0 == 13 }
        guard let first = lines.first, first.elementsEqual(head.utf8) else { throw refusal(line: 1) }
        return try lines.dropFirst().enumerated().map { number, line in
            let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            guard fields.count == 3, let practice = UUID(uuidString: String(decoding: fields[0], as: UTF8.self)),
                let generation = Int(String(decoding: fields[1], as: UTF8.self)), fields[2].count == 64
            else { throw refusal(line: number + 2) }
            let digits = Array(fields[2])
            let key = unsafe try SecretBytes(capacity: SecretKey.count) { memory in
                for index in 0..<SecretKey.count {
                    guard let high = value(digits[2 * index]), let low = value(digits[2 * index + 1]) else {
                        throw refusal(line: number + 2)
                    }
                    unsafe memory[index] = high << 4 | low
                }
                return SecretKey.count
            }
            return EscrowEntry(practice: practice, generation: generation, key: try SecretKey(key))
        }
    }

    private static func refusal(line: Int) -> CustodyError {
        CustodyError(
            .escrowRefused,
            "line \(line) is not that of an opened escrow copy; open the copy with openssl cms"
        )
    }

    private static func digits(_ byte: UInt8) -> [UInt8] {
        [byte >> 4, byte & 15].map { $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "a") + $0 - 10 }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

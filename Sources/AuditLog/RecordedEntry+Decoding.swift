internal import FoundationEssentials

extension RecordedEntry {
    /// A longer canonical form is refused.
    public static let maxCanonicalBytes = 4096

    /// Reads an entry from its canonical form, and takes their hash for its own. Any input is safe.
    ///
    /// - Throws: ``AuditError/Code/malformedEntry`` for anything but the one form that ``canonicalBytes`` would give.
    public init(canonicalBytes bytes: [UInt8]) throws(AuditError) {
        var form = try CanonicalReader(bytes)
        laneID = try form.integer()
        laneSequence = try form.integer()
        previousHash = try form.field(count: 32)
        microseconds = Int64(try form.integer())
        transaction = Int64(try form.integer())
        databaseRole = try form.text()
        let actor = try form.text()
        let action = try form.text()
        let practice = try form.identifier()
        let dictation = try form.identifier()
        let artifactClass = try form.optionalText()
        let artifactVersion = try form.optionalInteger()
        let keyID = try form.identifier()
        let outcome = AuditEntry.Outcome(rawValue: try form.text())
        let code = try form.optionalText()
        let purpose = PurposeOfUse(rawValue: try form.text())
        salt = try form.field(count: 16)
        guard form.isAtEnd, let outcome, let purpose else { throw AuditError(.malformedEntry) }
        entry = AuditEntry(
            actor: actor,
            action: action,
            practice: practice,
            dictation: dictation,
            artifactClass: artifactClass,
            artifactVersion: artifactVersion,
            keyID: keyID,
            outcome: outcome,
            code: code,
            purpose: purpose
        )
        entryHash = sha256(bytes)
    }
}

/// Takes the fields of a canonical form in their order.
private struct CanonicalReader {
    private var rest: ArraySlice<UInt8>

    var isAtEnd: Bool { rest.isEmpty }

    init(_ bytes: [UInt8]) throws(AuditError) {
        let start = Array(RecordedEntry.canonicalStart.utf8)
        guard bytes.count <= RecordedEntry.maxCanonicalBytes, bytes.starts(with: start) else {
            throw AuditError(.malformedEntry)
        }
        rest = bytes[start.count...]
    }

    mutating func optionalField() throws(AuditError) -> [UInt8]? {
        switch rest.popFirst() {
        case 0: return nil
        case 1: break
        default: throw AuditError(.malformedEntry)
        }
        guard rest.count >= 4 else { throw AuditError(.malformedEntry) }
        let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        guard count <= rest.count else { throw AuditError(.malformedEntry) }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func field(count: Int) throws(AuditError) -> [UInt8] {
        guard let field = try optionalField(), field.count == count else { throw AuditError(.malformedEntry) }
        return field
    }

    mutating func optionalInteger() throws(AuditError) -> Int? {
        guard let field = try optionalField() else { return nil }
        guard field.count == 8 else { throw AuditError(.malformedEntry) }
        return Int(bitPattern: field.reduce(UInt(0)) { $0 << 8 | UInt($1) })
    }

    mutating func integer() throws(AuditError) -> Int { try required(optionalInteger()) }

    mutating func optionalText() throws(AuditError) -> String? {
        guard let field = try optionalField() else { return nil }
        guard let text = String(validating: field, as: UTF8.self) else { throw AuditError(.malformedEntry) }
        return text
    }

    mutating func text() throws(AuditError) -> String { try required(optionalText()) }

    mutating func identifier() throws(AuditError) -> UUID? {
        guard let b = try optionalField() else { return nil }
        guard b.count == 16 else { throw AuditError(.malformedEntry) }
        return UUID(
            uuid: (b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15])
        )
    }

    private func required<Value>(_ value: Value?) throws(AuditError) -> Value {
        guard let value else { throw AuditError(.malformedEntry) }
        return value
    }
}

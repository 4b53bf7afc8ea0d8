internal import FoundationEssentials

/// # The canonical form of an entry, version 1
///
/// An entry's hash is SHA-256 over these bytes, which anyone can make again from the row of `audit.entry`:
///
/// 1. the 20 bytes `dictum.audit.entry/1` (ASCII);
/// 2. seventeen fields, in this order: `lane_id`, `lane_seq`, `previous_hash`, `at`, `xid`, `db_role`, `actor`,
///    `action`, `practice_id`, `dictation_id`, `artifact_class`, `artifact_version`, `key_id`, `outcome`, `code`,
///    `purpose`, `salt`.
///
/// A NULL field is the byte `00`. Any other is the byte `01`, its length in four bytes, and its value:
///
/// - integers: eight bytes, two's complement;
/// - `at`: microseconds since 1970-01-01 00:00 UTC, as an integer;
/// - text: UTF-8; UUIDs: 16 bytes in the order of their text; hashes and salt: their bytes.
///
/// All numbers are big-endian. `previous_hash` is the `entry_hash` of the entry before in the same lane, 32 zero bytes
/// for `lane_seq` 1. A leaf of the Merkle tree (RFC 6962) is the 32 bytes of `entry_hash`, so its leaf hash is
/// SHA-256(`00` || `entry_hash`). `Scripts/verify_audit.py` does all this with Python's standard library.
extension RecordedEntry {
    static let canonicalStart = "dictum.audit.entry/1"

    /// The bytes that ``entryHash`` is the SHA-256 of.
    public var canonicalBytes: [UInt8] {
        var form = CanonicalForm()
        form.append(laneID)
        form.append(laneSequence)
        form.append(previousHash)
        form.append(Int(microseconds))
        form.append(Int(transaction))
        form.append(databaseRole)
        form.append(entry.actor)
        form.append(entry.action)
        form.append(entry.practice)
        form.append(entry.dictation)
        form.append(entry.artifactClass)
        form.append(entry.artifactVersion)
        form.append(entry.keyID)
        form.append(entry.outcome.rawValue)
        form.append(entry.code)
        form.append(entry.purpose.rawValue)
        form.append(salt)
        return form.bytes
    }

    /// Whether the stored hash is that of the stored columns.
    var isIntact: Bool { sha256(canonicalBytes) == entryHash }
}

/// Length-prefixed fields after a domain separation string.
private struct CanonicalForm {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(512)
        bytes += RecordedEntry.canonicalStart.utf8
    }

    mutating func append(_ value: [UInt8]?) {
        guard let value else { return bytes.append(0) }
        bytes.append(1)
        appendBigEndian(UInt64(value.count), bytes: 4)
        bytes += value
    }

    mutating func append(_ text: String?) { append(text.map { Array($0.utf8) }) }

    mutating func append(_ uuid: UUID?) {
        append(uuid.map { uuid in unsafe withUnsafeBytes(of: uuid.uuid) { unsafe [UInt8]($0) } })
    }

    mutating func append(_ integer: Int?) {
        guard let integer else { return bytes.append(0) }
        bytes += [1, 0, 0, 0, 8]
        appendBigEndian(UInt64(bitPattern: Int64(integer)), bytes: 8)
    }

    private mutating func appendBigEndian(_ value: UInt64, bytes count: Int) {
        for index in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
}

internal import FoundationEssentials

/// Fields as one byte string that no other list of fields makes: each after its length in 4 bytes, big-endian.
enum BoundBytes {
    static func encode(_ fields: [[UInt8]]) -> [UInt8] {
        var encoded: [UInt8] = []
        for field in fields { encoded += bigEndian(UInt32(field.count)) + field }
        return encoded
    }

    static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        unsafe withUnsafeBytes(of: value.bigEndian) { unsafe [UInt8]($0) }
    }

    static func bytes(of id: UUID) -> [UInt8] { unsafe withUnsafeBytes(of: id.uuid) { unsafe [UInt8]($0) } }
}

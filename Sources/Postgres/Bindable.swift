public import FoundationEssentials

/// One statement parameter in PostgreSQL's binary format: its type's OID and its bytes, `nil` for NULL.
public struct Binding: Sendable, Hashable {
    /// The OID of the parameter's type in `pg_type`.
    public let oid: UInt32
    /// The value in binary format, big-endian.
    public let bytes: [UInt8]?

    /// A parameter of type `oid`.
    public init(oid: UInt32, bytes: [UInt8]?) {
        self.oid = oid
        self.bytes = bytes
    }
}

/// A Swift value that travels to and from PostgreSQL in binary format.
public protocol Bindable: Sendable {
    /// The OID of the value's type in `pg_type`.
    static var oid: UInt32 { get }
    /// The OID of the array type over it.
    static var arrayOID: UInt32 { get }
    /// The binary format, big-endian.
    var bytes: [UInt8] { get }
    /// Reads the binary format; `nil` when `bytes` is not of this type's form.
    init?(bytes: UnsafeRawBufferPointer)
}

extension Bindable {
    var binding: Binding { Binding(oid: Self.oid, bytes: bytes) }
}

extension FixedWidthInteger {
    var bigEndianBytes: [UInt8] { unsafe withUnsafeBytes(of: bigEndian) { unsafe [UInt8]($0) } }

    init?(bigEndianBytes bytes: UnsafeRawBufferPointer) {
        guard bytes.count == MemoryLayout<Self>.size else { return nil }
        self = unsafe Self(bigEndian: bytes.loadUnaligned(as: Self.self))
    }
}

extension Int64: Bindable {
    /// `int8`
    public static var oid: UInt32 { 20 }
    /// `int8[]`
    public static var arrayOID: UInt32 { 1016 }
    /// The binary format.
    public var bytes: [UInt8] { bigEndianBytes }
    /// Reads `int8`.
    public init?(bytes: UnsafeRawBufferPointer) { unsafe self.init(bigEndianBytes: bytes) }
}

extension Int: Bindable {
    /// `int8`
    public static var oid: UInt32 { 20 }
    /// `int8[]`
    public static var arrayOID: UInt32 { 1016 }
    /// The binary format.
    public var bytes: [UInt8] { Int64(self).bytes }
    /// Reads `int2`, `int4` or `int8`.
    public init?(bytes: UnsafeRawBufferPointer) {
        if let value = unsafe Int64(bytes: bytes) {
            self = Int(value)
        } else if let value = unsafe Int32(bigEndianBytes: bytes) {
            self = Int(value)
        } else if let value = unsafe Int16(bigEndianBytes: bytes) {
            self = Int(value)
        } else {
            return nil
        }
    }
}

extension Bool: Bindable {
    /// `bool`
    public static var oid: UInt32 { 16 }
    /// `bool[]`
    public static var arrayOID: UInt32 { 1000 }
    /// The binary format.
    public var bytes: [UInt8] { [self ? 1 : 0] }
    /// Reads `bool`.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 1 else { return nil }
        self = unsafe bytes[0] != 0
    }
}

extension Double: Bindable {
    /// `float8`
    public static var oid: UInt32 { 701 }
    /// `float8[]`
    public static var arrayOID: UInt32 { 1022 }
    /// The binary format.
    public var bytes: [UInt8] { bitPattern.bigEndianBytes }
    /// Reads `float8`.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard let bits = unsafe UInt64(bigEndianBytes: bytes) else { return nil }
        self.init(bitPattern: bits)
    }
}

extension String: Bindable {
    /// `text`
    public static var oid: UInt32 { 25 }
    /// `text[]`
    public static var arrayOID: UInt32 { 1009 }
    /// The binary format: UTF-8.
    public var bytes: [UInt8] { Array(utf8) }
    /// Reads any textual type.
    public init?(bytes: UnsafeRawBufferPointer) { unsafe self.init(decoding: bytes, as: UTF8.self) }
}

extension [UInt8]: Bindable {
    /// `bytea`
    public static var oid: UInt32 { 17 }
    /// `bytea[]`
    public static var arrayOID: UInt32 { 1001 }
    /// The binary format: the bytes themselves.
    public var bytes: [UInt8] { self }
    /// Reads `bytea`.
    public init?(bytes: UnsafeRawBufferPointer) { unsafe self.init(bytes) }
}

extension UUID: Bindable {
    /// `uuid`
    public static var oid: UInt32 { 2950 }
    /// `uuid[]`
    public static var arrayOID: UInt32 { 2951 }
    /// The binary format: 16 bytes.
    public var bytes: [UInt8] { unsafe withUnsafeBytes(of: uuid) { unsafe [UInt8]($0) } }
    /// Reads `uuid`.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        self.init(uuid: unsafe bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension Date: Bindable {
    /// `timestamptz`
    public static var oid: UInt32 { 1184 }
    /// `timestamptz[]`
    public static var arrayOID: UInt32 { 1185 }
    /// Seconds from 1970 to 2000, PostgreSQL's epoch.
    private static var epochOffset: Double { 946_684_800 }
    /// The binary format: microseconds since 2000-01-01 UTC.
    public var bytes: [UInt8] { Int64(((timeIntervalSince1970 - Self.epochOffset) * 1e6).rounded()).bytes }
    /// Reads `timestamptz`.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard let microseconds = unsafe Int64(bytes: bytes) else { return nil }
        self.init(timeIntervalSince1970: Double(microseconds) / 1e6 + Self.epochOffset)
    }
}

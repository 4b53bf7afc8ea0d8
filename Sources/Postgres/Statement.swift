/// SQL that can only bind: every interpolated value becomes a numbered parameter, never text of the statement.
///
/// ```swift
/// let statement: Statement = "SELECT status FROM dictum.dictation WHERE dictation_id = \(id)"
/// ```
public struct Statement: Sendable, ExpressibleByStringInterpolation {
    /// The text with `$1`, `$2`, … in place of the values.
    public let sql: String
    /// The values, in the order of their numbers.
    public let bindings: [Binding]

    /// A statement without parameters.
    public init(stringLiteral value: String) {
        sql = value
        bindings = []
    }

    /// The plan that PostgreSQL makes for the statement, as text: for tests and people.
    public var explained: Statement { Statement(sql: "EXPLAIN " + sql, bindings: bindings) }

    /// The plan, and what running it cost, as text: for tests and people. It does run.
    public var measured: Statement { Statement(sql: "EXPLAIN (ANALYZE, BUFFERS) " + sql, bindings: bindings) }

    private init(sql: String, bindings: [Binding]) {
        self.sql = sql
        self.bindings = bindings
    }

    /// The statement that an interpolated literal makes.
    public init(stringInterpolation: Interpolation) {
        sql = stringInterpolation.sql
        bindings = stringInterpolation.bindings
    }

    /// Collects the text and the parameters of an interpolated literal.
    public struct Interpolation: StringInterpolationProtocol {
        var sql = ""
        var bindings: [Binding] = []

        /// Reserves room for the literal.
        public init(literalCapacity: Int, interpolationCount: Int) { sql.reserveCapacity(literalCapacity) }

        /// Appends SQL text.
        public mutating func appendLiteral(_ literal: String) { sql += literal }

        /// Appends SQL text that is a constant of the program.
        public mutating func appendInterpolation(raw text: StaticString) { sql += text.description }

        /// Binds one value.
        public mutating func appendInterpolation(_ value: some Bindable) { bind(value.binding) }

        /// Binds one value or NULL.
        public mutating func appendInterpolation<Value: Bindable>(_ value: Value?) {
            bind(value?.binding ?? Binding(oid: Value.oid, bytes: nil))
        }

        /// Binds a one-dimensional array, for `= ANY(\(values))` and `unnest(\(values))`.
        public mutating func appendInterpolation<Value: Bindable>(array values: [Value]) {
            bind(Binding(oid: Value.arrayOID, bytes: Self.encode(values)))
        }

        /// Binds a one-dimensional array that may hold NULLs.
        public mutating func appendInterpolation<Value: Bindable>(array values: [Value?]) {
            bind(Binding(oid: Value.arrayOID, bytes: Self.encode(values)))
        }

        private mutating func bind(_ binding: Binding) {
            bindings.append(binding)
            sql += "$\(bindings.count)"
        }

        /// PostgreSQL's `array_send`: dimensions, has-nulls, element type, then length and lower bound, then elements.
        private static func encode<Value: Bindable>(_ values: [Value?]) -> [UInt8] {
            let hasNulls: Int32 = values.contains { $0 == nil } ? 1 : 0
            var bytes = Int32(values.isEmpty ? 0 : 1).bigEndianBytes
            bytes += hasNulls.bigEndianBytes + Value.oid.bigEndianBytes
            if values.isEmpty { return bytes }
            bytes += Int32(values.count).bigEndianBytes + Int32(1).bigEndianBytes
            for value in values {
                guard let element = value?.bytes else {
                    bytes += Int32(-1).bigEndianBytes
                    continue
                }
                bytes += Int32(element.count).bigEndianBytes
                bytes += element
            }
            return bytes
        }
    }
}

/// The parallel arrays that `PQexecPrepared` wants, over one packed buffer.
struct PackedBindings {
    private var storage: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    let types: [UInt32]

    init(_ bindings: [Binding]) {
        types = bindings.map(\.oid)
        storage.reserveCapacity(bindings.reduce(1) { $0 + ($1.bytes?.count ?? 0) })
        for binding in bindings {
            formats.append(1)
            offsets.append(binding.bytes == nil ? nil : storage.count)
            lengths.append(Int32(binding.bytes?.count ?? 0))
            storage.append(contentsOf: binding.bytes ?? [])
        }
        // A zero-length value still needs a non-null pointer, or libpq sends NULL.
        storage.append(0)
    }

    typealias Pointers = (
        count: Int32, values: UnsafePointer<UnsafePointer<CChar>?>?,
        lengths: UnsafePointer<Int32>?, formats: UnsafePointer<Int32>?
    )

    func withPointers<R>(_ body: (Pointers) -> R) -> R {
        unsafe storage.withUnsafeBytes { bytes in
            let values: [UnsafePointer<CChar>?] = unsafe offsets.map { offset in
                guard let offset, let base = bytes.baseAddress else { return nil }
                return unsafe (base + offset).assumingMemoryBound(to: CChar.self)
            }
            return unsafe values.withUnsafeBufferPointer { values in
                unsafe lengths.withUnsafeBufferPointer { lengths in
                    unsafe formats.withUnsafeBufferPointer { formats in
                        unsafe body(
                            (Int32(values.count), values.baseAddress, lengths.baseAddress, formats.baseAddress)
                        )
                    }
                }
            }
        }
    }
}

extension SecretKey {
    /// Takes 32 bytes from ordinary memory, where a service's answer arrived, and wipes them there.
    ///
    /// - Throws: ``CustodyError/Code/keyRefused`` when there are more or fewer.
    public init(wiping bytes: inout [UInt8]) throws {
        defer { for index in bytes.indices { bytes[index] = 0 } }
        let count = bytes.count
        try self.init(
            unsafe SecretBytes(capacity: count) { memory in
                unsafe memory.copyBytes(from: bytes)
                return count
            }
        )
    }
}

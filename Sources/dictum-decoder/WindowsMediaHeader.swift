/// How long a WMA says that it is, which FFmpeg does not tell where the file is shorter.
enum WindowsMediaHeader {
    private static let start: [UInt8] = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]
    private static let properties: [UInt8] = [0xa1, 0xdc, 0xab, 0x8c, 0x47, 0xa9, 0xcf, 0x11]

    /// The seconds that the header announces; `nil` where it does not (a broadcast), or where `bytes` are no WMA.
    static func seconds(in bytes: UnsafeRawBufferPointer) -> Double? {
        let places = 30..<max(30, min(bytes.count, 65_536) - 104)
        guard unsafe bytes.starts(with: start),
            let place = places.first(where: { unsafe bytes[$0...].starts(with: properties) }),
            unsafe bytes[place + 88] & 1 == 0
        else { return nil }
        let number = { (at: Int) in
            Double(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: place + at, as: UInt64.self)))
        }
        return number(64) / 10_000_000 - number(80) / 1_000
    }
}

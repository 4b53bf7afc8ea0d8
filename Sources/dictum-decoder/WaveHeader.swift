/// How long a WAV says that it is, which FFmpeg does not tell where the file is shorter.
enum WaveHeader {
    /// From here on it is what is written where the length is not known yet: there is no recording of two gigabytes.
    private static let unknown = 0x7fff_0000

    /// The bytes of sound that the header announces; `nil` where it does not, or where `bytes` are no WAV.
    static func soundBytes(in bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count >= 12, unsafe name(in: bytes, at: 0) == "RIFF", unsafe name(in: bytes, at: 8) == "WAVE" else {
            return nil
        }
        var place = 12
        while place + 8 <= bytes.count {
            let size = Int(UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)))
            if unsafe name(in: bytes, at: place) == "data" { return (1..<unknown).contains(size) ? size : nil }
            place += 8 + size + size % 2
        }
        return nil
    }

    private static func name(in bytes: UnsafeRawBufferPointer, at place: Int) -> String {
        unsafe String(decoding: bytes[place..<place + 4], as: UTF8.self)
    }
}

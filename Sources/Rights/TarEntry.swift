/// A file in a tar archive (POSIX ustar): its header, and what fills its last block.
struct TarEntry {
    static let blockSize = 512
    /// What ends an archive.
    static let end = [UInt8](repeating: 0, count: 2 * blockSize)

    /// At most 100 bytes.
    let name: String
    /// At most 8 GiB.
    let size: Int
    /// Seconds since 1970.
    let modified: Int

    /// The 512 bytes before the file's own.
    var header: [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        func put(_ text: String, _ offset: Int) {
            block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put(String(name.utf8.prefix(100).map { Character(UnicodeScalar($0)) }), 0)
        put("0000600\0", 100)
        put("0000000\0", 108)
        put("0000000\0", 116)
        put(Self.octal(size, 11) + "\0", 124)
        put(Self.octal(modified, 11) + "\0", 136)
        put("        ", 148)
        put("0", 156)
        put("ustar\u{0}00", 257)
        let sum = block.reduce(0) { $0 + Int($1) }
        put(Self.octal(sum, 6) + "\0 ", 148)
        return block
    }

    /// The bytes after the file's own.
    var padding: [UInt8] {
        [UInt8](repeating: 0, count: (Self.blockSize - size % Self.blockSize) % Self.blockSize)
    }

    private static func octal(_ number: Int, _ digits: Int) -> String {
        let text = String(max(number, 0), radix: 8)
        return String(repeating: "0", count: max(digits - text.count, 0)) + text
    }
}

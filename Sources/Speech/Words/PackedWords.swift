/// Words in alphabetical order as `Scripts/lexicon` packs them, which makes the list a third smaller: a line is a letter
/// that tells how many letters the word shares with the one before it, `a` for none, and the rest of the word.
enum PackedWords {
    /// The words of `list`.
    static func words(_ list: some StringProtocol) -> [String] {
        var last: [UInt8] = []
        return list.utf8.split(separator: UInt8(ascii: "\n")).map { line in
            let shared = Int(line.first ?? 0) - Int(UInt8(ascii: "a"))
            last = Array(last.prefix(max(0, shared))) + line.dropFirst()
            return String(decoding: last, as: UTF8.self)
        }
    }
}

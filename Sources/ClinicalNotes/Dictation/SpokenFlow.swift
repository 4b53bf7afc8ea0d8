/// What one speaker says in a row, without the asides that only fill it.
struct SpokenFlow {
    private var parts: [String] = []

    mutating func append(_ part: String) { parts.append(part) }

    /// Hands words and marks on, and is empty then. ", you know," and ", I mean," go with one of their commas.
    mutating func read(by reader: inout ClauseReader) {
        var at = 0
        while at < parts.count {
            if isAside(at) {
                at += 3
                continue
            }
            let part = parts[at]
            if let mark = part.first, part.count == 1, mark.isPunctuation {
                reader.read(mark: mark)
            } else {
                reader.read(word: part)
            }
            at += 1
        }
        parts = []
    }

    /// A comma, two filling words, and another comma.
    private func isAside(_ at: Int) -> Bool {
        guard at + 3 < parts.count, parts[at] == ",", parts[at + 3] == "," else { return false }
        return parts[at + 1] == "you" && parts[at + 2] == "know" || parts[at + 1] == "i" && parts[at + 2] == "mean"
    }
}

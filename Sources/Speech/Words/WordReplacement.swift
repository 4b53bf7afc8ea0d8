internal import Artifacts

/// A group of heard words and what they are taken for.
struct WordReplacement: Sendable {
    let group: Range<Int>
    /// What is written instead, word by word.
    let words: [String]
    /// The drug that is among them, in lower case.
    let drug: String?
    /// How alike they sound, 0 to 1.
    let likeness: Float
    /// Which of overlapping replacements is taken: the more alike, the longer among equals.
    let rank: Float
    /// Whether the words stay though a drug sounds like them, for it does not come in the dose beside them.
    var isRefused = false

    /// `group` as it was heard.
    static func refused(_ group: Range<Int>, _ heard: [String], likeness: Float = 0) -> WordReplacement {
        .init(group: group, words: heard, drug: nil, likeness: likeness, rank: 0, isRefused: true)
    }

    /// Whether anything but letter case, spaces and hyphens would change; "met formin" is one word all the same.
    func changes(_ terms: [HeardTerm]) -> Bool {
        let heard = terms[group].map(\.lower)
        let parts = heard.flatMap { $0.split(separator: "-") }.map(String.init)
        let written = words.flatMap { $0.lowercased().split(separator: "-") }.map(String.init)
        return parts != written && !(heard.count == 1 && heard[0] == words.joined().lowercased())
    }

    /// The new words: those that stay at either end as they were heard, those between with their resolution.
    func words(for heard: [Transcript.Word], _ terms: [HeardTerm]) -> [Transcript.Word] {
        var (first, last) = (0, words.count)
        var rest = group
        while last - first > 1, rest.count > 1, same(words[first], terms[rest.lowerBound]) {
            first += 1
            rest = rest.lowerBound + 1..<rest.upperBound
        }
        while last - first > 1, rest.count > 1, same(words[last - 1], terms[rest.upperBound - 1]) {
            last -= 1
            rest = rest.lowerBound..<rest.upperBound - 1
        }
        return Array(heard[group.lowerBound..<rest.lowerBound])
            + replaced(words[first..<last], rest, heard, terms)
            + Array(heard[rest.upperBound..<group.upperBound])
    }

    /// Whether they are the same but for a plural, which stays as it was heard.
    private func same(_ word: String, _ term: HeardTerm) -> Bool { WordQuestion.same(word.lowercased(), term.lower) }

    private func replaced(
        _ words: ArraySlice<String>,
        _ rest: Range<Int>,
        _ heard: [Transcript.Word],
        _ terms: [HeardTerm]
    ) -> [Transcript.Word] {
        let resolution = Transcript.Resolution(
            heard: heard[rest].map(\.text).joined(separator: " "),
            score: (Double(likeness) * 100).rounded() / 100
        )
        let (start, end) = (heard[rest.lowerBound].start, heard[rest.upperBound - 1].end)
        let step = (end - start) / Double(words.count)
        let probability = heard[rest].map(\.probability).min() ?? 0
        let begins = rest.lowerBound == 0 || terms[rest.lowerBound - 1].endsSentence
        let capital = begins && terms[rest.lowerBound].text.first?.isUppercase == true
        return words.enumerated().map { offset, word in
            var text = word
            if offset == 0 {
                if capital { text = text.prefix(1).uppercased() + text.dropFirst() }
                text = terms[rest.lowerBound].leading + text
            }
            if offset == words.count - 1 { text += terms[rest.upperBound - 1].trailing }
            return Transcript.Word(
                text: text,
                start: start + step * Double(offset),
                end: start + step * Double(offset + 1),
                probability: probability,
                resolution: resolution
            )
        }
    }
}

internal import Artifacts

/// "One, prednisone for five days. Two, doxycycline.", "First, ... Next, ...", "One. Gout. Two. Anemia.": sentences that count.
enum SpokenCounting {
    /// The sentences, each number that stood alone joined to what it counts, and the number of each that counts, by its place.
    static func items(in said: [DraftSource.Sentence]) -> (sentences: [DraftSource.Sentence], items: [Int: Int]) {
        let sentences = joined(said.flatMap(parted).flatMap(counted))
        var result: [Int: Int] = [:]
        var last: (at: Int, number: Int)?
        for (at, sentence) in sentences.enumerated() {
            guard let number = number(of: sentence, after: last?.number) else { continue }
            if number == 1 {
                last = (at, 1)
            } else if let before = last, number == before.number + 1, at <= before.at + reach {
                if number == 2 { result[before.at] = 1 }
                result[at] = number
                last = (at, number)
            }
        }
        return (sentences, result)
    }

    private static func number(of sentence: DraftSource.Sentence, after last: Int?) -> Int? {
        let mark = sentence.tokens[0].text.lowercased() == "number" ? 2 : 1
        guard sentence.item == nil, sentence.tokens.count > 3, sentence.tokens[mark].kind == .punctuation,
            [",", ":", "."].contains(sentence.tokens[mark].text)
        else { return nil }
        let word = sentence.tokens[mark - 1].text.lowercased()
        if ["next", "finally", "lastly"].contains(word) { return last.map { $0 + 1 } }
        return ordinals.firstIndex(of: word) ?? SpokenProblem.number(word)
    }

    /// "Plan: first, rest.": the list begins behind its heading.
    private static func parted(_ sentence: DraftSource.Sentence) -> [DraftSource.Sentence] {
        let words = sentence.tokens.prefix(10).map { $0.text.lowercased() }
        guard let mark = words.firstIndex(where: [",", ":", "."].contains), mark + 2 < words.count,
            Headings.heading(words, at: 0)?.phrase.count == mark, ["one", "1", "first"].contains(words[mark + 1]),
            [",", ":"].contains(words[mark + 2])
        else { return [sentence] }
        var parts = [sentence, sentence]
        parts[0].tokens.removeSubrange((mark + 1)...)
        parts[1].tokens.removeSubrange(...mark)
        return parts
    }

    /// "One, labs, two, imaging, three, rest.": numbers that count up between commas part it.
    private static func counted(_ sentence: DraftSource.Sentence) -> [DraftSource.Sentence] {
        let words = sentence.tokens.map { $0.text.lowercased() }
        var starts = [0]
        for at in words.indices.dropFirst(3).dropLast(2)
        where SpokenProblem.number(words[at]) == starts.count + 1 && [",", ";"].contains(words[at - 1])
            && [",", ":"].contains(words[at + 1]) && at > starts[starts.count - 1] + 2
        {
            starts.append(at)
        }
        guard sentence.item == nil, starts.count > 1, words[1] != ".", SpokenProblem.number(words[0]) == 1 else {
            return [sentence]
        }
        return zip(starts, starts.dropFirst() + [words.count]).map { start, end in
            var part = sentence
            part.tokens = Array(sentence.tokens[start..<end])
            if end < words.count { part.tokens[part.tokens.count - 1].text = "." }
            if start > 0 { part.struck = [] }
            return part
        }
    }

    /// "One.", "2." and "Number one." say nothing alone; where they do not count up behind a heading, it is no list.
    private static func joined(_ sentences: [DraftSource.Sentence]) -> [DraftSource.Sentence] {
        let numbers = sentences.map { sentence in
            let words = sentence.tokens.filter { $0.kind == .word }
            return words.count == 1 ? sentence.item ?? SpokenProblem.number(words[0].text.lowercased()) : nil
        }
        guard let start = numbers.firstIndex(where: { $0 != nil }), numbers[start] == 1, numbers[start...].contains(2),
            case let head = start > 0 ? sentences[start - 1] : sentences[start],
            sentences[start].item != nil || SpokenHeading(head)?.rest == head.tokens.count
        else { return sentences }
        var result = sentences
        for at in numbers.indices.dropLast().reversed() where numbers[at] != nil && numbers[at + 1] == nil {
            guard sentences[at + 1].item == nil else { continue }
            let next = result.remove(at: at + 1)
            if result[at].item != nil { result[at].tokens.removeAll { $0.kind == .punctuation } }
            result[at].tokens += next.tokens
            result[at].struck += next.struck
        }
        return result
    }

    private static let ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
    /// Sentences that one item may have.
    private static let reach = 8
}

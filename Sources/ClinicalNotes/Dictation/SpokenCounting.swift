internal import Artifacts

/// "One, prednisone for five days. Two, doxycycline.", "First, ... Next, ...", "One. Gout. Two. Anemia.": sentences that count.
enum SpokenCounting {
    /// The sentences, each number that stood alone joined to what it counts, and the number of each that counts, by its place.
    static func items(in said: [DraftSource.Sentence]) -> (sentences: [DraftSource.Sentence], items: [Int: Int]) {
        let sentences = joined(cut(said))
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
        return value(word)
    }

    private static func value(_ word: String) -> Int? { ordinals.firstIndex(of: word) ?? SpokenProblem.number(word) }

    /// The sentences, cut behind a heading and before each number of the list that follows it, or that a sentence begins with:
    /// "Plan: first, rest.", "One, labs, two, imaging.", "Assessment. One pneumonia, two gout."; each number with its comma.
    private static func cut(_ said: [DraftSource.Sentence]) -> [DraftSource.Sentence] {
        var starts: [Int: [Int]] = [:]
        for at in said.indices { starts.merge(list(from: at, in: said)) { $0 + $1 } }
        return said.enumerated().flatMap { at, sentence in
            let cuts = [0] + Set(starts[at] ?? []).subtracting([0]).sorted() + [sentence.tokens.count]
            return zip(cuts, cuts.dropFirst()).map { start, end in
                var part = sentence
                part.tokens = Array(sentence.tokens[start..<end])
                if start > 0 { part.struck = [] }
                if end < sentence.tokens.count, part.tokens[part.tokens.count - 1].kind == .punctuation {
                    part.tokens[part.tokens.count - 1].text = "."
                }
                if starts[at]?.contains(start) == true, part.tokens[1].kind == .word {
                    let word = part.tokens[0].words.upperBound
                    part.tokens.insert(.init(text: ",", kind: .punctuation, words: word..<word), at: 1)
                }
                return part
            }
        }
    }

    /// Where the items of a list begin, by sentence: behind the heading that the sentence is or begins with, or in it.
    private static func list(from at: Int, in said: [DraftSource.Sentence]) -> [Int: [Int]] {
        let first = said[at].tokens
        let words = first.map { $0.text.lowercased() }
        // "Lungs clear, plan, one, rest.": the heading may stand in a row of commas.
        let place = first.indices.first { place in
            let heading = place > 0 && words[place - 1] == "," ? Headings.heading(words, at: place) : nil
            return heading.map { begins(1, place + $0.phrase.count + 1, first) } == true
        }
        let heading = Headings.heading(words, at: place ?? 0)
        let start = heading.map { (place ?? 0) + $0.phrase.count + 1 } ?? 0
        let isFirst = start == 0 && words.first.flatMap(SpokenProblem.number) == 1
        guard isFirst || start > 0 && words.dropFirst(start - 1).first.map(marks.contains) == true, said[at].item == nil
        else { return [:] }
        var (result, nouns, isPaused): ([Int: [Int]], [String], Bool) = ([:], [], true)
        for (sentence, tokens) in said.map(\.tokens).enumerated().dropFirst(at).prefix(heading == nil ? 1 : 20) {
            if sentence > at, said[sentence].item != nil || SpokenHeading(said[sentence]) != nil { break }
            for token in tokens.indices.dropFirst(sentence > at ? 0 : start) {
                guard begins(nouns.count + 1, token, tokens) else {
                    if nouns.isEmpty { return [:] }
                    continue
                }
                // All of a list are said alike.
                let pauses = tokens[token + 1].kind == .punctuation
                if nouns.isEmpty { isPaused = pauses }
                let noun = tokens[(token + 1)...].first { $0.kind == .word }?.text.lowercased() ?? ""
                guard pauses == isPaused, value(noun) == nil else { continue }
                result[sentence, default: []].append(token)
                nouns.append(noun)
            }
        }
        if isPaused, heading != nil || nouns.count > 1 { return result }
        // "One stent, two grafts", "one lesion here, two lesions there" are counts.
        let isList = nouns.dropFirst().contains { !$0.hasSuffix("s") || $0.hasSuffix("is") }
        let isJudged = heading.map { [.assessment, .plan, .assessmentAndPlan].contains($0.kind) } == true
        return isJudged && isList && Set(nouns.map(GroundedForms.stem)).count == nouns.count ? result : [:]
    }

    /// The number begins an item: behind a mark, and nothing is counted by it as in "one dose of".
    private static func begins(_ number: Int, _ at: Int, _ tokens: [Transcript.Token]) -> Bool {
        guard at + 1 < tokens.count, value(tokens[at].text.lowercased()) == number,
            at == 0 || tokens[at - 1].kind == .punctuation
        else { return false }
        let next = tokens[at + 1].text.lowercased()
        if tokens[at + 1].kind == .punctuation { return [",", ":"].contains(next) }
        return SpokenProblem.number(tokens[at].text.lowercased()) != nil && !Lexicon.units.contains(next)
            && !Lexicon.functionWords.contains(next) && !next.contains(where: \.isNumber) && value(next) == nil
            && PlacementWords.ofWord[next]?.contains("taken") != true
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

    private static let marks = [",", ":", "."]
    private static let ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
    /// Sentences that one item may have.
    private static let reach = 8
}

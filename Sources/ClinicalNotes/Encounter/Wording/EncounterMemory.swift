internal import Artifacts

/// Sentences of examinations, results and plans as clinicians write them, taken from the training notes. One is recalled
/// where every content word, number and side of it was said close together and with the same polarity: what it denies was
/// denied, and is found nowhere near.
struct EncounterMemory: Sendable {
    static let shared = EncounterMemory(EncounterWeights.memory)

    private struct Sentence: Sendable {
        var section: SectionKind
        var text: Substring
        /// Their numbers.
        var stems: [Int]
        /// Each side with the stem of a word that stands after it, or before it where none does.
        var sided: [(side: String, stem: String, isBefore: Bool)]
        var isNegative: Bool
        /// The stems of what it denies: not of where.
        var denied: [Int]
    }
    private let sentences: [Sentence]
    /// The number of each stem of them.
    private let numbers: WordMap<Int>

    /// Lines of `section text`, joined by bars: `e` for the examination, `r` for results, `p` for the plan. `<S>`, `<s>`, `<o>` and `<p>` in a
    /// text stand for "She", "she", "her" and "her" as the patient is.
    init(_ text: String) {
        var numbers: [String: Int] = [:]
        sentences = text.split(whereSeparator: { $0 == "\n" || $0 == "|" }).compactMap { line in
            let line = line.drop { $0 == " " }
            guard let section = Self.sections[line.prefix(1)] else { return nil }
            let text = line.dropFirst(2)
            let words = Self.words(text)
            var stems: [String] = []
            for word in words where Self.isContent(word) {
                let stem = Self.root(word)
                if !stems.contains(stem) { stems.append(stem) }
            }
            // A whole examination is not normal because a part of it is.
            // "Is doing well at this time" names nothing that must have been said.
            guard stems.count > 1, !stems.allSatisfy(Self.idle.contains), let first = words.first,
                !["it", "they", "this", "these", "that"].contains(first), !words.contains("exam"),
                !words.contains("examination")
            else { return nil }
            let sided = words.indices.filter { ["left", "right"].contains(words[$0]) }.compactMap { at in
                let after = words[(at + 1)...].first(where: Self.isContent)
                return (after ?? words[..<at].last(where: Self.isContent)).map {
                    (words[at], Self.root($0), after == nil)
                }
            }
            let own = stems.map { stem in
                let number = numbers[stem] ?? numbers.count
                numbers[stem] = number
                return number
            }
            let isNegative = words.contains(where: Lexicon.negations.contains)
            // "Lachman and drawer are negative" denies what stands before it, however far.
            let denied = isNegative && !words.contains("negative") ? Self.denied(by: text) : []
            return Sentence(
                section: section,
                text: text,
                stems: own,
                sided: sided,
                isNegative: isNegative,
                denied: zip(stems, own).filter { denied.contains($0.0) }.map(\.1)
            )
        }
        self.numbers = WordMap(numbers)
    }

    /// The stems of a written sentence that a negation of it holds for.
    private static func denied(by text: Substring) -> Set<String> {
        var (words, commas): ([String], Set<Int>) = ([], [])
        for part in text.split(separator: " ") {
            words += Self.words(part)
            if part.last == "," { commas.insert(words.count) }
        }
        let holds = Negations(words: words, commas: commas, isWritten: true).read().holds
        return Set(
            words.indices.filter { holds[$0] == .denied && isContent(words[$0]) && !isPlace(words[$0]) }.map {
                root(words[$0])
            }
        )
    }

    private static func isPlace(_ word: String) -> Bool {
        EncounterProblemName.isOfPlace(word) || EncounterSite.isPart(word) || Lexicon.idle.contains(word)
            || Lexicon.sides[word] != nil || Negations.found.contains(word) || word.hasPrefix("appreciat")
    }

    /// What is recalled, with its section, the longest first.
    func recalled(_ clauses: [Spoken], _ voice: PatientVoice) -> [(candidate: EncounterCandidate, section: SectionKind)]
    {
        let heard = Heard(clauses, numbers)
        var found: [(candidate: EncounterCandidate, section: SectionKind, size: Int, width: Int)] = []
        for at in sentences.indices {
            guard let window = heard.window(sentences[at].stems) else { continue }
            let sentence = sentences[at]
            guard fits(window, sentence, heard) else { continue }
            let range = heard.clause[window.lowerBound]...heard.clause[window.upperBound]
            let place = Double(range.lowerBound) / Double(clauses.count)
            guard place > (sentence.section == .assessmentAndPlan ? 0.45 : 0.25),
                !clauses[range].contains(where: {
                    $0.isQuestion || $0.isConditional || $0.isOpen || Self.isBound($0.lower)
                })
            else { continue }
            let candidate = EncounterCandidate(
                kind: .recalled,
                text: Self.asNeeded(voice.filled(sentence.text), clauses[range]),
                clauses: Array(range),
                tokens: range.flatMap { clauses[$0].words.tokens }
            )
            found.append((candidate, sentence.section, sentence.stems.count, window.count))
        }
        // Ties in the order of the memory, which is fixed.
        return found.enumerated().sorted {
            ($1.element.size, $0.element.width, $0.offset) < ($0.element.size, $1.element.width, $1.offset)
        }.map { ($0.element.candidate, $0.element.section) }
    }

    /// "If it grows", "once we have the results": it holds only then.
    private static func isBound(_ said: [String]) -> Bool {
        said.contains("if")
            || zip(said, said.dropFirst()).contains { $0 == "once" && ["we", "you", "it"].contains($1) }
    }

    /// A dose that was said to be taken as needed.
    private static func asNeeded(_ text: String, _ said: ArraySlice<Spoken>) -> String {
        let words = said.flatMap(\.lower)
        guard text.contains(" every "), !text.contains("needed"), text.hasSuffix("."),
            let needed = words.indices.first(where: { words[$0...].starts(with: ["as", "needed"]) }),
            // "... and Tylenol as needed" is of the other.
            words[..<needed].last(where: Lexicon.drugs.contains).map(text.lowercased().contains) == true
        else { return text }
        return text.dropLast() + " as needed."
    }

    private func fits(_ window: ClosedRange<Int>, _ sentence: Sentence, _ heard: Heard) -> Bool {
        guard window.count <= (sentence.stems.count == 2 ? 5 : 5 * sentence.stems.count) else { return false }
        let around = max(0, window.lowerBound - 5)...min(heard.words.count - 1, window.upperBound + 6)
        guard heard.words[around].contains(where: Lexicon.negations.contains) == sentence.isNegative else {
            return false
        }
        // "No guarding but you are tender": one is denied, the other not.
        if sentence.isNegative, heard.words[window].contains(where: Self.turning.contains) { return false }
        // "There is edema. No clubbing or cyanosis.": it is found, whatever else is not.
        guard sentence.denied.allSatisfy({ heard.isDenied($0, within: window) }) else { return false }
        return sentence.sided.allSatisfy { sided in
            window.contains { at in
                guard heard.words[at] == sided.side else { return false }
                if sided.isBefore {
                    return window.contains {
                        $0 < at && heard.clause[$0] == heard.clause[at] && Self.root(heard.words[$0]) == sided.stem
                    }
                }
                return at < window.upperBound
                    && heard.words[(at + 1)...min(at + 3, window.upperBound)].contains { Self.root($0) == sided.stem }
            }
        }
    }

    /// Words that the clinician says, with where each stem of a sentence stands.
    private struct Heard {
        var words: [String] = []
        var clause: [Int] = []
        private var places: [[Int]]
        private let clauses: [Spoken]
        /// Words that a comma stands before, and that begin a sentence.
        private var (commas, sentences): ([Int], [Int]) = ([], [])

        init(_ clauses: [Spoken], _ numbers: WordMap<Int>) {
            self.clauses = clauses
            places = Array(repeating: [], count: numbers.words.count)
            for (at, spoken) in clauses.enumerated() where !spoken.isOfPatient {
                if !spoken.continuesSentence { sentences.append(words.count) }
                for said in spoken.words {
                    // Nearly all are of letters alone.
                    let parts = said.lower.isOfSmallLetters ? [said.lower] : EncounterMemory.words(said.lower[...])
                    for word in parts where !word.isEmpty {
                        if EncounterMemory.isContent(word), let number = numbers[EncounterMemory.root(word)] {
                            places[number].append(words.count)
                        }
                        words.append(word)
                        clause.append(at)
                    }
                    if said.hasComma { commas.append(words.count) }
                }
            }
        }

        /// Whether what a stem names is denied in the window, and affirmed neither there nor near it.
        func isDenied(_ stem: Int, within window: ClosedRange<Int>) -> Bool {
            let near = max(0, window.lowerBound - Self.near)...window.upperBound + Self.near
            let told = places[stem].filter { near.contains($0) && !isLeftOpen(clauses[clause[$0]]) }
            let holds = told.map { (isWithin: window.contains($0), hold: hold(of: $0)) }
            return holds.contains { $0.isWithin && $0.hold == .denied } && !holds.contains { $0.hold == .affirmed }
        }

        private func isLeftOpen(_ clause: Spoken) -> Bool {
            clause.isQuestion || clause.isConditional || clause.isOpen
        }

        /// What its sentence says of the word at `at`; a sentence may be cut within a list.
        private func hold(of at: Int) -> ClauseReader.Hold {
            let start = sentences.last { $0 <= at } ?? 0
            let end = sentences.first { $0 > at } ?? words.count
            let commas = Set(commas.filter { $0 > start && $0 < end }.map { $0 - start })
            return Negations(words: Array(words[start..<end]), commas: commas, isWritten: false).read().holds[
                at - start
            ]
        }

        /// Words around a window in which what it denies may be affirmed.
        private static let near = 6

        /// The shortest run of words that holds every stem, the first of several.
        func window(_ stems: [Int]) -> ClosedRange<Int>? {
            for stem in stems where places[stem].isEmpty { return nil }
            let lists = stems.map { places[$0] }
            var heads = [Int](repeating: 0, count: lists.count)
            var best: ClosedRange<Int>?
            while true {
                var (low, high, lowest) = (Int.max, Int.min, 0)
                for at in lists.indices {
                    let place = lists[at][heads[at]]
                    if place < low { (low, lowest) = (place, at) }
                    high = max(high, place)
                }
                if high - low < best?.count ?? .max { best = low...high }
                heads[lowest] += 1
                if heads[lowest] == lists[lowest].count { return best }
            }
        }
    }

    private static func root(_ word: String) -> String { String(word.prefix(GroundedForms.rootLength(of: word))) }

    private static func words(_ text: Substring) -> [String] {
        text.lowercased().runs(
            { $0.isLetter || $0.isDigit || "'./%+-".utf8.contains($0) },
            orOf: { $0.isLetter || $0.isNumber || "'’./%+-".contains($0) }
        ).map { part in
            let word = part.trimming("./-'%")
            return word.utf8.contains { $0 > 0x7F } ? word.replacing(["’"], with: "'") : word
        }.filter { !$0.isEmpty }
    }

    private static func isContent(_ word: String) -> Bool {
        guard let first = word.first, !Lexicon.functionWords.contains(word), !Lexicon.framing.contains(word),
            !Lexicon.negations.contains(word)
        else { return false }
        return first.isNumber || word.count > 2
    }

    private static let idle: Set<String> = Set(["doing", "time", "going", "today"].map(root))
    private static let turning = Lexicon.set("but however except although though")
    private static let sections: [Substring: SectionKind] = ["e": .exam, "r": .results, "p": .assessmentAndPlan]
}

extension PatientVoice {
    /// A sentence of the memory with the patient as he or she is.
    func filled(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let mark = rest.firstIndex(of: "<") {
            result += rest[..<mark]
            let kind = rest[mark...].prefix(3)
            switch kind {
            case "<S>": result += subject.firstUppercased
            case "<s>": result += subject
            case "<o>": result += object
            case "<p>": result += possessive
            default: result += kind
            }
            rest = rest[mark...].dropFirst(3)
        }
        return result + rest
    }
}

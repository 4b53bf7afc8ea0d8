internal import Artifacts

/// What the placing model sees of the clauses of a dictation.
struct PlacementFeatures {
    private let clauses: [PlacedClause]
    private let words: [[String]]
    private let cues: [[String]]
    private let document: [String]

    /// `frame` is what the dictation says of its own kind ("letter", "discharge summary").
    init(_ clauses: [PlacedClause], frame: String) {
        self.clauses = clauses
        words = clauses.map(\.words)
        cues = zip(clauses, words).map { Self.cues($0.sentence.lowercased, $1) }
        document = Self.document(words, frame)
    }

    /// The names of what is seen at the clause `at`, each once, in a fixed order.
    func names(at: Int) -> [String] {
        let seen: [FeatureName] = features(at: at)
        return Set(seen.map(\.text)).filter(\.isFeature).sorted()
    }

    /// What is seen at the clause `at`.
    func features<Seen: Feature>(at: Int) -> [Seen] {
        var result: [Seen] = document.map { .init($0) }
        result += Self.own(words[at])
        result += cues[at].map { .init("c:", $0) }
        result += place(at)
        result += neighbour(at - 1, "P")
        result += neighbour(at + 1, "N")
        return result
    }

    private static func own<Seen: Feature>(_ words: [String]) -> [Seen] {
        var result: [Seen] = words.map { .init("w:", $0) }
        result += zip(words, words.dropFirst()).map { .init("b:", $0, $1) }
        for word in words where word.length > 6 {
            result += [.init("~", String(word.prefix(5))), .init("-", String(word.suffix(4)))]
        }
        if let first = words.first, let last = words.last { result += [.init("f:", first), .init("l:", last)] }
        if words.count > 1 { result.append(.init("f2:", words[0], words[1])) }
        result.append(.init("n:\(lengths.firstIndex { words.count <= $0 } ?? lengths.count)"))
        return result
    }

    private static let lengths = [1, 2, 4, 7, 11, 16]

    /// Kinds of words, and whether something is said to be done or to be so.
    private static func cues(_ said: [String], _ words: [String]) -> [String] {
        let read = Cues.read(said)
        var result = Cues.named.filter { read.contains($0.cue) }.map(\.name)
        if words.contains(where: Lexicon.symptoms.contains) { result.append("symptom") }
        if words.contains(where: { Lexicon.isDisease($0, longerThan: 6) }) { result.append("disease") }
        if words.contains(where: { Lexicon.relatives[$0] != nil }) { result.append("relative") }
        if words.contains(where: Lexicon.units.contains) { result.append("unit") }
        if words.contains("#") { result.append(words.prefix(3).contains("#") ? "earlyNumber" : "lateNumber") }
        // "TSH 3.1", "PHQ-9 17": a short name and its number.
        if zip(words, words.dropFirst()).contains(where: { $1 == "#" && (2...4).contains($0.count) && isInitials($0) })
        {
            result.append("initialsNumber")
        }
        if words.prefix(4).contains(where: { $0.count > 6 && ($0.hasSuffix("gram") || $0.hasSuffix("graphy")) }) {
            result.append("imageFirst")
        }
        let isVerbal = words.contains { ClauseCutter.verbs.contains($0) || $0.count > 4 && $0.hasSuffix("ed") }
        result.append(isVerbal ? "verb" : "verbless")
        result += Set(words.flatMap { PlacementWords.ofWord[$0] ?? [] }).sorted()
        if let first = words.first {
            result += (PlacementWords.ofWord[first] ?? []).map { "\($0)First" }
            if Lexicon.drugs.contains(first) { result.append("drugFirst") }
            if Lexicon.negations.contains(first) { result.append("negationFirst") }
            if ClauseCutter.pronouns.contains(first) { result.append("personFirst") }
            if first.count > 4, first.hasSuffix("ing") { result.append("doingFirst") }
        }
        return result
    }

    /// "tsh", "wbc", "ldl": hardly a word.
    private static func isInitials(_ word: String) -> Bool {
        word.allSatisfy(\.isLetter) && !word.dropFirst().dropLast().contains { "aeiouy".contains($0) }
            && !Lexicon.units.contains(word) && !Lexicon.functionWords.contains(word)
    }

    private func place<Seen: Feature>(_ at: Int) -> [Seen] {
        let clause = clauses[at]
        var result: [Seen] = [.init("p:\(10 * at / clauses.count)"), .init("r:\(clause.rule)")]
        if at < 3 { result.append(.init("at:\(at)")) }
        if clauses.count - at < 4 { result.append(.init("end:\(clauses.count - at)")) }
        if clause.sentence.item != nil { result.append(.init("item")) }
        if clause.item != nil { result.append(.init("inItem")) }
        guard let heading = clause.heading else { return result + [.init("s:none")] }
        return result + [.init("s:\(heading.kind)"), .init("s:\(heading.kind):\(min(heading.distance, 3))")]
    }

    private func neighbour<Seen: Feature>(_ at: Int, _ side: String) -> [Seen] {
        guard clauses.indices.contains(at) else { return [.init(side, ":none")] }
        return cues[at].map { .init(side + ":", $0) } + words[at].prefix(1).map { .init(side + "f:", $0) }
    }

    /// The kind of document, which tells where a story ends: in a stay, a procedure or a visit.
    private static func document(_ words: [[String]], _ frame: String) -> [String] {
        let frame = frame.lowercased()
        var result = ["letter", "discharge", "procedure", "operative", "consult", "progress"]
            .filter(frame.contains).map { "D:" + $0 }
        if words.first?.first == "dear" { result.append("D:letter") }
        if isOfStay(words, frame) { result.append("D:stay") }
        return result
    }

    /// Whether a whole stay in a hospital is told: a discharge is spoken of.
    static func isOfStay(_ words: [[String]], _ frame: String) -> Bool {
        frame.lowercased().contains("discharge summary")
            || words.contains { clause in
                clause.contains("discharged")
                    || zip(clause, clause.dropFirst()).contains { ["at", "on"].contains($0) && $1 == "discharge" }
            }
    }
}

extension String {
    /// It has none of the marks that separate features where they are stored.
    var isFeature: Bool { !utf8.contains { byte in " ;|\n".utf8.contains(byte) } }
}

extension Cues {
    static let named: [(name: String, cue: Cues)] = [
        ("allergy", .allergy), ("vital", .vital), ("study", .study), ("finding", .finding), ("takes", .takes),
        ("planVerb", .planVerb), ("assessment", .assessment), ("told", .told), ("social", .social),
        ("family", .family), ("past", .past), ("shows", .shows), ("home", .home), ("drug", .drug),
        ("number", .number), ("examSubject", .examSubject), ("vitalSubject", .vitalSubject),
        ("studySubject", .studySubject), ("personSubject", .personSubject), ("status", .status),
        ("surgery", .surgery),
    ]
}

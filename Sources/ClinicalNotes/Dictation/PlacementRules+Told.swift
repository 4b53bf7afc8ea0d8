/// What is said of a drug, an allergy or a plan and is no line of their lists.
extension PlacementRules {
    /// Only what is taken is listed as taken: what a drug did is told, and what is given at the visit is done there.
    func tellTreatments(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated()
        where row[at] == .medications && clause.heading?.kind != .medications {
            let words = clause.words
            let which = zip(words, words.dropFirst()).enumerated().first { $1.0 == "for" && $1.1 == "which" }?.offset
            if let which, words[..<which].contains(where: { Lexicon.isDisease($0, longerThan: 6) }) {
                // "Has hypertension, for which she takes amlodipine"
                row[at] = .pastHistory
            } else if Cues.read(words).contains(.takes) {
                continue
            } else if Self.isGiven(words) {
                let isHere =
                    row[..<at].contains(where: PlacedClause.found.contains)
                    && !words.contains(where: Self.earlier.contains)
                row[at] = !isHere ? .history : row[..<at].contains(.hospitalCourse) ? .hospitalCourse : .procedure
            } else if words.contains(where: Self.effects.contains), !words.contains(where: Self.lasting.contains) {
                row[at] = .history
            }
        }
    }

    /// A reaction stays with the allergy, and what is intended is planned, where no heading says otherwise.
    func tellAsides(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated() where clause.heading?.distance != 0 {
            let isTold = PlacedClause.told.contains(row[at]) || row[at] == .exam
            if at > 0, row[at - 1] == .allergies, isTold, Self.isReaction(clause.words) { row[at] = .allergies }
            if row[at] == .assessment, Self.intends(clause.words) { row[at] = .plan }
        }
    }

    /// "At home her blood pressure was 116/74", "sulfa makes her swell": of one section by its own words, in background.
    func tellAnywhere(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated() where clause.heading?.distance != 0 {
            let (words, isStory) = (clause.sentence.lowercased, row[at] == .history && clause.heading == nil)
            guard PlacedClause.told.contains(row[at]) else { continue }
            let cues = Cues.read(words)
            if cues.isSuperset(of: [.vitalSubject, .number, .shows]), !cues.contains(.drug),
                isStory ? words.starts(with: ["at", "home"]) : row[at] != .history
            {
                row[at] = .vitals
            } else if let cause = words.firstIndex(where: Self.causing.contains), cause > 0,
                Lexicon.drugs.contains(words[cause - 1]) || words[cause - 1] == "sulfa",
                case let rest = words.dropFirst(cause + 1), !words.contains("less"),
                ["her", "him", "them"].contains(rest.first) || words[cause].hasPrefix("cause"),
                let sign = rest.first(where: { !["her", "him", "them", "a", "severe"].contains($0) }),
                Self.allergic.contains(where: sign.hasPrefix)
                    || ["gave", "caused", "made"].contains(words[cause]) && Self.reactions.contains(sign)
            {
                row[at] = .allergies
            }
        }
    }

    /// Under the spoken heading of a story stays what has its own elsewhere, and most where what was found has one later.
    func keepHeadings(_ row: [SectionKind]) -> [SectionKind] {
        let said = clauses.compactMap(\.opened)
        let examined = clauses.lastIndex { $0.opened.map((PlacedClause.found + [.objective]).contains) == true } ?? 0
        return zip(clauses, row).enumerated().map { at, placed in
            let (clause, kind) = placed
            let isOfStory = PlacedClause.told.contains(kind) || [.allergies, .results, .procedure].contains(kind)
            let isDrug = kind == .medications && !Cues.read(clause.sentence.lowercased).contains(.study)
            let isMoved = kind == .allergies || isDrug || at >= examined
            return clause.heading?.kind == .history && isOfStory && (said.contains(kind) || !isMoved) ? .history : kind
        }
    }

    /// "She was given albuterol", "he received ketorolac"
    private static func isGiven(_ words: [String]) -> Bool {
        words.first.map { ClauseCutter.pronouns.contains($0) || $0 == "the" } == true
            && words.prefix(6).contains { ["received", "given"].contains($0) }
    }

    /// "She gets hives", "it makes her vomit"
    static func isReaction(_ words: [String]) -> Bool {
        words.count < 9 && ["he", "she", "it", "they", "this", "that", "which"].contains(words.first)
            && words.dropFirst().prefix(2).contains(where: causing.contains)
            && words.contains(where: reactions.contains)
    }

    private static func intends(_ words: [String]) -> Bool {
        let opening = words.prefix(4).joined(separator: " ")
        return ["i'm going to", "we're going to", "i am going to", "we are going to"].contains(where: opening.hasPrefix)
    }

    private static let effects = Lexicon.set("helped tried gave worked failed relief worse")
    private static let lasting = Lexicon.set("continues continue continuing now still currently remains")
    private static let earlier = Lexicon.set("yesterday ago last ems paramedics ambulance before previously prior")
    private static let causing = Lexicon.set(
        "get gets got cause causes caused give gives gave make makes made develops developed breaks broke"
    )
    private static let allergic = ["swel", "hive", "rash", "itch", "anaphyl", "angio", "wheez"]
    private static let reactions = Lexicon.set(
        """
        hives rash itch itching itchy anaphylaxis swelling swells angioedema vomit vomits vomiting nausea nauseated wheezing
        wheeze reaction flushing cough diarrhea fever fevers
        """
    )
}

/// A line that its own words keep out of the section around it: the model sees the neighbours, and they pull.
extension PlacementRules {
    func tellStrays(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated() where clause.heading?.distance != 0 && clause.label.isEmpty {
            let words = clause.sentence.lowercased
            let isJudged = row[at] == .assessment && clause.heading?.kind != .assessmentAndPlan
            switch row[at] {
            case .procedure where Self.isTold(words): row[at] = .plan
            case .assessment where isJudged && clause.item == nil:
                if Self.isVaccinated(words) || Self.isDone(words) { row[at] = .procedure }
                if at > 0, row[at - 1] == .results, Self.isMeasured(clause) { row[at] = .results }
                if words.starts(with: ["code", "status"]) || Self.isIntended(words) || Self.isTold(words) {
                    row[at] = .plan
                }
            case .exam, .vitals, .results:
                if Self.isTreatment(words) { row[at] = .plan }
                if clause.heading == nil, Self.isConcern(words) { row[at] = .assessment }
                if Self.isVaccinated(words) { row[at] = .procedure }
                if row[at] == .exam, Self.areMeasures(words) { row[at] = .vitals }
                if row[at] == .vitals, words.contains("mallampati") { row[at] = .exam }
                if Self.isOfLife(words) { row[at] = .socialHistory }
                if Self.isDirective(words) { row[at] = isFollowedByFindings(at, row) ? .socialHistory : .plan }
            case .allergies where Self.isTreatment(words): row[at] = .plan
            case .familyHistory where clause.heading == nil && Self.isSickNow(words): row[at] = .history
            case .medications where Self.isOfNursing(words): row[at] = .history
            case .allergies where Self.isOfLife(words): row[at] = .socialHistory
            default: break
            }
        }
    }

    /// A list of problems, each with its orders, that the model parted between what is thought and what is to be done.
    func tellList(_ row: inout [SectionKind]) {
        var start: Int?
        for at in row.indices where clauses[at].sentence.item != nil {
            if clauses[at].sentence.item == 1 { start = at }
            let isLast = !clauses[(at + 1)...].contains { $0.sentence.item == (clauses[at].sentence.item ?? 0) + 1 }
            guard isLast, let first = start else { continue }
            let items = (first...at).filter { clauses[$0].sentence.item != nil }
            if Set(items.map { row[$0] }) == [.assessment, .plan], clauses[first].heading?.distance != 0 {
                // What follows is of the list until another heading is spoken.
                let heading = clauses[first].heading?.kind
                let all = (first..<row.count).prefix { clauses[$0].heading?.kind == heading }
                for item in all where [.assessment, .plan].contains(row[item]) { row[item] = .assessmentAndPlan }
            }
            start = nil
        }
    }

    /// "He was told to keep it covered."
    private static func isTold(_ words: [String]) -> Bool {
        words.count > 4 && words.prefix(4).contains { ["told", "instructed", "advised"].contains($0) }
            && words.prefix(6).contains("to")
    }

    /// "I am concerned that his INR is too high."
    private static func isConcern(_ words: [String]) -> Bool {
        let rest = words.first == "i'm" ? words.dropFirst() : words.starts(with: ["i", "am"]) ? words.dropFirst(2) : []
        return rest.first.map { ["concerned", "worried"].contains($0) } == true
    }

    /// "Tdap given today."
    private static func isVaccinated(_ words: [String]) -> Bool {
        words.contains(where: vaccines.contains) && words.contains("today")
            && words.contains { ["given", "administered"].contains($0) }
    }

    /// "Alcohol level 0.", not "moderate COPD, worse on spirometry".
    private static func isMeasured(_ clause: PlacedClause) -> Bool {
        let words = clause.words
        return clause.isOfLab && words.count < 7 && words.dropFirst().contains("#")
            && words.prefix(2).contains { $0 == "level" || PlacementWords.ofWord[$0]?.contains("lab") == true }
    }

    /// "Vitals from this morning, pulse 64", "length is 79 cm, fortieth percentile".
    private static func areMeasures(_ words: [String]) -> Bool {
        words.joined().contains(where: \.isNumber)
            && (["vitals", "length"].contains(words.first) || words.starts(with: ["head", "circumference"]))
    }

    /// "Froze the keratosis with liquid nitrogen."
    private static func isDone(_ words: [String]) -> Bool {
        words.count > 2 && words.first.map(doing.contains) == true && ["the", "both", "a", "it"].contains(words[1])
    }

    /// "Advance directive on file.", "son Peter is power of attorney", "code status is full code".
    private static func isDirective(_ words: [String]) -> Bool {
        directives.contains(where: words.contains(sequence:)) && words.count < 12
    }

    private func isFollowedByFindings(_ at: Int, _ row: [SectionKind]) -> Bool {
        row[(at + 1)...].contains(where: (PlacedClause.found + [.assessment]).contains)
    }

    private static func isOfNursing(_ words: [String]) -> Bool {
        words.contains { ["breastfeeding", "pregnant"].contains($0) }
            && !words.contains { Lexicon.drugs.contains($0) || forms.contains($0) }
    }

    /// "Because of the penicillin allergy she got ciprofloxacin."
    private static func isTreatment(_ words: [String]) -> Bool {
        words.first == "because" && words.contains { ["got", "received", "given", "chose", "started"].contains($0) }
            && words.contains(where: Lexicon.drugs.contains)
    }

    /// "Her brother has a cold too."
    private static func isSickNow(_ words: [String]) -> Bool {
        words.count < 8 && words.contains { ["has", "is"].contains($0) }
            && words.contains { ["cold", "sick", "flu"].contains($0) }
    }

    /// "We talked about bleeding and infection.", "he would like to go ahead": after what is thought.
    private static func isIntended(_ words: [String]) -> Bool {
        let isWish =
            ["he", "she", "they"].contains(words.first) && words.dropFirst().starts(with: ["would", "like", "to"])
        return isWish || words.starts(with: ["we", "talked", "about"]) || words.starts(with: ["we", "discussed"])
    }

    /// "He is in sixth grade and plays soccer."
    private static func isOfLife(_ words: [String]) -> Bool {
        let cues = Cues.read(words)
        return cues.isDisjoint(with: [.allergy, .drug])
            && words.contains { ["grade", "school", "works", "lives"].contains($0) }
            && words.first.map(ClauseCutter.pronouns.contains) == true
    }

    private static let vaccines = Lexicon.set(
        "vaccine vaccines vaccination shot tdap mmr varicella booster influenza flu pneumococcal rsv shingles hpv tetanus"
    )
    private static let doing = Lexicon.set(
        "froze injected excised removed drained sutured irrigated debrided packed shaved incised"
    )
    private static let directives = [
        ["advance", "directive"], ["advance", "directives"], ["power", "of", "attorney"], ["health", "care", "proxy"],
        ["healthcare", "proxy"], ["code", "status"],
    ]
}

/// What is said of a drug, an allergy or a plan and is no line of their lists.
extension PlacementRules {
    /// Only what is taken is listed as taken: what a drug did is told, and what is given at the visit is done there.
    func tellTreatments(_ row: inout [SectionKind]) {
        for (at, clause) in clauses.enumerated()
        where row[at] == .medications && clause.heading?.kind != .medications {
            let words = clause.words
            let isLasting = words.contains(where: Self.lasting.contains)
            if let link = words.firstIndex(where: ["treated", "controlled", "managed", "which"].contains),
                words[..<link].contains(where: PlacementWords.isIllness),
                !words[..<link].contains(where: Lexicon.drugs.contains)
            {
                // "Hypertension, for which she takes amlodipine": the illness leads.
                row[at] = .pastHistory
            } else if words.contains("uses"), !Self.isTaken(clause.sentence.lowercased) {
                // "Uses the machine every night"
                row[at] = .history
            } else if !isLasting, Self.isGiven(words) {
                let isHere =
                    row[..<at].contains(where: PlacedClause.found.contains)
                    && !words.contains(where: Self.earlier.contains)
                row[at] = !isHere ? .history : row[..<at].contains(.hospitalCourse) ? .hospitalCourse : .procedure
            } else if !isLasting,
                words.contains(where: Self.past.contains) || words.contains(sequence: ["in", "the", "past"])
            {
                row[at] = .history
            }
        }
    }

    /// Who comes is told in the story, a relative's illness in the family's history, a newborn's mother with the birth.
    func tellPersons(_ row: inout [SectionKind]) {
        let isOfBirth = clauses.contains { $0.words.contains("born") }
        for (at, clause) in clauses.enumerated()
        where PlacedClause.told.contains(row[at]) || row[at] == .allergies {
            let words = clause.sentence.lowercased
            if row[at] != .allergies, clause.heading?.kind != row[at], Self.isGivenByAnother(words) {
                row[at] = .medications
            } else if row[at] == .medications, Self.isTakenByAnother(words) {
                row[at] = .history
            } else if [.medications, .allergies].contains(row[at]), let place = Self.placeOfRelative(words) {
                row[at] = isOfBirth && words.prefix(3).contains("mother") ? .history : place
            } else if clause.heading?.kind == row[at] || row[at] == .allergies {
                continue
            } else if Self.isOfRelative(words) {
                if !isOfBirth || !words.prefix(3).contains("mother") { row[at] = .familyHistory }
            } else if clause.heading == nil, Self.tellsAge(words) {
                row[at] = .history
            }
        }
    }

    /// "She is a 40-year-old teacher", not "at home are his mother and a 4-year-old sister".
    private static func tellsAge(_ words: [String]) -> Bool {
        words.prefix(8).firstIndex { $0.hasSuffix("-year-old") }.map { age in
            !words[(age + 1)...].prefix(1).contains(where: isOfKin)
        } == true
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
        tellNone(&row)
        for (at, clause) in clauses.enumerated()
        where clause.heading?.distance != 0 && clause.heading?.kind != .pastHistory {
            let (words, isStory) = (clause.sentence.lowercased, row[at] == .history && clause.heading == nil)
            // "Past medical history is appendectomy at age 12"
            if clause.heading == nil, let named = Headings.heading(words, at: 0), named.phrase.count > 1,
                PlacedClause.told.contains(named.kind), named.kind != .history,
                ["is", "are", "includes", "include"].contains(words.dropFirst(named.phrase.count).first)
            {
                row[at] = named.kind
            }
            guard PlacedClause.told.contains(row[at]) else { continue }
            let cues = Cues.read(words)
            // "She took her own vitals this morning", "at home today his blood pressure was 138/86"
            let isToday =
                words.contains(where: Self.today.contains) && words.contains { ["home", "own"].contains($0) }
                && (cues.isSuperset(of: [.vital, .number]) || words.contains("vitals"))
            let isSet = cues.contains(.number) && words.count(where: Self.signs.contains) > 1
            let isMeasured = cues.isSuperset(of: [.vitalSubject, .number, .shows]) || isSet && !isStory
            if isStory ? isToday || isMeasured && words.starts(with: ["at", "home"]) : isMeasured || isToday,
                row[at] != .history || isStory, !cues.contains(.drug)
            {
                row[at] = .vitals
            } else if let at = words.firstIndex(of: "intolerant"),
                words.dropFirst(at + 1).first.map(["of", "to"].contains) == true
            {
                row[at] = .allergies
            } else if let cause = words.firstIndex(where: Self.causing.contains), cause > 0,
                case let agent = words[cause - (Self.isToldOf(words, cause) ? 2 : 1)],
                Lexicon.namesDrug(agent) || agent == "sulfa",
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

    /// "She can't take codeine, it makes her vomit", "he is alerted (misheard for allergic) to codeine, which ...": the drug
    /// stands before the pronoun. What is taken is no such thing.
    private static func isToldOf(_ words: [String], _ cause: Int) -> Bool {
        guard cause > 1, ["it", "which"].contains(words[cause - 1]), words.count > 4, ["he", "she"].contains(words[0])
        else { return false }
        return ["is", "was"].contains(words[1]) && ["alerted", "alert", "allergic"].contains(words[2])
            && words[3] == "to" || ["can't", "cannot", "couldn't"].contains(words[1])
    }

    /// Under the spoken heading of a story stays what has its own elsewhere, and most where what was found has one later.
    func keepHeadings(_ row: [SectionKind]) -> [SectionKind] {
        let said = clauses.compactMap(\.opened)
        let examined = clauses.lastIndex { $0.opened.map((PlacedClause.found + [.objective]).contains) == true } ?? 0
        return zip(clauses, row).enumerated().map { at, placed in
            let (clause, kind) = placed
            if let heading = clause.heading, keepsFound(at, row, under: heading) { return heading.kind }
            let isOfStory = PlacedClause.told.contains(kind) || [.allergies, .results, .procedure].contains(kind)
            let isDrug = kind == .medications && !Cues.read(clause.sentence.lowercased).contains(.study)
            let isMoved = kind == .allergies || isDrug || at >= examined
            return clause.heading?.kind == .history && isOfStory && (said.contains(kind) || !isMoved) ? .history : kind
        }
    }

    /// A result stays where it was told if the speaker has another heading for results, or it is part of the examination.
    private func keepsFound(_ at: Int, _ row: [SectionKind], under heading: PlacedClause.Heading) -> Bool {
        let later = clauses[at...].compactMap(\.opened)
        if heading.kind == .subjective { return PlacedClause.found.contains(row[at]) && later.contains(.objective) }
        let isOfLab = (max(0, at - heading.distance)...at).contains { row[$0] == .results && clauses[$0].isOfLab }
        return heading.kind == .exam && row[at] == .results && (later.contains(.results) || !isOfLab)
    }

    /// "An older brother needed phototherapy", "her mother and aunt have diabetes": what a relative by blood has or had.
    static func isOfRelative(_ words: [String]) -> Bool {
        func isKin(_ word: String) -> Bool { PlacementWords.ofWord[word]?.contains("kin") == true }
        guard !words.contains(where: ofNow.contains), let verb = words.prefix(8).firstIndex(where: having.contains),
            words[..<verb].contains(where: isKin), words[..<verb].allSatisfy({ isKin($0) || beforeKin.contains($0) })
        else { return false }
        return !words[verb].hasPrefix("ha")
            || words[verb...].contains { PlacementWords.isIllness($0) || Lexicon.isOperation($0) || $0 == "surgery" }
    }

    /// "His wife takes warfarin" is of the household, "her mother takes it with her" of the patient.
    private static func placeOfRelative(_ words: [String]) -> SectionKind? {
        guard let verb = words.prefix(8).firstIndex(where: { holding.contains($0) || having.contains($0) }),
            let kin = words[..<verb].last(where: isOfHousehold).map({ Lexicon.relatives[$0] ?? $0 }),
            words[..<verb].allSatisfy({ isOfHousehold($0) || beforeKin.contains($0) || ["and", "also"].contains($0) })
        else { return nil }
        let isOfPatient = zip(words[verb...], words[(verb + 1)...] + [""]).contains {
            ofPatient.contains($0) && !isOfHousehold($1)
        }
        return isOfPatient ? nil : partners.contains(kin) ? .socialHistory : .familyHistory
    }
    static func isOfHousehold(_ word: String) -> Bool {
        PlacementWords.ofWord[word]?.contains("kin") == true || partners.contains(Lexicon.relatives[word] ?? word)
    }
    static let partners = Lexicon.set("wife husband boyfriend girlfriend partner spouse roommate")
    private static let holding = Lexicon.set("is are was were takes take took uses use used gets")
    private static let ofPatient = Lexicon.set("he she him her his hers patient patient's baby they them")

    /// What is taken or used is a drug, by its name, its dose or its form.
    static func isTaken(_ words: [String]) -> Bool {
        let said = words.flatMap { $0.split(separator: " ").map(String.init) }
        return said.drop { !["takes", "uses", "on"].contains($0) }
            .contains { Lexicon.drugs.contains($0) || forms.contains($0) }
    }

    /// "She was given albuterol", "he received ketorolac", "vitamin K was given"
    private static func isGiven(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { ["was", "were"].contains($0) && $1 == "given" }
            || words.first.map { ClauseCutter.pronouns.contains($0) || $0 == "the" } == true
                && words.prefix(6).contains { ["received", "given"].contains($0) }
    }

    /// "She gets hives", "it makes her vomit"
    static func isReaction(_ words: [String]) -> Bool {
        words.count < 9 && ["he", "she", "it", "they", "this", "that", "which"].contains(words.first)
            && words.dropFirst().prefix(2).contains(where: causing.contains)
            && words.contains(where: reactions.contains)
    }

    /// "Gets hives from penicillin"
    static func isReactionTo(_ words: [String]) -> Bool {
        guard let from = words.firstIndex(of: "from"), from > 1, causing.contains(words[0]) || words[0] == "has" else {
            return false
        }
        return words[..<from].contains(where: reactions.contains)
            && words.dropFirst(from + 1).first.map { Lexicon.namesDrug($0) || $0 == "sulfa" } == true
    }

    private static func intends(_ words: [String]) -> Bool {
        let opening = words.prefix(4).joined(separator: " ")
        return ["i'm going to", "we're going to", "i am going to", "we are going to"].contains(where: opening.hasPrefix)
    }

    private static let past = Lexicon.set(
        "helped tried gave worked failed relief worse did caused made ineffective stopped discontinued quit took used until"
    )
    private static let lasting = Lexicon.set("continues continue continuing now still currently remains takes uses is")
    private static let signs = Lexicon.set("pressure pulse weight temperature saturation respirations rate")
    private static let today = Lexicon.set("today morning afternoon tonight now")
    static let forms = Lexicon.set(
        "inhaler vitamin vitamins supplement pill tablet insulin patch drops spray cream mg mcg g units puffs ml"
    )
    static let beforeKin = Lexicon.set("a an and the his her their older younger oldest youngest one two both")
    private static let having = Lexicon.set("has have had needed needs died developed underwent required suffered")
    private static let ofNow = Lexicon.set("similar sick same yesterday cold flu covid week noticed noted seen said")
    private static let earlier = Lexicon.set(
        "yesterday ago last ems paramedics ambulance before previously prior hospital emergency nursery birth"
    )
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

/// Where a statement ends and another was begun without a stop, or with what does not go on with it: "tonsils are midline | your
/// neck", "no fever | or the blood pressure". The first stands alone.
enum EncounterFused {
    /// The first statement.
    static func first(of said: EncounterReading) -> EncounterReading {
        guard let end = said.words.indices.dropFirst(2).first(where: { ends(said, before: $0) }) else { return said }
        return said.of(Array(said.parts[..<end]))
    }

    private static func ends(_ said: EncounterReading, before at: Int) -> Bool {
        begins(said, at) || addsOther(said, at) || isPurposeOfNothing(said, at)
    }

    /// Another subject, which nothing joins.
    private static func begins(_ said: EncounterReading, _ at: Int) -> Bool {
        guard !said.pausesAfter(at - 1) else { return isAside(said, at) }
        let (last, next) = (said[at - 1], said[at + 1])
        switch said[at] {
        // "A week | most of the time it is high": how often was said.
        case "most":
            return Lexicon.units.contains(last) && said.words[at...].starts(with: ["most", "of", "the", "time"])
        // "Take it once a day | that will help".
        case "that": return Lexicon.units.contains(last) && ["will", "should", "would"].contains(next)
        // "The test is negative | checking for a tear".
        case "checking", "looking", "testing": return next == "for" && found.contains(last)
        // "No fever | the blood pressure".
        case "the", "his", "her":
            if said[0] == "no", at < 4, said.isNoun(at - 1), said.isNoun(at + 1), !said.isTime(at + 1) { return true }
        // "I like to read | too being at home".
        case "too": return next == "being"
        // "Potential fracture | feeling some crepitus": what the clinician does meanwhile.
        case "feeling", "noticing", "seeing", "hearing", "noticed":
            return ["some", "a", "an", "no"].contains(next) && said.isNoun(at - 1)
                && !said.words[..<at].contains { EncounterVerbs.auxiliaries.contains($0) || subjects.contains($0) }
        default: break
        }
        // "He is about the same | his wife thinks".
        if ["his", "her", "their"].contains(said[at]), Lexicon.relatives[said[at + 1]] != nil, at > 2,
            at + 3 == said.words.count, ["thinks", "thought"].contains(said[at + 2])
        {
            return true
        }
        guard said.isDeterminer(at), said.isNoun(at + 1) || owned.contains(said[at]) else { return false }
        // "Are midline | your neck".
        return states.contains(last) && copulas.contains(said.before(at - 1)) && !said.isTime(at + 1)
    }

    /// "Got rear-ended, | slow motor, vehicle accident": no more of a list, which wants a noun before it.
    private static func isAside(_ said: EncounterReading, _ at: Int) -> Bool {
        said[at - 1].hasSuffix("ed") && ["got", "was"].contains(said.before(at - 1)) && at + 1 < said.words.count
            && said.words[at...].allSatisfy { EncounterShape.isNoun($0) && !EncounterShape.timed.contains($0) }
    }

    /// What "and" or "or" adds in another form: "no fever | or the blood pressure", "had to stop | and being helped".
    private static func addsOther(_ said: EncounterReading, _ at: Int) -> Bool {
        switch said[at] {
        case "or":
            return said[0] == "no" && (said.isDeterminer(at + 1) || said[at + 1] == "that")
                && !["some", "another"].contains(said[at + 1])
                && !said.words[1..<at].contains {
                    EncounterShape.determiners.contains($0) || EncounterShape.prepositions.contains($0)
                }
        // "Takes the amlodipine 5 mg | and the migraines": no drug.
        case "and" where said.isDeterminer(at + 1) && at + 3 == said.words.count && isComplaint(said[at + 2]):
            return said.words[..<at].contains(where: ["takes", "take", "taking", "took"].contains)
                && said.words[..<at].contains(where: Lexicon.drugs.contains)
                && !said.words[..<at].contains { isComplaint($0) || $0 == "for" }
        case "and":
            return said[at + 1] == "being" && !said.words[..<at].contains("being")
                && !said.words[..<at].contains { EncounterShape.prepositions.contains($0) && $0 != "to" }
        // "Record her weight | within the patient write it down".
        case _ where said.isPreposition(at) && said[at + 2] == "patient":
            return EncounterWords.verbs.contains(said[at + 3]) && !EncounterWords.nounsToo.contains(said[at + 3])
        // "She has COPD | from her breathing test": how it is known, and no cause.
        case "from":
            return (Lexicon.isDisease(said[at - 1]) || EncounterParts.conditionStarts.contains(said[at - 1]))
                && owned.contains(said[at + 1]) && said.words[(at + 2)...].contains(where: studied.contains)
        default: return false
        }
    }

    /// "A node dissection | to remove", "a test | to assess how severe": the end, which was to come, is not there.
    private static func isPurposeOfNothing(_ said: EncounterReading, _ at: Int) -> Bool {
        guard said[at] == "to", at > 3, said.isNoun(at - 1) || Lexicon.units.contains(said[at - 1]) else {
            return false
        }
        let rest = said.words[(at + 1)...]
        if rest.count == 1 { return rest.first.map(wanting.contains) == true }
        return (2...4).contains(rest.count) && rest.dropLast().last == "how"
    }

    private static func isComplaint(_ word: String) -> Bool {
        Lexicon.symptoms.contains(word) || Lexicon.isDisease(word) || word.hasSuffix("aches") || word == "migraines"
            || EncounterParts.conditionStarts.contains(word)
    }

    private static let subjects = Lexicon.set("he she it they we i patient")
    private static let copulas = Lexicon.set("is are was were")
    private static let owned = Lexicon.set("his her their the")
    private static let states = Lexicon.set(
        "midline normal intact clear soft regular symmetric equal supple nontender steady fluent stable appropriate tender swollen weak strong"
    )
    private static let found = states.union(["negative", "positive"])
    private static let studied = EncounterCandidates.studies.union(Lexicon.set("test tests study studies"))
    /// Verbs that want an object.
    private static let wanting = Lexicon.set(
        "remove assess evaluate determine confirm identify relieve reduce prevent treat check repair drain measure exclude"
    )
}

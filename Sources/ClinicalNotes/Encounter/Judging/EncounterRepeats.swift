/// What another statement says too, and more of: "sensation is intact" beside "sensation is intact to light touch".
enum EncounterRepeats {
    static func dropped(
        from kept: [EncounterDrafter.Scored],
        _ writer: inout EncounterWriter
    ) -> [EncounterDrafter.Scored] {
        let stated = kept.map { isStated($0) ? Stated(writer.words(of: $0.candidate.text)) : nil }
        let words = kept.map { Set($0.candidate.words.canonical) }
        return kept.indices.filter { at in
            if isOutdone(at, in: kept, { words[$0] }) || isToldBefore(at, in: kept, { words[$0] })
                || isOfFrame(at, in: kept, { words[$0] })
            {
                return false
            }
            guard let own = stated[at], !own.contents.isEmpty else { return true }
            return !kept.indices.contains { other in
                guard other != at, let more = stated[other], isOrder(kept[at]) == isOrder(kept[other]) else {
                    return false
                }
                return (own.contents.count < more.contents.count || own.contents == more.contents && other < at)
                    && own.contents.isSubset(of: more.contents) && own.sides.isSubset(of: more.sides)
                    && own.isDenied == more.isDenied
            }
        }.map { kept[$0] }
    }

    /// "She has smoked before", and still smokes; "is feeling a bit better", told before.
    private static func isOutdone(
        _ at: Int,
        in kept: [EncounterDrafter.Scored],
        _ words: (Int) -> Set<String>
    ) -> Bool {
        guard kept[at].kind == .history else { return false }
        let own = words(at)
        if own.isSuperset(of: ["has", "smoked"]) || own.isSuperset(of: ["has", "smoker"]) {
            return kept.indices.contains { words($0).contains("smokes") }
        }
        guard own.subtracting(improving) == ["better"] else { return false }
        return kept.indices.prefix(at).contains {
            kept[$0].kind == .history && words($0).subtracting(improving) == ["better"]
        }
    }

    /// "She has felt dizzy", of one who "has been tired and dizzy": a complaint by its name alone, told before.
    private static func isToldBefore(
        _ at: Int,
        in kept: [EncounterDrafter.Scored],
        _ words: (Int) -> Set<String>
    ) -> Bool {
        guard kept[at].kind == .history, [.patient, .told, .answer, .possession].contains(kept[at].candidate.kind)
        else {
            return false
        }
        let named = words(at).subtracting(telling)
        // "He went and got the MRI", told of already.
        if named.count == 1, named.allSatisfy({ $0 == "mri" || $0 == "ct" || $0 == "x-ray" }) {
            return kept.indices.prefix(at).contains { other in
                kept[other].kind == .history && named.isSubset(of: words(other))
                    && !words(other).isDisjoint(with: ["had", "showed", "shows", "obtained", "got"])
                    && !words(other).contains(where: Lexicon.negations.contains)
            }
        }
        guard (1...2).contains(named.count), named.contains(where: isComplaint),
            named.allSatisfy({ isComplaint($0) || EncounterSite.isPart($0) })
        else { return false }
        return kept.indices.prefix(at).contains { other in
            kept[other].kind == .history && named.isSubset(of: words(other))
                && !words(other).contains(where: Lexicon.negations.contains)
        }
    }

    /// "He went to the ER for some chest discomfort", of who presents after an ER visit for chest pain.
    private static func isOfFrame(_ at: Int, in kept: [EncounterDrafter.Scored], _ words: (Int) -> Set<String>) -> Bool
    {
        guard kept[at].kind == .history, [.told, .answer].contains(kept[at].candidate.kind),
            let frame = kept.indices.first(where: { kept[$0].candidate.kind == .frame })
        else { return false }
        let own = words(at).subtracting(telling).filter { !Lexicon.functionWords.contains($0) }
            .map { $0 == "discomfort" ? "pain" : $0 }
        return own.count > 1 && Set(own).isSubset(of: words(frame)) && own.contains(where: isComplaint)
            && !words(at).contains(where: Lexicon.negations.contains)
    }

    private static func isComplaint(_ word: String) -> Bool {
        Lexicon.symptoms.contains(word) || Lexicon.isDisease(word) || EncounterParts.conditionStarts.contains(word)
            || ["tired", "dizzy", "asthma", "afib", "chf"].contains(word)
    }

    private static let telling = Lexicon.set(
        """
        the patient he she is was has been had feels felt feeling getting got a an some little bit endorsing dealing with his her
        their having of experiencing gets in on at this that went and done
        """
    )
    private static let improving = Lexicon.set(
        "the patient he she is has been doing feeling feels a little bit much some better"
    )
    .subtracting(["better"])

    /// What a statement says.
    private struct Stated {
        let contents: Set<String>
        let sides: Set<String>
        let isDenied: Bool

        init(_ words: GroundedWords) {
            let stems = words.stems.subtracting(idle).union(words.numbers)
            // A murmur is of the heart.
            contents = stems.contains("murmu") ? stems.subtracting(["heart"]) : stems
            sides = words.sides
            isDenied = words.words.contains(where: Lexicon.negations.contains)
        }
    }

    /// Said of how it is, not of what shall be done: that may be ordered again.
    private static func isStated(_ entry: EncounterDrafter.Scored) -> Bool {
        switch entry.candidate.kind {
        case .finding, .possession, .subject: entry.kind != .history
        case .answer: entry.kind == .exam
        // "We will give her the naproxen", after "naproxen 500 mg twice a day".
        case .order: entry.candidate.words.contains(where: Lexicon.drugs.contains)
        case .told, .recalled:
            [.exam, .results].contains(entry.kind)
                || entry.kind == .assessmentAndPlan
                    && !entry.candidate.text.lowercased().split(separator: " ").contains { intended.contains($0) }
        default: false
        }
    }

    private static func isOrder(_ entry: EncounterDrafter.Scored) -> Bool { entry.candidate.kind == .order }

    private static let idle: Set<String> = [
        "give", "try", "use", "take", "presc", "start", "put", "order", "littl", "some", "good", "nice", "look",
        "looks",
    ]
    private static let intended: Set<Substring> = [
        "will", "should", "can", "could", "may", "might", "recommend", "recommended", "continue", "order", "we", "i",
    ]
}

internal import Artifacts

/// What the clinician points back at that stands as a noun in the talk just before: "this could be related to", "the
/// infusion".
struct EncounterAntecedent {
    let clauses: [Spoken]

    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard !clauses[at].isOfPatient else { return words }
        return kind(used(cause(allowed(words, at), at), at), at)
    }

    /// "Don't take Advil with it. Tylenol is fine": you can take Tylenol.
    private func allowed(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard words.count == 3, Lexicon.drugs.contains(words[0].lower), words[1].lower == "is",
            ["fine", "okay", "ok"].contains(words[2].lower), !Self.isMeasured(words[0].lower),
            clauses[max(0, at - 2)..<at].contains(where: { !$0.isOfPatient && Self.forbids($0.lower) })
        else { return words }
        let may = ["you", "can", "take"].map {
            SpokenWord(text: $0, lower: $0, hasComma: false, tokens: words[1].tokens)
        }
        return may + [EncounterNames.within(words[0], clauses[at...at])]
    }

    /// "Don't take ibuprofen": not "I don't think the lisinopril did it".
    private static func forbids(_ clause: [String]) -> Bool {
        guard
            let take = clause.indices.first(where: { place in
                clause[place] == "avoid"
                    || ["take", "taking", "use"].contains(clause[place])
                        && clause[..<place].suffix(5).contains(where: Lexicon.negations.contains)
            })
        else { return false }
        return clause[take...].contains { Lexicon.drugs.contains($0) && !isMeasured($0) }
    }

    /// "Potassium is fine" is a result.
    private static func isMeasured(_ drug: String) -> Bool {
        EncounterPlacing.isLaboratory(drug) || measured.contains(drug)
    }

    /// "You're averaging 2 hours a night", after the machine's download: 2 hours of CPAP.
    private func used(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let verb = words.firstIndex(where: { $0.lower == "averaging" }),
            let unit = words.indices.last(where: { $0 > verb && ["hours", "minutes"].contains(words[$0].lower) }),
            words[(verb + 1)..<unit].allSatisfy({
                $0.lower.first?.isNumber == true || ["hours", "and", "about"].contains($0.lower)
            }), unit + 1 == words.count || words[(unit + 1)...].contains(where: { $0.lower == "night" }),
            isOfMachine(clauses[max(0, at - 8)..<at], clauses[at]),
            let device = clauses[..<at].flatMap(\.words).last(where: { Self.devices.contains($0.lower) })
        else { return words }
        let of = SpokenWord(text: "of", lower: "of", hasComma: false, tokens: [])
        return words[...unit] + [of, device.said(device.lower == "cpap" ? "CPAP" : "BiPAP")]
            + words[(unit + 1)...]
    }

    /// Whether the clinician spoke of the machine last, and of no sleep, walk or screen.
    private func isOfMachine(_ before: ArraySlice<Spoken>, _ clause: Spoken) -> Bool {
        guard let last = before.lastIndex(where: { $0.lower.contains(where: Self.machines.contains) }) else {
            return false
        }
        return before[last].speaker == clause.speaker
            && before[last...].allSatisfy { !$0.lower.contains(where: Self.otherHours.contains) }
    }

    /// "An elevated alkaline phosphatase level. Now this could be related to your liver": the level could.
    private func cause(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard at > 0, let this = words.prefix(2).firstIndex(where: { ["this", "that"].contains($0.lower) }),
            words[..<this].allSatisfy({ ["now", "so", "and"].contains($0.lower) }), this + 4 < words.count,
            EncounterWarning.possible.contains(words[this + 1].lower), words[this + 2].lower == "be",
            Self.causal.contains(words[this + 3].lower), clauses[at - 1].speaker == clauses[at].speaker,
            !clauses[at - 1].isQuestion,
            !clauses[at - 1].lower.contains(where: { Lexicon.relatives[$0] != nil }),
            let name = found(in: clauses[at - 1].words)
        else { return words }
        return [words[this].said("the")] + name + words[(this + 1)...]
    }

    /// What a study showed, up to where and how much of it.
    private func found(in words: [SpokenWord]) -> [SpokenWord]? {
        guard let verb = words.lastIndex(where: { Self.showing.contains($0.lower) }), verb + 2 < words.count,
            ["a", "an", "some"].contains(words[verb + 1].lower)
        else { return nil }
        let name = words[(verb + 2)...].prefix {
            !EncounterShape.prepositions.contains($0.lower) && !Lexicon.functionWords.contains($0.lower)
                && $0.lower.first?.isNumber != true
        }
        guard (1...4).contains(name.count), name.dropLast().allSatisfy({ !$0.hasComma }),
            let last = name.last, EncounterShape.isNoun(last.lower)
        else { return nil }
        return name.map { $0.said($0.text) }.enumerated().map { place, word in
            var word = word
            if place + 1 == name.count { word.hasComma = false }
            return word
        }
    }

    /// "We give the infusion", where "the infusion, zoledronic acid" was spoken of: the zoledronic acid infusion.
    private func kind(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let head = words.indices.dropFirst().first(where: {
                Self.treatments.contains(words[$0].lower) && ["the", "that"].contains(words[$0 - 1].lower)
                    && ($0 + 1 == words.count
                        || !["of", "for", "with", "that", "i", "we", "you", "in"].contains(words[$0 + 1].lower))
            }), !words.contains(where: { Lexicon.drugs.contains($0.lower) })
        else { return words }
        // What the patient once had is another: "I had a cortisone injection in 2010".
        let said = clauses[..<at].filter { clause in
            !clause.isOfPatient && !clause.lower.contains(where: Self.past.contains)
        }
        let kinds = (said.flatMap(\.words) + clauses[at].said(before: words[0])).kinds(of: words[head].lower)
        guard let name = kinds.last, kinds.allSatisfy({ $0.map(\.lower) == name.map(\.lower) }) else { return words }
        return words[..<head] + name.map { $0.said($0.text) } + words[head...]
    }

    private static let measured = Lexicon.set(
        "potassium calcium iron lithium digoxin magnesium sodium zinc folate b12 vitamin"
    )
    private static let past = Lexicon.set("had got did received ago last tried used before")
    private static let machines = Lexicon.set("download machine mask cpap bipap")
    private static let otherHours = Lexicon.set(
        "sleep sleeping walk walking headache headaches diary screen exercise work"
    )
    private static let devices = Lexicon.set("cpap bipap")
    private static let causal = Lexicon.set("related due from caused because secondary")
    private static let showing = Lexicon.set("showed shows show revealed")
    fileprivate static let kinds = Lexicon.set("nicotine steroid cortisone iron allergy rescue")
    private static let treatments = Lexicon.set("infusion infusions patch injection shot spray inhaler")
}

extension [SpokenWord] {
    /// What stands before `head`, or behind it with a pause, and says which: "nicotine patch", "the infusion, zoledronic acid".
    fileprivate func kinds(of head: String) -> [[SpokenWord]] {
        indices.filter { self[$0].lower == head }.compactMap { at in
            if at > 0,
                Lexicon.drugs.contains(self[at - 1].lower) || EncounterAntecedent.kinds.contains(self[at - 1].lower)
            {
                return [self[at - 1]]
            }
            guard self[at].hasComma, at + 1 < count else { return nil }
            if at + 2 < count, self[at + 2].lower == "acid" { return Array(self[(at + 1)...(at + 2)]) }
            return Lexicon.drugs.contains(self[at + 1].lower) ? [self[at + 1]] : nil
        }
    }
}

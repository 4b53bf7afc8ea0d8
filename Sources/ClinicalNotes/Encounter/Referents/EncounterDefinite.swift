internal import Artifacts

/// Definite nouns that a note must name: "that medication" is metformin, "half a pill" is of something, "I had that done" is a
/// colonoscopy. What the talk named last, if it is one.
struct EncounterDefinite {
    let clauses: [Spoken]

    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        done(checked(dosed(anySince(medication(problem(one(words, at), at), at), at), at), at), at)
    }

    /// "There's one on my back", asked for moles: "a mole".
    private func one(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard clauses[at].isOfPatient, let asked = clauses[max(0, at - 4)..<at].last(where: { !$0.isOfPatient }),
            let one = words.indices.dropFirst().first(where: {
                words[$0].lower == "one" && Self.owning.contains(words[$0 - 1].lower)
                    && ($0 + 1 == words.count || ["on", "in", "at", "under", "behind"].contains(words[$0 + 1].lower))
            })
        else { return words }
        // "Any seizures, or a cuff at home?"
        let rest = words[(one + 1)...].map(\.lower)
        guard
            !asked.lower.drop(while: { !Self.countable.contains($0) }).reversed()
                .prefix(while: { !Self.countable.contains($0) }).contains("or"),
            rest.isEmpty || rest.prefix(4).contains(where: EncounterSite.isPart)
        else { return words }
        let named = asked.words.filter { Self.countable.contains($0.lower) }
        guard let several = named.first, named.allSatisfy({ $0.lower == several.lower }) else { return words }
        var name = several.said("a " + several.lower.dropLast())
        name.hasComma = words[one].hasComma
        return words[..<one] + [name] + words[(one + 1)...]
    }

    /// What ends with "on it" or "for that".
    func ended(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] { operated(iced(words, at), at) }

    /// "I'm still on that medication": "on metformin".
    private func medication(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let place = words.indices.dropFirst().first(where: {
                Self.medications.contains(words[$0].lower) && Self.pointing.contains(words[$0 - 1].lower)
            }), place > 1, Self.beforeDrug.contains(words[place - 2].lower), !words.contains(where: isDrug),
            place + 1 == words.count || Self.often.contains(words[place + 1].lower)
                || ["and", "but", "so", "now", "too", "anymore"].contains(words[place + 1].lower),
            var drug = taken(before: at)
        else { return words }
        drug.hasComma = words[place].hasComma
        return words[..<(place - 1)] + [drug] + words[(place + 1)...]
    }

    /// "I haven't taken any since Sunday": "any meclizine since Sunday".
    private func anySince(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let any = words.indices.dropFirst().first(where: {
                words[$0].lower == "any" && ["had", "taken", "used", "take"].contains(words[$0 - 1].lower)
                    && ($0 + 1 == words.count || ["since", "for", "in", "yet", "today"].contains(words[$0 + 1].lower))
            }), !words.contains(where: isDrug), let drug = taken(before: at),
            // "Keppra for seizures | I haven't had any": seizures.
            words[any - 1].lower != "had" || wasGiven(drug, before: at)
        else { return words }
        return words[...any] + [drug] + words[(any + 1)...]
    }

    /// "They gave me meclizine", and nothing since that one may have had.
    private func wasGiven(_ drug: SpokenWord, before at: Int) -> Bool {
        guard let given = clauses[max(0, at - 6)..<at].lastIndex(where: { $0.lower.contains(drug.lower) }) else {
            return false
        }
        return clauses[given].lower.contains { ["gave", "prescribed"].contains($0) }
            && clauses[given...at].allSatisfy { clause in
                clause.isOfPatient
                    && !clause.lower.contains { word in
                        word == "for" || word == "last" || Lexicon.symptoms.contains(word) || Lexicon.isDisease(word)
                    }
            }
    }

    /// "I also have that problem", asked for constipation: "I also have constipation".
    private func problem(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard clauses[at].isOfPatient, let asked = clauses[max(0, at - 2)..<at].last(where: { !$0.isOfPatient }),
            let place = words.indices.dropFirst(2).first(where: {
                Self.problems.contains(words[$0].lower) && ["that", "this"].contains(words[$0 - 1].lower)
            })
        else { return words }
        let named = asked.words.filter { Lexicon.symptoms.contains($0.lower) }
        guard named.count == 1, EncounterFact.complaints(of: asked.lower).count == 1, var name = named.first else {
            return words
        }
        name.hasComma = words[place].hasComma
        return words[..<(place - 1)] + [name] + words[(place + 1)...]
    }

    /// "I forget to check quite a bit": the blood sugar, which was spoken of.
    func checked(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let verb = words.indices.dropFirst().first(where: {
                ["check", "checking"].contains(words[$0].lower) && Self.beforeCheck.contains(words[$0 - 1].lower)
            }), verb + 1 == words.count || Self.often.contains(words[verb + 1].lower),
            // "We'll draw blood to check": more may be meant.
            clauses[at].isOfPatient || words[verb - 1].lower == "keep",
            let measured = measured(before: at)
        else { return words }
        return words[...verb] + measured + words[(verb + 1)...]
    }

    private func measured(before at: Int) -> [SpokenWord]? {
        for clause in clauses[max(0, at - 6)..<at].reversed() {
            guard let place = clause.words.firstIndex(where: { Self.measured.contains($0.lower) }) else { continue }
            let word = clause.words[place]
            let owner = clauses[at].isOfPatient ? "my" : "your"
            let name = word.lower.hasPrefix("pressure") ? "blood pressure" : "blood sugars"
            return [
                .init(text: owner, lower: owner, hasComma: false, tokens: []),
                .init(text: name, lower: name, hasComma: false, tokens: word.tokens),
            ]
        }
        return nil
    }

    /// "I laid some ice on it": on the arm.
    private func iced(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let on = words.indices.dropLast().last(where: { words[$0].lower == "on" && words[$0 + 1].lower == "it" }),
            on > 2,
            on + 2 == words.count || Self.often.contains(words[on + 2].lower)
                || EncounterWords.hedges.contains(words[on + 2].lower),
            words[..<on].contains(where: { Self.applied.contains($0.lower) }),
            var part = only(before: at + 1, where: { EncounterSystem.sided.contains($0.lower) })
        else { return words }
        (part.text, part.lower) = ("the " + part.lower, "the " + part.lower)
        let rest = words[(on + 2)...]
        return words[...on] + [part] + (rest.first.map { Self.often.contains($0.lower) } == true ? Array(rest) : [])
    }

    /// "I had that done last year": what was asked for.
    func done(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let it = words.indices.dropFirst().dropLast().first(where: {
                ["it", "that", "this"].contains(words[$0].lower) && words[$0 + 1].lower == "done"
                    && ["had", "have", "got", "get"].contains(words[$0 - 1].lower)
            }), let procedure = only(before: at + 1, where: { Self.isProcedure($0.lower) })
        else { return words }
        let before = clauses[max(0, at - 6)...at].reversed().lazy.compactMap { clause in
            clause.lower.firstIndex(of: procedure.lower).flatMap { $0 > 0 ? clause.words[$0 - 1] : nil }
        }.first
        let part = before.flatMap { EncounterSystem.sided.contains($0.lower) ? $0 : nil }
        let name = procedure.said("the " + (part.map { $0.lower + " " } ?? "") + procedure.lower)
        return words[..<it] + [name] + words[(it + 1)...]
    }

    /// "I've had surgery for that too": on the other ankle.
    private func operated(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let surgery = words.indices.dropFirst().first(where: { words[$0].lower == "surgery" }),
            surgery + 2 < words.count, ["for", "on"].contains(words[surgery + 1].lower),
            ["that", "it"].contains(words[surgery + 2].lower),
            surgery + 3 == words.count
                || ["too", "also", "as", "before", "and", "but"].contains(words[surgery + 3].lower)
        else { return words }
        for clause in clauses[max(0, at - 3)...at].reversed() {
            let said = clause.words.prefix { $0.lower != "surgery" }
            guard let part = said.lastIndex(where: { EncounterSystem.sided.contains($0.lower) }) else {
                continue
            }
            var name = part > 0 && Self.which.contains(clause.lower[part - 1]) ? [clause.words[part - 1]] : []
            name.append(clause.words[part].said(clause.lower[part]))
            let on = words[surgery + 1].said("on")
            return words[...surgery] + [on, .init(text: "my", lower: "my", hasComma: false, tokens: [])] + name
        }
        return words
    }

    func isDrug(_ word: SpokenWord) -> Bool {
        Lexicon.drugs.contains(word.lower) || Self.taken.contains(word.lower)
    }

    /// What the nearest clause names that names any, if it names one.
    func only(before at: Int, where isNamed: (SpokenWord) -> Bool) -> SpokenWord? {
        for clause in clauses[max(0, at - 6)..<at].reversed() {
            let named = clause.words.filter(isNamed)
            guard let first = named.first else { continue }
            return named.allSatisfy { $0.lower == first.lower } ? first.said(first.text) : nil
        }
        return nil
    }

    /// The drug that was named last, unless it was stopped, refused or feared.
    func taken(before at: Int, evenStopped: Bool = false) -> SpokenWord? {
        guard let drug = only(before: at, where: isDrug),
            let named = clauses[max(0, at - 6)..<at].last(where: { $0.lower.contains(drug.lower) }),
            !named.lower.contains(where: {
                Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil
                    || Self.ended.contains($0) && !(evenStopped && Self.stopped.contains($0))
            })
        else { return nil }
        return EncounterNames.within(drug, clauses[max(0, at - 6)..<at])
    }

    static func isProcedure(_ word: String) -> Bool {
        Lexicon.isOperation(word)
            || ["replacement", "surgery", "biopsy", "mri", "ultrasound", "mammogram", "x-ray"].contains(word)
    }

    private static let owning = Lexicon.set("there's is have i've had got noticed found")
    private static let countable = Lexicon.set("moles spots lumps bumps growths sores")
    private static let medications = Lexicon.set("medication medicine med drug pill meds medications medicines")
    /// What is taken and no list of drugs has.
    private static let taken = Lexicon.set("antibiotic antibiotics miralax calcium tums")
    private static let stopped = Lexicon.set("stopped quit off")
    private static let ended = Lexicon.set("stop stopped stopping off quit allergic allergy used instead was switched")
    private static let which = Lexicon.set("left right other")
    private static let pointing = Lexicon.set("that this the")
    private static let beforeDrug = Lexicon.set("on taking take took takes using use of with off stopped started")
    private static let problems = Lexicon.set("problem issue symptom trouble")
    static let often = Lexicon.set(
        "quite every once twice regularly often daily at sometimes much in as like enough"
    )
    private static let beforeCheck = Lexicon.set("to i you and not don't didn't always never been keep")
    private static let measured = Lexicon.set("pressure pressures sugar sugars glucose")
    private static let applied = Lexicon.set("ice heat cream put wrap ointment laid lay pressure weight")
}

internal import Artifacts

/// Definite nouns that a note must name: "that medication" is metformin, "half a pill" is of something, "I had that done" is a
/// colonoscopy. What the talk named last, if it is one.
struct EncounterDefinite {
    let clauses: [Spoken]

    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        done(checked(dosed(anySince(medication(problem(words, at), at), at), at), at), at)
    }

    /// A portion, a supply or the days that are left, of the drug that was named last.
    func dosed(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] { outpatient(supply(portion(words, at), at), at) }

    /// "Let's do outpatient once a week", where therapy was spoken of: "outpatient therapy".
    private func outpatient(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let place = words.firstIndex(where: { $0.lower == "outpatient" }),
            place + 1 == words.count || Self.often.contains(words[place + 1].lower),
            let therapy = clauses[max(0, at - 16)..<at].lazy.flatMap(\.words).last(where: { $0.lower == "therapy" })
        else { return words }
        return words[...place] + [therapy.said("therapy")] + words[(place + 1)...]
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

    /// "Only taking half a pill": "half a pill of finasteride".
    private func portion(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let verb = words.firstIndex(where: { Self.takes.contains($0.lower) }),
            let unit = words.indices.dropFirst(2).first(where: {
                Self.portions.contains(words[$0].lower)
                    && (Self.amounts.contains(words[$0 - 1].lower) || words[$0 - 1].lower.first?.isNumber == true)
                    // "1,200 in pills".
                    || words[$0].lower.first?.isNumber == true && $0 + 2 < words.count && words[$0 + 1].lower == "in"
                        && Self.portions.contains(words[$0 + 2].lower)
            }), verb < unit,
            // "I take Mounjaro 5 mg": a drug of its own, though no list has it.
            words[(verb + 1)..<unit].allSatisfy({ isOfAmount($0.lower) })
        else { return words }
        return drugged(words, unit, at)
    }

    /// Whether drugs are spoken of.
    private func isOfDrugs(_ at: Int) -> Bool {
        clauses[max(0, at - 2)...at].flatMap(\.words).contains { isDrug($0) || Self.takes.contains($0.lower) }
    }

    private func isOfAmount(_ word: String) -> Bool {
        Lexicon.functionWords.contains(word) || EncounterWords.adverbs.contains(word) || Self.amounts.contains(word)
            || word.first?.isNumber == true
    }

    /// "A 2 week supply", "2 or 3 days left".
    private func supply(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let last = words.indices.last, last > 2,
            words[last].lower == "supply" && Self.spans.contains(words[last - 1].lower)
                || words[last].lower == "left" && Self.spans.contains(words[last - 1].lower)
                    && words.contains(where: { Self.having.contains($0.lower) })
                    && isOfDrugs(at)
        else { return words }
        return drugged(words, last, at)
    }

    /// With the drug that was named last behind what is of it.
    private func drugged(_ words: [SpokenWord], _ unit: Int, _ at: Int) -> [SpokenWord] {
        guard !words.contains(where: isDrug),
            unit + 1 == words.count || Self.afterDose.contains(words[unit + 1].lower)
                || words[unit + 1].lower.first?.isNumber == true,
            !clauses[at].said(before: words[unit]).contains(where: isDrug), let drug = taken(before: at)
        else { return words }
        let of = SpokenWord(text: "of", lower: "of", hasComma: false, tokens: [])
        var drugged = drug
        drugged.hasComma = words[unit].hasComma
        var words = words
        words[unit].hasComma = false
        return words[...unit] + [of, drugged] + words[(unit + 1)...]
    }

    /// "I forget to check quite a bit": the blood sugar, which was spoken of.
    private func checked(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard
            let verb = words.indices.dropFirst().first(where: {
                ["check", "checking"].contains(words[$0].lower) && Self.beforeCheck.contains(words[$0 - 1].lower)
            }), verb + 1 == words.count || Self.often.contains(words[verb + 1].lower),
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

    private func isDrug(_ word: SpokenWord) -> Bool {
        Lexicon.drugs.contains(word.lower) || ["antibiotic", "antibiotics"].contains(word.lower)
    }

    /// What the nearest clause names that names any, if it names one.
    private func only(before at: Int, where isNamed: (SpokenWord) -> Bool) -> SpokenWord? {
        for clause in clauses[max(0, at - 6)..<at].reversed() {
            let named = clause.words.filter(isNamed)
            guard let first = named.first else { continue }
            return named.allSatisfy { $0.lower == first.lower } ? first.said(first.text) : nil
        }
        return nil
    }

    /// The drug that was named last, unless it was stopped, refused or feared.
    private func taken(before at: Int) -> SpokenWord? {
        guard let drug = only(before: at, where: isDrug),
            let named = clauses[max(0, at - 6)..<at].last(where: { $0.lower.contains(drug.lower) }),
            !named.lower.contains(where: { Lexicon.negations.contains($0) || Self.ended.contains($0) })
        else { return nil }
        return drug
    }

    static func isProcedure(_ word: String) -> Bool {
        Lexicon.isOperation(word)
            || ["replacement", "surgery", "biopsy", "mri", "ultrasound", "mammogram", "x-ray"].contains(word)
    }

    private static let medications = Lexicon.set("medication medicine med drug pill meds medications medicines")
    private static let ended = Lexicon.set("stop stopped stopping off quit allergic allergy used instead was switched")
    private static let which = Lexicon.set("left right other")
    private static let pointing = Lexicon.set("that this the")
    private static let beforeDrug = Lexicon.set("on taking take took takes using use of with off stopped started")
    private static let takes = Lexicon.set("take taking took takes give giving")
    private static let portions = Lexicon.set(
        "pill pills tablet tablets dose doses capsule capsules units mg mcg g ml puffs"
    )
    private static let spans = Lexicon.set("day days week weeks month months")
    private static let having = Lexicon.set("have i've got")
    private static let problems = Lexicon.set("problem issue symptom trouble")
    private static let amounts = Lexicon.set("a half one two three another")
    private static let often = Lexicon.set(
        "quite every once twice regularly often daily at sometimes much in as like enough"
    )
    private static let afterDose = Lexicon.set(
        "every once twice three four daily nightly a per for to at in as with by and or until before after"
    )
    private static let beforeCheck = Lexicon.set("to i you and not don't didn't always never")
    private static let measured = Lexicon.set("pressure pressures sugar sugars glucose")
    private static let applied = Lexicon.set("ice heat cream put wrap ointment laid lay pressure weight")
}

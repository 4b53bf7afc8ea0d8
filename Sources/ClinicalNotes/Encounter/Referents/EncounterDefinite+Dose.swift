/// How much is taken is of a drug: "2 puffs in the morning", "half a pill", "a 2 week supply" are of what the talk named last.
extension EncounterDefinite {
    /// A portion, a supply or the days that are left, of the drug that was named last.
    func dosed(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] { outpatient(supply(portion(words, at), at), at) }

    /// Where a number stands for what it counts: "missed 2 in July", not "takes 2 pills".
    static func bareNumber(_ lower: [String]) -> Int? {
        lower.indices.dropFirst().first {
            Double(lower[$0]) != nil && counting.contains(lower[$0 - 1])
                && ($0 + 1 == lower.count || afterNumber.contains(lower[$0 + 1]))
        }
    }

    /// "Let's do outpatient once a week", where therapy was spoken of: "outpatient therapy".
    private func outpatient(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let place = words.firstIndex(where: { $0.lower == "outpatient" }),
            place + 1 == words.count || Self.often.contains(words[place + 1].lower),
            let therapy = clauses[max(0, at - 16)..<at].lazy.flatMap(\.words).last(where: { $0.lower == "therapy" })
        else { return words }
        return words[...place] + [therapy.said("therapy")] + words[(place + 1)...]
    }

    /// "Only taking half a pill": "half a pill of finasteride".
    private func portion(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let verb = words.firstIndex(where: { Self.takes.contains($0.lower) }),
            let unit = words.indices.dropFirst(2).first(where: {
                Self.portions.contains(words[$0].lower)
                    && (Self.amounts.contains(words[$0 - 1].lower) || words[$0 - 1].lower.first?.isNumber == true)
                    // "1,200 in pills".
                    || words[$0].lower.first?.isNumber == true && $0 + 2 < words.count && words[$0 + 1].lower == "in"
                        && Self.sources.contains(words[$0 + 2].lower)
            }), verb < unit,
            // "We'll do 30 mg": what is done is named there.
            Self.taking.contains(words[verb].lower) || Self.counted.contains(words[unit].lower)
                || words[unit].lower.first?.isNumber == true,
            // "I take Mounjaro 5 mg": a drug of its own, though no list has it.
            words[(verb + 1)..<unit].allSatisfy({ isOfAmount($0.lower) })
        else { return words }
        // "I was taking 2 pills | and I stopped": what was stopped is spoken of too.
        let isPast = words[verb].lower == "took" || words[..<verb].contains { ["was", "used"].contains($0.lower) }
        return drugged(words, unit, at, isPast: isPast)
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
            words[last].lower == "supply" && EncounterReplies.units.contains(words[last - 1].lower)
                || words[last].lower == "left" && EncounterReplies.units.contains(words[last - 1].lower)
                    && words.contains(where: { Self.having.contains($0.lower) })
                    && isOfDrugs(at)
        else { return words }
        return drugged(words, last, at)
    }

    /// With the drug that was named last behind what is of it.
    private func drugged(_ words: [SpokenWord], _ unit: Int, _ at: Int, isPast: Bool = false) -> [SpokenWord] {
        guard !words.contains(where: isDrug),
            // "3 tablets for my blood pressure": of the drug that is for that.
            !zip(words[unit...], words[unit...].dropFirst()).contains(where: {
                $0.lower == "for" && ["my", "your", "his", "her"].contains($1.lower)
            }),
            unit + 1 == words.count || Self.afterDose.contains(words[unit + 1].lower)
                || words[unit + 1].lower.first?.isNumber == true,
            !clauses[at].said(before: words[unit]).contains(where: isDrug),
            let drug = taken(before: at, evenStopped: isPast), isForm(words[unit...].map(\.lower), of: drug.lower, at)
        else { return words }
        let of = SpokenWord(text: "of", lower: "of", hasComma: false, tokens: [])
        var drugged = drug
        drugged.hasComma = words[unit].hasComma
        var words = words
        words[unit].hasComma = false
        return words[...unit] + [of, drugged] + words[(unit + 1)...]
    }

    /// Puffs are of an inhaler, scoops of a powder, what is in food of a mineral.
    private func isForm(_ dose: [String], of drug: String, _ at: Int) -> Bool {
        let form = dose.first ?? ""
        if Self.scooped.contains(form) {
            return Self.powders.contains(drug)
                && clauses[max(0, at - 6)...at].allSatisfy { !$0.lower.contains(where: Self.otherPowders.contains) }
        }
        if ["puff", "puffs"].contains(form) { return Self.inhaled.contains(drug) }
        guard form.first?.isNumber == true, dose.count > 2, dose[1] == "in" else { return true }
        return Self.minerals.contains(drug)
    }

    private static let scooped = Lexicon.set("capful capfuls scoop scoops")
    private static let powders = Lexicon.set("miralax metamucil psyllium benefiber citrucel")
    private static let otherPowders = Lexicon.set("protein shake shakes coffee formula creatine collagen")
    private static let inhaled = Lexicon.set(
        """
        albuterol ventolin proair levalbuterol xopenex atrovent ipratropium combivent spiriva tiotropium advair symbicort
        flovent fluticasone budesonide pulmicort qvar breo trelegy anoro stiolto dulera asmanex serevent salmeterol flonase
        """
    )
    private static let minerals = Lexicon.set("calcium magnesium iron vitamin")
    private static let taking = Lexicon.set("take taking took takes give giving")
    private static let counting = taking.union(Lexicon.set("missed miss skipped takes"))
    private static let afterNumber = Lexicon.set(
        "every once twice daily a per in on at with before after until since last this yesterday today when because and but then"
    )
    private static let takes = taking.union(Lexicon.set("do does doing did need needs use uses using getting"))
    private static let counted = Lexicon.set(
        "pill pills tablet tablets capsule capsules puff puffs capful capfuls scoop scoops"
    )
    private static let portions = Lexicon.set(
        "pill pills tablet tablets dose doses capsule capsules units mg mcg g ml puff puffs capful capfuls scoop scoops"
    )
    private static let sources = portions.union(Lexicon.set("food diet"))
    private static let having = Lexicon.set("have i've got")
    private static let amounts = Lexicon.set("a half one two three another")
    private static let afterDose = Lexicon.set(
        "every once twice three four daily nightly a per for to at in as with by and or until before after"
    )
}

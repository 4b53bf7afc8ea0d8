/// The search for what a group of words was, and the bars that it must pass.
extension WordResolver {
    /// Two drugs nearer to each other than this are not told apart.
    private static let margin: Float = 0.05
    private static let widestMargin: Float = 0.13
    /// The margin where all words that were heard are words that we know.
    private static let marginOfKnown: Float = 0.08
    /// Two terms nearer to each other than this are not told apart where neither is much like what was heard.
    private static let marginOfTerms: Float = 0.02
    private static let likeTerm: Float = 0.86
    /// What it counts that a drug is spoken of elsewhere in the dictation.
    private static let mention: Float = 0.06
    /// A drug that is spoken of elsewhere must be this much less like what was heard than one that is not, at most.
    private static let mentionedMargin: Float = 0.15
    /// What drugs that are dictated often have before others that sound as like, and seldom ones behind them.
    private static let familiarity: Float = 0.03

    /// How much less like what was heard that may be beside which nothing else is anywhere near it.
    private static let uniqueness: Float = 0.015
    private static let unlike: Float = 0.3

    /// What is this much like what was heard was heard well, whatever the dose.
    private static let heardWell: Float = 0.93
    /// How much less like what was heard a longer name is that may be meant.
    private static let likeLonger: Float = 0.12
    /// What a drug is behind others that does not come in the dose beside it.
    private static let unfitness: Float = 0.06

    /// How much less like the next must be: the less like what was heard is, the more.
    private static func margin(at likeness: Float) -> Float {
        min(max(margin, margin + (0.9 - likeness) * 0.8), widestMargin)
    }

    private static func familiarity(_ entry: Lexicon.Entry) -> Float {
        entry.isFamiliar ? familiarity : entry.isRare ? -familiarity : 0
    }

    /// What `group` is taken for, where anything is above its bar.
    ///
    /// - Parameter mentions: drugs and terms that are spoken of in the dictation.
    func candidate(for group: Range<Int>, in terms: [HeardTerm], _ mentions: Mentions) -> WordReplacement? {
        let heard = terms[group].map(\.lower)
        if heard.count > 1, lexicon.phrases.contains(heard) {
            // Nothing changes, and nothing that overlaps it may.
            return WordReplacement(group: group, words: heard, drug: nil, likeness: 1, rank: Float(heard.count))
        }
        guard mayChange(group, in: terms) else { return nil }
        let question = WordQuestion(group, in: terms)
        var best: (entry: Lexicon.Entry, before: String?, likeness: Float, over: Float)?
        var second: Float = 0
        var isRefused = false
        var mostLikeMentioned: (name: String, likeness: Float)?
        for entry in lexicon.entries where entry.digits == question.digits && (question.isOpen || entry.hasDigit) {
            guard mayBeAlike(entry.weights, question.weights), let bar = question.bar(for: entry) else { continue }
            let isDrug = entry.kind == .drug
            let isSpokenOf =
                isDrug ? mentions.contains(entry.lowerText, besides: group) : mentions.contains(term: entry)
            let prior = isSpokenOf ? Self.mention : 0
            for reading in question.readings where reading.mayBe(entry) {
                let floor = bar - (prior > 0 ? Self.mentionedMargin : Self.widestMargin) - prior
                let sound = entry.sounds.map { SoundDistance.likeness(reading.sounds, $0, bar: floor) }.max() ?? 0
                let likeness = prior - question.pauses + sound
                if likeness < reading.bar { continue }
                if !isSpokenOf, likeness < Self.heardWell, question.doseFits(entry) == false,
                    !question.isNearlySpelled(entry)
                {
                    isRefused = isRefused || likeness >= bar
                    second = max(second, likeness + Self.familiarity(entry) - Self.unfitness)
                    continue
                }
                if isDrug, prior > 0, likeness > mostLikeMentioned?.likeness ?? 0 {
                    mostLikeMentioned = (entry.text, likeness)
                }
                if likeness - bar > best?.over ?? -.infinity {
                    if let best, best.entry.text != entry.text {
                        second = max(second, best.likeness + Self.familiarity(best.entry))
                    }
                    best = (entry, reading.before, likeness, likeness - bar)
                } else if entry.text != best?.entry.text {
                    second = max(second, likeness + Self.familiarity(entry))
                }
            }
        }
        let least = second < Self.unlike ? -Self.uniqueness : 0
        guard let best, best.over >= least else { return isRefused ? .refused(group, heard) : nil }
        let isDrug = best.entry.kind == .drug
        let rank = best.over + 0.015 * question.sounds.weight
        let rival = mostLikeMentioned.map { $0.name != best.entry.text ? $0.likeness : 0 } ?? 0
        let margin = question.isStrange ? Self.margin(at: best.likeness) : Self.marginOfKnown
        let lead = best.likeness + Self.familiarity(best.entry) - second
        let mentionedMargin = min(Self.margin(at: best.likeness) + Self.mention, Self.mentionedMargin)
        if isDrug, lead < margin || best.likeness - rival < mentionedMargin {
            // One of several: then a part of the group is none of them either.
            return WordReplacement(group: group, words: heard, drug: nil, likeness: best.likeness, rank: rank)
        }
        if isDrug,
            mayBeLongerName(terms[group], than: best.entry, best.likeness) || followsPrefix(group, terms, best.entry)
        {
            return nil
        }
        if !isDrug, best.likeness < Self.likeTerm, best.likeness - second < Self.marginOfTerms { return nil }
        if let rest = question.withoutNumber,
            SoundDistance.likeness(rest, best.entry.sounds[0]) > best.likeness - Self.likeLonger
        {
            return nil
        }
        if !changedPartIsAlike(best.entry, terms[group]) || isFormOf(best.entry, terms[group]) { return nil }
        if mayBeOpposite(best.entry, question.sounds, joined: heard.joined(), best.likeness)
            || turnsDenial(best.entry, question.sounds, heard, best.likeness) || mayBeDenied(best.entry, group, terms)
        {
            return .refused(group, heard)
        }
        if best.before == nil {
            if isMadeOf(best.entry, terms[group]) || reachesTooFar(group, in: terms, for: best.entry) { return nil }
            if !isDrug, holdsSmallWord(group, in: terms, mentions, beside: best.entry, best.likeness) { return nil }
        }
        if !isDrug, mayBeAnother(than: best.entry, question.sounds, heard, best.likeness) {
            return .refused(group, heard, likeness: best.likeness)
        }
        let group = best.before == nil ? fitted(group, in: terms, to: best.entry) : group
        if best.before == nil, isSpelledLikeAnotherDrug(terms[group], than: best.entry, best.likeness) { return nil }
        return WordReplacement(
            group: group,
            words: (best.before.map { [$0] } ?? []) + best.entry.words + (question.endsInto ? ["to"] : []),
            drug: isDrug ? best.entry.text.lowercased() : nil,
            likeness: min(best.likeness, 1),
            rank: rank
        )
    }

    /// Whether two lengths are near enough for any bar.
    private func mayBeAlike(_ a: ClosedRange<Float>, _ b: ClosedRange<Float>) -> Bool {
        a.lowerBound <= b.upperBound * 2 && b.lowerBound <= a.upperBound * 2
    }

    /// Whether what would change of a phrase sounds like what was heard there, and not only the phrase as a whole:
    /// "large and" is no "large joint".
    private func changedPartIsAlike(_ entry: Lexicon.Entry, _ heard: ArraySlice<HeardTerm>) -> Bool {
        var (words, terms) = (entry.lowerWords[...], heard.map(\.lower)[...])
        while let word = words.first, word == terms.first { (words, terms) = (words.dropFirst(), terms.dropFirst()) }
        while let word = words.last, word == terms.last { (words, terms) = (words.dropLast(), terms.dropLast()) }
        guard words.count < entry.words.count, !words.isEmpty, !terms.isEmpty else { return true }
        let (meant, said) = (Pronunciation(words.joined(separator: " ")), Pronunciation(terms.joined(separator: " ")))
        return SoundDistance.likeness(meant, said) >= (entry.kind == .drug ? 0.8 : 0.7)
    }

    /// Whether more was heard than the drug's name, and a longer name ends in it that sounds nearly as like: what is longer
    /// than "methylphenidate" may be "dexmethylphenidate".
    private func mayBeLongerName(
        _ heard: ArraySlice<HeardTerm>,
        than entry: Lexicon.Entry,
        _ likeness: Float
    ) -> Bool {
        let name = Array(entry.lowerWords.joined().utf8)
        let own = Pronunciation(entry.text).weight
        let sounds = Pronunciation(heard.map(\.lower).joined(separator: " "))
        return lexicon.drugLetters.contains { drug in
            guard isLonger(drug.letters, than: name), sounds.weight > own + (drug.weight - own) / 5 else {
                return false
            }
            let longer = Pronunciation(String(decoding: drug.letters, as: UTF8.self))
            return SoundDistance.likeness(sounds, longer) > likeness - Self.likeLonger
        }
    }

    /// Whether `drug` ends in `name`; a combination of two is no longer name of one.
    private func isLonger(_ drug: [UInt8], than name: [UInt8]) -> Bool {
        drug.count > name.count && drug.hasSuffix(name) && !drug.contains(UInt8(ascii: "-"))
    }

    /// Whether the word before the group sounds like the beginning of a longer name: "pay fill grass them" is
    /// pegfilgrastim, and not filgrastim.
    private func followsPrefix(_ group: Range<Int>, _ terms: [HeardTerm], _ entry: Lexicon.Entry) -> Bool {
        guard let before = terms[..<group.lowerBound].last, before.trailing.isEmpty,
            !Self.around.contains(before.lower)
        else { return false }
        let name = Array(entry.lowerWords.joined().utf8)
        let heard = Pronunciation(before.lower)
        return lexicon.drugLetters.contains { drug in
            guard isLonger(drug.letters, than: name) else { return false }
            let prefix = String(decoding: drug.letters.dropLast(name.count), as: UTF8.self)
            return SoundDistance.likeness(heard, Pronunciation(prefix)) >= 0.5
        }
    }

    /// Whether the letters point at another drug than the sounds do: then neither is taken.
    private func isSpelledLikeAnotherDrug(
        _ heard: ArraySlice<HeardTerm>,
        than entry: Lexicon.Entry,
        _ likeness: Float
    ) -> Bool {
        let joined = Array(heard.map(\.lower).joined().utf8)
        let isDrug = entry.kind == .drug
        let name = Array(entry.lowerWords.joined().utf8)
        let own = SpellingDistance.between(joined, name, limit: 3)
        // "Ferris sulfate": there is no ferric sulfate.
        let shared =
            entry.words.count > 1 ? entry.lowerWords.first { word in heard.contains { $0.lower == word } } : nil
        // What the name ends in tells of no other: "our vastatin".
        let strange = heard.filter { $0.isStrange && $0.lower.utf8.count > 4 && !entry.lowerText.hasSuffix($0.lower) }
            .map { Array($0.lower.utf8) }
        let sounds = Pronunciation(heard.map(\.lower).joined(separator: " "))
        return ([joined] + strange).contains { letters in
            lexicon.drugLetters.contains { drug in
                guard drug.letters.count > letters.count - 3, !entry.lowerWords.contains(drug.name),
                    !drug.letters.starts(with: name)
                else { return false }
                // "hydroxy" may be the beginning of several.
                if isDrug, letters == joined, drug.letters.starts(with: letters) { return true }
                let other = SpellingDistance.between(letters, drug.letters, limit: 3)
                // A part of the group must be clearly nearer than the whole is, and near for its length.
                guard other < (isDrug ? 3 : 2), shared.map({ lexicon.holds(drug.name, beside: $0) }) != false else {
                    return false
                }
                if letters != joined { return other < own && other * 4 <= letters.count }
                guard other <= own, other * 3 <= letters.count else { return false }
                // "Codine" is spelled as much like iodine, and sounds like codeine.
                return other < own
                    || SoundDistance.likeness(sounds, Pronunciation(drug.name)) > likeness - Self.widestMargin
            }
        }
    }

    /// Whether the group holds something that may be wrong, and nothing that is certain to be right.
    func mayChange(_ group: Range<Int>, in terms: [HeardTerm]) -> Bool {
        let heard = terms[group]
        if heard.contains(where: {
            $0.text.isEmpty || Self.untouchable.contains($0.lower) || WordContext.verbs.contains($0.lower)
                || FormatterWords.months.contains($0.lower)
        }) {
            return false
        }
        if heard.allSatisfy({ $0.isDrug }) { return false }
        // Words of medicine may be others together: "respiratory weight".
        let isSure = group.count == 1 || heard.allSatisfy { $0.probability >= 0.75 }
        if isSure, heard.allSatisfy({ $0.standing == .medical || ($0.isNumber && group.count == 1) }) { return false }
        if let before = terms[..<group.lowerBound].last, Self.titles.contains(before.lower) { return false }
        return true
    }

    /// What changes treatment is never changed, nor is a command.
    private static let untouchable: Set<String> = [
        "no", "not", "denies", "denied", "without", "never", "negative", "none", "left", "right", "upper", "lower",
        "positive", "milligrams", "milligram", "mg", "micrograms", "mcg", "units", "grams", "start", "continue",
        "increase", "decrease", "stop", "comma", "period", "colon", "paragraph", "percent", "daily", "twice",
        "milliliters", "pounds", "kilograms", "patient", "plan", "assessment",
    ]

    /// A name follows.
    private static let titles: Set<String> = ["dr", "doctor", "mr", "mister", "mrs", "ms", "miss", "misses", "nurse"]
}

extension Array where Element == UInt8 {
    fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}

extension GroundingCheck {
    /// What was said, but of something else: where the evidence has the statement's words about it, it has another.
    struct Aligned {
        let said: GroundedWords
        let heard: GroundedWords
        private let alignment: GroundedAlignment

        init(said: GroundedWords, heard: GroundedWords) {
            (self.said, self.heard) = (said, heard)
            alignment = GroundedAlignment(said: said, heard: heard)
        }

        var violations: [Violation] { rates + numbers + counts + periods + sides + pairs }

        /// A number with a unit that another number has in the evidence, or a number that has another unit there.
        private var numbers: [Violation] {
            said.measures.filter { measure in
                // "I am 58" has no unit, and is an age.
                let isAge = measure.unit == "year" && said.word(measure.at + 2) == "old"
                guard measure.number.count < 3, !isAge else { return false }
                let others = heard.measures.filter { ($0.unit == measure.unit) != ($0.number == measure.number) }
                let own = heard.measures.filter { $0.unit == measure.unit && $0.number == measure.number }
                guard heard.figures[measure.number] != nil else { return false }
                // "A couple years ago, maybe 4": a vague number is none beside the one that was said.
                let exact = others.filter { own.isEmpty || heard.words[$0.at] != "couple" }
                // "For 20 years, and stopped 4 years ago": what the statement says too is less of a rival.
                let rival =
                    exact.map { other in
                        let isStated = said.measures.contains { $0.unit == other.unit && $0.number == other.number }
                        return alignment.fit(measure.at, other.at, skipping: [measure.at])
                            * (isStated ? Self.statedNumber : 1)
                    }.max() ?? 0
                // "1 month" says nothing of "1 day"; "a day" may be how often.
                let isCounted = !["a", "an"].contains(said.words[measure.at])
                let places = heard.figures[measure.number, default: []].filter { at in
                    !isCounted || !others.contains { $0.at == at && Self.areAlike($0.unit, measure.unit) }
                }
                return own.isEmpty
                    ? rival > Self.numberMargin * alignment.best(measure.at, places, skipping: [measure.at])
                    : rival > Self.ownMargin * alignment.best(measure.at, own.map(\.at), skipping: [measure.at])
            }.map { .init(reason: .number, detail: $0.number) }
        }

        /// Two units of the same: of time, or of mass.
        private static func areAlike(_ first: String, _ second: String) -> Bool {
            [times, masses].contains { $0.contains(first) && $0.contains(second) }
        }
        private static let times = Lexicon.set("minute hour day week month year")
        private static let masses = Lexicon.set("mg mcg g kg lb ounce")

        /// A number in words that nobody said.
        private var counts: [Violation] {
            said.words.indices.compactMap { at -> Violation? in
                let word = said.words[at]
                guard Self.counting.contains(word), let number = GroundedTimes.spoken[word],
                    heard.figures[number] == nil,
                    !heard.figures.isEmpty || GroundedTimes.units.contains(said.word(at + 1))
                        || Self.counted.contains(said.word(at + 1)) || Self.counted.contains(said.word(at + 2))
                else { return nil }
                return .init(reason: .number, detail: word)
            }
        }
        private static let counted = Lexicon.set("children sons daughters brothers sisters siblings kids")
        private static let counting = Lexicon.set("two three four five six seven eight nine ten eleven twelve")

        /// "A few days", where it was a few weeks.
        private var periods: [Violation] {
            let heard = Self.few(self.heard)
            guard !heard.isEmpty else { return [] }
            return Self.few(said).filter { unit in
                !heard.contains(unit) && !self.heard.measures.contains { $0.unit == unit }
            }.map { .init(reason: .time, detail: $0) }
        }

        private static func few(_ words: GroundedWords) -> [String] {
            words.words.indices.compactMap { at in
                let unit = GroundedTimes.unit(words.word(at + 1))
                return ["few", "several"].contains(words.words[at]) && times.contains(unit) ? unit : nil
            }
        }

        private var sides: [Violation] {
            said.sideAt.filter { side, at in
                func places(_ isOwn: Bool) -> [Int] {
                    heard.sideAt.filter { ($0.side == side) == isOwn }.map(\.at)
                }
                let own = places(true) + (side == "both" ? plurals : [])
                if places(true).isEmpty { return false }
                return alignment.best(at, places(false), skipping: [at]) > Self.sideMargin
                    * alignment.best(at, own, skipping: [at])
            }.map { .init(reason: .side, detail: $0.side) }
        }

        /// Where both of two are named: "my hands".
        private var plurals: [Int] { heard.words.indices.filter { GroundedTimes.pairs.contains(heard.words[$0]) } }

        /// Both sides, where only one of them was said of the part.
        private var pairs: [Violation] {
            said.sideAt.filter { side, at in
                // "Both hands: grip is less on the left than on the right".
                guard side == "both", Set(said.sideAt.map(\.side)).count < 3 else { return false }
                let both = plurals + heard.sideAt.filter { $0.side == "both" }.map(\.at)
                let fits = ["left", "right"].map { side in
                    alignment.best(at, heard.sideAt.filter { $0.side == side }.map(\.at), skipping: [at])
                }.sorted()
                return fits[1] > Self.sideMargin * max(fits[0], alignment.best(at, both, skipping: [at]))
            }.map { .init(reason: .side, detail: $0.side) }
        }

        private static let numberMargin = 1.2
        private static let ownMargin = 1.6
        private static let rateMargin = 1.35
        private static let stated = 0.7
        private static let statedNumber = 0.4
        private static let sideMargin = 1.8

        private var rates: [Violation] {
            let (own, others) = (GroundedRates(said.words), GroundedRates(heard.words))
            let unsaid =
                own.rates.filter { !isSaid($0, of: others.rates, beside: own.rates) }
                + own.hours.filter { !isSaid($0, of: others.hours, beside: own.hours) }
            return unsaid.map { .init(reason: .time, detail: $0.name) }
        }

        /// True too where nothing of the kind was said: then ``GroundedWords/times`` tells.
        private func isSaid(
            _ rate: GroundedRates.Rate,
            of others: [GroundedRates.Rate],
            beside stated: [GroundedRates.Rate]
        ) -> Bool {
            if others.isEmpty { return true }
            let skipping = Set(rate.words)
            let at = rate.words.lowerBound
            let own = others.filter { $0.name == rate.name }.map(\.words.lowerBound)
            let rival =
                others.filter { $0.name != rate.name }.map { other in
                    let isStated = stated.contains { $0.name == other.name }
                    return alignment.fit(at, other.words.lowerBound, skipping: skipping) * (isStated ? Self.stated : 1)
                }.max() ?? 0
            if own.isEmpty { return rival == 0 }
            return rival <= Self.rateMargin * alignment.best(at, own, skipping: skipping)
        }
    }
}

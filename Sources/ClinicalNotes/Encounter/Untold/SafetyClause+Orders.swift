internal import Artifacts

/// Orders without a verb of their own, and those of a drug that was named before.
extension SafetyClause {
    /// "Warfarin down to 4 a day", "back on the Zoloft", "no more ibuprofen", "Tylenol 500 every 6 hours": with a dose or a direction
    /// a drug is ordered, unless it is told what is or was taken, or what may come of it.
    func isDirected(_ word: Int) -> Bool {
        let (before, behind) = (lower[..<word], lower[(word + 1)...])
        guard !before.contains(where: Self.recounting.contains),
            !clauses.dropFirst(at + 1).prefix(1).contains(where: {
                $0.isOfPatient && $0.lower.first.map { EncounterAnswers.yeses.contains($0) || $0 == "mhm" } == true
            })
        else { return false }
        let last = before.suffix(3).filter { !["the", "your", "that"].contains($0) }
        if last.last == "no" || last.suffix(2) == ["no", "more"] || last.suffix(2) == ["back", "on"]
            || last.last == "off" && last.count > 1 || last.suffix(2) == ["off", "of"]
        {
            return true
        }
        let course = behind.prefix(4).drop { !["up", "down"].contains($0) }
        if ["to", "by", "from"].contains(course.dropFirst().first) { return true }
        return 3 * at >= clauses.count && behind.prefix(2).contains { $0.first?.isNumber == true }
            && behind.contains(where: Self.often.contains)
    }

    /// "Hold both of those until you're home", "up to 10 for 2 weeks": of what was named last.
    var changes: [Told] {
        guard clause.speaker == .clinician, !clause.isQuestion, !clause.isConditional,
            let verb = changingVerb, !lower.contains(where: Self.ofElse.contains),
            !lower.contains(where: Lexicon.namesDrug),
            !clauses[max(0, at - 2)..<at].contains(where: { $0.isQuestion && $0.lower.contains("if") }),
            let place = clauses.indices[max(0, at - 5)..<at].last(where: {
                clauses[$0].lower.contains(where: Lexicon.namesDrug)
            })
        else { return [] }
        let named = clauses[place].lower.filter { Lexicon.namesDrug($0) && !EncounterPlacing.isLaboratory($0) }
        if named.isEmpty || lower[verb...].prefix(3).contains(where: ["out", "off"].contains) { return [] }
        let isOfAll = lower[verb...].prefix(3).contains { ["both", "those", "these", "them"].contains($0) }
        let drugs = isOfAll ? named : Array(named.suffix(1))
        let figures = Set(lower.filter { $0.first?.isNumber == true }.flatMap(GroundedWords.numbers))
        let matter = Told.Matter.change(of: drugs, to: figures, verb: lower[verb])
        let word = clauses[place].lower.firstIndex(of: drugs[0]) ?? 0
        let name = drugs.joined(separator: ", ")
        return [.init(matter: matter, kind: .order, name: name, places: [(place, word), (at, verb)])]
    }

    /// "Taper it", "hold those", or how far it goes: "then down to 5".
    private var changingVerb: Int? {
        if let verb = lower.indices.dropLast().first(where: {
            Self.dosing.contains(lower[$0]) && Self.pointing.contains(lower[$0 + 1])
                && !lower.dropFirst($0 + 2).prefix(1).contains {
                    !Lexicon.functionWords.contains($0) && $0 != "until" && $0.first?.isNumber == false
                }
        }) {
            return lower[..<verb].allSatisfy(Self.leading.contains) ? verb : nil
        }
        let course = lower.drop(while: Self.leading.contains).prefix(3)
        guard course.count == 3, ["up", "down"].contains(course.first), course.last?.first?.isNumber == true,
            ["to", "by"].contains(course.dropFirst().first)
        else { return nil }
        return course.startIndex
    }

    private static let recounting = Lexicon.set(
        """
        was were been had took taken takes did gave given you you're you've your have has if when can could may might would cause causes
        because since than after with helps called like or
        """
    )
    private static let often = Lexicon.set(
        "day daily days week weekly weeks hour hours bedtime night nightly tonight morning needed once twice"
    )
    private static let dosing = Lexicon.set(
        "hold stop cut taper restart resume skip drop raise double halve reduce increase lower stopping holding delay"
    )
    /// "Hold it there", "up to 30 minutes": of no drug.
    private static let ofElse = Lexicon.set("call there lift minutes steps pounds")
    private static let pointing = Lexicon.set("it that both them those these")
    private static let leading = Lexicon.set(
        "so then okay and we we'll we're go come let's going i'd i'll it back gonna to now need please on dialysis days"
    )
}

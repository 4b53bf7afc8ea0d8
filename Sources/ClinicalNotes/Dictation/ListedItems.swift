/// Where a numbered list of a plan ends: what is of the whole visit, or of another problem, stands after it without a number.
enum ListedItems {
    /// "Follow up in two weeks" after a numbered list belongs to the visit, not to the last problem.
    static func endsList(_ words: [String]) -> Bool {
        if ["he", "she"].contains(words.first), words.contains(sequence: ["full", "code"]) { return true }
        let opening = words.prefix(3).joined(separator: " ") + " "
        return [
            "follow up in ", "follow-up in ", "return in ", "return to ", "return if ", "i will see ", "i will follow ",
            "see me ", "we will see ", "see him back ", "see her back ", "see him in ", "see her in ", "back in ",
            "back at ",
            "next visit ", "home with ", "home today ", "home tomorrow ", "full code ", "code status ", "dnr ",
            "total time ", "time spent ", "i spent ",
        ].contains(where: opening.hasPrefix)
    }

    /// What follows a list without a number, and names the illness of another item, is of no item.
    static func end(_ placed: inout [(PlacedClause, SectionKind)]) {
        let heads = placed.indices.filter { placed[$0].0.sentence.item != nil }
        guard let last = heads.last, [.plan, .assessmentAndPlan].contains(placed[last].1),
            let first = heads.last(where: { placed[$0].0.sentence.item == 1 }), first < last
        else { return }
        let of = placed.map { Set($0.0.sentence.lowercased.filter(PlacementWords.isIllness)) }
        let others = Set(heads.filter { $0 >= first }.flatMap { of[$0] }).subtracting(of[last])
        for at in placed.indices.dropFirst(last + 1) where placed[at].0.item == placed[last].0.item {
            if !others.isDisjoint(with: of[at]), of[at].isDisjoint(with: of[last]) { placed[at].0.item = nil }
        }
    }
}

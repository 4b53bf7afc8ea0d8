/// What an order or a statement is about, where only the talk before it would say.
enum EncounterPurpose {
    /// "Refer him to physical therapy | to strengthen that area": the purpose that points back is left out.
    static func closed(_ parts: [String]) -> [String] {
        var marked = parts.cutAtSpaces
        let words = marked.map { $0.lowercased().trimming(",.") }
        guard let to = words.indices.dropFirst(4).last(where: { opensPurpose(words, $0) }),
            words[to...].contains(where: { ["that", "those", "this", "these", "it"].contains($0) })
        else { return parts }
        // "To see if she passes that stone": what is named is the one that was spoken of.
        if words.count > to + 3, pointers.contains(words[words.count - 2]),
            EncounterShape.isNoun(words[words.count - 1]),
            !places.contains(words[words.count - 1]), !words[to..<(words.count - 2)].contains(where: pointers.contains)
        {
            marked[words.count - 2] = "the"
            return marked
        }
        return Array(marked[..<to])
    }

    private static func opensPurpose(_ words: [String], _ at: Int) -> Bool {
        guard words[at] == "to", at + 1 < words.count, !takingTo.contains(words[at - 1]),
            !EncounterVerbs.auxiliaries.contains(words[at - 1])
        else { return false }
        return purposes.contains(words[at + 1]) || endsPointing(words, at)
    }

    /// "... to slow that down", "to calm it".
    private static func endsPointing(_ words: [String], _ to: Int) -> Bool {
        let object = words[(to + 1)...].dropFirst().first ?? ""
        return ["that", "it", "this"].contains(object) && !Lexicon.functionWords.contains(words[to + 1])
            && words[(to + 3)...].allSatisfy(particles.contains)
    }

    /// "We will send the order down", "we will get pictures today": an order of nothing that is named.
    static func isUnnamed(_ words: [String]) -> Bool {
        guard let verb = words.firstIndex(where: EncounterCandidates.ordered.contains), verb < 4 else { return false }
        if EncounterElliptic.givesTime(words) { return true }
        let object = words[(verb + 1)...].filter { !around.contains($0) && !Lexicon.functionWords.contains($0) }
        // "Try a daily medication": which?
        if words[verb] == "try", object.allSatisfy({ ["daily", "medication", "medications", "medicine"].contains($0) })
        {
            return true
        }
        return !object.isEmpty && object.allSatisfy(unnamed.contains)
    }

    /// "She likes those beers", "she heard that pop": which?
    static func pointsBack(_ words: [String]) -> Bool {
        guard words.count > 2, let at = words.indices.dropFirst(2).last(where: { pointers.contains(words[$0]) }),
            (1...2).contains(words.count - at - 1), !EncounterVerbs.auxiliaries.contains(words[at + 1]),
            EncounterVerbs.auxiliaries.contains(words[at - 1]) == false
        else { return false }
        return !timed.contains(words[at + 1]) && !EncounterWords.pronouns.contains(words[at + 1])
            && !["time", "point", "morning", "week"].contains(words.last ?? "")
    }

    private static let takingTo = Lexicon.set(
        "continue continues need needs have has want wants going like try trying start started able due used seem seems appear"
    )
    private static let particles = Lexicon.set("down up out off away under control")
    private static let purposes = Lexicon.set(
        "strengthen assess evaluate see check determine help get improve look make find rule treat keep work figure fix manage control"
    )
    private static let around = Lexicon.set(
        "down today out up over next time last previous again also few couple some him her patient back ahead more"
    )
    private static let unnamed = Lexicon.set(
        "study studies order orders course information research picture pictures appointment everything stuff process paperwork level levels"
    )
    private static let pointers = Lexicon.set("that those these")
    private static let places = Lexicon.set("area side spot region place part thing things stuff point way")
    private static let timed = Lexicon.set(
        "time point day days week weeks month months year years morning visit far much well"
    )
}

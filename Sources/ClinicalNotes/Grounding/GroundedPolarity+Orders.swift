/// Orders that are turned into their contrary, though nothing is denied.
extension GroundedPolarity {
    /// A word that shows it.
    var reversed: String? { ruledOut ?? unstopped }

    /// "Ruled out pneumonia", where it was yet to be ruled out and nothing was denied.
    private var ruledOut: String? {
        func says(_ verb: String, _ words: [String]) -> Bool { words.contains(sequence: [verb, "out"]) }
        let isOnlyPlanned = says("rule", heard.words) && !says("ruled", heard.words)
        return says("ruled", said.words) && isOnlyPlanned && !heard.holds.contains(.denied) ? "ruled" : nil
    }

    /// "Hold naproxen", where nothing was stopped, changed or denied.
    private var unstopped: String? {
        if heard.words.contains(where: { Self.ends.contains($0) || Lexicon.negations.contains($0) }) { return nil }
        return said.words.indices.first { at in
            Self.stops.contains(said.words[at]) && said.holds[at] != .denied
                && said.words[(at + 1)...].prefix(4).contains(where: heard.drugs.contains)
        }.map { said.words[$0] }
    }

    private static let stops = Lexicon.set("hold holds held holding stop stops stopped discontinue discontinued")
    private static let ends = stops.union(
        Lexicon.set(
            """
            stopping discontinuing quit quits quitting off out skip skipping pause paused avoid avoiding instead switch
            switched switching change changed replace replaced finish finished done complete completed until longer anymore
            """
        )
    )
}

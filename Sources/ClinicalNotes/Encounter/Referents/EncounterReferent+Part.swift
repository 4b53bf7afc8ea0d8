/// The part of the body that "it" is.
extension EncounterReferent {
    /// "Hurts when I reach up": a part does, which the rest does not name.
    func hurtsWhen(_ rest: [String]) -> Bool {
        let rest = rest.drop { EncounterWords.adverbs.contains($0) || $0 == "really" }
        return rest.count > 3 && ["hurts", "aches"].contains(rest.first ?? "")
            && ["when", "whenever"].contains(rest.dropFirst().first ?? "")
            && !rest.contains(where: EncounterSite.isPart) && rest.contains(where: Self.limbVerbs.contains)
    }

    /// "Gets stiff", "swelled up", "is a little red": said of a part of the body.
    func isOfPart(_ rest: [String]) -> Bool {
        guard let verb = rest.first(where: { !EncounterWords.adverbs.contains($0) }) else { return false }
        return Self.partVerbs.contains(verb)
            || ["is", "was", "has", "gets", "got", "feels", "felt"].contains(verb)
                && rest.prefix(6).contains(where: Self.partQualities.contains)
    }

    /// The part that the nearest clause names that names any, with its side, if it is one.
    func part(before at: Int) -> [SpokenWord]? {
        only(before: at) { clause in
            // "Where your left hand was", told by the patient, is the clinician's.
            clause.words.indices.filter {
                isPart($0, clause.lower) && !(clause.isOfPatient && clause.lower[..<$0].suffix(2).contains("your"))
            }.map { index in
                let isSided = index > 0 && ["left", "right"].contains(clause.words[index - 1].lower)
                return mine(Array(clause.words[(isSided ? index - 1 : index)...index]), at)
            }
        }
    }

    /// "My back", not "the back end".
    func isPart(_ at: Int, _ lower: [String]) -> Bool {
        guard Self.parts.contains(lower[at]) else { return false }
        return lower[at] != "back" || at > 0 && ["my", "your", "lower", "upper"].contains(lower[at - 1])
    }

    private static let parts = EncounterSystem.sided.union(Lexicon.set("back neck throat scalp stomach eye ear jaw"))
    private static let partVerbs = Lexicon.set("swells swelled locks buckles gives pops clicks")
    static let partQualities = Lexicon.set("stiff swollen tender numb red bruised sore itchy weak puffy")
    private static let limbVerbs = Lexicon.set(
        """
        walk walking run running lift lifting bend bending reach reaching climb climbing stand standing kneel kneeling squat
        squatting twist twisting raise grip stretch jump step throw push pull
        """
    )
}

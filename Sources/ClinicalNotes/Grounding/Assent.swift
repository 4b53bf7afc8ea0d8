/// Whether somebody agreed to a plan, in so many words or with a yes to being asked. A mere "okay" says that it was heard.
enum Assent {
    /// Where in `words`, in lower case, an assent begins; `nil` where there is none, or a doubt about it.
    static func start(in words: [String]) -> Int? {
        guard !words.contains(where: { Lexicon.negations.contains($0) && $0 != "no" || doubting.contains($0) }) else {
            return nil
        }
        return words.indices.first { at in agreeing.contains { words[at...].starts(with: $0) } }
            ?? (asks(words) && words.contains(where: yes.contains) ? 0 : nil)
    }

    /// Whether `words` ask for an assent.
    static func asks(_ words: [String]) -> Bool { asking.contains(where: words.contains(sequence:)) }

    /// Whether `words` begin with a yes.
    static func isYes(_ words: [String]) -> Bool { words.first.map(yes.contains) ?? false }

    /// Whether a statement says no more than that the patient agrees to the plan, and an assent bears it.
    static func bears(_ statement: GroundedWords, _ heard: GroundedWords) -> Bool {
        statement.words.contains("agrees") && statement.words.allSatisfy(agreement.contains)
            && start(in: heard.words) != nil
    }

    private static let agreement = Lexicon.set(
        "the patient understands and agrees with recommended medical treatment plan"
    )
    private static let doubting = Lexicon.set("but if unless although though")
    private static let yes = Lexicon.set("yes yeah yep sure okay absolutely definitely certainly alright great")
    private static let agreeing = EncounterCandidates.phrases(
        """
        sounds good|sounds great|sounds fine|sounds okay|sounds perfect|sounds wonderful|sounds like a plan|that's fine|that's great|
        that's perfect|that works|works for me|i agree|i can do that|i'll do that|i will do that|let's do that|let's do it|perfect
        """
    )
    private static let asking = EncounterCandidates.phrases(
        """
        sound good|sound okay|sound fine|that sound|sound like a plan|okay with that|okay with you|agree with|does that make sense|
        do you understand|good plan|all right with you|alright with you|sounds good
        """
    )
}

internal import Artifacts

/// Headings within a run-on sentence.
extension ClauseCutter {
    func heading(_ at: Int, _ follows: Bool) -> Headings.Heading? {
        let run = words[at...].prefix(6).prefix { $0.first?.isLetter == true }.map { $0 }
        guard var heading = Headings.heading(run, at: 0) else { return meant(at, run, follows) }
        // "Under local anesthesia"
        if heading.isOf(.oneLine), at > 0, Self.degreesOfSleep.contains(words[at - 1]) { return nil }
        let end = at + heading.phrase.count
        let isMarked = end < tokens.count && tokens[end].kind == .punctuation
        let isKnown =
            heading.phrase.count > 1 && heading.phrase[0] != "follow" || Self.alone.contains(heading.phrase[0])
        // A list marker may follow, which begins a sentence of its own.
        if end == tokens.count { return at > 0 && isUnmarked && isKnown ? heading : nil }
        guard at > 0 || isUnmarked else { return nil }
        if follows, isMarked { return isListed(heading, at, end) ? nil : heading }
        if heading.isOf(.takesIs), ["is", "are"].contains(words[end]), follows || isUnmarked { return heading }
        if follows, !isMarked, SpokenHeading.isUnmarked(heading, before: words[end]) {
            heading.marks.insert(.strong)
            return heading
        }
        if follows, !isMarked, ["on exam", "on examination"].contains(heading.phrase.joined(separator: " ")) {
            return heading
        }
        guard isUnmarked, !isMarked || end + 1 == tokens.count else { return nil }
        guard !Self.verbs.contains(words[end]), !Self.holders.contains(words[end]) else { return nil }
        guard isKnown || opensStory(heading, before: words[end]), !SpokenHeading.isHeld(words[end]) else { return nil }
        if at > 0, Headings.qualifiers.contains(words[at - 1]) { return nil }
        heading.marks.insert(.strong)
        return heading
    }

    /// "History this 40-year-old ..."
    private func opensStory(_ heading: Headings.Heading, before next: String) -> Bool {
        heading.phrase == ["history"]
            && (Self.pronouns.contains(next) || ["this", "the", "mr", "mrs", "ms"].contains(next))
    }

    private func meant(_ at: Int, _ run: [String], _ follows: Bool) -> Headings.Heading? {
        guard follows, at > 0, at + run.count < tokens.count, isComma(at + run.count) || words[at + run.count] == "."
        else { return nil }
        return Headings.meant(run)
    }

    /// "history of allergies, medications, ..." is a list, not a row of headings.
    private func isListed(_ heading: Headings.Heading, _ at: Int, _ end: Int) -> Bool {
        let told = tokens[(end + 1)...].prefix { $0.kind == .word }.map { $0.text.lowercased() }
        // "We reviewed medications, allergies, social history, and diet": more of the list follows.
        let isWholly = Headings.heading(told, at: 0).map { $0.phrase.count == told.count } == true
        if isWholly && words[start..<at].contains(where: Self.listing.contains) { return true }
        if ["and", "or"].contains(told.first), heading.kind != .assessment { return true }
        // "Plan: labs, x-ray, medications reviewed"
        let isItem = isInPlan && tokens[end].text == "," && !SpokenHeading.tells(told, under: heading.kind)
        if isItem && ([.medications] + PlacedClause.found).contains(heading.kind) { return true }
        guard heading.phrase.count == 1, words[start] != "history" else { return heading.phrase.count == 1 }
        // "Gout, allergies, eczema"
        if heading.phrase[0] == "allergies" { return told.first.map(PlacementWords.isIllness) == true }
        return !Self.alone.contains(heading.phrase[0]) && !opens(heading, at, told, isLast: end + 1 == tokens.count)
    }

    /// "Throat swelling, social, lives with her husband": what may be a word of the sentence opens its section where what is
    /// told next is of it. Behind a verb, of which it may be part as in "she has fears, social, work and money", only where
    /// it ends the sentence, or a verb, a denial or a value goes on.
    private func opens(_ heading: Headings.Heading, _ at: Int, _ rest: [String], isLast: Bool) -> Bool {
        let (before, told) = (words[start..<at], isLast ? following : rest)
        guard !isInPlan, !heading.isOf(.oneLine), !before.contains(where: Self.listing.contains), let first = told.first
        else { return false }
        let isPart = !isHeaded && !isLast && before.contains(where: Self.verbs.contains)
        let goesOn =
            Self.verbs.contains(first) || Lexicon.negations.contains(first) || told.joined().contains(where: \.isNumber)
        return opensStory(heading, before: first)
            || SpokenHeading.isContent(told, of: heading.kind) && (!isPart || goesOn)
    }

    private static let listing = Lexicon.set(
        "discussed reviewed discuss review denies denied reports about including regarding concerning addressed asked"
    )

    private static let degreesOfSleep = Lexicon.set("local general spinal regional topical")
}

/// What a speaker says of the telling itself, and how a number is guessed aloud: "to be honest", "I wanna say four months".
extension [SpokenWord] {
    /// Without "to be honest", "if that counts", and a "right here" beside the place that it points at.
    mutating func dropTelling() {
        for at in indices.reversed() where at < count {
            let length = Telling.remarks.first(of: self[at...].lazy.map(\.lower))?.count ?? (pointsHere(at) ? 2 : 0)
            guard length > 0, length < count, at == 0 || !Telling.wanting.contains(self[at - 1].lower) else { continue }
            let (isEnd, wasPaused) = (at + length == count, self[at + length - 1].hasComma)
            removeSubrange(at..<at + length)
            // What was set apart by pauses goes with them.
            if at > 0, isEnd || wasPaused && length > 2 { self[at - 1].hasComma = false }
        }
    }

    /// "I wanna say 4 months", "at, say, 8 weeks": about.
    mutating func approximate() {
        for at in indices.reversed() where at < count {
            guard let saying = Telling.guesses.first(of: self[at...].lazy.map(\.lower)), isSpan(at + saying.count),
                saying.count > 1
                    || at > 0 && (self[at - 1].hasComma || EncounterShape.prepositions.contains(self[at - 1].lower))
            else { continue }
            var about = self[at].said("about")
            about.hasComma = false
            about.tokens = self[at..<at + saying.count].flatMap(\.tokens)
            removeSubrange(at..<at + saying.count)
            guard at > 0 else {
                insert(about, at: at)
                continue
            }
            self[at - 1].hasComma = false
            // "In the last, I wanna say, 4 months": in about the last 4 months.
            let isOfLast = ["last", "past"].contains(self[at - 1].lower) && at > 1 && self[at - 2].lower == "the"
            let place = isOfLast ? at - 2 : at
            if place == 0 || !Telling.hedges.contains(self[place - 1].lower) { insert(about, at: place) }
        }
    }

    /// "Before I'd clear you": before you're cleared.
    mutating func clearPatient() {
        guard
            let clear = indices.dropFirst(3).dropLast().first(where: {
                self[$0].lower == "clear" && self[$0 + 1].lower == "you"
            }),
            let when = self[..<clear].lastIndex(where: { ["before", "until"].contains($0.lower) }), clear - when < 4,
            self[(when + 1)..<clear].allSatisfy({ Telling.clearing.contains($0.lower) })
        else { return }
        replaceSubrange((when + 1)...(clear + 1), with: [self[clear + 1].said("you're"), self[clear].said("cleared")])
    }

    /// "In my back, right here on the right": the place is named.
    private func pointsHere(_ at: Int) -> Bool {
        guard self[at].lower == "right", at > 1, at + 2 < count, ["here", "there"].contains(self[at + 1].lower) else {
            return false
        }
        return !self[at + 1].hasComma && Telling.places.contains(self[at + 2].lower)
            && !EncounterWords.finite.contains(self[at - 1].lower)
    }

    /// "4 months", "6 to 8 weeks".
    private func isSpan(_ at: Int) -> Bool {
        guard at + 1 < count, self[at].lower.first?.isNumber == true else { return false }
        return self[(at + 1)...].prefix(3).contains { EncounterReplies.units.contains($0.lower) }
    }
}

private enum Telling {
    static let remarks = PhraseIndex(
        EncounterCandidates.phrases(
            """
            to be perfectly honest|to be completely honest|to be honest|to be fair|to tell you the truth|if that counts|
            if that makes any sense|if that makes sense|believe it or not|i'm not gonna lie|i'm not going to lie|not gonna lie|
            i have to admit|i must admit|i'll be honest|for what it's worth|so to speak|knock on wood
            """
        )
    )
    static let guesses = PhraseIndex(
        EncounterCandidates.phrases("i wanna say|i want to say|i would say|i'd say|i'll say|we'll say|let's say|say")
    )
    static let clearing = Lexicon.set("i i'd i'll i'm we we'd we'll can could will would")
    static let wanting = Lexicon.set("want wants wanted have has had need needs going gonna trying try you")
    static let hedges = Lexicon.set("about maybe probably around roughly like over almost")
    static let places = Lexicon.set("in on at under below above behind along across around between over beside near")
}

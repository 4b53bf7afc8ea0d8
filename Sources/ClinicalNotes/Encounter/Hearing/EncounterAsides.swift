/// What is said and not meant.
extension [SpokenWord] {
    /// "you know", "I mean".
    mutating func dropAsides() {
        var at = 0
        while at + 1 < count {
            guard ["you", "i", "sort", "kind", "bit", "let's"].contains(self[at].lower) else {
                at += 1
                continue
            }
            let pair = self[at].lower + " " + self[at + 1].lower
            // "Quite a bit of motion" is much.
            let isMuch = pair == "bit of" && at > 1 && (self[at - 2].lower == "quite" || self[at - 1].lower == "good")
            // "I mean the left" sets right what was said.
            let isCorrection =
                pair == "i mean" && self[(at + 2)...].prefix(3).contains { ["left", "right"].contains($0.lower) }
            // "Tenderness at, let's see, about T8".
            if pair == "let's see", at > 0, self[at + 1].hasComma, at + 2 < count,
                EncounterShape.prepositions.contains(self[at - 1].lower)
            {
                removeSubrange(at...at + 1)
                self[at - 1].hasComma = false
                continue
            }
            if ["you know", "i mean", "sort of", "kind of", "bit of"].contains(pair), !isMuch, !isCorrection,
                at == 0 || !["do", "if", "let", "did", "what", "any", "that"].contains(self[at - 1].lower)
            {
                removeSubrange(at...at + 1)
                if at > 0 { self[at - 1].hasComma = false }
                // "A bit of joint pain": some.
                if pair == "bit of", at > 0, at < count, self[at - 1].lower == "a",
                    !["a", "an", "the"].contains(self[at].lower),
                    !self[..<at].contains(where: { Lexicon.negations.contains($0.lower) })
                {
                    self[at - 1] = self[at - 1].said("some")
                }
                addArticle(before: at - 1)
            } else {
                at += 1
            }
        }
        // "It hurts like in the inside", "about like six weeks".
        for at in indices.reversed() where at > 0 && self[at].lower == "like" {
            if Self.beforeFiller.contains(self[at - 1].lower) { remove(at: at) }
        }
    }

    /// "Your old scar there on the left flank", "it is tender here over the joint line": the place is told.
    mutating func dropPointing() {
        for at in indices.dropFirst().dropLast(2).reversed()
        where ["here", "there"].contains(self[at].lower) && ["on", "over", "along", "of"].contains(self[at + 1].lower)
            && self[(at + 2)...].prefix(4).contains(where: { EncounterSite.isPart($0.lower) })
            && EncounterShape.isNoun(self[at - 1].lower) && !self[at].hasComma
        {
            remove(at: at)
        }
    }

    /// "Every 6 hours if you need it": as needed.
    mutating func shortenNeed() {
        guard count > 6 else { return }
        for at in (3...count - 4).reversed()
        where self[at].lower == "if" && self[at + 1].lower == "you" && self[at + 2].lower == "need"
            && ["it", "them"].contains(self[at + 3].lower)
            && self[Swift.max(0, at - 6)..<at].contains(where: { Self.ofDoses.contains($0.lower) })
        {
            let needed = SpokenWord(
                text: "needed",
                lower: "needed",
                hasComma: self[at + 3].hasComma,
                tokens: self[(at + 1)...(at + 3)].flatMap(\.tokens)
            )
            replaceSubrange(
                at...at + 3,
                with: [.init(text: "as", lower: "as", hasComma: false, tokens: self[at].tokens), needed]
            )
        }
    }

    private static let ofDoses = Lexicon.set("hours daily day night bedtime mg milligrams puffs tablets pills dose")

    /// "You have little bit of pain": not "little pain".
    private mutating func addArticle(before little: Int) {
        guard little >= 0, little + 1 < count, self[little].lower == "little" else { return }
        let previous = little > 0 ? self[little - 1].lower : ""
        if ["a", "the", "that", "this", "very"].contains(previous) { return }
        insert(.init(text: "a", lower: "a", hasComma: false, tokens: []), at: little)
    }

    /// "Partici participating": a word begun twice.
    mutating func dropBegun() {
        for at in indices.dropLast().reversed() {
            let (word, next) = (self[at].lower, self[at + 1].lower)
            // "Sh shows" has no vowel yet.
            if next.hasPrefix(word), next.count > word.count + 1, !Lexicon.symptoms.contains(word),
                word.count > 3 || word.count == 2 && !word.contains(where: "aeiouy0123456789".contains)
            {
                remove(at: at)
            }
        }
    }

    /// "I feel, I feel bloated".
    mutating func dropRepeats(_ length: Int) {
        var at = 0
        while at + 2 * length <= count {
            if (at..<at + length).allSatisfy({ self[$0].lower == self[$0 + length].lower }), !isSaidAnew(at, length) {
                removeSubrange(at..<at + length)
            } else {
                at += 1
            }
        }
    }

    /// "A mile, a mile and a half", "I'll listen to your lungs | your lungs are clear": more is said of it.
    private func isSaidAnew(_ at: Int, _ length: Int) -> Bool {
        isHalfMore(at + length)
            || self[at].lower == "your" && at > 0 && at + 2 * length < count && EncounterSite.isPart(self[at + 1].lower)
                && EncounterShape.prepositions.contains(self[at - 1].lower)
                && EncounterVerbs.auxiliaries.contains(self[at + 2 * length].lower)
    }

    private static let beforeFiller = Lexicon.set(
        "it's is was hurts hurt about for there's have had has take took probably maybe i've been and with"
    )
}

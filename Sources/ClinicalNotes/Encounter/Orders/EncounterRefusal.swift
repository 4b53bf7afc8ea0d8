/// Whether a reply refuses an order. What is turned down must be the thing that was ordered: "I don't want that", "no thanks", not
/// "I don't want to be a bother", "I'd rather do it tomorrow".
struct EncounterRefusal {
    /// The words of the order.
    let order: [String]

    /// Which clause of the patient's turn refuses; `nil` where none does, or the patient agrees after all.
    func place(in turn: ArraySlice<Spoken>) -> Int? {
        // "My friend had one | and it moved | so I don't think I want that".
        let told = Array(turn.indices.prefix(2)) + [turn.prefix(6).endIndex - 1]
        guard let at = told.first(where: { refuses(turn[$0].lower) }) else { return nil }
        // "I don't want to, but okay", "... let's do it".
        let after = turn[at...].dropFirst().map(\.lower) + [Self.turned(turn[at].lower)]
        return after.contains(where: Self.agrees) ? nil : at
    }

    private func refuses(_ said: [String]) -> Bool {
        said.indices.prefix(8).contains { at in
            guard let cue = Self.cues.first(of: said[at...]) else { return false }
            let rest = said[(at + cue.count)...]
            if Self.whole.contains(cue) { return true }
            let isWish = ["rather", "prefer"].contains(cue.last)
            return isWish ? prefersOther(rest) : isOfOrder(rest)
        }
    }

    /// "I don't | want to take anything", "I'm not taking | that": what follows is what was ordered, or nothing.
    private func isOfOrder(_ rest: ArraySlice<String>) -> Bool {
        let object = rest.drop(while: Self.toObject.contains)
        // "I don't want to stop it", of what is continued.
        if rest[..<object.startIndex].contains("stop"), !order.contains("stop") { return false }
        guard let first = object.first else { return true }
        if Self.ends.contains(first) { return true }
        guard Self.pointing.contains(first) else {
            // "I don't want any more tests on my heart", of the knee's.
            return !object.contains { EncounterSite.isPart($0) && !order.contains($0) }
                && (isOrdered(first) || object.prefix(3).contains { Self.isKind($0) && isOrdered($0) })
        }
        // "I don't want it to hurt", "I don't want that in my record".
        let next = object.dropFirst().first
        return next.map { $0 != "to" && !Self.manner.contains($0) } ?? true
    }

    /// "I'd rather wait", "I'd prefer the pills", not "I'd rather do it tomorrow", "I'd rather know".
    private func prefersOther(_ rest: ArraySlice<String>) -> Bool {
        guard let first = rest.first(where: { !["to", "just"].contains($0) }) else { return true }
        if ["not", "skip", "avoid", "leave"].contains(first) {
            return isOfOrder(rest.drop { $0 != first }.dropFirst())
        }
        if ["wait", "hold", "see", "stay", "stick", "keep"].contains(first) { return true }
        let object = rest.drop(while: Self.toObject.contains)
        if object.first.map(Self.pointing.contains) != false || object.contains(where: Self.isTime)
            || object.contains(where: isOrdered)
        {
            return false
        }
        return Self.having.contains(first) || object.prefix(4).contains(where: EncounterOrdered.isItem)
    }

    /// What the order names, or a word for its kind: "pills" of a drug.
    private func isOrdered(_ word: String) -> Bool {
        if Lexicon.functionWords.contains(word) || EncounterCandidates.ordered.contains(word) || Self.isTime(word) {
            return false
        }
        let item = EncounterOrdered.item(word)
        // "A cardiologist" of "refer you to cardiology".
        let root = word.prefix(6)
        return order.contains { item == EncounterOrdered.item($0) || root.count == 6 && $0.hasPrefix(root) }
            || Self.classes.contains { of, end in word.hasPrefix(of) && order.contains { $0.hasSuffix(end) } }
            || Self.medicines.contains(word)
                && order.contains { Lexicon.drugs.contains($0) || Self.medicines.contains($0) }
            || Self.tests.contains(word) && order.contains(where: EncounterCandidates.studies.contains)
            || word == "hospital" && order.contains(where: Self.ofHospital.contains)
    }

    private static func isKind(_ word: String) -> Bool { medicines.contains(word) || EncounterOrdered.isItem(word) }

    private static func isTime(_ word: String) -> Bool {
        word.first?.isNumber == true || EncounterReplies.dates.contains(word) || EncounterReplies.units.contains(word)
            || times.contains(word)
    }

    /// What follows a "but".
    private static func turned(_ lower: [String]) -> [String] {
        lower.firstIndex(of: "but").map { Array(lower[($0 + 1)...]) } ?? []
    }

    /// "But okay", "let's do it".
    private static func agrees(_ lower: [String]) -> Bool {
        let said = lower.drop { ["but", "and", "so", "well", "i", "guess"].contains($0) }
        return said.first.map(agreeing.contains) == true || Assent.start(in: lower) != nil
    }

    private static let whole = EncounterCandidates.phrases(
        "no thanks|no thank you|i refuse|i'm not interested|not interested"
    )
    private static let cues = PhraseIndex(
        whole
            + EncounterCandidates.phrases(
                """
                i don't want|i don't think i want|i do not want|i don't wanna|i'd rather|i would rather|i'd prefer|i would prefer|rather not|i won't|
                i will not|i'm gonna pass|i'm going to pass|i'll pass|i'm not going to|i'm not gonna|i'm not taking
                """
            )
    )
    /// What may stand between a refusal and what is refused.
    private static let toObject = Lexicon.set(
        """
        to take taking do doing have having get getting go going for with use using try trying start starting see be on a an the
        any more your another really just through put putting inject injecting quit quitting stop stopping
        """
    )
    private static let having = Lexicon.set("take do have get go use try start")
    private static let pointing = Lexicon.set("it that this these those them one any anything either something myself")
    private static let ends = Lexicon.set("no because so thanks thank right now yet today either doctor and")
    private static let manner = EncounterShape.prepositions.union(["done", "being", "if", "when", "until"])
    private static let times = Lexicon.set(
        "tomorrow today morning mornings afternoon afternoons evening evenings night nights weekend weekends later earlier"
    )
    private static let medicines = Lexicon.set(
        "medicine medicines medication medications meds pill pills tablet tablets drug drugs"
    )
    /// A word for a class, and how its drugs end.
    private static let classes = ["statin": "statin", "steroid": "sone", "opioid": "codone", "narcotic": "codone"]
    private static let tests = Lexicon.set("test tests scan scans")
    private static let ofHospital = Lexicon.set("emergency admit admitted")
    private static let agreeing = Lexicon.set("okay ok fine sure yes yeah alright")
}

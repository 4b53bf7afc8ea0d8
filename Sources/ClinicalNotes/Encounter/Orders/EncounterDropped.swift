/// Orders that are dropped later in the talk: "start propranolol", "you can't take propranolol with asthma"; "order an MRI",
/// "we don't need the MRI". What is said last of a drug, a test or a procedure stands.
struct EncounterDropped {
    let clauses: [Spoken]
    /// The clauses that name a drug, a test or a procedure.
    private let places: [String: [Int]]
    private let items: [Set<String>]

    init(_ clauses: [Spoken]) {
        self.clauses = clauses
        items = clauses.map { Set($0.lower.filter(EncounterOrdered.isItem).map(EncounterOrdered.item)) }
        places = items.enumerated().reduce(into: [:]) { places, named in
            for item in named.element { places[item, default: []].append(named.offset) }
        }
    }

    /// An order or advice without what is turned down afterwards, by either speaker; `nil` where nothing of it is left.
    func kept(_ candidate: EncounterCandidate) -> EncounterCandidate? {
        guard [.order, .advice].contains(candidate.kind) else { return candidate }
        let (words, text, parts) = (candidate.words, candidate.text.cutAtSpaces, read(candidate))
        let left = parts.filter { $0.by == nil }
        if left.count == parts.count { return words.isEmpty ? nil : candidate }
        // Of which of them what stands at the end is told, nobody knows.
        guard !left.isEmpty, words.count == text.count, parts.allSatisfy({ $0.words.count < 7 }) else { return nil }
        var verb = -1
        let told = left.map { part in
            defer { verb = part.verb }
            let isTold = part.verb == verb || part.words.contains(part.verb)
            return (isTold ? "" : text[part.verb] + " ") + text[part.words].joined(separator: " ").trimming(",.")
        }
        var other = candidate
        other.text =
            (text[..<(words.firstIndex(where: Self.acts.contains) ?? 0)] + [told.listed("and")]).joined(separator: " ")
            + "."
        return other
    }

    /// Whether clause `at` names a drug, a test or a procedure.
    func namesItem(_ at: Int) -> Bool { !items[at].isEmpty }

    /// What of an order is turned down, and in which clause.
    func withdrawal(of order: EncounterCandidate) -> (item: String?, by: Int)? {
        read(order).lazy.compactMap { part in
            part.by.map { (order.words[part.words].first(where: EncounterOrdered.isItem), $0) }
        }.first
    }

    /// What is ordered, each with its verb, and by which clause it is turned down.
    private func read(_ order: EncounterCandidate) -> [(words: Range<Int>, verb: Int, by: Int?)] {
        let (words, text, at) = (order.words, order.text.cutAtSpaces, order.clauses[0])
        let all = forgotten(words, at) ?? exchanged(words, at)
        let start = words.firstIndex(where: Self.acts.contains) ?? 0
        let parts = words.count == text.count ? Self.parts(of: text, from: start) : [(words.indices, start)]
        return words.isEmpty
            ? []
            : parts.map { part in
                let own = (at, order.clauses[order.clauses.count - 1])
                return (
                    part.words, part.verb, all ?? dropped(Array(words[part.words]), words[part.verb], of: words, own)
                )
            }
    }

    /// "Stop the first | and start the second", "a ferritin | and a colonoscopy": each with the verb that it is of.
    private static func parts(of text: [String], from start: Int) -> [(words: Range<Int>, verb: Int)] {
        let ends = text.indices.filter { $0 > start && (text[$0] == "and" || text[$0].hasSuffix(",")) } + [text.count]
        var (result, begun, verb): ([(words: Range<Int>, verb: Int)], Int, Int) = ([], start, start)
        for end in ends {
            let upper = end < text.count && text[end] != "and" ? end + 1 : end
            if begun < upper {
                if acts.contains(text[begun]) { verb = begun }
                result.append((begun..<upper, verb))
            }
            begun = end + 1
        }
        return result
    }

    /// Where what is ordered is turned down, or the contrary is ordered.
    private func dropped(_ part: [String], _ verb: String, of words: [String], _ own: (at: Int, last: Int)) -> Int? {
        if let by = reversed(part, verb, own.last) { return by }
        if Self.ending.contains(verb) || part.contains(where: Self.ending.contains) { return nil }
        return part.filter(EncounterOrdered.isItem).lazy.compactMap { name in
            let item = EncounterOrdered.item(name)
            return places[item]?.first { later in
                let clause = clauses[later]
                guard later > own.at, !clause.isQuestion, !clause.isConditional else { return false }
                return isTurnedDown(name, clause.lower)
                    || later > own.last && !EncounterOrdered.isOfOtherPart(words, clause.lower)
                        && isCalledOff(item, clause)
            }
        }.first
    }

    /// "Let's leave that alone", "forget the gel", said soon after of what was ordered last.
    private func forgotten(_ words: [String], _ at: Int) -> Int? {
        let own = Set(words.filter(EncounterOrdered.isItem).map(EncounterOrdered.item))
        return clauses[(at + 1)...].prefix(10).indices.first { later in
            let lower = clauses[later].lower
            guard !clauses[later].isOfPatient, !lower.contains(sequence: ["don't", "forget"]),
                Self.forgetting.contains(where: { lower.contains(sequence: $0) })
            else { return false }
            // "I was going to start hydralazine | but let's not": of what was named last.
            return clauses[(at + 1)...later].last {
                !$0.isOfPatient && $0.lower.contains(where: EncounterOrdered.isItem)
            }.map {
                $0.lower.contains { own.contains(EncounterOrdered.item($0)) }
            } ?? true
        }
    }

    /// "Not a thumb spica", said later of what was ordered.
    private func exchanged(_ words: [String], _ at: Int) -> Int? {
        clauses.indices.dropFirst(at + 1).prefix(12).first { later in
            let lower = clauses[later].lower
            guard !clauses[later].isOfPatient, !clauses[later].isQuestion, !clauses[later].isConditional,
                let not = lower.firstIndex(of: "not"), not + 2 < lower.count,
                ["a", "an", "the"].contains(lower[not + 1])
            else { return false }
            let named = lower[(not + 2)...].prefix(2)
            return words.contains(sequence: Array(named)) && !named.contains(where: Lexicon.functionWords.contains)
                && !lower[..<not].contains(where: EncounterWords.finite.contains)
        }
    }

    /// "Stop the glipizide | no, keep the glipizide", or the other way round, soon after and for no other time.
    private func reversed(_ part: [String], _ verb: String, _ last: Int) -> Int? {
        guard Self.opposites[verb] != nil, let drug = part.first(where: Lexicon.drugs.contains) else { return nil }
        return clauses.indices.dropFirst(last + 1).prefix(6).first { later in
            let lower = clauses[later].unhedged
            // "Keep it", right after.
            let isNamed = lower.contains(drug) || later < last + 3 && lower.count < 5 && lower.last == "it"
            return isNamed && !clauses[later].isOfPatient && !clauses[later].isQuestion && !clauses[later].isConditional
                && !lower.contains {
                    Self.times.contains($0) || Lexicon.negations.contains($0) || $0.first?.isNumber == true
                }
                && lower.prefix(4).contains { Self.opposites[$0].map { $0 != Self.opposites[verb] } == true }
        }
    }

    /// "We don't need the MRI", "no MRI", "we'll skip the colonoscopy", "let's hold off on the biopsy"; "I don't want the biopsy".
    private func isCalledOff(_ item: String, _ clause: Spoken) -> Bool {
        let lower = clause.lower
        guard let at = lower.firstIndex(where: { EncounterOrdered.item($0) == item }) else { return false }
        let led = lower[..<at].drop { EncounterWords.hedges.contains($0) && $0 != "no" }
        guard let verb = led.lastIndex(where: { !Self.toItem.contains($0) }) else { return false }
        // "We'll put the biopsy off until the spring": the order of before is none of now.
        let isPutOff =
            ["postpone", "delay", "defer"].contains(led[verb])
            || led[..<verb].contains(where: Self.coming.contains)
                && (led[...verb].suffix(2).elementsEqual(["put", "off"])
                    || led[verb] == "put" && lower[(at + 1)...].first == "off")
        // "Don't take it on an empty stomach".
        if !isPutOff,
            lower.contains(where: { Self.conditions.contains($0) || Self.others.contains($0) })
                || lower[(at + 1)...].contains(where: Self.limits.contains)
        {
            return false
        }
        // "No x-ray findings", "no labs from there".
        let isNamed = at + 1 == lower.count || Self.afterItem.contains(lower[at + 1])
        switch led[verb] {
        case "no": return isNamed && verb + 1 == at
        case "don't", "won't", "not":
            return isNamed && (!clause.isOfPatient || verb > 0 && ["i", "i'm", "rather"].contains(lower[verb - 1]))
        default:
            // "Please don't cancel the MRI", "you can skip it anytime", "we had to postpone it in March".
            let isOpen = led[..<verb].contains { Lexicon.negations.contains($0) || Self.opening.contains($0) }
            return !clause.isOfPatient && !isOpen
                && (isPutOff || Self.calling.contains(led[verb])
                    || led[...verb].suffix(3).elementsEqual(["hold", "off", "on"]))
        }
    }

    private func isTurnedDown(_ drug: String, _ lower: [String]) -> Bool {
        guard Lexicon.drugs.contains(drug), let at = lower.firstIndex(of: drug),
            !lower.contains(where: Self.conditions.contains)
        else { return false }
        // "Then topiramate is out".
        if lower[(at + 1)...].prefix(2).elementsEqual(["is", "out"]) { return true }
        let before = lower[..<at].suffix(6)
        if before.suffix(3).contains(where: Self.instead.contains) { return true }
        guard let negation = before.lastIndex(where: Lexicon.negations.contains),
            !before[negation...].contains(where: Self.keeping.contains)
        else { return false }
        // "Not on an empty stomach", "no more than two": how, not whether.
        return !lower[(at + 1)...].contains(where: Self.limits.contains)
    }

    private static let forgetting = EncounterCandidates.phrases(
        """
        forget the|forget that|forget it|let's not|let's leave that|leave that alone|leave it alone|scratch that|never mind|
        don't take it
        """
    )
    private static let acts = EncounterCandidates.ordered.union(EncounterCandidates.advised)
    /// What may stand between what turns down and what is turned down.
    private static let toItem = Lexicon.set(
        """
        a an the that this any to take do have get doing having getting taking go for with your need order want
        """
    )
    private static let afterItem = Lexicon.set("then for today now at please thanks")
    private static let opening = Lexicon.set("can could may might if you've had")
    private static let calling = Lexicon.set("skip cancel skipping canceling drop")
    private static let opposites: WordMap<Bool> = ["stop": false, "discontinue": false, "keep": true, "continue": true]
    private static let times = Lexicon.set(
        "then after before until when once if unless next last tomorrow morning evening night week weeks day days month months"
    )
    private static let coming = Lexicon.set(
        "we'll i'll let's we're i'm i'd we'd going gonna should can could will would"
    )
    private static let conditions = Lexicon.set("if until unless once before after")
    /// Of another one, or of another time.
    private static let others = Lexicon.set(
        "other another one last next later week weeks month months year dose dye though"
    )
    private static let instead = Lexicon.set("instead skip scratch forget")
    private static let ending = Lexicon.set("stop discontinue hold avoid instead")
    private static let keeping = Lexicon.set(
        "stop miss skip forget need mix change more just only worry working work help helping enough but start"
    )
    private static let limits = Lexicon.set("empty more than without together every daily food meals alcohol longer")
}

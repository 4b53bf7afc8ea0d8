internal import Artifacts

/// The part of the body that a finding or a result is of that names none: what the clinician named last as examined, with its side.
struct EncounterExamined {
    let clauses: [Spoken]

    enum Place {
        /// Nothing is examined that is known to have it.
        case general
        /// One side or the other, one part or another.
        case unclear
        case at(EncounterSite.Named)

        var part: EncounterSite.Named? { if case .at(let part) = self { part } else { nil } }
    }

    /// The part that may have what `words`, told in clauses `own`, say was found.
    func place(of words: [String], in own: [Int]) -> Place {
        guard let first = own.first, let last = own.last else { return .general }
        var sides: Set<String> = []
        var open: [SpokenWord]?
        for at in (0...last).reversed() {
            let (clause, isOwn) = (clauses[at], at >= first)
            let isApart =
                clause.isOfPatient && (open != nil || clause.words.count > 8) || open != nil && clause.isQuestion
            if isApart || !isOwn && clause.lower.contains(where: Self.leaving.contains) { break }
            let named = clause.isOfPatient ? [] : regions(at)
            if named.isEmpty {
                // "So on exam | you've got some swelling": all that was found.
                if !isOwn, clause.lower.contains(where: Self.announcing.contains) { break }
                sides.formUnion(clause.isOfPatient ? EncounterSide.sides(in: clause.lower) : Self.aside(clause.lower))
                // "Over the lateral malleolus": within a joint that may have been named before.
                if open == nil, let at = clause.lower.lastIndex(where: Self.minor.contains), isExamined(clause) {
                    open = Self.whole(clause.words, at)
                }
                continue
            }
            guard isOwn || isExamined(clause) else { break }
            let heads = Set(named.map { Self.single($0.last?.lower ?? "") })
            guard heads.count == 1, let head = heads.first else { break }
            guard let part = Self.only(named) else { return .unclear }
            if let open, Self.isRegion(open.last?.lower ?? ""), Self.single(open.last?.lower ?? "") != head { break }
            guard Self.fits(head, words) else { break }
            if isCompared(part.map(\.lower), at) { return .unclear }
            let isOpen = EncounterSide.sides(in: part.map(\.lower)).isEmpty && EncounterSystem.sided.contains(head)
            guard isOpen else { return settled(part, besides: sides) }
            // "The knee", of which the side was told in the same breath.
            open = part
        }
        return open.map { settled($0, besides: sides) } ?? .general
    }

    /// Where the words that name the part of a finding were said.
    func isCompared(_ part: [SpokenWord], before at: Int) -> Bool {
        let said = part.first?.tokens.first?.words.lowerBound
        let place = clauses[...at].lastIndex { $0.words.contains { $0.tokens.first?.words.lowerBound == said } }
        return place.map { isCompared(part.map(\.lower), $0) } ?? false
    }

    /// "Your left knee looks fine", while the right one is examined: what comes may be of either.
    func isCompared(_ part: [String], _ at: Int) -> Bool {
        let own = EncounterSide.sides(in: part)
        guard !own.isEmpty else { return false }
        for near in (max(0, at - 8)...at).reversed() where !clauses[near].isOfPatient {
            let same = regions(near).filter { Self.single($0.last?.lower ?? "") == Self.single(part.last ?? "") }
            let sides = EncounterSide.sides(in: same.flatMap { $0.map(\.lower) })
            if same.isEmpty, Self.aside(clauses[near].lower) == own { return false }
            if !sides.isSubset(of: own) { return true }
            let lower = clauses[near].lower
            if !same.isEmpty, lower.contains(where: Self.examining.contains) || ["at", "on", "in"].contains(lower[0]) {
                return false
            }
        }
        return false
    }

    /// The part that a picture shows: named with it, else the only one of the visit.
    func pictured(in range: Range<Int>) -> EncounterSite.Named? {
        let near = range.flatMap { clauses[$0].isOfPatient ? [] : regions($0) }
        let all = near.isEmpty ? clauses.indices.flatMap { clauses[$0].isOfPatient ? [] : regions($0) } : near
        let named = all.filter { !Self.organs.contains($0.last?.lower ?? "") }
        return Self.only(named).flatMap { settled($0, besides: []).part }
    }

    private func settled(_ part: [SpokenWord], besides sides: Set<String>) -> Place {
        let head = Self.single(part.last?.lower ?? "")
        let own = EncounterSide.sides(in: part.map(\.lower))
        guard sides.isSubset(of: own) else { return .unclear }
        let isOfMany = head != part.last?.lower && !["finger", "toe"].contains(head)
        if !own.isEmpty || isOfMany || !EncounterSystem.sided.contains(head) { return .at(Self.name(part)) }
        let only = EncounterDrafter.onlySide(of: head, in: clauses)
        if let only, only.side != "both" {
            let name = "\(only.side) \(Self.name(part).name)"
            return .at(.init(name: name, tokens: (only.tokens + part.tokens).inOrder))
        }
        // Of two that are told apart, it is one.
        let pairs = clauses.flatMap { Array(zip($0.lower, $0.lower.dropFirst())) }
        let told = Set(pairs.filter { EncounterSystem.sided.contains($0.1) }.map(\.0)).intersection(["left", "right"])
        return told.count > 1 ? .unclear : .at(Self.name(part))
    }

    /// "The left one", "on the other side".
    private static func aside(_ lower: [String]) -> Set<String> {
        if EncounterSide.isChanged(lower) { return ["other"] }
        return lower.indices.dropFirst().reduce(into: []) { found, at in
            if ["this", "that", "same"].contains(lower[at - 1]), ["side", "one"].contains(lower[at]) {
                found.insert("other")
            }
            if ["the", "your"].contains(lower[at - 1]), ["left", "right"].contains(lower[at]) {
                found.insert(lower[at])
            }
        }
    }

    /// "The lower back", "your right knee", "knees": each with what tells which, "... of your left | foot" too.
    private func regions(_ at: Int) -> [[SpokenWord]] {
        let (words, lower) = (clauses[at].words, clauses[at].lower)
        return lower.indices.compactMap { place in
            guard Self.isRegion(lower[place]), !Self.isOfAnother(lower, place) else { return nil }
            let isCut = place == 0 && at > 0 && clauses[at - 1].speaker == clauses[at].speaker
            let side = clauses[max(0, at - 1)].words.suffix(isCut ? 1 : 0).filter { Lexicon.sides[$0.lower] != nil }
            return side + Self.whole(words, place)
        }
    }

    private static func whole(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        var from = at
        while from > 0, which.contains(words[from - 1].lower) { from -= 1 }
        return Array(words[from...at])
    }

    /// "Straight leg raise", "hand grip", "back in May", "I feel your neck pain is from your back".
    private static func isOfAnother(_ lower: [String], _ at: Int) -> Bool {
        if at + 1 < lower.count, ["raise", "grip", "pain", "x-ray", "x-rays"].contains(lower[at + 1]) { return true }
        return lower[at] == "back"
            && (at == 0 || !["your", "the", "low", "lower", "upper", "of"].contains(lower[at - 1])
                || lower[(at + 1)...].first == "of")
    }

    /// "On your knee exam", "when I press on your elbow", "and your left hip": not "does your knee swell?", "hold your arms out".
    private func isExamined(_ clause: Spoken) -> Bool {
        let lower = clause.lower
        let isLooked = lower.contains(where: Self.examining.contains)
        if clause.isQuestion { return isLooked && lower.contains { ["i", "i'm"].contains($0) } }
        return isLooked || clause.finding != nil || lower.contains(where: EncounterSite.isSign)
            || lower.count < 9 && ["on", "in", "and", "then", "your", "the", "now"].contains(lower[0])
    }

    /// Of names of one and the same part the one with its side, else the first.
    private static func only(_ named: [[SpokenWord]]) -> [SpokenWord]? {
        let sides = named.map { EncounterSide.sides(in: $0.map(\.lower)) }
        guard Set(named.compactMap { $0.last.map { single($0.lower) } }).count == 1,
            sides.reduce(into: Set(), { $0.formUnion($1) }).count < 2
        else { return nil }
        return named[sides.lastIndex { !$0.isEmpty } ?? 0]
    }

    private static func name(_ part: [SpokenWord]) -> EncounterSite.Named {
        .init(name: part.map(\.lower).joined(separator: " "), tokens: part.tokens)
    }

    static func isRegion(_ word: String) -> Bool {
        EncounterSite.isPart(word) && !EncounterSite.isWithin(word) && !minor.contains(word)
            && !telling.contains(word)
    }

    private static func single(_ word: String) -> String {
        if word == "spine" { return "back" }
        let one = word == "feet" ? "foot" : String(word.dropLast(word.hasSuffix("s") ? 1 : 0))
        return EncounterSystem.sided.contains(one) ? one : word
    }

    /// Strength, sensation and pulses are of a limb, motion of a joint.
    private static func fits(_ head: String, _ words: [String]) -> Bool {
        let isOfLimb = EncounterSystem.sided.contains(head) || head.hasPrefix("extremit")
        if words.contains(where: ofLimb.contains) { return isOfLimb }
        if words.contains(where: ofJoint.contains) { return isOfLimb || ["back", "neck"].contains(head) }
        return !organs.contains(head)
    }

    private static let which = Lexicon.set("left right lower upper low big great lateral medial")
    private static let ofLimb = Lexicon.set("strength sensation refill pulse pulses touch motor edema")
    private static let ofJoint = Lexicon.set(
        "motion flexion extension rotation effusion laxity supination pronation crepitus instability"
    )
    private static let organs = Lexicon.set("heart lungs throat conjunctivae gums teeth")
    private static let minor = Lexicon.set(
        "epicondyle malleolus metatarsal metatarsals phalanx quadrant acromion patella"
    )
    private static let telling = Lexicon.set("cervical lumbar thoracic nasal")
    private static let announcing = Lexicon.set("exam examination examine")
    private static let leaving = Lexicon.set(
        "x-ray x-rays mri ct ultrasound ekg labs assessment plan impression prescribe vitals lungs heart"
    )
    private static let examining = Lexicon.set(
        "exam examination examine look looking check see press push move touch palpate palpation feel focus pull bend"
    )
}

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
        // "Your pulse is normal", and no pedal one.
        if words.contains("pulse"), !words.contains(where: EncounterSystem.ofLimb.contains) { return .general }
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
                if !isOwn, clause.lower.contains(where: Self.announcing.contains) {
                    if open == nil, sides.isEmpty { return alone(words) }
                    break
                }
                sides.formUnion(clause.isOfPatient ? EncounterSide.sides(in: clause.lower) : Self.aside(clause.lower))
                // "Over the lateral malleolus": within a joint that may have been named before.
                if open == nil, let at = clause.lower.lastIndex(where: Self.minor.contains), isExamined(clause) {
                    let minor = Self.whole(clause.words, at)
                    open = minor.count > 1 ? minor : nil
                }
                continue
            }
            guard isOwn || isExamined(clause) else { break }
            // "There is swelling | overall you look well, no rash".
            if at < first - 1, words.contains("no"), words.contains(where: EncounterSite.isMark) { break }
            let heads = Set(named.map { Self.single($0.last?.lower ?? "") })
            guard heads.count == 1, let head = heads.first else { break }
            guard let part = Self.only(named) else { return .unclear }
            if let within = open?.last?.lower, Self.isRegion(within), Self.single(within) != head,
                Self.outer[Self.single(within)] != head
            {
                break
            }
            guard Self.fits(head, words), isOwn || !Self.isAside(part, clause.lower, words) else { break }
            if isCompared(part.map(\.lower), at) { return .unclear }
            let isOpen = EncounterSide.sides(in: part.map(\.lower)).isEmpty && EncounterSystem.sided.contains(head)
            guard isOpen else { return settled(part, besides: sides) }
            // "The knee", of which the side was told in the same breath.
            open = part
        }
        return open.map { settled($0, besides: sides) } ?? .general
    }

    /// The only part of which the visit spoke, both of them and of nothing well there: it is what "on exam" looks at.
    private func alone(_ words: [String]) -> Place {
        guard let part = Self.only(clauses.indices.flatMap(regions)),
            let head = part.last.map({ Self.single($0.lower) }),
            EncounterSystem.sided.contains(head), !words.contains(where: { ["edema", "masses"].contains($0) })
        else { return .general }
        let told = clauses.indices.filter { !regions($0).isEmpty }.map { clauses[$0] }
        let isWell = told.contains { clause in
            clause.isOfPatient && clause.lower.contains { Self.well.contains($0) || Lexicon.negations.contains($0) }
        }
        guard !isWell, Set(told.map(\.isOfPatient)).count == 2 else { return .general }
        return settled(part, besides: [])
    }

    /// Whether the words that name the part of a finding, where they were said, leave another one open: "put your left leg down".
    func isOpen(_ part: [SpokenWord], before at: Int) -> Bool {
        let said = part.first?.tokens.first?.words.lowerBound
        let place = clauses[...at].lastIndex { $0.words.contains { $0.tokens.first?.words.lowerBound == said } }
        let isSided = !EncounterSide.sides(in: part.map(\.lower)).isEmpty
        guard let place else { return false }
        let last = part.last?.lower ?? ""
        let isOfRegion = Self.isRegion(last) && clauses[place].lower.contains(last)
        let isTold = !isOfRegion || regions(place).contains { $0.last?.lower == last }
        let isNear = isExamined(clauses[place]) && isTold
        return place < at && isSided && !isNear || isCompared(part.map(\.lower), place)
    }

    /// "Your left knee looks fine", while the right one is examined: what comes may be of either.
    func isCompared(_ part: [String], _ at: Int) -> Bool {
        let own = EncounterSide.sides(in: part)
        // "The right knee has a moderate effusion" after "the left one has none": it is looked at in turn.
        let said = clauses[at].lower
        let isAbnormal = !said.contains {
            Lexicon.negations.contains($0) || Self.well.contains($0) || Self.ofLimb.contains($0)
        }
        guard !own.isEmpty, !isAbnormal || !said.contains(where: EncounterSite.isSign) else { return false }
        for near in (max(0, at - 8)...at).reversed() where !clauses[near].isOfPatient {
            let same = regions(near).filter { Self.single($0.last?.lower ?? "") == Self.single(part.last ?? "") }
            let sides = EncounterSide.sides(in: same.flatMap { $0.map(\.lower) })
            // "In the right | arm": no side alone.
            let isCut = Self.isRegion(clauses[min(near + 1, at)].lower.first ?? "")
            if same.isEmpty, !isCut, Self.aside(clauses[near].lower) == own { return false }
            if !sides.isSubset(of: own) { return true }
            let lower = clauses[near].lower
            if !same.isEmpty, lower.contains(where: Self.examining.contains) || ["at", "on"].contains(lower[0]) {
                return false
            }
        }
        return false
    }

    /// The part that a picture shows: named with it, else the only one of the visit.
    func pictured(in range: Range<Int>, _ words: [String]) -> EncounterSite.Named? {
        let near = range.flatMap { clauses[$0].isOfPatient ? [] : regions($0) }
        // A limb that was spoken of has its bones on the picture: "any swelling of your legs?" is none of a lung's fluid.
        guard !near.isEmpty || words.contains(where: Self.ofBone.contains) else { return nil }
        let all = near.isEmpty ? clauses.indices.flatMap { clauses[$0].isOfPatient ? [] : regions($0) } : near
        let named = all.filter { !Self.organs.contains($0.last?.lower ?? "") }
        return Self.only(named).flatMap { settled($0, besides: []).part }
    }

    private func settled(_ part: [SpokenWord], besides sides: Set<String>) -> Place {
        let head = Self.single(part.last?.lower ?? "")
        let own = EncounterSide.sides(in: part.map(\.lower))
        let only = EncounterDrafter.onlySide(of: head, in: clauses)
        // "That toe" "it's the right big toe".
        guard sides.isSubset(of: own) || own.isEmpty && sides == Set([only?.side ?? ""]) else { return .unclear }
        let isOfMany = head != part.last?.lower && !["finger", "toe"].contains(head)
        if !own.isEmpty || isOfMany || !EncounterSystem.sided.contains(head) { return .at(Self.name(part)) }
        if let only, only.side != "both" {
            let name = "\(only.side) \(Self.name(part).name)"
            return .at(.init(name: name, tokens: (only.tokens + part.tokens).inOrder))
        }
        // Of two that are told apart, it is one.
        let told = clauses.indices.flatMap(regions).reduce(into: Set<String>()) { told, part in
            if EncounterSystem.sided.contains(Self.single(part.last?.lower ?? "")) {
                told.formUnion(EncounterSide.sides(in: part.map(\.lower)))
            }
        }
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
        let before = at > 0 ? Array(clauses[at - 1].lower.suffix(4)) : []
        return lower.indices.compactMap { place in
            // "Compared to the left | knee".
            guard Self.isRegion(lower[place]), !Self.isOfAnother(lower, place),
                !(before + lower[..<place]).suffix(4).contains("compared")
            else { return nil }
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

    /// "There is no swelling in your ankles", "the finger has a nodule": where that was seen, and not where strength is tried.
    private static func isAside(_ part: [SpokenWord], _ lower: [String], _ words: [String]) -> Bool {
        guard words.contains(where: ofLimb.contains), !lower.contains(where: examining.contains) else { return false }
        if let last = part.last, outer[single(last.lower)] != nil { return true }
        guard EncounterSide.sides(in: part.map(\.lower)).isEmpty,
            let at = part.last.flatMap({ lower.firstIndex(of: $0.lower) })
        else { return false }
        return lower[..<at].contains(where: EncounterSite.isSign)
    }

    /// Strength, sensation and pulses are of a limb, motion of a joint.
    private static func fits(_ head: String, _ words: [String]) -> Bool {
        let isOfLimb = EncounterSystem.sided.contains(head) || head.hasPrefix("extremit")
        if words.contains(where: ofLimb.contains) { return isOfLimb }
        if words.contains(where: ofJoint.contains) { return isOfLimb || ["back", "neck"].contains(head) }
        return !organs.contains(head)
    }

    private static let outer = ["heel": "foot", "toe": "foot", "thumb": "hand", "finger": "hand"]
    private static let well = Lexicon.set("good full normal intact fine")
    private static let which = Lexicon.set(
        "left right lower upper low big great lateral medial index middle ring little"
    )
    private static let ofLimb = Lexicon.set("strength sensation refill pulse pulses touch motor edema")
    private static let ofJoint = Lexicon.set(
        "motion flexion extension rotation effusion laxity supination pronation crepitus instability"
    )
    private static let ofBone = Lexicon.set("fracture fractures bony bone bones dislocation")
    private static let organs = Lexicon.set("heart lungs conjunctivae")
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

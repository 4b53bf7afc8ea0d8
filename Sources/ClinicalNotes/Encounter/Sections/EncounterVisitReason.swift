/// What the clinician says that the patient comes for: the words behind "here for", "presents with", "sent over because of".
struct EncounterVisitReason {
    private let lower: [String]

    init(_ lower: [String]) { self.lower = lower }

    /// The words that name it, as they were said; `nil` where none does.
    var words: Range<Int>? {
        for at in lower.indices where Self.openers.contains(lower[at]) {
            if !isOfOther(at), let link = link(after: at), let found = phrase(behind: link) { return found }
        }
        // "This is your four month check".
        if let check = lower.indices.dropFirst().first(where: {
            Self.checks.contains(lower[$0]) && Self.periods.contains(lower[$0 - 1])
        }) {
            return check..<check + 1
        }
        // "A 52-year-old male with newly diagnosed lupus", "a 36-year-old female post hysterectomy".
        guard let age = lower.firstIndex(where: { $0.hasSuffix("-old") }) else { return nil }
        return lower[age...].firstIndex { ["newly", "post"].contains($0) }.flatMap { phrase(from: $0) }
    }

    /// A visit of another time or of another person: "you were seen", "your wife came in", "if you come in".
    var isOfOther: Bool { lower.indices.contains { Self.openers.contains(lower[$0]) && isOfOther($0) } }

    /// "With an enlarged prostate", of a patient who is introduced with no more.
    var condition: Range<Int>? {
        guard let age = lower.firstIndex(where: { $0.hasSuffix("-old") }), age + 3 < lower.count,
            lower[age + 2] == "with", let found = phrase(behind: age + 2), !lower[found].contains("history")
        else { return nil }
        return found
    }

    /// A follow-up or a consultation, and not of what.
    static func isBare(_ name: [String]) -> Bool {
        guard let last = name.last else { return true }
        return checks.contains(last) && name.count < 4 && !name.contains { whole.contains($0) }
            || last == "flare" || name.suffix(2) == ["flare", "up"] || name.suffix(2) == ["follow", "up"]
    }

    private func isOfOther(_ at: Int) -> Bool {
        let led = lower[..<at].reversed().prefix { !Self.subjects.contains($0) }
        let rest = Array(lower[..<at].dropLast(led.count).suffix(2))
        let (isComing, near) = (Self.coming.contains(lower[at]), led.prefix(5))
        return rest == ["a", "patient"] || rest.count > 1 && ["before", "if", "when"].contains(rest[0])
            || !isComing && ["i", "we"].contains(rest.last) && lower[at] != "follow" && lower[at] != "sent"
            || lower[..<at].prefix(2).contains("last") || lower[(at + 1)...].prefix(2).contains("last")
            || near.contains { Lexicon.negations.contains($0) || Self.later.contains($0) || $0.hasSuffix("'ll") }
            || !lower[(at + 1)...].prefix(3).contains("you") && near.contains { Lexicon.relatives[$0] != nil }
            || isComing && near.contains { ["was", "were", "last"].contains($0) }
            || lower[at].hasPrefix("c") && lower[(at + 1)...].first == "back" && (rest.isEmpty || !led.isEmpty)
    }

    /// The word that joins the reason: "for" of "sent over by Dr. Paulson in allergy for".
    private func link(after at: Int) -> Int? {
        let before = at > 0 ? lower[at - 1] : ""
        let isFollowing = lower[at] == "follow"
        guard isFollowing == ["i", "we"].contains(before), isFollowing || !Self.notPatient.contains(before),
            lower[at] != "down" || before == "you"
        else { return nil }
        for next in lower[(at + 1)...].prefix(10).indices where !Self.ofWay.contains(lower[next]) {
            switch lower[next] {
            case "for", "because", "'cause": return next
            case "is" where ["reason", "complaint"].contains(lower[at]): return next
            case "of" where lower[at] == "referral": return next
            case "with", "after":
                guard Self.coming.contains(lower[at]) else { return nil }
                if phrase(behind: next) != nil { return next }
            case let word where isFollowing && Lexicon.relatives[word] != nil: return nil
            default: if Self.barring.contains(lower[next]) { return nil }
            }
        }
        return nil
    }

    private func phrase(behind link: Int) -> Range<Int>? {
        let isCause = lower[link].hasSuffix("cause")
        let start = lower[(link + 1)...].firstIndex { word in
            !Self.leading.contains(word) && Lexicon.units.contains(word) == false && word.first?.isNumber != true
                && !(isCause && Self.having.contains(word))
        }
        guard let start, let found = phrase(from: start) else { return nil }
        let isOpen = isCause ? lower[(link + 1)...].first == "of" : lower[link] != "after"
        return isComplaint(found) || isOpen && isOfHealth(found) ? found : nil
    }

    private func phrase(from start: Int) -> Range<Int>? {
        var end = start
        while end < lower.count, end < start + 14, goesOn(at: end, from: start) { end += 1 }
        if end < lower.count, Lexicon.relatives[lower[end]] != nil, lower[start..<end].contains("of") { return nil }
        while end > start, Lexicon.functionWords.contains(lower[end - 1]), lower[end - 1] != "up" { end -= 1 }
        return end > start ? start..<end : nil
    }

    private func goesOn(at end: Int, from start: Int) -> Bool {
        let word = lower[end]
        let rest = lower[(end + 1)...].prefix { !Self.ends.contains($0) }
        let isCheck = lower[start..<end].contains { Self.checks.contains($0) || ["follow", "clearance"].contains($0) }
        switch word {
        case let word where Lexicon.negations.contains(word) || Lexicon.relatives[word] != nil: return false
        case "of": return end > start
        // "Pain in December" is when.
        case "in", "on", "at":
            return isCheck && word == "on" || rest.prefix(6).contains(where: EncounterProblemName.isOfPlace)
        case "for", "with", "after", "from": return isCheck && !["me", "us"].contains(rest.first ?? "")
        case "regarding": return isCheck
        case "to": return lower[end - 1].hasPrefix("reaction")
        case "and":
            let next = rest.prefix(5).prefix { $0 != "and" }
            return !next.isEmpty && isComplaint(next.startIndex..<next.endIndex)
        default:
            if word.first?.isNumber == true { return end > 0 && ["type", "stage", "grade"].contains(lower[end - 1]) }
            // "Back pain the PCP sent him for", "a new twitch Karen is here with her father".
            let isNew = end == start || Self.joining.contains(lower[end - 1]) || !Self.articles.contains(word)
            return isNew && !Self.ends.contains(word)
                && !(lower.prefix(2).contains(word) && lower.contains { $0.hasSuffix("-old") })
        }
    }

    private func isComplaint(_ range: Range<Int>) -> Bool {
        lower[range].contains {
            Lexicon.symptoms.contains($0) || EncounterDiagnosis.isIllness($0) || Self.losses.contains($0)
                || EncounterDrafter.lesions.contains($0)
        } || isOff(lower[range.lowerBound..<min(range.upperBound + 6, lower.count)])
    }

    private func isOfHealth(_ range: Range<Int>) -> Bool {
        lower[range].contains {
            Self.checks.contains($0) || Self.whole.contains($0) || Self.kinds.contains($0) || EncounterSite.isPart($0)
                || $0.hasSuffix("ism")
        } || EncounterBearing.isOfHealth(lower[range].joined(separator: " "))
    }

    /// "Blood counts have been low".
    private func isOff(_ said: ArraySlice<String>) -> Bool {
        said.contains(where: Self.values.contains) && !said.contains(where: Lexicon.negations.contains)
    }

    private static let coming = Lexicon.set("here presents presenting presented comes come came coming seen")
    private static let openers = coming.union(
        Lexicon.set("sent referred referral asked called down reason complaint follow evaluation")
    )
    /// "I'm here", "we sent you", "looking here": no visit of the patient's.
    private static let notPatient = Lexicon.set("i i'm we we're we've i've looking see right have has in around tender")
    private static let subjects = Lexicon.set(
        "you you're you've i i'm we he he's she she's who patient and but so now okay"
    )
    private static let later = Lexicon.set("will gonna anyone anybody somebody someone if")
    private static let ofWay = Lexicon.set("in today you me your his her to us")
    private static let barring = Lexicon.set(
        "up last i he she we was it any if not records results labs note letter is are"
    )
    private static let leading = Lexicon.set(
        "a an the his her your my their some this that those today of evaluation complaints complaint recheck symptoms"
    )
    private static let having = Lexicon.set(
        "you've you have been having had getting he's she's found you're feeling noticed"
    )
    static let checks = Lexicon.set(
        "follow-up followup check checkup visit consult consultation opinion evaluation appointment recheck"
    )
    private static let periods = Lexicon.set("month week year months weeks routine regular")
    private static let whole = Lexicon.symptoms.union(Lexicon.set("annual physical"))
    private static let kinds = Lexicon.set(
        "scan shot refill refills antibiotics clearance results history reaction acne"
    )
    private static let articles = Lexicon.set("the your my")
    private static let joining = Lexicon.set("of in on at for with after from regarding to and")
    private static let losses = Lexicon.set("loss trouble problems difficulty changes accidents periods flare")
    static let values = Lexicon.set("low high abnormal elevated")
    private static let ends = Lexicon.set(
        """
        doctor nurse that which who whose who's he she he's she's i i'm i've i'd you you're you've we we've it it's is are was were has have had so okay
        alright hi hello hey tell can could do did does let's what what's how since because but if now then also again where when
        why while over during by before until tell thanks thank good please right, mom dad's ruled
        """
    )
}

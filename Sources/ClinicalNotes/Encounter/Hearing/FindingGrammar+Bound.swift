/// What is no finding of the patient today, though it has the words of one: what stands before or behind it tells so.
extension FindingGrammar {
    func isHeld(_ read: Reading, behind last: Reading?, _ held: Set<Int>, _ told: Set<String>) -> Bool {
        let range = read.range
        if isOfOther(range) || isLimited(read) || isRepeated(range, told) { return true }
        guard !sentences.contains(range.lowerBound) else { return false }
        if let last, held.contains(last.range.lowerBound) {
            // "She said the wound is clean and the skin is dry", "you could get mild swelling some bruising".
            let between = lower[last.range.upperBound..<range.lowerBound]
            if between.allSatisfy({ $0 == "and" || $0 == "or" }),
                !between.isEmpty || last.form == .named && read.form == .named && !read.isAbsent
                    || head(last.range.lowerBound).map(Self.saying.contains) == true
            {
                return true
            }
        }
        return isGoverned(range.lowerBound)
    }

    /// "I don't think the knee is stable", "she told me the wound is clean", "it's normal to have some redness".
    func isGoverned(_ start: Int) -> Bool {
        guard let head = head(start), Self.governing.contains(head) else { return false }
        if head == "be" || head == "have" { return lower[start] != "there's" && lower[start] != "there" }
        guard let at = lower[..<start].lastIndex(of: head), at > 0 else { return true }
        // "Your x-ray shows | no fracture".
        if head.hasPrefix("show") { return at < 4 || (at - 3...at).contains(where: cuts.contains) }
        // "I think the knee is stable", "fingers intact | noted some swelling".
        guard Self.seen.contains(head) else { return true }
        return lower[at - 1] != "i" && !isState(lower[at - 1]) && !cuts.contains(at)
    }

    private func head(_ start: Int) -> String? {
        lower[..<start].suffix(3).last { !Self.objects.contains($0) }
    }

    /// "Your brother he has a murmur", "his legs are swollen", said to a woman.
    private func isOfOther(_ range: Range<Int>) -> Bool {
        let pronouns = lower[range].compactMap { Self.persons[$0] }
        guard !pronouns.isEmpty else { return false }
        if let patient, pronouns.contains(where: { $0 != patient }) { return true }
        return range.lowerBound > 0
            && (max(1, range.lowerBound - 20)..<range.lowerBound).contains {
                (Lexicon.relatives[lower[$0]] != nil || lower[$0] == "baby")
                    && ["your", "my", "the"].contains(lower[$0 - 1])
            }
    }

    /// "Reflexes are normal | except at the ankle", "mild weakness if you stop", "the sodium was low when you came in".
    func isLimited(_ read: Reading) -> Bool {
        let range = read.range
        let next = lower[range.upperBound...].prefix(3)
        guard let word = next.first, !sentences.contains(range.upperBound) else { return false }
        let second = next.dropFirst().first ?? ""
        switch word {
        case "except", "besides", "unless": return true
        case "other", "apart", "aside": return ["than", "from"].contains(second)
        case "but": return isState(second)
        case "if": return read.form == .named && !read.isAbsent
        case "when": return lower[range].contains { $0 == "was" || $0 == "were" }
        case "you":
            return Self.saying.contains(second) && (next.count < 3 || ["and", "but", "no"].contains(next.last))
        default: return false
        }
    }

    /// "Your knee is fine", told back to who just said so.
    private func isRepeated(_ range: Range<Int>, _ told: Set<String>) -> Bool {
        let named = lower[range].filter {
            !Lexicon.functionWords.contains($0) && !Self.verbs.contains($0) && !Self.owners.contains($0) && $0 != "too"
        }
        return named.count > 1 && named.allSatisfy(told.contains)
    }

    private static let persons = [
        "he": "he", "he's": "he", "his": "he", "him": "he", "she": "she", "she's": "she", "her": "she",
    ]
    private static let objects = Lexicon.set("that me us you him her them like")
    static let saying = Lexicon.set("said say says told mentioned reported")
    private static let governing = Lexicon.set(
        """
        think thinks thought sure doubt believe say says said saying tell tells told mentioned reported reports stated noticed noted felt
        have has get be hope want expect shows showed show showing reveals revealed
        """
    )
    private static let seen = Lexicon.set("think noticed noted felt believe")
}

internal import Artifacts

/// The sentence that introduces the patient, as notes word it.
enum EncounterFrame {
    /// "A 40-year-old female here for a cough": "... who presents today for a cough"; and conditions that nothing joins as a list.
    static func worded(_ parts: [String]) -> [String] { presented(parts.cutAtSpaces).conditionsListed }

    private static func presented(_ said: [String]) -> [String] {
        var words = said
        guard !words.contains(where: { presenting.contains($0.trimming(",.")) }),
            let here = words.indices.dropFirst(3).first(where: {
                words[$0].trimming(",") == "here" && $0 + 1 < words.count && ["for", "with"].contains(words[$0 + 1])
            })
        else { return words }
        var start = here
        while start > 0, between.contains(words[start - 1].trimming(",")) { start -= 1 }
        words.replaceSubrange(start...here, with: ["who", "presents", "today"])
        // "A 40-year-old female today with a history of gout".
        if let today = words[..<start].firstIndex(where: { $0.trimming(",") == "today" }) { words.remove(at: today) }
        return words
    }

    /// "She is a 40-year-old patient.", and why she comes; `nil` where it says so already.
    static func completed(_ text: String, for name: String) -> String? {
        let plain = text.trimming(".")
        // "With a history of focal epilepsy and anxiety": what is known is not why.
        let isKnown = text.bareWords.contains("history") || text.cutAtSpaces.conditionRuns.contains { $0.count > 1 }
        if isKnown, EncounterParts.conditions.contains(name.lowercased().bareWords),
            text.bareWords.contains(sequence: name.lowercased().bareWords)
        {
            return nil
        }
        if name.hasSuffix(" pain") {
            // "Here for a right elbow": its pain.
            let part = name.dropLast(5)
            for article in [" a ", " the ", " his ", " her ", " "] where plain.hasSuffix(" for\(article)\(part)") {
                return plain.dropLast(article.count + part.count) + " \(name)."
            }
        }
        // "... found in a workup for worsening headaches".
        let isLast = plain.lowercased().hasSuffix(" " + name.lowercased())
        if isLast, plain.bareWords.dropLast().suffix(3).contains("for") { return nil }
        let saysWhy = plain.lowercased().split(separator: " ").contains { visits.contains($0.trimming(",.")) }
        let ofConditions = "follow-up of "
        let isOfThese = name.hasPrefix(ofConditions) && plain.contains(name.dropFirst(ofConditions.count))
        return saysWhy ? nil : plain + " who presents today for \(isOfThese ? "follow-up" : name)."
    }

    /// What a plan opens with: "This is a 50-year-old male with a history of gout, who presents for a cough.", of the sentence
    /// that introduces the patient; `nil` where that is no such sentence.
    static func summarized(_ text: String) -> String? {
        let words = text.cutAtSpaces
        guard let verb = words.firstIndex(of: "is"), verb < 4 else { return nil }
        let said = "This " + words[verb...].joined(separator: " ")
        return shorter.reduce(said) { $0.replacing($1.0, with: $1.1) }
    }

    private static let shorter = [
        (" with a past medical history significant for", " with a history of"),
        (" with past medical history significant for", " with a history of"),
        (" with a past medical history of", " with a history of"),
        (" with past medical history of", " with a history of"),
    ]
    private static let between = Lexicon.set("and today who who's is now he's she's")
    private static let presenting = Lexicon.set("presents presenting presented comes visits")
    private static let visits = presenting.union(
        Lexicon.set("here visit evaluation follow-up followup seen referred in coming consult consultation")
    )
}

extension [String] {
    /// "Her hypothyroidism her osteoporosis and her reflux": "her hypothyroidism, osteoporosis, and reflux".
    var conditionsListed: [String] {
        var words = self
        for run in conditionRuns.reversed() where run.count > 2 {
            // "No asthma, gout" would deny the first alone.
            let before = run[0].lowerBound > 0 ? self[run[0].lowerBound - 1] : ""
            if Lexicon.negations.contains(before) { continue }
            for (one, next) in zip(run, run.dropFirst()).reversed() {
                words.replaceSubrange(
                    one.upperBound..<next.lowerBound,
                    with: words[one.upperBound..<next.lowerBound].filter { !["her", "his"].contains($0) }
                )
                let last = one.upperBound - 1
                if !words[last].hasSuffix(",") { words[last] += "," }
            }
        }
        return words
    }

    /// Lasting conditions that stand one after the other with no more than "and" and whose they are between them.
    var conditionRuns: [[Range<Int>]] {
        let lower = map { $0.trimming(",.").lowercased() }
        var runs: [[Range<Int>]] = []
        var at = 0
        while at < count {
            guard let found = Self.condition(lower, at) else {
                at += 1
                continue
            }
            let free = runs.last?.last?.upperBound ?? 0
            let start =
                found.lowerBound - lower[free..<found.lowerBound].reversed().prefix { Self.kinds.contains($0) }.count
            if let last = runs.last?.last,
                lower[last.upperBound..<start].allSatisfy(["and", "her", "his"].contains)
            {
                runs[runs.count - 1].append(start..<found.upperBound)
            } else {
                runs.append([start..<found.upperBound])
            }
            at = found.upperBound
        }
        return runs
    }

    private static func condition(_ lower: [String], _ at: Int) -> Range<Int>? {
        let known = EncounterParts.conditions + EncounterCondition.all.flatMap(\.names)
        let length = known.lazy.filter { lower[at...].starts(with: $0) }.map(\.count).max()
        guard var end = length.map({ at + $0 }) ?? (EncounterDiagnosis.isIllness(lower[at]) ? at + 1 : nil) else {
            return nil
        }
        // "Diabetes mellitus type 2".
        if end < lower.count, lower[end] == "mellitus" { end += 1 }
        if end + 1 < lower.count, ["type", "stage"].contains(lower[end]) { end += 2 }
        return at..<end
    }

    private static let kinds = Lexicon.set(
        "type 1 2 stage 3 3a 3b 4 chronic seropositive rheumatoid essential mild severe focal"
    )
}

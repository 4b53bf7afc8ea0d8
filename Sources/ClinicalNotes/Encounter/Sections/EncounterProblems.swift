internal import Artifacts

/// A problem of the assessment, as the clinician names it: "for your second problem of high blood pressure".
struct EncounterProblem {
    /// The clause that names it.
    var clause: Int
    var name: [SpokenWord]
    /// The clinician says that it is what the patient has, or likely has.
    var isDiagnosed = false
    var isLikely = false
    var text: String { [(isLikely ? "likely " : "") + name.filter { $0.lower != "your" }.phrase].sentence }

    /// Whether one names no more than the other does.
    func isSame(as other: EncounterProblem) -> Bool {
        stems.isSubset(of: other.stems) || other.stems.isSubset(of: stems)
    }

    private var stems: Set<String> { Set(name.map { String($0.lower.prefix(5)) }) }

    /// The problems named, each once, in the order of what was said.
    static func named(in clauses: [Spoken]) -> [EncounterProblem] {
        var result: [EncounterProblem] = []
        for at in clauses.indices where clauses[at].speaker != .patient {
            guard let name = name(clauses[at], orPlainly: clauses.isLate(at)), !isRisk(name, clauses) else { continue }
            let problem = EncounterProblem(clause: at, name: name)
            // What is named before the examination and after it is planned after it.
            if let known = result.firstIndex(where: problem.isSame) {
                guard clauses[result[known].clause..<at].contains(where: { $0.lower.contains("exam") }) else {
                    continue
                }
                result.remove(at: known)
            }
            result.append(problem)
        }
        return result.isEmpty ? diagnosed(in: clauses) : result
    }

    /// "For the stroke, we use a score", after "the stroke risk".
    private static func isRisk(_ name: [SpokenWord], _ clauses: [Spoken]) -> Bool {
        guard let last = name.last?.lower, name.count < 3 else { return false }
        return clauses.contains { clause in
            !clause.isOfPatient && clause.lower.contains(sequence: [last, "risk"])
        }
    }

    /// Where no problem is announced, what is diagnosed is one.
    static func diagnosed(in clauses: [Spoken], from start: Int? = nil) -> [EncounterProblem] {
        EncounterDiagnosis.named(in: clauses, from: start).reduce(into: []) { result, found in
            let problem = EncounterProblem(
                clause: found.clause,
                name: found.name,
                isDiagnosed: true,
                isLikely: found.isLikely
            )
            if !result.contains(where: problem.isSame) { result.append(problem) }
        }
    }

    private static func name(_ clause: Spoken, orPlainly: Bool) -> [SpokenWord]? {
        let lower = clause.lower
        for phrase in lower.contains(where: kinds.contains) ? phrases : [] where lower.count > phrase.count {
            for at in 0..<lower.count - phrase.count where lower[at..<at + phrase.count].elementsEqual(phrase) {
                if at > 0, lower[..<at].contains("so"), let name = before(at, clause) { return name }
                guard lower[...at].contains("for") || lower[...at].contains("from") else { continue }
                // "For the diabetes, the second problem that we talked about".
                return trimmed(clause.words[(at + phrase.count)...]) ?? before(at, clause)
            }
        }
        if orPlainly, let plain = plainly(clause) { return plain }
        guard orPlainly, let your = lower.prefix(3).firstIndex(of: "your"), your > 0, lower[your - 1] == "for",
            your + 1 < lower.count, !notProblems.contains(lower[your + 1])
        else { return nil }
        return trimmed(clause.words[(your + 1)...])
    }

    /// What is named after "for", before the word at `at`.
    private static func before(_ at: Int, _ clause: Spoken) -> [SpokenWord]? {
        guard let start = clause.lower[..<at].lastIndex(where: { ["for", "so"].contains($0) }), start + 1 < at else {
            return nil
        }
        return medical(trimmed(clause.words[(start + 1)..<at]))
    }

    /// "Okay, for the high blood pressure", "for your last issue, your asthma".
    private static func plainly(_ clause: Spoken) -> [SpokenWord]? {
        let lower = clause.lower
        guard let start = lower.prefix(4).firstIndex(where: { ["for", "from"].contains($0) }), start + 2 < lower.count
        else {
            return nil
        }
        if let issue = lower[start...].prefix(6).firstIndex(where: { ["issue", "problem"].contains($0) }),
            issue + 2 < lower.count, clause.words[issue].hasComma
        {
            return medical(trimmed(clause.words[(issue + 1)...]))
        }
        guard lower[start] == "for", lower[start + 1] == "the" else { return nil }
        let name = medical(trimmed(clause.words[(start + 2)...]))
        // "For the high blood pressure you have ...": what lasts is a problem, however long the clause.
        return lower.count < 8 || name.map { EncounterParts.conditions.contains($0.map(\.lower)) } == true ? name : nil
    }

    /// A name that is one of an illness or a complaint.
    private static func medical(_ name: [SpokenWord]?) -> [SpokenWord]? {
        guard let name, name.count < 5 else { return nil }
        let words = name.map(\.lower)
        let isKnown =
            words.contains { Lexicon.isDisease($0, longerThan: 4) || Lexicon.symptoms.contains($0) }
            || EncounterParts.conditions.contains(words) || !EncounterFact.complaints(of: words).isEmpty
        return isKnown && !words.contains { Lexicon.drugs.contains($0) } ? name : nil
    }

    /// The first words of `words` that name something; `nil` where they do not.
    private static func trimmed(_ words: ArraySlice<SpokenWord>) -> [SpokenWord]? {
        var name = Array(words.drop { leads.contains($0.lower) || $0.lower.first?.isNumber == true })
        if let end = name.firstIndex(where: { ends.contains($0.lower) }) { name.removeSubrange(end...) }
        while let last = name.last, again.contains(last.lower) { name.removeLast() }
        if let comma = name.firstIndex(where: \.hasComma) { name.removeSubrange((comma + 1)...) }
        while let last = name.last, EncounterWords.dangling.contains(last.lower) { name.removeLast() }
        guard (1...5).contains(name.count),
            name.allSatisfy({
                !EncounterWords.talk.contains($0.lower) && !Lexicon.negations.contains($0.lower)
                    && (!notProblems.contains($0.lower) || EncounterParts.conditions.contains(name.map(\.lower)))
            })
        else { return nil }
        return name
    }

    private static let phrases = EncounterCandidates.phrases(
        """
        first problem of|second problem of|next problem of|third problem of|fourth problem of|last problem of|first problem is|
        second problem is|next problem is|third problem is|first problem|second problem|next problem|third problem|last problem|
        second issue of|first issue of|next issue of|first diagnosis of|second diagnosis of|third diagnosis of|next diagnosis of|
        last diagnosis of|second diagnosis here the|first diagnosis here the|next diagnosis here the
        """
    )
    /// Each phrase has one of them.
    private static let kinds = Lexicon.set("problem issue diagnosis")
    private static let again = Lexicon.set("again today here first")
    private static let leads = Lexicon.set(
        "the your a an this of is some like probably likely that problem issue diagnosis"
    )
    private static let ends = Lexicon.set(
        """
        first everything seems seem that he she they overall he's she's
        i i'm i'd i'll i've we we're we'll we've so let's you you're you've you'd you'll it it's this that what okay which because is are right now based from since
        but if your as my in for to on at there's there and
        """
    )
    private static let notProblems = Lexicon.set(
        """
        strength reflexes pulses first second third next last physical exam vital vitals results heart lungs visit x-ray labs continue continued order great well
        good current age assessment plan trouble once now problem problems everything medication medications treatment diet health history surgery procedure operation injection
        """
    )
}

extension [Spoken] {
    /// Whether clause `at` stands where a visit has come to what is found and planned: past nine twentieths of it.
    func isLate(_ at: Int) -> Bool { at * 20 >= count * 9 }
}

internal import Artifacts

extension Spoken {
    /// "Heart's fast": "heart is fast".
    var withVerbs: Spoken {
        guard lower.contains(where: { $0.hasSuffix("'s") }) else { return self }
        var whole = self
        let grammar = FindingGrammar([self])
        for at in words.indices.dropLast().reversed() where lower[at].hasSuffix("'s") {
            let noun = String(lower[at].dropLast(2))
            guard grammar.isPart(noun) || grammar.isTest(noun),
                grammar.isState(lower[at + 1]) || FindingGrammar.degrees.contains(lower[at + 1])
            else { continue }
            whole.words[at] = words[at].said(noun)
            whole.words.insert(.init(text: "is", lower: "is", hasComma: false, tokens: []), at: at + 1)
        }
        return whole
    }
}

extension FindingGrammar {
    init(_ run: [Spoken], of patient: String? = nil) {
        self.patient = patient
        words = run.flatMap(\.words)
        lower = words.map(\.lower)
        var at = 0
        var (starts, sentences): ([Int], Set<Int>) = ([], [])
        for clause in run where !clause.words.isEmpty {
            starts.append(at)
            if !clause.continuesSentence { sentences.insert(at) }
            at += clause.words.count
        }
        (self.starts, self.cuts, self.sentences) = (starts, Set(starts), sentences)
    }

    /// It names a sign or a part with its state: two of them make an examination.
    func isPlain(_ reading: Reading) -> Bool {
        switch reading.form {
        case .stated: true
        case .named: lower[reading.object].contains { isSign($0) || Self.measured.contains($0) }
        case .pointed, .bare: false
        }
    }

    /// It was cut within, or runs on with something else: "the wrist and the hand | strength are normal".
    func isTorn(_ reading: Reading) -> Bool {
        let range = reading.range
        guard reading.form == .stated, let subject = reading.subject, lower[subject].contains(where: isPart),
            !lower[subject].contains(where: isTest),
            ["is", "are"].contains(lower[subject.upperBound])
        else { return false }
        return !cuts.contains(range.lowerBound) || range.dropFirst().contains(where: cuts.contains)
            || range.upperBound < lower.count && !cuts.contains(range.upperBound)
    }

    /// Whether nothing is told there: "okay and again", "take a deep breath".
    func isIdle(_ range: Range<Int>) -> Bool {
        let told = range.filter { !EncounterWords.hedges.contains(lower[$0]) && lower[$0] != "again" }
        return told.first.map(instructs) ?? true
    }

    func opensClause(_ at: Int) -> Bool {
        Self.stopping.contains(lower[at]) || lower[at] == "no" || instructs(at)
            // "Your LDL is 81 | stay on the rosuvastatin".
            || EncounterCandidates.opensCommand(lower, at, after: nil)
            || ["and", "but"].contains(lower[at]) && at + 1 < lower.count
                && (Self.stopping.contains(lower[at + 1]) || instructs(at + 1))
    }

    /// "Your temperature is normal": its value comes later, or is not told.
    private func isUncounted(_ reading: Reading) -> Bool {
        guard reading.form == .stated, let subject = reading.subject, subject.count < 3 else { return false }
        return lower[subject].contains { Self.vitals.contains($0) || $0 == "rate" }
            && !lower[reading.range].contains { $0.first?.isNumber == true || $0 == "rhythm" }
    }

    /// Where a finding of that subject belongs.
    func section(_ subject: [SpokenWord], _ told: ArraySlice<String>) -> SectionKind {
        let isCounted = told.contains { $0.first?.isNumber == true }
        if subject.contains(where: { Self.vitals.contains($0.lower) }), isCounted, subject.count < 4 { return .vitals }
        // A filtration rate is measured, "a regular rate and rhythm" is heard.
        let isTest = { (word: SpokenWord) in self.isTest(word.lower) && !Self.vitals.contains(word.lower) }
        let isTested = !told.contains("rhythm") && subject.contains(where: isTest)
        let isStudied = told.contains { EncounterCandidates.studies.contains($0) && !$0.hasPrefix("exam") }
        return isTested || isStudied || told.contains("minus") ? .results : .exam
    }

    /// Every finding in order, and where one begins that something before it binds, so that it stays with it.
    func readings(told: Set<String>) -> (read: [Reading], joined: Set<Int>) {
        var joined: Set<Int> = []
        var result: [Reading] = []
        var held: Set<Int> = []
        var last: Reading?
        var at = 0
        // Where a clause began that something binds: "if your belly is soft".
        var isBound = false
        while at < lower.count {
            if cuts.contains(at) { isBound = false }
            let isBehind = result.last?.range.upperBound == at
            if isBehind || cuts.contains(at) || !isBound && !Self.bound.contains(lower[at - 1]) {
                let isOpen = isBehind || cuts.contains(at) || at > 0 && Self.leading.contains(lower[at - 1])
                if let read = reading(at: at, isOpen: isOpen) ?? (isBehind ? signed(at) : nil), !isUncounted(read) {
                    if isHeld(read, behind: last, held, told) {
                        held.insert(at)
                        joined.insert(isLimited(read) ? read.range.upperBound : at)
                    } else {
                        result.append(read)
                    }
                    last = read
                    at = read.range.upperBound
                    continue
                }
                if isBehind, let bare = bare(at), let last = result.last {
                    // "Belly is soft | nontender": one statement.
                    if last.form == .stated || last.form == .pointed {
                        result[result.count - 1].range = last.range.lowerBound..<bare.range.upperBound
                        result[result.count - 1].object = last.object.lowerBound..<bare.range.upperBound
                    } else {
                        result.append(bare)
                    }
                    at = bare.range.upperBound
                    continue
                }
            }
            let isClause = lower[at] != "that" || at > 0 && !["of", "like", "all"].contains(lower[at - 1])
            if !Self.leading.contains(lower[at]) {
                isBound = isBound || isClause && Self.subordinate.contains(lower[at])
            } else if isBehind, at + 1 < lower.count, let read = reading(at: at + 1, isOpen: true) ?? signed(at + 1),
                !isHeld(read, behind: last, held, told)
            {
                result.append(read)
                at = read.range.upperBound
                continue
            }
            at += 1
        }
        return (result, joined)
    }

    /// "A small mass on the left", directly behind another finding.
    private func signed(_ at: Int) -> Reading? {
        guard opensSign(at), let end = phraseEnd(at, isAbsent: false), isFinding(at..<end, false) else { return nil }
        return .init(form: .named, range: at..<end, object: at..<end)
    }

    /// A part of a run as a clause of its own.
    func clause(_ range: Range<Int>, of run: [Spoken]) -> Spoken {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= range.lowerBound { low = middle } else { high = middle }
        }
        let own = run[low]
        if starts[low] == range.lowerBound, own.words.count == range.count { return own }
        var clause = own
        clause.words = Array(words[range])
        clause.continuesSentence = own.continuesSentence || range.lowerBound > starts[low]
        return clause
    }

    static let vitals = Lexicon.set(
        "weight pressure pulse temperature oxygen saturation respirations respiratory"
    )
    private static let bound = Lexicon.set(
        "of in on at to with for from between under the a an your his her their both no some any this than my"
    )
    static let leading = Lexicon.set("and but so okay also")
    private static let subordinate = Lexicon.set(
        """
        if when because that which what where why while until unless since whether who as how want need make may might will would should
        could can was were had did last been
        """
    )
}

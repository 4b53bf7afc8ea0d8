internal import Artifacts

/// What is found, as it was read from a stretch of examination.
struct SpokenFinding {
    /// What is worded: a phrase, or a subject and its state.
    var words: [SpokenWord]
    var isSentence: Bool
    var isAbsent: Bool
    /// "Right knee", which was named before: the part and the words that name it.
    var part: [SpokenWord] = []
    var section = SectionKind.exam
    /// A part, a sign or a test is named.
    var isSure = true
}

/// Cuts what is said at an examination into its findings, each with the part and the side that was named for it, and what is said
/// to the patient meanwhile: "on the right there is some crepitus no effusion | take a deep breath | the left one is stable".
struct ExamStretch {
    private var side: SpokenWord?
    private var part: SpokenWord?
    /// Another part than the one before, named without a side.
    private var moved: SpokenWord?
    /// What the patient said just before.
    private var told: Set<String> = []
    /// What movements are of, if it is known: "left hip", "hips", "neck".
    private var joint: [SpokenWord] = []
    /// The last subject: what "it" is.
    private var subject: [SpokenWord] = []
    /// How many clauses ago something was found.
    private var quiet = 99
    private var section = SectionKind.exam
    private let patient: String?

    private init(patient: String?) { self.patient = patient }

    static func recut(_ clauses: [Spoken], _ voice: PatientVoice) -> [Spoken] {
        let patient = ["he", "she"].contains(voice.subject) ? voice.subject : nil
        var stretch = ExamStretch(patient: patient)
        var result: [Spoken] = []
        var at = 0
        while at < clauses.count {
            let run = clauses[at...].prefix { isOfRun($0) && $0.speaker == clauses[at].speaker }
            // Who greets examines nobody yet.
            if run.isEmpty || at == 0 {
                stretch.pass(clauses[at])
                result.append(clauses[at])
                at += 1
            } else {
                result += stretch.cut(run.map(\.withVerbs))
                at += run.count
            }
        }
        return result
    }

    private static func isOfRun(_ clause: Spoken) -> Bool {
        !clause.words.isEmpty && !clause.isOfPatient && !clause.isDictated && !clause.isQuestion
            && !clause.isConditional
    }

    /// "Yep, right there" keeps the part that is examined; a question or a tale of the patient does not.
    private mutating func pass(_ clause: Spoken) {
        quiet += 1
        let said = clause.isOfPatient ? told.union(clause.lower) : []
        if clause.words.count > 8 || clause.isOfPatient && clause.isQuestion { self = ExamStretch(patient: patient) }
        told = said
    }

    private mutating func cut(_ run: [Spoken]) -> [Spoken] {
        var grammar = FindingGrammar(run, of: patient)
        var (read, joined) = grammar.readings(told: told)
        grammar.cuts.subtract(joined)
        let isExamined = read.count { $0.form != .bare } > (quiet < 8 ? 0 : 1)
        guard isExamined || read.contains(where: grammar.isTorn), read.contains(where: grammar.isPlain) else {
            for clause in run { pass(clause) }
            return run
        }
        quiet = 0
        told = []
        leave(&read, &grammar)
        var result: [Spoken] = []
        var from = 0
        for reading in read {
            result += rest(from..<reading.range.lowerBound, of: run, grammar)
            pass(from..<reading.range.lowerBound, grammar)
            if let found = found(reading, grammar) {
                var clause = grammar.clause(reading.range, of: run)
                clause.finding = found
                clause.isManeuver = found.words.isEmpty
                result.append(clause)
            } else {
                result += rest(reading.range, of: run, grammar)
            }
            from = reading.range.upperBound
        }
        pass(from..<grammar.words.count, grammar)
        return result + rest(from..<grammar.words.count, of: run, grammar, isMeanwhile: false)
    }

    /// What is no finding, as it was cut; what the patient is told to do is worded by none.
    private func rest(
        _ range: Range<Int>,
        of run: [Spoken],
        _ grammar: FindingGrammar,
        isMeanwhile: Bool = true
    ) -> [Spoken] {
        guard !range.isEmpty else { return [] }
        let inner = range.dropFirst().filter(grammar.cuts.contains)
        let bounds = [range.lowerBound] + inner + [range.upperBound]
        return zip(bounds, bounds.dropFirst()).compactMap { from, to in
            // What is left behind a finding may have lost its head.
            guard grammar.cuts.contains(from) || grammar.opensClause(from) else { return nil }
            var clause = grammar.clause(from..<to, of: run)
            let first = (from..<to).first { !EncounterWords.hedges.contains(grammar.lower[$0]) }
            // "The nurse said your oxygen was 88".
            let isReported =
                clause.lower.contains(where: FindingGrammar.saying.contains)
                && clause.lower.contains(where: FindingGrammar.vitals.contains)
            clause.isManeuver = isReported || isMeanwhile && first.map(grammar.instructs) == true
            return clause
        }
    }

    // MARK: What was named before

    /// Words that are no finding: where they say anything, nothing is of the last subject any more.
    private mutating func pass(_ range: Range<Int>, _ grammar: FindingGrammar) {
        if !grammar.isIdle(range) { (subject, joint) = ([], []) }
        note(range, grammar)
    }

    /// The part and the side that words name: "let me see those knees", "on the right".
    private mutating func note(_ range: Range<Int>, _ grammar: FindingGrammar) {
        let lower = grammar.lower
        for at in range {
            let word = lower[at]
            if EncounterCandidates.studies.contains(word) {
                (side, part, moved) = (nil, nil, nil)
            } else if let single = Self.single(word), at + 1 == lower.count || lower[at + 1] != "raise" {
                if part?.lower != single {
                    moved = part == nil && moved == nil ? nil : grammar.words[at]
                    side = nil
                }
                part = grammar.words[at].said(single)
                if at > 0, ["left", "right"].contains(lower[at - 1]) {
                    side = grammar.words[at - 1]
                } else if single != word {
                    side = nil
                }
            } else if ["left", "right"].contains(word), at > 0,
                at > 1 && lower[at - 1] == "the" && ["on", "in", "at"].contains(lower[at - 2])
                    || at + 1 < lower.count && ["one", "side"].contains(lower[at + 1]),
                at + 1 == lower.count || Self.single(lower[at + 1]) == nil
            {
                side = grammar.words[at]
            }
        }
        side?.hasComma = false
        part?.hasComma = false
        if side != nil { moved = nil }
        hold(range, grammar)
    }

    /// The joint that words name, until they name another part or the other side of it.
    private mutating func hold(_ range: Range<Int>, _ grammar: FindingGrammar) {
        for at in range {
            let word = grammar.lower[at]
            let side = at > 0 && FindingGrammar.sides.contains(grammar.lower[at - 1]) ? [grammar.words[at - 1]] : []
            if FindingGrammar.joints.contains(Self.single(word) ?? word) {
                let isOpen = side.isEmpty && Self.single(word) == word
                if !isOpen || joint.last?.lower != word { joint = isOpen ? [] : side + [grammar.words[at]] }
            } else if FindingGrammar.parts.contains(word)
                || EncounterSite.isPart(word) && !Self.within.contains(word)
                || ![nil, .musculoskeletal, .neurological].contains(EncounterSystem.named(by: word))
                || FindingGrammar.sides.contains(word) && joint.count == 2 && joint[0].lower != word
            {
                joint = []
            }
        }
    }

    private static func single(_ word: String) -> String? {
        if EncounterSystem.sided.contains(word) { return word }
        let one = word == "feet" ? "foot" : String(word.dropLast())
        return word.hasSuffix("s") && EncounterSystem.sided.contains(one) || word == "feet" ? one : nil
    }

    // MARK: What is worded

    private mutating func found(_ reading: FindingGrammar.Reading, _ grammar: FindingGrammar) -> SpokenFinding? {
        var words = Array(grammar.words[reading.object])
        // "Belly is soft, nontender".
        for at in words.indices.dropLast() where reading.form != .named && grammar.isState(words[at].lower) {
            let next = words[at + 1].lower
            words[at].hasComma = words[at].hasComma || next == "not" || next.hasPrefix("non")
        }
        let own = reading.subject.map { Array(grammar.words[$0]) }
        note(reading.range, grammar)
        let lower = grammar.lower[reading.range]
        var found = SpokenFinding(words: words, isSentence: reading.form == .stated, isAbsent: reading.isAbsent)
        let namesPart = lower.contains { EncounterSite.isPart($0) && !Self.within.contains($0) }
        let sided = [side, part].compactMap(\.self)
        switch reading.form {
        case .stated:
            subject = own ?? []
            if !namesPart, subject.allSatisfy({ FindingGrammar.movements.contains($0.lower) }) {
                if joint.isEmpty { found.words = [] } else { found.part = joint }
            } else if !lower.contains(where: { Self.single($0) != nil || Self.within.contains($0) }) {
                (side, part) = (nil, nil)
            }
        case .named:
            if let place = reading.place, let named = self.place(Array(grammar.words[place]), sided) {
                found.part = named
            } else if !namesPart, lower.contains(where: Self.ofLimb.contains) {
                let isOfSubject = subject.last.map { FindingGrammar.unsided.contains($0.lower) } ?? false
                found.part = sided.count == 2 ? sided : isOfSubject ? subject : moved.map { [$0] } ?? []
            }
            if !found.part.isEmpty { subject = found.part } else if !reading.isAbsent || namesPart { subject = [] }
            if lower.contains("murmur") { subject = [] }
            if namesPart, !lower.contains(where: { Self.single($0) != nil }), reading.place == nil {
                (side, part) = (nil, nil)
            }
        case .pointed, .bare:
            guard isOfSubject(reading, grammar), let whole = whole(words, sided)
            else { return nil }
            found.words = whole + (reading.time.map { grammar.words[$0] } ?? [])
            found.isSentence = true
        }
        if reading.form != .named || !reading.isAbsent {
            found.section = grammar.section(reading.form == .named ? words : subject, lower)
        } else if section == .results, !grammar.isPlain(reading) {
            // "Platelets 41 | no blasts".
            found.section = .results
        }
        section = found.section
        found.isSure =
            !found.part.isEmpty || reading.form == .pointed
            || lower.contains { grammar.tellsWhich($0) || grammar.isSign($0) || FindingGrammar.measured.contains($0) }
        return found
    }

    /// A number is of a test or a sign that was measured; "it's stable", behind a sign, is of the part.
    private func isOfSubject(_ reading: FindingGrammar.Reading, _ grammar: FindingGrammar) -> Bool {
        grammar.lower[reading.range].allSatisfy { $0.first?.isNumber != true || $0.hasSuffix("+") }
            || subject.contains { grammar.isTest($0.lower) }
    }

    /// "Your legs", "the right": the part with the side.
    private func place(_ words: [SpokenWord], _ sided: [SpokenWord]) -> [SpokenWord]? {
        let named = Array(
            words.filter { !$0.lower.hasPrefix("exam") }.drop {
                FindingGrammar.within.contains($0.lower) || FindingGrammar.owners.contains($0.lower)
            }
        )
        if named.contains(where: { EncounterSite.isPart($0.lower) || EncounterSystem.named(by: $0.lower) != nil }) {
            return named
        }
        return sided.count == 2 ? sided : nil
    }

    /// "It's not tender", "the left one has a little crepitus", "not tender": with what it is said of.
    private mutating func whole(_ words: [SpokenWord], _ sided: [SpokenWord]) -> [SpokenWord]? {
        let lower = words.map(\.lower)
        let isOne = lower[0] == "the"
        if isOne {
            guard sided.count == 2 else { return nil }
            (subject, joint) = (sided, FindingGrammar.joints.contains(sided[1].lower) ? sided : [])
            return [words[0].said("the")] + sided + words[3...]
        }
        guard !subject.isEmpty else { return nil }
        let isPlural =
            subject.last.map { $0.lower.hasSuffix("s") && !$0.lower.hasSuffix("ss") || $0.lower == "feet" } ?? false
        let opening = [words[0].said("the")] + subject
        if FindingGrammar.contracted.contains(lower[0]) {
            guard isPlural == (lower[0] == "they're") else { return nil }
            return opening + [words[0].said(isPlural ? "are" : "is")] + words[1...]
        }
        if ["it", "that", "they"].contains(lower[0]) {
            return isPlural == (lower[0] == "they") ? opening + words[1...] : nil
        }
        return opening + [words[0].said(isPlural ? "are" : "is")] + words
    }

    /// Parts within another, which need no side of their own.
    private static let within = Lexicon.set("joint line bone bones tendon ligament muscle skin patella")
    static let ofLimb = Lexicon.set(
        "tenderness swelling effusion crepitus instability laxity deformity warmth redness bruising motion range flexion extension rotation gap"
    )
}

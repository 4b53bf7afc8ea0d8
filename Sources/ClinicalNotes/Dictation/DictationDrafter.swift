internal import Artifacts

/// Drafts a dictation: the clinician's own words and order, cleaned, in sections.
struct DictationDrafter {
    let source: DraftSource
    var note = DraftNote()
    var kind = SectionKind.history
    /// The heading of the current section was spoken.
    var isSaid = false
    var item: Int?
    /// Tokens of a one-line heading that waits for its statement.
    var label: [Transcript.Token] = []
    var isFirst = true
    /// Its words tell nothing of sections: of another language, or one alone.
    private let isUnsorted: Bool
    private let boundary: ClauseBoundary
    /// Full stops part the clauses: what was dictated within a visit whose sentences have them.
    let isWhole: Bool
    var heading: PlacedClause.Heading?
    var waiting: [PlacedClause] = []
    /// Something in the clause itself led the rules to another section.
    private var isMoved = false
    var isClosed = false
    var head: [DraftSource.Sentence] = []
    var closing: [DraftSource.Sentence] = []
    /// Tokens of a heading of no list that no statement followed yet.
    var opening: [Transcript.Token] = []
    /// The waiting label is of no list: alone it is a line of its own.
    var isTopic = false
    /// What was taken back in words that no statement holds: the next one tells it.
    var struck: [String] = []
    private var isListed = false
    /// The sentence after the one that is read.
    var following: DraftSource.Sentence?

    init(_ source: DraftSource, isWhole: Bool = false, boundary: ClauseBoundary = .shared) {
        self.source = source
        self.boundary = boundary
        self.isWhole = isWhole
        // Of a visit that was asked before.
        isUnsorted = !isWhole && (source.isOneWord || OtherLanguage.isWhole(source.transcript))
    }

    /// The draft; every word of the source is in a statement or in `leftOut` after ``DraftNote/leaveOutTheRest(of:)``.
    func draft() -> DraftNote {
        var drafter = self
        drafter.read()
        let kinds =
            isUnsorted
            ? drafter.waiting.map { _ in .unsorted }
            : PlacementRules(clauses: drafter.waiting, frame: drafter.note.frame).sections()
        var placed = PlacedClause.joined(drafter.waiting, kinds).flatMap { drafter.parted($0, $1) }
        ListedItems.end(&placed)
        for (clause, kind) in placed { drafter.state(clause, kind) }
        if !placed.contains(where: { $0.0.heading?.kind == .plan }) { drafter.note.sections.judgeFirst() }
        if let head = drafter.framed(drafter.head, drafter.isLetter ? "Addressee" : "Encounter") {
            drafter.note.sections.insert(head, at: 0)
        }
        if let closing = drafter.framed(drafter.closing, "Closing") { drafter.note.sections.append(closing) }
        return drafter.note
    }

    /// The clauses that are to be placed, in order, and what the dictation says of its own kind.
    func clauses() -> (clauses: [PlacedClause], frame: String) {
        var drafter = self
        drafter.read()
        return (drafter.waiting, drafter.note.frame)
    }

    private mutating func read() {
        if isUnsorted {
            for sentence in source.sentences { wait(sentence) }
            return
        }
        let isRunOn = source.isRunOn
        let (sentences, counted) = SpokenCounting.items(in: source.sentences)
        for (at, sentence) in sentences.enumerated() {
            var sentence = sentence
            sentence.tokens = SpokenPauses.removed(from: sentence.tokens)
            guard sentence.tokens.contains(where: { $0.kind == .word }) else { continue }
            following = sentences[(at + 1)...].first { $0.tokens.contains { $0.kind == .word } }
            if let number = counted[at] { count(&sentence, number, isLate: at * 2 >= sentences.count) }
            let parts = ClauseCutter.cut(
                sentence,
                isInPlan: isInPlan,
                isRunOn: isRunOn,
                isWhole: isWhole,
                boundary: boundary,
                following: following?.lowercased ?? []
            )
            for part in parts { take(part) }
        }
        dropLabel()
        exclude()
    }

    /// What comes first introduces the patient, and only of a stay is there a course.
    private mutating func exclude() {
        guard !waiting.isEmpty else { return }
        if waiting[0].heading == nil { waiting[0].excluded = PlacedClause.notFirst }
        let birth = waiting.firstIndex { $0.words.contains("born") }
        let isOfStay =
            waiting.enumerated().contains { at, clause in
                // "Hospitalized once, at age four": not now.
                clause.heading?.kind == .hospitalCourse
                    || zip(clause.words, clause.words.dropFirst() + [""]).contains { word, next in
                        // Where one is born, and is discharged in the same breath, is no stay of today's.
                        let isOfBirth = birth.map { at <= $0 || word == "discharge" } == true
                        return PlacementRules.staying.contains(word) && next != "once"
                            && (word != "hospital" || !clause.words.contains("born"))
                            && !(isOfBirth && word.hasPrefix("discharge"))
                    }
            } || PlacementRules.staying.contains { note.frame.lowercased().contains($0) }
        // "Go to the lab at the hospital", said on the telephone: nobody lies there.
        let isRemote = SpokenFrame.isRemote(note.frame) && !waiting.contains { $0.heading?.kind == .hospitalCourse }
        guard !isOfStay || isRemote else { return }
        // A birth is no procedure of today's.
        let ofStays: [SectionKind] = birth != nil ? [.hospitalCourse, .procedure] : [.hospitalCourse]
        for at in waiting.indices { waiting[at].excluded += ofStays }
    }

    var isInPlan: Bool { kind == .plan || kind == .assessmentAndPlan }

    /// After what was found, what is counted is to be done; right behind a heading it is a list of what that names.
    private mutating func count(_ sentence: inout DraftSource.Sentence, _ number: Int, isLate: Bool) {
        let found: [SectionKind] = [.exam, .objective, .vitals, .mentalStatus, .results, .assessment]
        if number == 1 { isListed = isSaid && heading?.distance == 0 && PlacedClause.lists.contains(kind) }
        isListed = isListed && heading?.kind == kind
        let isOrder =
            SpokenProblem.isNumber(sentence.lowercased[0]) || sentence.lowercased[0] == "number"
            || Cues.startsPlan(Array(sentence.lowercased[1...]))
        guard isListed || isInPlan || isOrder && (found.contains(kind) || isLate && !isSaid) else { return }
        if !isInPlan, !isListed { (kind, isSaid) = (.plan, true) }
        let end = sentence.lowercased[0] == "number" ? 3 : 2
        leaveOut(sentence.tokens[..<end], .command)
        sentence.tokens.removeFirst(end)
        sentence.item = number
    }

    private mutating func take(_ sentence: DraftSource.Sentence) {
        var sentence = sentence
        sentence.struck = struck + sentence.struck
        struck = sentence.struck
        if sentence.item != nil { item = sentence.item }
        if sentence.item == 0 { (item, sentence.item) = (nil, nil) }
        if isFirst, let end = VisitTitle.end(in: sentence.tokens), note.title == nil || end == sentence.tokens.count {
            let said = StatementText.write(Array(sentence.tokens[..<end]), endsSentence: false)
            note.title = note.title.map { $0 + ", " + said } ?? said
            note.frame += " " + said
            leaveOut(sentence.tokens[..<end], .command)
            sentence.tokens.removeFirst(end)
            if !sentence.tokens.contains(where: { $0.kind == .word }) { return }
        }
        if leavesFrame(&sentence) { return }
        if let end = SpokenProblem.end(in: sentence.tokens) {
            openProblem(sentence, end)
            sentence.tokens.removeFirst(end)
            if !sentence.tokens.contains(where: { $0.kind == .word }) { return }
        }
        // "Condition is stable" is what is thought, where that is told.
        let isJudging = isInPlan || kind == .assessment
        while let heading = SpokenHeading(sentence), !isItem(heading, sentence),
            !isFirst || !heading.listed.isOf(.ofVisit),
            !isJudging || !heading.holds || heading.listed.title != "Condition"
        {
            open(heading, sentence)
            guard heading.rest < sentence.tokens.count else { return }
            sentence.tokens.removeFirst(heading.rest)
            if !sentence.tokens.contains(where: { $0.kind == .word }) { return }
        }
        if opensTopic(sentence) { return }
        place(sentence)
        isFirst = false
    }

    /// In a plan a word that headings have too ("labs, imaging") is an item of it, but where something is told under it.
    private func isItem(_ heading: SpokenHeading, _ sentence: DraftSource.Sentence) -> Bool {
        let after = sentence.tokens.dropFirst(heading.rest)
        let isLast = following.map { $0.item != nil } ?? true
        if sentence.item != nil, isLast, !after.contains(where: { $0.kind == .word }) { return true }
        let own: [SectionKind] = heading.listed.isOf(.oneLine) ? [] : [.procedure]
        let kinds = PlacedClause.found + PlacedClause.lists.dropFirst() + own
        // "Pending at discharge, iron studies." is none.
        guard isInPlan, isSaid, kinds.contains(heading.listed.kind), !heading.holds,
            !heading.listed.phrase.contains("pending")
        else { return false }
        if sentence.item != nil { return true }
        let told = after.prefix { $0.kind == .word }
        let rest = told.isEmpty ? following?.lowercased ?? [] : told.map { $0.text.lowercased() }
        let isAlone = told.isEmpty ? following?.item == nil : sentence.tokens[heading.rest - 1].text == ","
        return isAlone && !SpokenHeading.tells(rest, under: heading.listed.kind)
    }

    mutating func place(_ sentence: DraftSource.Sentence) {
        // "Complications. None. She was woken.": after one statement goes on what was done.
        if let heading, heading.distance > 0,
            heading.title.map({ Headings.ends($0, before: sentence.lowercased) }) == true
        {
            self.heading = .init(kind: heading.kind, distance: heading.distance)
        }
        if waiting.isEmpty, heading == nil, namesProcedure(sentence.lowercased) { heading = .init(kind: .procedure) }
        let cues = Cues.read(sentence.lowercased)
        // "Discharge medications. ... Number four, stop aspirin": counted under the heading of a list.
        let isCounted = sentence.item ?? 0 > 1 && isSaid && kind == .medications && heading?.kind == kind
        let placement = Placement(kind: kind, isSaid: isSaid, isFirst: isFirst)
        let next = isCounted ? kind : placement.section(for: sentence.lowercased, cues)
        isMoved = next != kind
        if isMoved {
            (kind, isSaid) = (next, false)
            if sentence.item == nil { item = nil }
        }
        if sentence.item == nil, label.isEmpty, ListedItems.endsList(sentence.lowercased) { item = nil }
        wait(sentence)
        if kind == .chiefComplaint { (kind, isSaid) = (.history, false) }
    }

    /// "Procedure note. Excision of a lesion, left forearm.": what was done, before anything is told.
    private func namesProcedure(_ words: [String]) -> Bool {
        let frame = note.frame.lowercased().split(separator: " ")
        let isIllness = words.last.map { Lexicon.isDisease($0, longerThan: 6) } == true && !words.contains("of")
        return frame.contains { ["procedure", "operative"].contains($0) } && words.count < 16 && !isIllness
            && !words.contains { ClauseCutter.verbs.contains($0) || ClauseCutter.pronouns.contains($0) }
    }

    mutating func wait(_ sentence: DraftSource.Sentence) {
        var clause = PlacedClause(sentence: sentence, label: label, item: item, rule: kind, isMoved: isMoved)
        (clause.heading, clause.isTopic) = (heading, isTopic)
        waiting.append(clause)
        leaveOut(opening[...], .command)
        (label, opening, struck, isTopic) = ([], [], [], false)
        heading?.distance += 1
    }

    private mutating func state(_ clause: PlacedClause, _ kind: SectionKind) {
        var tokens = clause.sentence.tokens
        let title = clause.heading.flatMap { $0.kind == kind ? $0.title : nil }
        let isOwn = title.map(note.ownTitles.contains) == true && !clause.isTopic
        if !clause.label.isEmpty, !isOwn, clause.sentence.item != nil {
            // "Findings. Number one, ...": it names the list.
            let name = StatementText.write(clause.label, endsSentence: false) + ":"
            note.append(.init(text: name, evidence: source.evidence(clause.label)), to: kind, title: title)
        } else if let last = clause.label.last, !isOwn {
            let end = last.words.upperBound
            tokens = clause.label + [.init(text: ":", kind: .punctuation, words: end..<end)] + tokens
        }
        let text = StatementText.write(tokens)
        let evidence = source.evidence(isOwn ? clause.label + tokens : tokens)
        guard !text.isEmpty, !evidence.isEmpty else { return }
        let flags =
            clause.sentence.corrections
            + tokens.filter { $0.rule == "unclearCorrection" }.map { .init(.unclearCorrection, detail: $0.text) }
        let isProblem = [.assessment, .assessmentAndPlan, .plan].contains(kind)
        // What follows a list of drugs or of what was found is of its last line where it goes on with it.
        let goesOn = isProblem || clause.sentence.lowercased.first.map(Self.onward.contains) == true
        let own = kind != .procedure && goesOn ? clause.item : clause.sentence.item
        let item = isProblem || kind == clause.rule ? own : nil
        note.append(.init(text: text, item: item, evidence: evidence, flags: flags), to: kind, title: title)
    }

    private static let onward = Lexicon.set("it this that these they he she take takes taken with for and")

    mutating func leaveOut(_ tokens: ArraySlice<Transcript.Token>, _ reason: Note.LeftOut.Reason) {
        for evidence in source.evidence(tokens) {
            note.leftOut.append(.init(text: source.heard(evidence.words), reason: reason, words: evidence.words))
        }
    }
}

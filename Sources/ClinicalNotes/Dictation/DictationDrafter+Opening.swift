internal import Artifacts

/// What opens and frames a dictation: headings, problems, what is said of the document.
extension DictationDrafter {
    var isLetter: Bool { note.frame.hasSuffix(" letter") || note.frame.contains(" letter ") }

    /// What is said of the document, in a section of its own.
    func framed(_ said: [DraftSource.Sentence], _ title: String) -> Note.Section? {
        let statements = said.map {
            let (text, evidence) = (StatementText.write($0.tokens), source.evidence($0.tokens))
            return Note.Statement(text: text, evidence: evidence, flags: $0.corrections)
        }
        return said.isEmpty ? nil : .init(title: title, loinc: "46240-8", statements: statements)
    }

    /// A heading that no list has; in a plan, and right under a heading, a short line is what is told.
    mutating func opensTopic(_ sentence: DraftSource.Sentence) -> Bool {
        guard !isWhole, let topic = SpokenTopic(sentence.tokens),
            !isInPlan || ["Status", "Spent"].contains(where: topic.title.hasSuffix)
        else { return false }
        // One line: "Diet." of the instructions at discharge, "Time spent." of a plan, "Sleep." of a review of systems.
        let isDaily = Self.daily.contains(topic.title) && note.frame.lowercased().contains("discharge")
        let isLine = isDaily || isInPlan || self.kind == .reviewOfSystems
        let isFound = PlacedClause.found.contains(self.kind) && !topic.isTold
        guard let kind = topic.kind ?? (isLine ? nil : isFound ? self.kind : .history) else {
            guard heading?.distance != 0, label.isEmpty else { return false }
            (label, isTopic, isFirst) = (sentence.tokens.filter { $0.kind == .word }, true, false)
            if isDaily {
                (self.kind, isSaid, heading) = (.instructions, true, .init(kind: .instructions))
            }
            return true
        }
        dropLabel()
        (self.kind, isSaid, item, isFirst) = (kind, true, nil, false)
        heading = .init(kind: kind, title: topic.title, isOwn: true)
        note.ownTitles.insert(topic.title)
        opening = sentence.tokens
        return true
    }

    /// What a patient may eat and do at home.
    private static let daily: Set<String> = ["Diet", "Activity", "Driving"]

    /// A label that nothing followed; one of no list may have said something.
    mutating func dropLabel() {
        let (tokens, said) = (label, opening)
        (label, opening) = ([], [])
        if !said.isEmpty { return wait(.init(said, beginsLine: true)) }
        if isTopic, !tokens.isEmpty { return wait(.init(tokens, beginsLine: true)) }
        leaveOut(tokens[...], .command)
    }

    mutating func openProblem(_ sentence: DraftSource.Sentence, _ end: Int) {
        dropLabel()
        if !isInPlan { (kind, isSaid) = (.assessmentAndPlan, true) }
        item = sentence.item ?? (item ?? 0) + 1
        (isFirst, heading) = (false, .init(kind: .assessmentAndPlan))
        leaveOut(sentence.tokens[..<end], .command)
    }

    mutating func open(_ heading: SpokenHeading, _ sentence: DraftSource.Sentence) {
        dropLabel()
        // "Problem number three, disposition": a line of the problem.
        let isLabel = heading.listed.isOf(.oneLine)
        let isLine = isLabel && isInPlan && heading.listed.kind == .plan
        if !isLine { (kind, item) = (heading.listed.kind, sentence.item) }
        (isSaid, isFirst, isTopic) = (true, false, false)
        self.heading = .init(kind: kind, title: isLine ? nil : heading.listed.title)
        label = isLabel ? sentence.tokens[..<heading.rest].filter { $0.kind == .word } : []
        leaveOut(sentence.tokens[..<heading.rest].filter { label.isEmpty || $0.kind != .word }[...], .command)
    }

    /// The frame of a dictation: who dictates, the kind of visit, names and dates, its end. A letter goes on behind its salutation.
    mutating func leavesFrame(_ sentence: inout DraftSource.Sentence) -> Bool {
        let words = sentence.lowercased
        let text = words.joined(separator: " ")
        if words.contains("dictating") || text.hasPrefix("this is dr. ") && isFirst {
            note.frame += " " + text
            let end = SpokenFrame.introduction(sentence.tokens)
            leaveOut(sentence.tokens[..<end], .notClinical)
            sentence.tokens.removeFirst(end)
            return sentence.tokens.isEmpty
        }
        if waiting.isEmpty || isLetter && waiting.count < 3, let end = SpokenFrame.salutation(sentence.tokens) {
            if !isLetter { note.frame += " letter" }
            var salutation = sentence
            salutation.tokens.removeSubrange(end...)
            head.append(salutation)
            sentence.tokens.removeFirst(end)
            return !sentence.tokens.contains { $0.kind == .word }
        }
        let isOfVisit = heading == nil && (SpokenFrame.isOfVisit(words) || SpokenFrame.signs(sentence.tokens))
        if waiting.count < 3, !isInPlan, label.isEmpty, isOfVisit || SpokenFrame.isDetail(sentence.tokens) {
            head.append(sentence)
            struck = []
            // "Telephone call with Mrs. Lund": of what kind the visit is.
            if isOfVisit { note.frame += " " + text }
            return true
        }
        let closes = !waiting.isEmpty && SpokenFrame.closes(sentence.tokens)
        let signs = isClosed && SpokenFrame.signs(sentence.tokens)
        guard closes || signs || SpokenFrame.isEmpty(text) else { return false }
        isClosed = isClosed || closes
        if isLetter, closes || signs {
            closing.append(sentence)
        } else {
            leaveOut(sentence.tokens[...], .notClinical)
        }
        return true
    }
}

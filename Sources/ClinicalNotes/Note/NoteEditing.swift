public import Artifacts

/// A note as text that a clinician edits, and back: what was not touched keeps its evidence, what was is checked.
///
/// `# Title`, `## Section`, then a statement a line; `1. ` begins a numbered problem and `- ` goes on with it; `### System`
/// divides a section, and `###` alone ends that.
public enum NoteEditing {
    /// What an edit made of a note.
    public struct Edited: Sendable, Redacted {
        /// The new version.
        public var note: Note
        /// Statements that the recording does not support, with the reasons. Each is flagged ``Note/Flag/Reason/byClinician``.
        public var unsupported: [(text: String, violations: [GroundingCheck.Violation])]
    }

    /// The title and LOINC code of what a clinician adds after the signature.
    static let addendum = (title: "Addendum", loinc: "55107-7")

    /// The text to edit.
    public static func text(_ note: Note) -> String {
        var lines = ["# \(note.title)"]
        for section in note.sections {
            lines += ["", "## \(section.title)"]
            var (item, heading): (Int?, String?) = (nil, nil)
            for statement in section.statements {
                if let own = statement.heading, own != heading { lines.append("### \(own)") }
                if heading != nil, statement.heading == nil { lines.append("###") }
                heading = statement.heading
                if let number = statement.item {
                    lines.append((number == item ? "- " : "\(number). ") + statement.text)
                }
                if statement.item == nil { lines.append(statement.text) }
                item = statement.item
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `note` as `text` wants it.
    ///
    /// A statement that is unchanged, wherever it moved, keeps evidence and flags. Another takes over the evidence of the
    /// statement that it resembles, or of the passage of `transcript` that says most of it, and is checked against it.
    public static func apply(_ text: String, to note: Note, transcript: Transcript) -> Edited {
        var edit = NoteEdit(note, transcript)
        for line in text.split(whereSeparator: \.isNewline) { edit.read(line) }
        return Edited(note: edit.note.outlined(), unsupported: edit.unsupported)
    }

    /// `note`, which is signed, with a section of the clinician's own lines after it. What was signed stays as it is.
    public static func amend(_ note: Note, with text: String) -> Note {
        let lines = text.split(whereSeparator: \.isNewline).map { StatementText.trimmed($0) }.filter { !$0.isEmpty }
        var result = note
        result.sections.append(
            .init(
                title: addendum.title,
                loinc: addendum.loinc,
                statements: lines.map {
                    .init(text: $0, evidence: [], flags: [.init(.byClinician, detail: "addendum")])
                }
            )
        )
        return result
    }
}

/// Reads edited text line by line.
struct NoteEdit {
    private let old: Note
    private var unused: [Note.Statement]
    private let source: EvidenceFinder
    private var item: Int?
    private var heading: String?
    var note: Note
    var unsupported: [(text: String, violations: [GroundingCheck.Violation])] = []

    init(_ note: Note, _ transcript: Transcript) {
        old = note
        unused = note.sections.flatMap(\.statements)
        source = EvidenceFinder(transcript)
        self.note = note
        self.note.sections = []
    }

    mutating func read(_ line: Substring) {
        let line = StatementText.trimmed(line)
        if line.isEmpty { return }
        if line.hasPrefix("## ") { return open(StatementText.trimmed(line.dropFirst(3))) }
        if line == "###" || line.hasPrefix("### ") {
            heading = line == "###" ? nil : StatementText.trimmed(line.dropFirst(4))
            return
        }
        if line.hasPrefix("# ") {
            note.title = StatementText.trimmed(line.dropFirst(2))
            return
        }
        if note.sections.isEmpty { open(SectionKind.unsorted.title) }
        if line.hasPrefix("- ") { return state(StatementText.trimmed(line.dropFirst(2)), item) }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        if let number = Int(digits), (1...99).contains(number), line.dropFirst(digits.count).hasPrefix(". ") {
            item = number
            return state(StatementText.trimmed(line.dropFirst(digits.count + 2)), item)
        }
        item = nil
        state(line, nil)
    }

    private mutating func open(_ title: String) {
        let known =
            old.sections.first { $0.title.lowercased() == title.lowercased() }?.loinc
            ?? SectionKind.allCases.first { $0.title.lowercased() == title.lowercased() }?.loinc
        note.sections.append(.init(title: title, loinc: known ?? SectionKind.unsorted.loinc, statements: []))
        (item, heading) = (nil, nil)
    }

    private mutating func state(_ text: String, _ item: Int?) {
        guard !text.isEmpty else { return }
        var statement: Note.Statement
        if let at = unused.firstIndex(where: { $0.text == text }) {
            statement = unused.remove(at: at)
        } else {
            statement = changed(text)
        }
        (statement.item, statement.heading) = (item, heading)
        note.sections[note.sections.count - 1].statements.append(statement)
    }

    private mutating func changed(_ text: String) -> Note.Statement {
        var candidates = [source.evidence(for: text)]
        let before = resembling(text).map { unused.remove(at: $0) }
        if let before { candidates.insert(before.evidence, at: 0) }
        let exchanged = before.flatMap { source.exchanged($0.text, for: text) }
        let checked = candidates.map { evidence in
            let statement = Note.Statement(text: text, evidence: evidence)
            let section = note.sections.last?.loinc
            let found = GroundingCheck().violations(of: statement, under: section, in: source.transcript)
            return (statement, found.isEmpty ? exchanged.map { [.init(reason: .words, detail: $0)] } ?? [] : found)
        }
        guard let (best, violations) = checked.min(by: { $0.1.count < $1.1.count }), !violations.isEmpty else {
            return checked.first { $0.1.isEmpty }?.0 ?? .init(text: text, evidence: [])
        }
        var statement = best
        if violations.contains(where: { $0.reason == .noEvidence || $0.reason == .words }) { statement.evidence = [] }
        statement.flags = [.init(.byClinician, detail: violations.map(\.words).joined(separator: ", "))]
        unsupported.append((text, violations))
        return statement
    }

    /// The statement not used yet that shares most words with `text`, half of them at least.
    private func resembling(_ text: String) -> Int? {
        let words = Set(text.lowercased().split(separator: " "))
        let alike = unused.indices.map { at in
            let other = Set(unused[at].text.lowercased().split(separator: " "))
            return (at, Double(words.intersection(other).count) / Double(max(1, words.union(other).count)))
        }
        return alike.filter { $0.1 >= 0.5 }.max { $0.1 < $1.1 }?.0
    }
}

/// Finds where in a transcript something was said.
struct EvidenceFinder {
    let transcript: Transcript
    private let sentences: [(evidence: [Note.Evidence], stems: Set<String>, numbers: Set<String>)]

    init(_ transcript: Transcript) {
        self.transcript = transcript
        let source = DraftSource(transcript)
        sentences = source.sentences.map { sentence in
            let words = GroundedWords(text: sentence.tokens.map(\.text).joined(separator: " "))
            return (source.evidence(sentence.tokens), words.stems, Set(words.numbers))
        }
    }

    /// "Caused hives" is not "caused anaphylaxis", nor otitis media externa: in place of an illness or its kind a word of
    /// `text` that nobody said.
    func exchanged(_ old: String, for text: String) -> String? {
        let (was, words) = (GroundedWords(text: old).words, GroundedWords(text: text).words)
        guard was.count == words.count else { return nil }
        let heard = GroundedWords(text: transcript.words.map(\.text).joined(separator: " ")).stems
        return words.indices.first { at in
            let isOfIllness = was[max(0, at - 1)...at].contains {
                Lexicon.isDisease($0) || GroundedTerms.stating.contains($0)
            }
            return isOfIllness && was[at] != words[at]
                && GroundedWords.stem(words[at]).map { !heard.contains($0) } == true
        }.map { words[$0] }
    }

    /// The sentence that shares most content words and numbers with `text`; none where no sentence shares any.
    func evidence(for text: String) -> [Note.Evidence] {
        let wanted = GroundedWords(text: EncounterPlanned.withoutLabel(text))
        let scores = sentences.map {
            $0.stems.intersection(wanted.stems).count + 2 * $0.numbers.intersection(wanted.numbers).count
        }
        guard let best = scores.max(), best > 0, let at = scores.firstIndex(of: best) else { return [] }
        return sentences[at].evidence
    }
}

internal import Artifacts

/// What the reviewer is asked to look at, what may harm first.
extension NoteRenderer {
    /// A line for each flag of the note and its statements, most urgent first; words of one statement share a line.
    static func flagLines(_ note: Note, _ escape: (String) -> String) -> [String] {
        let own = lines(note.flags, of: nil, escape)
        // The note's own flag tells the sentence that was addressed to a machine.
        let isTold = note.flags.contains { $0.detail.hasPrefix(AddressedToMachine.detail) }
        let stated = note.sections.flatMap(\.statements).flatMap { statement in
            let flags = statement.flags.filter { !isTold || $0.detail != AddressedToMachine.detail }
            return lines(flags, of: statement.text, escape)
        }
        let all = own + stated
        return Urgency.allCases.flatMap { urgency in all.filter { $0.urgency == urgency }.map(\.text) }
    }

    private static func lines(
        _ flags: [Note.Flag],
        of statement: String?,
        _ escape: (String) -> String
    ) -> [(urgency: Urgency, text: String)] {
        let place = statement.map { " (in \"\(escape($0))\")" } ?? ""
        var lines: [(urgency: Urgency, reason: Note.Flag.Reason, details: [String])] = []
        for flag in flags {
            if flag.reason.isListed, let at = lines.firstIndex(where: { $0.reason == flag.reason }) {
                lines[at].urgency = min(lines[at].urgency, Urgency(of: flag))
                if !lines[at].details.contains(flag.detail) { lines[at].details.append(flag.detail) }
            } else {
                lines.append((Urgency(of: flag), flag.reason, [flag.detail]))
            }
        }
        return lines.map { line in
            let details = line.details.filter { !$0.isEmpty }.joined(separator: ", ")
            return (line.urgency, line.reason.label + (details.isEmpty ? "" : ": \(escape(details))") + place)
        }
    }
}

/// What a reviewer is to look at first.
private enum Urgency: Int, CaseIterable, Comparable {
    /// The draft as a whole, and what may not be so.
    case draft, truth
    /// What bears on safety, and the note does not tell.
    case untold
    /// What was not heard, or not well: what changes treatment before the rest.
    case unheard, doubtfulTreatment, doubtful, resolved
    case missing
    /// For the record.
    case told

    init(of flag: Note.Flag) {
        self =
            switch flag.reason {
            case .nothingDrafted, .hardlyClinical, .otherLanguage, .swappedSpeakers, .severalPatients: .draft
            case .untold: .untold
            case .notSupported, .contradiction, .unclearCorrection, .outOfRange, .copiedQuestion: .truth
            case .inaudible: .unheard
            case .doubtfulWord: Self.changesTreatment(flag.detail) ? .doubtfulTreatment : .doubtful
            case .resolvedWord: .resolved
            case .missingSection: .missing
            case .selfCorrection, .byClinician, .byTemplate: .told
            }
    }

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    private static func changesTreatment(_ word: String) -> Bool {
        let word = word.lowercased()
        return word.contains(where: \.isNumber) || Lexicon.drugs.contains(word) || Lexicon.negations.contains(word)
            || Lexicon.sides[word] != nil || Lexicon.units.contains(word)
    }
}

extension Note.Flag.Reason {
    /// Whether several of a statement are told in one line.
    fileprivate var isListed: Bool {
        [.doubtfulWord, .resolvedWord, .missingSection, .inaudible].contains(self)
    }

    fileprivate var label: String {
        switch self {
        case .doubtfulWord: "Doubtful"
        case .resolvedWord: "Resolved"
        case .inaudible: "Inaudible"
        case .notSupported: "Not supported"
        case .selfCorrection: "Taken back"
        case .unclearCorrection: "Something may be taken back, by the words"
        case .missingSection: "Nothing said for"
        case .outOfRange: "Out of range"
        case .byClinician: "Clinician's own"
        case .byTemplate: "Written by the template for"
        case .contradiction: "Contradicts another statement"
        case .copiedQuestion: "A question, not its answer"
        case .swappedSpeakers: "Speakers taken the other way round"
        case .otherLanguage: "Not in English"
        case .nothingDrafted: "Nothing drafted"
        case .hardlyClinical: "Hardly anything clinical was said"
        case .untold: "Told, and not in the note"
        case .severalPatients: "More than one patient?"
        }
    }
}

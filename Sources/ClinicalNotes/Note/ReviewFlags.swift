internal import Artifacts

/// Flags for the reviewer: doubtful words, impossible vital signs, inaudible stretches, missing sections, orders to a machine,
/// other languages, an empty draft.
struct ReviewFlags {
    let source: DraftSource

    func apply(to note: inout Note, document: DocumentType, knowing said: StatementWords = .init()) {
        note.sections.eachStatement { statement in
            let outOfRange = Set(VitalRanges.violations(in: statement.text)).sorted()
            statement.flags +=
                doubtful(statement) + outOfRange.map { Note.Flag(.outOfRange, detail: $0) } + question(statement)
        }
        Contradictions.flag(&note, knowing: said)
        for addressed in AddressedToMachine.sentences(of: source) { mark(addressed, in: &note) }
        for gap in source.transcript.gaps { mark(gap, in: &note) }
        note.flags += ofTheWhole(note) + unwritten(note)
        let present = Set(note.sections.map(\.loinc))
        for group in document.expected where !group.contains(where: { present.contains($0.loinc) }) {
            note.flags.append(.init(.missingSection, detail: group[0].title))
        }
    }

    /// That part of the talk is not in English, and that the note holds no statement.
    private func ofTheWhole(_ note: Note) -> [Note.Flag] {
        var flags = SeveralPatients.flags(source)
        let strange = OtherLanguage.sentences(in: source)
        let isUnsorted = note.sections.contains { $0.loinc == SectionKind.unsorted.loinc }
        let isSorted = !isUnsorted || source.isOneWord && !OtherLanguage.isWhole(source.transcript)
        if OtherLanguage.isTold(source.transcript) || !isSorted {
            flags.append(.init(.otherLanguage, detail: "all of it"))
        } else if strange > 0 {
            flags.append(.init(.otherLanguage, detail: "\(strange) of \(source.sentences.count) sentences"))
        }
        if note.sections.allSatisfy(\.statements.isEmpty) {
            let words = source.transcript.words.count
            let detail =
                words == 0
                ? "no word was heard" : "no clinical statement among \(words) \(words == 1 ? "word" : "words")"
            flags.append(.init(.nothingDrafted, detail: detail))
        } else if source.isOneWord {
            flags.append(.init(.hardlyClinical, detail: "1 word"))
        }
        return flags
    }

    /// Values out of range that were said, and that no statement has.
    private func unwritten(_ note: Note) -> [Note.Flag] {
        var told = Set(note.sections.flatMap(\.statements).flatMap(\.flags))
        let measured = source.sentences.filter { $0.tokens.contains { VitalRanges.hasDigit($0.text) } }
        return measured.flatMap { VitalRanges.violations(in: Transcript.plainText(of: $0.tokens)) }
            .map { Note.Flag(.outOfRange, detail: $0) }.filter { told.insert($0).inserted }
    }

    private func question(_ statement: Note.Statement) -> [Note.Flag] {
        let words = statement.text.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2).prefix(2).map {
            Substring($0).lowercased()
        }
        let isAsked = words.count == 2 && Self.asking.contains(words[0]) && ["you", "your"].contains(words[1])
        return isAsked || statement.text.hasSuffix("?") ? [.init(.copiedQuestion, detail: "")] : []
    }

    private static let asking = ["do", "did", "are", "were", "have", "is", "any", "can", "could", "would"]

    private func doubtful(_ statement: Note.Statement) -> [Note.Flag] {
        let places = statement.evidence.flatMap(\.words)
        let words = places.map { source.transcript.words[$0] }
        var flags: [Note.Flag] = []
        var written: [String] = []
        for (at, word) in words.enumerated() {
            let core = HeardWord(word.text).core
            if let resolution = word.resolution {
                written.append(core)
                // Of several words that stand for what was heard, each carries it.
                if at + 1 < words.count, words[at + 1].resolution == resolution { continue }
                let heard = HeardWord(resolution.heard).core
                flags.append(
                    .init(.resolvedWord, detail: "\(written.joined(separator: " ")) for \u{201C}\(heard)\u{201D}")
                )
                written = []
            } else if word.isDoubtful, !core.isEmpty, !source.commands.contains(places[at]) {
                flags.append(.init(.doubtfulWord, detail: core))
            }
        }
        return flags
    }

    /// The note is flagged, and each statement that rests on words addressed to a machine.
    private func mark(_ addressed: (words: Range<Int>, text: String), in note: inout Note) {
        let detail = AddressedToMachine.detail
        note.flags.append(.init(.notSupported, detail: "\(detail): \(addressed.text)"))
        note.sections.eachStatement { statement in
            if statement.evidence.contains(where: { $0.words.overlaps(addressed.words) }) {
                statement.flags.append(.init(.notSupported, detail: detail))
            }
        }
    }

    /// The note is flagged, and the statement that the gap lies in or follows within a second.
    private func mark(_ gap: Transcript.Gap, in note: inout Note) {
        let detail = "\(clock(gap.start))-\(clock(gap.end))"
        note.flags.append(.init(.inaudible, detail: detail))
        note.sections.eachStatement { statement in
            guard let start = statement.evidence.first?.start, let end = statement.evidence.last?.end, end > 0,
                start - 1 <= gap.end, gap.start <= end + 1
            else { return }
            statement.flags.append(.init(.inaudible, detail: detail))
        }
    }
}

public import Artifacts

extension NoteTemplate {
    /// `note` as this template wants it. Every statement stays, with its evidence; sections that the template does not name
    /// stand before the first that they belong before.
    public func applied(to note: Note) -> Note {
        var result = note
        if let title { result.title = title }
        if let loinc { result.loinc = loinc }
        for section in result.sections.indices {
            result.sections[section].statements = result.sections[section].statements.map(worded)
        }
        expandMacros(in: &result)
        var ordered: [Note.Section] = []
        for wanted in sections {
            // "Admission Diagnosis" and "Discharge Diagnosis" share a code and keep their titles.
            for var found in result.sections where found.loinc == wanted.loinc {
                if !Headings.ownTitles.contains(found.title) { found.title = wanted.title }
                ordered.append(found)
            }
        }
        let named = Set(sections.map(\.loinc))
        for (at, section) in result.sections.enumerated() where !named.contains(section.loinc) {
            // A salutation stays first, and a closing last.
            let rank = SectionKind.rank(of: section.loinc) ?? (at == 0 ? -1 : .max)
            let later = ordered.firstIndex { rank < SectionKind.rank(of: $0.loinc) ?? -1 }
            ordered.insert(section, at: at == 0 && rank < 0 ? 0 : later ?? ordered.count)
        }
        result.sections = ordered
        // What a note needs is now the template's to say.
        result.flags.removeAll { $0.reason == .missingSection }
        let present = Set(ordered.map(\.loinc))
        result.flags += sections.filter { $0.required == true && !present.contains($0.loinc) }.map {
            Note.Flag(.missingSection, detail: $0.title)
        }
        return result.outlined()
    }

    /// Title, sections and what may be said, for `dictum template preview`.
    public var preview: String {
        var lines = [title ?? "(title as dictated)", ""]
        lines += sections.map { "\($0.title) (\($0.loinc))\($0.required == true ? ", required" : "")" }
        lines += (wording ?? []).map { "\"\($0.say)\" is written \"\($0.write)\"" }
        for macro in macros ?? [] {
            lines += ["saying \"\(macro.say)\" writes:"] + Self.sentences(macro.write).map { "    \($0)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func worded(_ statement: Note.Statement) -> Note.Statement {
        var result = statement
        for rule in wording ?? [] { result.text = Self.replacing(rule.say, with: rule.write, in: result.text) }
        return result
    }

    private func expandMacros(in note: inout Note) {
        for macro in macros ?? [] {
            let said = GroundedWords(text: macro.say).words
            for section in note.sections.indices {
                var kept: [Note.Statement] = []
                var moved: [Note.Statement] = []
                for statement in note.sections[section].statements {
                    guard GroundedWords(text: EncounterPlanned.withoutLabel(statement.text)).words == said else {
                        kept.append(statement)
                        continue
                    }
                    let written = Self.sentences(macro.write).map { text in
                        Note.Statement(
                            text: text,
                            item: statement.item,
                            heading: macro.section == nil ? statement.heading : nil,
                            evidence: statement.evidence,
                            flags: [.init(.byTemplate, detail: macro.say)]
                        )
                    }
                    if (macro.section ?? note.sections[section].loinc) == note.sections[section].loinc {
                        kept += written
                    } else {
                        moved += written
                    }
                }
                note.sections[section].statements = kept
                if !moved.isEmpty, let code = macro.section { add(moved, to: code, of: &note) }
            }
            note.sections.removeAll(where: \.statements.isEmpty)
        }
    }

    private func add(_ statements: [Note.Statement], to code: String, of note: inout Note) {
        if let at = note.sections.firstIndex(where: { $0.loinc == code }) {
            note.sections[at].statements += statements
        } else {
            let title =
                sections.first { $0.loinc == code }?.title ?? SectionKind.allCases.first { $0.loinc == code }?.title
                ?? code
            note.sections.append(.init(title: title, loinc: code, statements: statements))
        }
    }

    private static func sentences(_ text: String) -> [String] {
        var result: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let last = result.last, !".?!".contains(last.last ?? " ") {
                result[result.count - 1] += " " + word
            } else {
                result.append(String(word))
            }
        }
        return result
    }

    /// Replaces whole words, in any case; a capital at the start stays one.
    private static func replacing(_ old: String, with new: String, in text: String) -> String {
        let wanted = old.lowercased().split(separator: " ").map(String.init)
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map { HeardWord(String($0)) }
        var at = 0
        while !wanted.isEmpty, at + wanted.count <= words.count {
            let run = words[at..<at + wanted.count]
            let isWhole =
                run.dropLast().allSatisfy { $0.trailing.isEmpty } && run.dropFirst().allSatisfy { $0.leading.isEmpty }
            guard isWhole, run.map({ $0.core.lowercased() }) == wanted, let first = run.first, let last = run.last
            else {
                at += 1
                continue
            }
            let isCapital = at == 0 && first.core.first?.isUppercase == true
            var word = first
            word.core = isCapital ? new.firstUppercased : new
            word.trailing = last.trailing
            words.replaceSubrange(at..<at + wanted.count, with: [word])
            at += 1
        }
        return words.map { $0.leading + $0.core + $0.trailing }.joined(separator: " ")
    }
}

public import Artifacts

/// Writes a note for people and machines.
public enum NoteRenderer {
    /// Plain text: titles in capitals, numbered problems, lines of flags at the end.
    /// With `evidence`, each statement ends with `[segment m:ss-m:ss]`, or `[segment]` where there are no times. With `leftOut`,
    /// what was said and is not in the note follows, and why.
    public static func text(_ note: Note, evidence: Bool = false, leftOut: Bool = false) -> String {
        let page = page(
            note,
            evidence: evidence,
            title: { $0.uppercased() },
            section: { $0.uppercased() },
            heading: { "\($0):" },
            bullet: "- "
        )
        let omitted = leftOut ? untold(note) : []
        let lines = omitted.map { "- \($0.reason == .struck ? "Taken back" : "Not clinical"): \($0.text)\n" }
        return page + (lines.isEmpty ? "" : "\nLEFT OUT\n" + lines.joined())
    }

    /// What was left out but for commands; what was taken back is told with the statement that it stood in or before, as often
    /// as that one is flagged.
    private static func untold(_ note: Note) -> [Note.LeftOut] {
        var untold = note.leftOut.filter { $0.reason != .command }
        for statement in note.sections.flatMap(\.statements) {
            for _ in 0..<statement.flags.count(where: { $0.reason == .selfCorrection }) {
                let told = untold.firstIndex { omission in
                    let near = omission.words.lowerBound - 1..<omission.words.upperBound + 1
                    return omission.reason == .struck && statement.evidence.contains { $0.words.overlaps(near) }
                }
                if let told { untold.remove(at: told) }
            }
        }
        return untold
    }

    /// Only what a reader of the finished note sees: titles of sections and statements, a paragraph a section, without
    /// the title of the document and the flags.
    public static func plain(_ note: Note) -> String {
        var lines: [String] = []
        for part in note.sections {
            lines += lines.isEmpty ? [part.title.uppercased(), ""] : ["", part.title.uppercased(), ""]
            var heading: String?
            for statement in part.statements {
                if let own = statement.heading, own != heading { lines.append(own.uppercased()) }
                heading = statement.heading
                lines.append(statement.text)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `note` as it leaves the house once it is signed: without flags for the reviewer, what was left out, and the summary for
    /// the patient, which nobody signs.
    public static func finished(_ note: Note) -> Note {
        var result = note
        (result.flags, result.leftOut, result.patientSummary) = ([], [], nil)
        result.sections.eachStatement { $0.flags = [] }
        return result
    }

    /// Markdown: one heading a section; marks of Markdown in the text are escaped.
    public static func markdown(_ note: Note, evidence: Bool = false) -> String {
        page(
            note,
            evidence: evidence,
            title: { "# \(escaped($0))" },
            section: { "## \(escaped($0))" },
            heading: { "### \(escaped($0))" },
            bullet: "- ",
            escape: escaped
        )
    }

    /// The JSON form of ``Note/schema``, with its keys in alphabetic order; `Deploy/schemas/note.schema.json` describes it.
    public static func json(_ note: Note) throws(ArtifactFormatError) -> String {
        String(decoding: try note.json(), as: UTF8.self)
    }

    private static func page(
        _ note: Note,
        evidence: Bool,
        title: (String) -> String,
        section: (String) -> String,
        heading: (String) -> String,
        bullet: String,
        escape: (String) -> String = { $0 }
    ) -> String {
        var lines = [title(note.title), escape(made(note))]
        for part in note.sections {
            lines += ["", section(part.title)]
            var (item, of): (Int?, String?) = (nil, nil)
            for statement in part.statements {
                if let own = statement.heading, own != of { lines.append(heading(own)) }
                of = statement.heading
                let text = escape(statement.text) + (evidence ? footnote(statement) : "")
                if let number = statement.item, number != item {
                    lines.append("\(number). \(text)")
                } else {
                    lines.append(statement.item == nil ? text : "   \(bullet)\(text)")
                }
                item = statement.item
            }
        }
        let flags = flagLines(note, escape)
        if !flags.isEmpty { lines += ["", section("For review")] + flags.map { bullet + $0 } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Who drafted it; after a fallback, in whose place.
    static func made(_ note: Note) -> String { "Drafted by \(note.generator)" }

    private static func footnote(_ statement: Note.Statement) -> String {
        let places = places(statement)
        return places.isEmpty ? "" : " [\(places)]"
    }

    /// Segments and times of a statement's evidence, such as `3 0:12-0:15; 7 1:02-1:04`.
    static func places(_ statement: Note.Statement) -> String {
        let places = statement.evidence.map { evidence in
            evidence.end > 0
                ? "\(evidence.segment) \(clock(evidence.start))-\(clock(evidence.end))" : "\(evidence.segment)"
        }
        var distinct: [String] = []
        for place in places where distinct.last != place { distinct.append(place) }
        return distinct.joined(separator: "; ")
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_[]<>#|".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}

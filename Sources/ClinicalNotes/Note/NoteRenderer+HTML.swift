public import Artifacts

extension NoteRenderer {
    /// A page of HTML 5 by itself: no script, no address outside, printable, headings and landmarks for a screen reader.
    /// Every text is escaped. With `evidence`, each statement has a numbered footnote with segments and times.
    ///
    /// - Parameter footer: a line at the end, such as who signed it.
    public static func html(_ note: Note, evidence: Bool = false, footer: String? = nil) -> String {
        var page = HTMLPage(evidence: evidence)
        for section in note.sections { page.write(section) }
        let flags = flagLines(note) { $0 }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>\(HTMLPage.escaped(note.title))</title>
            <style>
            body { font: 11pt/1.45 serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff }
            h1 { font-size: 1.5em } h2 { font-size: 1.1em; border-bottom: 1px solid #777 } h3 { font-size: 1em }
            li.flag { color: #7a1f00 } footer, aside, .notes { font-size: .85em }
            @page { margin: 2cm } @media print { h2, h3 { break-after: avoid } p, li { break-inside: avoid } }
            </style>
            </head>
            <body>
            <main>
            <h1>\(HTMLPage.escaped(note.title))</h1>
            <p class="notes">\(HTMLPage.escaped(made(note)))</p>
            \(page.body)</main>
            \(list(flags, "For review", tag: "aside", class: "flag"))\
            \(list(page.notes, "Evidence", tag: "section", class: "note", isOrdered: true))\
            \(footer.map { "<footer>\(HTMLPage.escaped($0))</footer>\n" } ?? "")</body>
            </html>
            """ + "\n"
    }

    private static func list(
        _ lines: [String],
        _ title: String,
        tag: String,
        class name: String,
        isOrdered: Bool = false
    ) -> String {
        guard !lines.isEmpty else { return "" }
        let list = isOrdered ? "ol" : "ul"
        let items = lines.enumerated().map { at, line in
            "<li class=\"\(name)\"\(isOrdered ? " id=\"e\(at + 1)\"" : "")>\(HTMLPage.escaped(line))</li>\n"
        }.joined()
        return
            "<\(tag) aria-label=\"\(title)\" class=\"notes\">\n<h2>\(title)</h2>\n<\(list)>\n\(items)</\(list)>\n</\(tag)>\n"
    }
}

/// The sections of a page in the making.
private struct HTMLPage {
    let evidence: Bool
    var body = ""
    var notes: [String] = []

    mutating func write(_ section: Note.Section) {
        body += "<section>\n<h2>\(Self.escaped(section.title))</h2>\n"
        var (item, heading): (Int?, String?) = (nil, nil)
        for statement in section.statements {
            if item != nil, statement.item != item { body += "</li></ol>\n" }
            if let own = statement.heading, own != heading { body += "<h3>\(Self.escaped(own))</h3>\n" }
            heading = statement.heading
            if let number = statement.item, number != item { body += "<ol start=\"\(number)\"><li>" }
            body += "<p>\(Self.escaped(statement.text))\(footnote(statement))</p>\n"
            item = statement.item
        }
        if item != nil { body += "</li></ol>\n" }
        body += "</section>\n"
    }

    private mutating func footnote(_ statement: Note.Statement) -> String {
        guard evidence else { return "" }
        let places = NoteRenderer.places(statement)
        guard !places.isEmpty else { return "" }
        notes.append(places)
        return " <sup><a href=\"#e\(notes.count)\">\(notes.count)</a></sup>"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }
}

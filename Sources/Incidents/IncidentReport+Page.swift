internal import Artifacts
internal import FoundationEssentials

extension IncidentReport {
    /// A section of the page: a heading, and rows of a table whose first is its head, or single lines.
    private typealias Section = (heading: String, rows: [[String]])

    /// The page as text.
    public var text: String {
        var lines = ["Incident \(incident.id.uuidString.lowercased())", String(repeating: "=", count: 45)]
        for (heading, rows) in sections {
            lines += ["", heading, String(repeating: "-", count: heading.count)]
            let widths = (rows.first ?? []).indices.map { column in
                rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
            }
            for row in rows {
                let cells = row.enumerated().map { column, cell in
                    column == row.count - 1 ? cell : cell.padding(to: widths[column])
                }
                lines.append(cells.joined(separator: "  "))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The page as one HTML file, without scripts and without anything from elsewhere.
    public var html: String {
        let body = sections.map { heading, rows in
            let cells = rows.map { row in
                "<tr>" + row.map { "<td>\(Self.escape($0))</td>" }.joined() + "</tr>"
            }
            return "<h2>\(Self.escape(heading))</h2>\n<table>\n\(cells.joined(separator: "\n"))\n</table>"
        }
        let title = "Incident \(incident.id.uuidString.lowercased())"
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>\(title)</title>
            <style>
            body { font: 11pt/1.4 sans-serif; max-width: 60em; margin: 2em auto }
            td { padding: .2em 1em .2em 0; vertical-align: top }
            </style></head>
            <body>
            <h1>\(title)</h1>
            \(body.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private var sections: [Section] {
        [("What happened", happened), ("Conclusion", concluded), ("The four factors (45 CFR 164.402(2))", factors)]
            + (conclusion.needsNotice ? [("Notice: the latest days (45 CFR 164.404-410)", dates)] : [])
            + [("Practices", practiceRows), ("Dictations", dictationRows)]
    }

    private var happened: [[String]] {
        let scope = incident.scope
        let named: [(String, String?)] = [
            ("kind", incident.kind), ("discovered", Self.spell(incident.discoveredAt)),
            ("window from", Self.spell(scope.from)),
            ("window until", Self.spell(scope.until)), ("practice", scope.practice.map { names[$0] ?? "\($0)" }),
            ("actor", scope.actor), ("login", scope.login), ("host", scope.host), ("key", scope.key?.text),
            ("opened by", "\(incident.openedBy), \(Self.spell(incident.openedAt))"), ("as of", Self.spell(now)),
        ]
        return named.compactMap { name, value in value.map { [name, $0] } }
    }

    private var concluded: [[String]] {
        let keys = assessment?.assessment.keysTaken.rawValue ?? "unknown, counted as yes"
        return [
            ["conclusion", conclusion.rawValue], ["which means", conclusion.advice], ["keys taken", keys],
            [
                "types of PHI", "recordings, transcripts and notes of visits; names only where they were spoken",
            ],
        ]
    }

    private var factors: [[String]] {
        guard let stored = assessment else { return [["not assessed yet", "dictum incident assess"]] }
        let titles = [
            "nature and extent of the PHI", "the unauthorized person", "whether it was acquired or viewed",
            "how far the risk is mitigated",
        ]
        return zip(titles, stored.assessment.factors).map { [$0, $1.risk.rawValue, $1.code] }
            + [["assessed by", stored.by, Self.spell(stored.at)]]
    }

    private var dates: [[String]] {
        [["practice", "individuals", "and the practice by us", "the Secretary", "media"]]
            + practices.map { line in
                [
                    line.name, Self.day(line.notice.individualsBy), Self.day(line.notice.individualsBy),
                    Self.day(line.notice.secretaryBy),
                    line.notice.mayNeedMedia ? "where more than 500 live in one State" : "no",
                ]
            } + [["all of it without unreasonable delay; these are the last days"]]
    }

    private var practiceRows: [[String]] {
        [["practice", "opened", "reachable", "of these secured", "patients", "dictations without a patient's id"]]
            + practices.map { line in
                [
                    line.name, "\(line.opened)", "\(line.reachable)", "\(line.secured)", "\(line.patients)",
                    "\(line.withoutPatient)",
                ]
            }
    }

    private var dictationRows: [[String]] {
        [["dictation", "patient", "exposure", "secured", "opened", "what"]]
            + exposures.map { exposure in
                [
                    "\(exposure.dictation)", exposure.patient?.uuidString.lowercased() ?? "-", exposure.degree.rawValue,
                    isSecured(exposure) ? "yes" : "no", exposure.openings.map { Self.spell($0.lowerBound) } ?? "-",
                    exposure.classes.joined(separator: ", "),
                ]
            }
    }

    private static func spell(_ date: Date) -> String { date.formatted(.iso8601) }
    private static func day(_ date: Date) -> String { String(spell(date).prefix(10)) }

    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }
}

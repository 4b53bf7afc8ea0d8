import Artifacts
import ClinicalNotes
import Speech

/// Drafts a whole set of encounters, a CSV file in, a JSON object a line out.
struct DraftBatch {
    /// The plain text of each note, from the columns encounter_id and dialogue.
    static func notes(of csv: CSVTable) async throws -> [String] {
        var lines: [String] = []
        for (id, dialogue) in try rows(csv, id: "encounter_id") {
            let heard = SpokenFormatter().format(Transcript(plainText: dialogue))
            let note = try await GroundedGenerator().draft(from: Protected(heard), kind: .encounter)
            lines.append(object(["encounter_id": id, "note": NoteRenderer.plain(note.revealed)]))
        }
        return lines
    }

    /// What the encounter models learn from, of each encounter.
    static func studies(of csv: CSVTable) throws -> [String] {
        try rows(csv, id: "encounter_id").map { id, dialogue in
            let heard = SpokenFormatter().format(Transcript(plainText: dialogue))
            return object(["encounter_id": id, "study": EncounterStudy.lines(of: Protected(heard))])
        }
    }

    /// What the placing model learns from, of each dictation.
    static func placements(of csv: CSVTable, boundaries: String?) throws -> [String] {
        try rows(csv, id: "encounter_id").map { id, dictation in
            let heard = SpokenFormatter().format(Transcript(plainText: dictation))
            let study = PlacementStudy.lines(of: Protected(heard), boundaries: boundaries)
            return object(["encounter_id": id, "study": study])
        }
    }

    /// The section header of each snippet, from the columns ID and dialogue.
    static func headers(of csv: CSVTable) throws -> [String] {
        let classifier = SectionHeaderClassifier()
        return try rows(csv, id: "ID").map { id, dialogue in
            object(["id": id, "section_header": classifier.header(of: dialogue)])
        }
    }

    private static func rows(_ table: CSVTable, id: String) throws -> [(id: String, dialogue: String)] {
        guard let ids = table.column(id), let dialogues = table.column("dialogue") else {
            throw InputError("the CSV file has no column \(id) or dialogue; its first line must name both")
        }
        return Array(zip(ids, dialogues))
    }

    /// A JSON object of strings, its keys in alphabetic order.
    private static func object(_ members: [String: String]) -> String {
        let pairs = members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
        return "{" + pairs.joined(separator: ", ") + "}"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 32:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// A table of RFC 4180: quoted cells may hold commas, line ends and doubled quotes. Each row has as many cells as the first.
struct CSVTable {
    /// What is wrong with a row, counted from 1; holds nothing of the row.
    struct Fault: Error {
        let row: Int
        let reason: String
    }

    private var rows: [[String]] = []

    init(_ text: String) throws(Fault) {
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuote = false
        func isEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
        for scalar in text.unicodeScalars {
            if isQuoted, scalar == "\"" {
                isQuoted = false
                wasQuote = true
                continue
            }
            if isQuoted {
                cell.append(scalar)
            } else if scalar == "\"" {
                if wasQuote { cell.append(scalar) }
                isQuoted = true
            } else if scalar == "," || isEnd(scalar) {
                if isEnd(scalar), row.isEmpty, cell.isEmpty, !wasQuote { continue }
                row.append(String(cell))
                cell = String.UnicodeScalarView()
                if isEnd(scalar) {
                    try append(row)
                    row = []
                }
            } else {
                cell.append(scalar)
            }
            wasQuote = false
        }
        if isQuoted {
            throw Fault(row: rows.count + 1, reason: "a quoted cell has no end; close it with a quotation mark")
        }
        if !row.isEmpty || !cell.isEmpty { try append(row + [String(cell)]) }
    }

    private mutating func append(_ row: [String]) throws(Fault) {
        if rows.isEmpty, row.count == 1, let mark = [";", "\t"].first(where: row[0].contains) {
            let name = mark == ";" ? "semicolons" : "tabs"
            throw Fault(row: 1, reason: "its cells are separated by \(name); save the table with commas between them")
        }
        if let first = rows.first, row.count != first.count {
            throw Fault(
                row: rows.count + 1,
                reason:
                    "it has \(row.count) cells where the first row has \(first.count); put quotation marks around a cell "
                    + "that holds a comma, and a comma for each empty cell"
            )
        }
        rows.append(row)
    }

    /// The cells of the column that the first row names `name`.
    func column(_ name: String) -> [String]? {
        guard let at = rows.first?.firstIndex(of: name) else { return nil }
        return rows.dropFirst().map { $0[at] }
    }
}

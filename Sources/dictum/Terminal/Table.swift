/// Rows under headings, aligned for a reader.
struct Table {
    private let headings: [String]
    private var rows: [[String]] = []

    init(_ headings: String...) { self.headings = headings }

    mutating func append(_ cells: String...) { rows.append(cells) }

    /// The table as lines, headings first.
    var lines: [String] {
        let widths = headings.indices.map { column in
            ([headings] + rows).map { $0[column].count }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
        return [Terminal.bold(line(headings))] + rows.map(line)
    }

    func print() { for line in lines { Terminal.say(line) } }
}

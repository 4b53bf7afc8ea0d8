/// Rows under headings, aligned for a reader.
struct Table {
    private struct Row {
        let cells: [String]
        /// The columns that ask for attention.
        var alarms: Set<Int> = []
    }
    private let headings: [String]
    private var rows: [Row] = []

    init(_ headings: String...) { self.headings = headings }

    /// - Parameter alarms: the columns that ask for attention: red, where the terminal shows it.
    mutating func append(_ cells: String..., alarms: Set<Int> = []) { rows.append(Row(cells: cells, alarms: alarms)) }

    /// The table as lines, headings first.
    var lines: [String] {
        let widths = headings.indices.map { column in
            ([headings] + rows.map(\.cells)).map { $0[column].count }.max() ?? 0
        }
        func line(_ row: Row) -> String {
            let last = row.cells.lastIndex { !$0.isEmpty } ?? 0
            return row.cells[...last].enumerated().map { column, cell in
                let shown = row.alarms.contains(column) ? Terminal.coloured(cell, 31) : cell
                return shown + String(repeating: " ", count: column == last ? 0 : widths[column] - cell.count)
            }.joined(separator: "  ")
        }
        return [Terminal.bold(line(Row(cells: headings)))] + rows.map(line)
    }

    func print() { for line in lines { Terminal.say(line) } }
}

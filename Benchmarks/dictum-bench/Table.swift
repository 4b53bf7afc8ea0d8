import Foundation

/// Results as text that people and Markdown read.
struct Table {
    let names: [String]
    let medians: [String: [Column: Double]]
    /// The contender to which the second line of each is a ratio.
    let reference: String

    var text: String {
        let header = [""] + Column.allCases.map { $0.rawValue + ($0.isRate ? " /s" : " ms") }
        var rows = [header, header.map { _ in "---" }]
        for name in names {
            guard let values = medians[name] else { continue }
            rows.append([name] + Column.allCases.map { values[$0].map(Self.format) ?? "-" })
            if name == reference { continue }
            rows.append(["  / floor"] + Column.allCases.map { ratio(values, $0).map(Self.format) ?? "-" })
        }
        let widths = header.indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
        return rows.map { row in
            "| " + zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }

    private func ratio(_ values: [Column: Double], _ column: Column) -> Double? {
        guard let own = values[column], let other = medians[reference]?[column] else { return nil }
        return own / other
    }

    static func format(_ value: Double) -> String {
        if !value.isFinite { return "-" }
        if value >= 1000 { return "\(Int(value.rounded()))" }
        return "\((value * 100).rounded() / 100)"
    }
}

/// The labels of one series, sorted by name.
struct Labels: Hashable, Comparable {
    private let text: String

    init(_ dimensions: [(String, String)]) {
        text = dimensions.sorted { $0.0 < $1.0 }.map { "\($0.0)=\"\(Self.escape($0.1))\"" }.joined(separator: ",")
    }

    /// In braces, with `more` behind; nothing where there is none.
    func braced(_ more: String = "") -> String {
        let all = [text, more].filter { !$0.isEmpty }.joined(separator: ",")
        return all.isEmpty ? "" : "{\(all)}"
    }

    static func < (one: Labels, other: Labels) -> Bool { one.text < other.text }

    private static func escape(_ value: String) -> String {
        value.reduce(into: "") { result, character in
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.append(character)
            }
        }
    }
}

/// All series of one name.
struct Family {
    let name: String
    let type: String
    private let help: String
    var series: [Labels: any Series] = [:]

    init(_ description: MetricDescription, type: String) {
        name = description.name
        help = description.help
        self.type = type
    }

    /// Its part of the page: what it is, and then a sample a line.
    var text: String {
        let head = (help.isEmpty ? "" : "# HELP \(name) \(help)\n") + "# TYPE \(name) \(type)\n"
        return series.sorted { $0.key < $1.key }.reduce(into: head) { page, one in
            for line in one.value.samples(name, one.key) { page += line + "\n" }
        }
    }
}

extension Double {
    /// A number as Prometheus reads it.
    var sample: String {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Inf" : "+Inf" }
        return self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)"
    }
}

public import Migrations

/// Which role may do what to which object: as a database grants it, and as this version decided it.
public struct PrivilegeMatrix: Hashable, Sendable {
    /// The cell of one object and one role; cells without rights are left out.
    public struct Line: Hashable, Sendable, Comparable {
        /// Its kind and name, such as `table dictum.intake`.
        public let object: String
        /// A group, or `public`, which is everybody.
        public let role: String
        /// Verbs in their order, with columns where not all of them: `SELECT, INSERT (dictation_id, sealed)`.
        public let rights: String

        /// By object, then role.
        public static func < (a: Line, b: Line) -> Bool { (a.object, a.role) < (b.object, b.role) }
    }

    /// The cells, sorted.
    public let lines: [Line]

    /// The owners of each database's tables and of the functions that reach over all practices. Nobody is a member of them.
    public static let nobodys = ["dictum_owner", "dictum_definer", "dictum_key_owner", "dictum_key_definer"]

    /// Every group role of Dictum.
    public static let groups =
        nobodys + [
            "dictum_intake", "dictum_worker", "dictum_reviewer", "dictum_auditor", "dictum_purger", "dictum_sealer",
            "dictum_key_administrator", "dictum_backup",
        ]

    /// What this version decided, from `Sources/Doctor/Expected`.
    public static func expected(_ schema: Schema) -> PrivilegeMatrix {
        let bytes =
            switch schema {
            case .records: PackageResources.records_txt
            case .keystore: PackageResources.keystore_txt
            }
        return PrivilegeMatrix(text: String(decoding: bytes, as: UTF8.self))
    }

    /// The cells of one line each, fields between `|`.
    public init(text: String) {
        lines = text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "|").map { $0.trimming(" ") }
            return fields.count == 3 ? Line(object: fields[0], role: fields[1], rights: fields[2]) : nil
        }.sorted()
    }

    init(lines: [Line]) { self.lines = lines.sorted() }

    /// One line a cell.
    public var text: String {
        lines.map { "\($0.object) | \($0.role) | \($0.rights)\n" }.joined()
    }

    /// Cells that are only here, and cells that are only in `found`.
    public func differences(from found: PrivilegeMatrix) -> [(line: Line, isExtra: Bool)] {
        let (ours, theirs) = (Set(lines), Set(found.lines))
        let missing = ours.subtracting(theirs).map { (line: $0, isExtra: false) }
        return (missing + theirs.subtracting(ours).map { (line: $0, isExtra: true) }).sorted { $0.line < $1.line }
    }

    /// For people: a table with one row an object, Markdown.
    public var markdown: String {
        var rows: [(object: String, cells: [String])] = []
        for line in lines {
            let cell = "\(line.role.trimmingPrefix("dictum_")): \(line.rights)"
            if rows.last?.object == line.object {
                rows[rows.count - 1].cells.append(cell)
            } else {
                rows.append((line.object, [cell]))
            }
        }
        return "| object | who may do what |\n|---|---|\n"
            + rows.map { "| `\($0.object)` | \($0.cells.joined(separator: "<br>")) |\n" }.joined()
    }
}

extension StringProtocol {
    fileprivate func trimming(_ character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}

public import Artifacts

/// What changed from one version of a note to another, statement by statement.
public enum NoteDifference {
    /// One line a statement: two spaces and the text where it stayed, `- ` where it went, `+ ` where it came; sections
    /// begin with `@@ Title`. Sections without a change are left out. Empty where nothing changed.
    public static func text(from old: Note, to new: Note) -> String {
        var lines: [String] = []
        if old.title != new.title { lines += ["- # \(old.title)", "+ # \(new.title)"] }
        let titles =
            new.sections.map(\.title)
            + old.sections.map(\.title).filter { title in
                !new.sections.contains { $0.title == title }
            }
        for title in titles {
            let before = old.sections.filter { $0.title == title }.flatMap(\.statements).map(line)
            let after = new.sections.filter { $0.title == title }.flatMap(\.statements).map(line)
            if before != after { lines += ["@@ \(title)"] + changes(from: before, to: after) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func line(_ statement: Note.Statement) -> String {
        (statement.item.map { "\($0). " } ?? "") + (statement.heading.map { "\($0): " } ?? "") + statement.text
            + (statement.flags.contains { $0.reason == .byClinician } ? " [clinician's own]" : "")
    }

    private static func changes(from before: [String], to after: [String]) -> [String] {
        let difference = after.difference(from: before)
        let removed = Set(difference.removals.map(\.offset))
        let inserted = Set(difference.insertions.map(\.offset))
        var lines: [String] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if removed.contains(old) {
                lines.append("- " + before[old])
                old += 1
            } else if inserted.contains(new) {
                lines.append("+ " + after[new])
                new += 1
            } else {
                lines.append("  " + after[new])
                old += 1
                new += 1
            }
        }
        return lines
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}

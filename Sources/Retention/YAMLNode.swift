internal import Yams

/// What a policy's values look like in YAML. Each fault names its line.
extension Node {
    var isEmptyDocument: Bool { scalar.map { $0.string.isEmpty || $0.string == "null" } ?? false }

    func fault(_ words: String) -> RetentionError { RetentionError(.badPolicy, line: mark?.line, words) }

    func members(of place: String, _ known: [String]) throws(RetentionError) -> [(key: String, value: Node)] {
        let words = "\(place) knows only \(known.joined(separator: ", "))"
        return try members(words) { known.contains($0) }
    }

    /// The members of a mapping whose names are all known; else `words` say which are.
    func members(_ words: String, isKnown: (String) -> Bool) throws(RetentionError) -> [(key: String, value: Node)] {
        guard let mapping else { throw fault(words) }
        var members: [(String, Node)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string, isKnown(name) else { throw key.fault(words) }
            members.append((name, value))
        }
        return members
    }

    /// A list of names, or one name alone.
    func names(_ words: String, isName: (String) -> Bool) throws(RetentionError) -> [String] {
        var names: [String] = []
        for node in sequence.map({ Array($0) }) ?? [self] {
            guard let name = node.scalar?.string, isName(name) else { throw node.fault(words) }
            guard !names.contains(name) else { throw node.fault("\(name) stands here twice; keep one") }
            names.append(name)
        }
        return names
    }

    func days() throws(RetentionError) -> Int {
        guard let days = scalar.flatMap({ Period.days($0.string) }) else {
            throw fault("a period is a number and a unit, such as 30 days or 6 years, and at most 100 years")
        }
        return days
    }

    func minutes() throws(RetentionError) -> Int {
        guard let minutes = scalar.flatMap({ Period.minutes($0.string) }), minutes > 0 else {
            throw fault("a target is a number and a unit, such as 15 minutes or 24 hours, and at most 30 days")
        }
        return minutes
    }

    func flag() throws(RetentionError) -> Bool {
        switch scalar?.string {
        case "yes", "true": return true
        case "no", "false": return false
        default: throw fault("this is yes or no")
        }
    }
}

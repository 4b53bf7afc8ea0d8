internal import Artifacts

extension PracticePolicy {
    /// The whole document as YAML; reading it gives this policy again.
    public var yaml: String {
        var lines: [String] = []
        var path: ArraySlice<Substring> = []
        for (name, value) in settings where value != Self.unset {
            let places = name.split(separator: ".")
            for (depth, place) in places.dropLast().enumerated()
            where path.prefix(depth + 1) != places.prefix(depth + 1) {
                lines.append(String(repeating: "  ", count: depth) + "\(place):")
            }
            lines.append(String(repeating: "  ", count: places.count - 1) + "\(places[places.count - 1]): \(value)")
            path = places.dropLast()
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lines that differ in `other`, as `place: this -> other`.
    public func differences(to other: PracticePolicy) -> [String] {
        let (mine, theirs) = (
            Dictionary(uniqueKeysWithValues: settings), Dictionary(uniqueKeysWithValues: other.settings)
        )
        let places = settings.map(\.name) + other.settings.map(\.name).filter { mine[$0] == nil }
        return places.compactMap { place in
            let (before, after) = (mine[place] ?? Self.unset, theirs[place] ?? Self.unset)
            return before == after ? nil : "\(place): \(before) -> \(after)"
        }
    }

    private static let unset = "none"

    /// Every line of the document by its place.
    private var settings: [(name: String, value: String)] {
        retentionSettings + [
            ("minimum_necessary.word_times", text(keepsWordTimes)),
            ("consent.required", text(consent.required)), ("consent.grace", Period.text(consent.graceDays)),
            ("consent.methods", list(consent.methods.map(\.rawValue), whenEmpty: "any")),
            ("engines.transcribe", list(engines.transcribe)), ("engines.draft", list(engines.draft)),
            ("engines.regions", list(engines.regions)),
            ("languages", list(languages, whenEmpty: "any")),
            ("turn_around.stat", turnAround.statMinutes.map { Period.text(minutes: $0) } ?? Self.unset),
            ("turn_around.routine", turnAround.routineMinutes.map { Period.text(minutes: $0) } ?? Self.unset),
            ("notes.dictation", notes.dictation?.yaml ?? Self.unset),
            ("notes.encounter", notes.encounter?.yaml ?? Self.unset),
        ] + sensitivitySettings
    }

    private var retentionSettings: [(name: String, value: String)] {
        ArtifactClass.allCases.flatMap { artifactClass in
            let (name, terms) = (artifactClass.rawValue, self[artifactClass])
            return [
                ("retention.\(name).keep", Period.text(terms.keepDays)),
                ("retention.\(name).from", terms.from.rawValue),
                ("retention.\(name).at_most", terms.atMostDays.map { Period.text($0) } ?? Self.unset),
            ]
        }
    }

    private var sensitivitySettings: [(name: String, value: String)] {
        sensitivity.sorted { $0.key < $1.key }.flatMap { tag, rule in
            [
                ("sensitivity.\(tag).endpoints", text(rule.allowsEndpoints)),
                ("sensitivity.\(tag).exports", text(rule.allowsExports)),
            ]
        }
    }

    private func text(_ flag: Bool) -> String { flag ? "yes" : "no" }

    private func list(_ names: [String], whenEmpty: String = "[]") -> String {
        names.isEmpty ? whenEmpty : "[\(names.joined(separator: ", "))]"
    }
}

internal import Artifacts

extension PracticePolicy {
    /// The whole document as YAML; reading it gives this policy again.
    public var yaml: String {
        var lines = ["retention:"]
        for artifactClass in ArtifactClass.allCases {
            let terms = self[artifactClass]
            lines += ["  \(artifactClass.rawValue):", "    keep: \(Period.text(terms.keepDays))"]
            lines.append("    from: \(terms.from.rawValue)")
            if let most = terms.atMostDays { lines.append("    at_most: \(Period.text(most))") }
        }
        lines += ["consent:", "  required: \(consent.required ? "yes" : "no")"]
        lines.append("  grace: \(Period.text(consent.graceDays))")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lines that differ in `other`, as `place: this -> other`.
    public func differences(to other: PracticePolicy) -> [String] {
        zip(settings, other.settings).compactMap { mine, theirs in
            mine.value == theirs.value ? nil : "\(mine.name): \(mine.value) -> \(theirs.value)"
        }
    }

    private var settings: [(name: String, value: String)] {
        ArtifactClass.allCases.flatMap { artifactClass in
            let (name, terms) = (artifactClass.rawValue, self[artifactClass])
            return [
                ("retention.\(name).keep", Period.text(terms.keepDays)),
                ("retention.\(name).from", terms.from.rawValue),
                ("retention.\(name).at_most", terms.atMostDays.map(Period.text) ?? "none"),
            ]
        } + [
            ("consent.required", consent.required ? "yes" : "no"), ("consent.grace", Period.text(consent.graceDays)),
        ]
    }
}

internal import Artifacts
internal import Yams

extension PracticePolicy {
    /// Reads a policy from YAML. What the document leaves out is as in ``standard``; what it does not know is a fault.
    ///
    /// - Throws: ``RetentionError/Code/badPolicy`` with the line.
    public init(yaml: String) throws(RetentionError) {
        let root: Node?
        do { root = try Yams.compose(yaml: yaml) } catch let error as YamlError {
            throw Self.syntaxError(error)
        } catch {
            throw RetentionError(.badPolicy, "the document can't be read as YAML")
        }
        self = .standard
        guard let root, !root.isEmptyDocument else { return }
        for (key, value) in try root.members(of: "the policy", ["retention", "consent"]) {
            if key == "consent" { try readConsent(value) } else { try readRetention(value) }
        }
    }

    private mutating func readRetention(_ node: Node) throws(RetentionError) {
        for (name, terms) in try node.members(of: "retention", ArtifactClass.allCases.map(\.rawValue)) {
            guard let artifactClass = ArtifactClass(rawValue: name) else { continue }
            self[artifactClass] = try Terms(terms, name)
        }
    }

    private mutating func readConsent(_ node: Node) throws(RetentionError) {
        for (key, value) in try node.members(of: "consent", ["required", "grace"]) {
            if key == "required" { consent.required = try value.flag() } else { consent.graceDays = try value.days() }
        }
    }

    private static func syntaxError(_ error: YamlError) -> RetentionError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RetentionError(.badPolicy, line: mark.line, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            RetentionError(
                .badPolicy,
                line: context.mark.line,
                "\(duplicates.map { "\($0)" }.joined(separator: ", ")) stands here twice; keep one"
            )
        default: RetentionError(.badPolicy, "the document can't be read as YAML")
        }
    }
}

extension PracticePolicy.Terms {
    fileprivate init(_ node: Node, _ name: String) throws(RetentionError) {
        var (keep, clock, most): (Int?, PracticePolicy.Clock?, Int?) = (nil, nil, nil)
        for (key, value) in try node.members(of: name, ["keep", "from", "at_most"]) {
            switch key {
            case "keep": keep = try value.days()
            case "at_most": most = try value.days()
            default:
                clock = value.scalar.flatMap { PracticePolicy.Clock(rawValue: $0.string) }
                guard clock != nil else { throw value.fault("from is received, created or signed") }
            }
        }
        guard let keep, let clock else { throw node.fault("\(name) needs keep and from") }
        self.init(keepDays: keep, from: clock, atMostDays: most)
        guard clock != .signed || most != nil else {
            throw node.fault("\(name) counts from the signature, which may never come; add at_most")
        }
    }
}

extension Node {
    fileprivate var isEmptyDocument: Bool { scalar.map { $0.string.isEmpty || $0.string == "null" } ?? false }

    fileprivate func fault(_ words: String) -> RetentionError { RetentionError(.badPolicy, line: mark?.line, words) }

    fileprivate func members(
        of place: String,
        _ known: [String]
    ) throws(RetentionError) -> [(key: String, value: Node)] {
        guard let mapping else { throw fault("\(place) has the members \(known.joined(separator: ", "))") }
        var members: [(String, Node)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string, known.contains(name) else {
                throw key.fault("\(place) knows only \(known.joined(separator: ", "))")
            }
            members.append((name, value))
        }
        return members
    }

    fileprivate func days() throws(RetentionError) -> Int {
        guard let days = scalar.flatMap({ Period.days($0.string) }) else {
            throw fault("a period is a number and a unit, such as 30 days or 6 years, and at most 100 years")
        }
        return days
    }

    fileprivate func flag() throws(RetentionError) -> Bool {
        switch scalar?.string {
        case "yes", "true": return true
        case "no", "false": return false
        default: throw fault("required is yes or no")
        }
    }
}

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
        let places = [
            "retention", "minimum_necessary", "consent", "engines", "languages", "turn_around", "sensitivity", "notes",
        ]
        for (place, value) in try root.members(of: "the policy", places) {
            switch place {
            case "retention": try readRetention(value)
            case "minimum_necessary": try readMinimum(value)
            case "consent": try readConsent(value)
            case "engines": try readEngines(value)
            case "languages": languages = try Self.languages(value)
            case "turn_around": try readTargets(value)
            case "notes": try readNotes(value)
            default: try readSensitivity(value)
            }
        }
    }

    private mutating func readRetention(_ node: Node) throws(RetentionError) {
        for (name, terms) in try node.members(of: "retention", ArtifactClass.allCases.map(\.rawValue)) {
            guard let artifactClass = ArtifactClass(rawValue: name) else { continue }
            self[artifactClass] = try Terms(terms, name)
        }
    }

    private mutating func readMinimum(_ node: Node) throws(RetentionError) {
        for (_, value) in try node.members(of: "minimum_necessary", ["word_times"]) {
            keepsWordTimes = try value.flag()
        }
    }

    private mutating func readConsent(_ node: Node) throws(RetentionError) {
        for (key, value) in try node.members(of: "consent", ["required", "grace", "methods"]) {
            switch key {
            case "required": consent.required = try value.flag()
            case "grace": consent.graceDays = try value.days()
            default:
                let known = ConsentMethod.allCases.map(\.rawValue)
                let names = try value.names("methods are any, or of \(known.joined(separator: ", "))") {
                    known.contains($0) || $0 == "any"
                }
                consent.methods = names.contains("any") ? [] : names.compactMap { ConsentMethod(rawValue: $0) }
            }
        }
    }

    private mutating func readEngines(_ node: Node) throws(RetentionError) {
        for (key, value) in try node.members(of: "engines", ["transcribe", "draft", "regions"]) {
            let words = "\(key) is a list of names, such as embedded or speech.example"
            switch key {
            case "transcribe": engines.transcribe = try value.names(words, isName: Subprocessor.isName)
            case "draft": engines.draft = try value.names(words, isName: Subprocessor.isName)
            default:
                engines.regions = try value.names(
                    "regions is a list such as [us, ca-central-1]",
                    isName: Subprocessor.isRegion
                )
            }
        }
    }

    private static func languages(_ node: Node) throws(RetentionError) -> [String] {
        let codes = try node.names("languages is any, or a list of ISO 639 codes such as [en, es]") {
            $0 == "any" || $0.wholeMatch(of: /[a-z]{2,3}/) != nil
        }
        return codes.contains("any") ? [] : codes
    }

    private mutating func readTargets(_ node: Node) throws(RetentionError) {
        for (key, value) in try node.members(of: "turn_around", ["stat", "routine"]) {
            if key == "stat" {
                turnAround.statMinutes = try value.minutes()
            } else {
                turnAround.routineMinutes = try value.minutes()
            }
        }
    }

    private mutating func readSensitivity(_ node: Node) throws(RetentionError) {
        let words = "a tag is lower-case letters, digits and underscores, such as part_2"
        for (tag, rule) in try node.members(words, isKnown: TagDesk.isTag) {
            var sensitivity = Sensitivity()
            for (key, value) in try rule.members(of: tag, ["endpoints", "exports"]) {
                if key == "endpoints" {
                    sensitivity.allowsEndpoints = try value.flag()
                } else {
                    sensitivity.allowsExports = try value.flag()
                }
            }
            self.sensitivity[tag] = sensitivity
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
                let known = PracticePolicy.Clock.allCases.map(\.rawValue).joined(separator: ", ")
                guard clock != nil else { throw value.fault("from is one of \(known)") }
            }
        }
        guard let keep, let clock else { throw node.fault("\(name) needs keep and from") }
        self.init(keepDays: keep, from: clock, atMostDays: most)
        guard !clock.mayNeverStart || most != nil else {
            throw node.fault("\(name) counts from when it is \(clock.rawValue), which may never be; add at_most")
        }
    }
}

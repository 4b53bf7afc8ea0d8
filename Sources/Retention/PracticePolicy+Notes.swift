public import Artifacts
public import ClinicalNotes
internal import FoundationEssentials
internal import Yams

extension PracticePolicy {
    /// The templates of a practice's notes, by the kind of recording; without one a note stays as it was drafted.
    public struct Notes: Codable, Hashable, Sendable {
        /// For what one speaker dictated.
        public var dictation: Template?
        /// For what was said in an encounter.
        public var encounter: Template?

        /// No templates.
        public init() {}

        /// The template for a kind of recording.
        public func template(for kind: DictationKind) -> NoteTemplate? {
            switch kind {
            case .dictation: dictation?.template
            case .encounter: encounter?.template
            }
        }
    }

    /// A template that ships, by its name, or one of the practice's own.
    public enum Template: Codable, Hashable, Sendable {
        case shipped(String)
        case own(NoteTemplate)

        /// The template; `nil` for a name that this version does not ship.
        public var template: NoteTemplate? {
            switch self {
            case .shipped(let name): NoteTemplate.named(name)
            case .own(let template): template
            }
        }

        /// A string, or an object of `dictum.template/1`.
        public init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let name = try? value.decode(String.self) {
                self = .shipped(name)
            } else {
                self = .own(try value.decode(NoteTemplate.self))
            }
        }

        /// A string, or an object of `dictum.template/1`.
        public func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .shipped(let name): try value.encode(name)
            case .own(let template): try value.encode(template)
            }
        }

        /// In YAML: the name, or JSON on one line.
        var yaml: String {
            switch self {
            case .shipped(let name): name
            case .own(let template): template.line
            }
        }

        init(_ node: Node) throws(RetentionError) {
            if let name = node.scalar?.string {
                let known = NoteTemplate.shipped.map(\.name).joined(separator: ", ")
                guard NoteTemplate.named(name) != nil else {
                    throw node.fault("a template is one of \(known), or a mapping with name and sections")
                }
                self = .shipped(name)
                return
            }
            do throws(TemplateError) { self = .own(try NoteTemplate(json: Array(node.json().utf8))) } catch {
                throw node.part(at: error.path).fault(error.description)
            }
        }
    }

    mutating func readNotes(_ node: Node) throws(RetentionError) {
        for (kind, value) in try node.members(of: "notes", ["dictation", "encounter"]) {
            if kind == "dictation" {
                notes.dictation = try Template(value)
            } else {
                notes.encounter = try Template(value)
            }
        }
    }
}

extension Node {
    /// As JSON: `true` and `false` are truth values, all else is text.
    fileprivate func json() -> String {
        if let mapping {
            let members = mapping.map { key, value in "\(Self.quoted(key.scalar?.string ?? "")):\(value.json())" }
            return "{" + members.joined(separator: ",") + "}"
        }
        if let sequence { return "[" + sequence.map { $0.json() }.joined(separator: ",") + "]" }
        guard let scalar else { return "null" }
        let isTruth = scalar.style == .plain && ["true", "false", "yes", "no"].contains(scalar.string)
        return isTruth ? "\(["true", "yes"].contains(scalar.string))" : Self.quoted(scalar.string)
    }

    private static func quoted(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    /// The part that a path of names and numbers leads to, as far as there is one.
    fileprivate func part(at path: [String]) -> Node {
        guard let step = path.first else { return self }
        let items = sequence.map { Array($0) }
        let next =
            mapping?[step] ?? Int(step).flatMap { at in items.flatMap { $0.indices.contains(at) ? $0[at] : nil } }
        return next?.part(at: Array(path.dropFirst())) ?? self
    }
}

internal import FoundationEssentials

/// How a practice or a clinician wants a note: type, sections and their order, wording, and macros.
///
/// A small JSON document (`Deploy/schemas/template.schema.json`). A template arranges and words what was said; it cannot
/// change a number, a drug, a side or a negation, and what a macro writes is flagged as the template's.
public struct NoteTemplate: Codable, Hashable, Sendable {
    /// The name and version of the JSON form.
    public static let schema = "dictum.template/1"

    /// A section, by its LOINC code, in the place where it stands in the list.
    public struct Section: Codable, Hashable, Sendable {
        /// LOINC code, such as 51848-0.
        public var loinc: String
        /// As printed.
        public var title: String
        /// A note without it is flagged.
        public var required: Bool?
    }

    /// Words to write for words that were said: whole words, in any case.
    public struct Wording: Codable, Hashable, Sendable {
        public var say: String
        public var write: String
    }

    /// A phrase that, said as a sentence of its own, stands for a text.
    public struct Macro: Codable, Hashable, Sendable {
        /// The phrase.
        public var say: String
        /// LOINC code of the section that the text goes to; without it, where the phrase was said.
        public var section: String?
        /// The text, a statement a sentence.
        public var write: String
    }

    public var schema: String
    /// By which it is called, such as `soap`.
    public var name: String
    /// Title of the note; without it, as dictated.
    public var title: String?
    /// LOINC code of the document; without it, as dictated.
    public var loinc: String?
    public var sections: [Section]
    public var wording: [Wording]?
    public var macros: [Macro]?

    /// Reads a template and checks it.
    public init(json: [UInt8]) throws(TemplateError) {
        let read: NoteTemplate
        do { read = try JSONDecoder().decode(NoteTemplate.self, from: Data(json)) } catch {
            throw TemplateError(
                "it is not an object with schema, name and sections; see Deploy/schemas/template.schema.json",
                at: (error as? DecodingError)?.steps ?? []
            )
        }
        self = read
        try check()
    }

    init(name: String, title: String, loinc: String, sections: [Section]) {
        self.schema = Self.schema
        self.name = name
        self.title = title
        self.loinc = loinc
        self.sections = sections
    }

    /// The JSON form.
    public func json() -> String { json([.prettyPrinted]) }

    /// The JSON form on one line.
    public var line: String { json([]) }

    private func json(_ format: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format.union([.sortedKeys, .withoutEscapingSlashes])
        guard let bytes = try? encoder.encode(self) else { return "{}" }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func check() throws(TemplateError) {
        guard schema == Self.schema else { throw TemplateError("its schema is not \(Self.schema)", at: ["schema"]) }
        guard !name.isEmpty, !sections.isEmpty else { throw TemplateError("it needs a name and at least one section") }
        for (code, path) in codes where !Self.isLOINC(code) {
            throw TemplateError("\(code) is not a LOINC code, such as 51848-0", at: path)
        }
        var seen: Set<String> = []
        for (at, section) in sections.enumerated() where !seen.insert(section.loinc).inserted {
            throw TemplateError("two sections have the same LOINC code; join them", at: ["sections", "\(at)", "loinc"])
        }
        for (at, rule) in (wording ?? []).enumerated() {
            guard let change = WordingRule(rule: rule).change else { continue }
            throw TemplateError(
                "the wording rule for \"\(rule.say)\" \(change); a rule may only reword",
                at: ["wording", "\(at)"]
            )
        }
        for (at, macro) in (macros ?? []).enumerated()
        where GroundedWords(text: macro.say).words.isEmpty || macro.write.isEmpty {
            throw TemplateError("a macro needs words to say and a text to write", at: ["macros", "\(at)"])
        }
    }

    /// The LOINC codes, and where they stand.
    private var codes: [(code: String, path: [String])] {
        sections.enumerated().map { ($1.loinc, ["sections", "\($0)", "loinc"]) }
            + (macros ?? []).enumerated().compactMap { at, macro in
                macro.section.map { ($0, ["macros", "\(at)", "section"]) }
            } + [loinc].compactMap { $0 }.map { ($0, ["loinc"]) }
    }

    private static func isLOINC(_ code: String) -> Bool {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && (1...7).contains(parts[0].count) && parts[1].count == 1
            && code.allSatisfy { $0.isNumber && $0.isASCII || $0 == "-" }
    }
}

/// Why a template cannot be used.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// The part that is at fault: names of members and, counted from 0, places in lists.
    public let path: [String]

    init(_ reason: String, at path: [String] = []) {
        description = "the template can't be used: \(reason)"
        self.path = path
    }
}

extension DecodingError {
    fileprivate var steps: [String] {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        @unknown default: []
        }
    }
}

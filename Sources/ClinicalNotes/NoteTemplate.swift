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
                "it is not a JSON object with schema, name and sections; see Deploy/schemas/template.schema.json"
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
    public func json() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(self) else { return "{}" }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func check() throws(TemplateError) {
        guard schema == Self.schema else { throw TemplateError("its schema is not \(Self.schema)") }
        guard !name.isEmpty, !sections.isEmpty else { throw TemplateError("it needs a name and at least one section") }
        let codes = sections.map(\.loinc) + (macros ?? []).compactMap(\.section) + [loinc].compactMap { $0 }
        if let wrong = codes.first(where: { !Self.isLOINC($0) }) {
            throw TemplateError("\(wrong) is not a LOINC code, such as 51848-0")
        }
        if Set(sections.map(\.loinc)).count < sections.count {
            throw TemplateError("two sections have the same LOINC code; join them")
        }
        for rule in wording ?? [] {
            let (said, written) = (GroundedWords(text: rule.say), GroundedWords(text: rule.write))
            guard !said.words.isEmpty, Facts(said) == Facts(written) else {
                throw TemplateError(
                    "the wording rule for \"\(rule.say)\" changes a number, drug, side, time or negation; a rule may only reword"
                )
            }
        }
        for macro in macros ?? [] where GroundedWords(text: macro.say).words.isEmpty || macro.write.isEmpty {
            throw TemplateError("a macro needs words to say and a text to write")
        }
    }

    private static func isLOINC(_ code: String) -> Bool {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && (1...7).contains(parts[0].count) && parts[1].count == 1
            && code.allSatisfy { $0.isNumber && $0.isASCII || $0 == "-" }
    }

    /// What a rule may not change.
    private struct Facts: Equatable {
        let numbers: [String]
        let names: [Set<String>]
        let negations: Int

        init(_ words: GroundedWords) {
            numbers = words.figures.keys.sorted()
            names = [words.drugs, words.sides, words.times, words.relatives]
            negations = words.words.count(where: Lexicon.negations.contains)
        }
    }
}

/// Why a template cannot be used.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ reason: String) { description = "the template can't be used: \(reason)" }
}

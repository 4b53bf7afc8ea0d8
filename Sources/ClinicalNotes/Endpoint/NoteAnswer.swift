internal import FoundationEssentials

/// A chat model's answer, as far as it may be believed: it is whole, it is JSON, and it keeps to the schema.
struct NoteAnswer {
    private static let mostStatements = 500
    private static let longestText = 1_000

    struct Statement {
        var section: SectionKind
        var text: String
        /// Numbers of lines, as the model cites them; they need not exist.
        var lines: [Int]
    }

    let statements: [Statement]

    /// Reads the body of an answered chat completion.
    ///
    /// - Throws: `answer_malformed`, `answer_truncated`, `answer_declined`.
    init(completion: [UInt8]) throws(ChatFailure) {
        guard let answer = try? JSONDecoder().decode(Completion.self, from: Data(completion)),
            let choice = answer.choices.first
        else { throw ChatFailure(.malformed) }
        if choice.finish_reason == "length" { throw ChatFailure(.truncated) }
        if choice.finish_reason == "content_filter" || choice.message.refusal?.isEmpty == false {
            throw ChatFailure(.declined)
        }
        guard let content = choice.message.content else { throw ChatFailure(.malformed) }
        try self.init(content: content)
    }

    private init(content: String) throws(ChatFailure) {
        guard let draft = try? JSONDecoder().decode(Draft.self, from: Data(Self.unfenced(content).utf8)) else {
            throw ChatFailure(.malformed)
        }
        var statements: [Statement] = []
        for section in draft.sections {
            guard let kind = SectionKind(key: section.section) else { throw ChatFailure(.malformed) }
            for statement in section.statements {
                let text = statement.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                guard text.count <= Self.longestText, text.unicodeScalars.allSatisfy({ $0.value >= 32 }) else {
                    throw ChatFailure(.malformed)
                }
                if !text.isEmpty { statements.append(.init(section: kind, text: text, lines: statement.lines)) }
            }
        }
        guard statements.count <= Self.mostStatements else { throw ChatFailure(.malformed) }
        self.statements = statements
    }

    /// Servers that don't know `response_format` let their models put the JSON into a block of Markdown.
    private static func unfenced(_ content: String) -> Substring {
        var text = content[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        guard text.hasPrefix("```"), text.hasSuffix("```"), let end = text.firstIndex(where: \.isNewline) else {
            return text
        }
        return text[end...].dropLast(3)
    }

    private struct Completion: Decodable {
        struct Choice: Decodable {
            var message: Message
            var finish_reason: String?
        }

        struct Message: Decodable {
            var content: String?
            var refusal: String?
        }

        var choices: [Choice]
    }

    private struct Draft: Decodable {
        struct Section: Decodable {
            var section: String
            var statements: [Stated]
        }

        struct Stated: Decodable {
            var text: String
            var lines: [Int]
        }

        var sections: [Section]
    }
}

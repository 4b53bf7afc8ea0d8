import Artifacts

/// What was said beside what was heard, word by word.
struct WordDifference {
    private static let longest = 8_000

    private enum Step {
        case same(String)
        case missed(String)
        case added(String)
    }

    private let steps: [Step]
    /// Words of the reference.
    let words: Int
    /// Words that were changed, missed or added.
    let errors: Int

    /// Aligns two texts; case, layout and punctuation don't count.
    init(reference: String, heard: String) throws {
        let (said, written) = (Self.words(of: reference), Self.words(of: heard))
        guard said.count <= Self.longest, written.count <= Self.longest else {
            throw InputError("--compare takes texts of at most \(Self.longest) words; compare the recording in parts")
        }
        guard !said.isEmpty else {
            throw InputError("the text for --compare has no word; give the text of what was said")
        }
        let columns = written.count + 1
        var cost = [UInt16](repeating: 0, count: (said.count + 1) * columns)
        for row in 0...said.count { cost[row * columns] = UInt16(row) }
        for column in 0...written.count { cost[column] = UInt16(column) }
        for row in 1..<max(1, said.count + 1) {
            for column in 1..<max(1, columns) {
                let isSame = said[row - 1].key == written[column - 1].key
                cost[row * columns + column] = min(
                    cost[(row - 1) * columns + column - 1] + (isSame ? 0 : 1),
                    cost[(row - 1) * columns + column] + 1,
                    cost[row * columns + column - 1] + 1
                )
            }
        }
        var steps: [Step] = []
        var (row, column) = (said.count, written.count)
        while row > 0 || column > 0 {
            let here = cost[row * columns + column]
            let isSame = row > 0 && column > 0 && said[row - 1].key == written[column - 1].key
            if row > 0, column > 0, cost[(row - 1) * columns + column - 1] + (isSame ? 0 : 1) == here {
                (row, column) = (row - 1, column - 1)
                steps +=
                    isSame ? [.same(written[column].text)] : [.added(written[column].text), .missed(said[row].text)]
            } else if row > 0, cost[(row - 1) * columns + column] + 1 == here {
                row -= 1
                steps.append(.missed(said[row].text))
            } else {
                column -= 1
                steps.append(.added(written[column].text))
            }
        }
        self.steps = steps.reversed()
        words = said.count
        errors = Int(cost[said.count * columns + written.count])
    }

    private static func words(of text: String) -> [(key: String, text: String)] {
        text.split(whereSeparator: \.isWhitespace).compactMap { word in
            let core = HeardWord(String(word)).core
            let key = core.lowercased().filter { $0.isLetter || $0.isNumber }
            return key.isEmpty ? nil : (key, String(word))
        }
    }

    /// The text as heard: `[-missed-]` in red and `{+added+}` in green, and the word error rate as the last line.
    var page: String {
        let text = steps.map { step in
            switch step {
            case .same(let word): word
            case .missed(let word): Terminal.coloured("[-\(word)-]", 31)
            case .added(let word): Terminal.coloured("{+\(word)+}", 32)
            }
        }.joined(separator: " ")
        let tenths = (errors * 1000 + words / 2) / words
        return "\(text)\n\nWER \(tenths / 10).\(tenths % 10) % (\(errors) of \(words) words)\n"
    }
}

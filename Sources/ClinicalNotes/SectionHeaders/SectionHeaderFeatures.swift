extension SectionHeaderClassifier {
    /// What the model sees of a dialogue, and how often: as `features` of `Scripts/train_section_headers`.
    struct Features {
        private var counts: [String: Int] = [:]
        private var (turns, asked, spoken) = (0, 0, 0)
        private var isWithGuest = false

        /// Adds one line: each word, each pair, each word with its speaker, the beginnings of long words, the kinds of words,
        /// and the words of a clinician's questions.
        mutating func add(_ line: Substring) {
            let (speaker, said) = Self.turn(line)
            let words = Self.words(said)
            if words.isEmpty { return }
            let isQuestion = words.contains("?")
            for (at, word) in words.enumerated() {
                count(String(word))
                count("\(speaker):\(word)")
                if at > 0 { count("\(words[at - 1])_\(word)") }
                if word.count > 5 { count("~" + word.prefix(5)) }
                if speaker == "d", isQuestion { count("Q:\(word)") }
                for kind in Self.kinds(String(word)) {
                    count(kind)
                    count("\(speaker):\(kind)")
                }
            }
            turns += 1
            spoken += words.count
            if isQuestion { asked += 1 }
            if speaker == "g" { isWithGuest = true }
        }

        /// With the shape of the dialogue, which counts three times.
        var whole: [String: Int] {
            var result = counts
            let length = Int.bitWidth - (spoken + 1).leadingZeroBitCount
            for shape in ["LEN\(length)", "TURN\(min(turns, 12))", "ASK\(min(asked, 8))"] { result[shape] = 3 }
            if isWithGuest { result["GUEST"] = 3 }
            return result
        }

        private mutating func count(_ feature: String) { counts[feature, default: 0] += 1 }

        private static func turn(_ line: Substring) -> (Character, Substring) {
            let line = line.drop { $0.isWhitespace }
            for name in ["doctor", "patient", "guest"] where line.hasPrefix(name) {
                guard let colon = line.prefix(24).firstIndex(of: ":") else { continue }
                return (name.first ?? "d", line[line.index(after: colon)...])
            }
            return ("d", line)
        }

        private static func words(_ text: Substring) -> [Substring] {
            var result: [Substring] = []
            var start: Substring.Index?
            var isNumber = false
            for at in text.indices {
                let character = text[at]
                let isLetter = character.isASCII && character.isLetter || character == "'"
                let isDigit = character.isASCII && character.isNumber
                if let begun = start, !(isNumber ? isDigit : isLetter) {
                    result.append(text[begun..<at])
                    start = nil
                }
                if start == nil, isLetter || isDigit { (start, isNumber) = (at, isDigit) }
                if character == "?" { result.append("?") }
            }
            if let start { result.append(text[start...]) }
            return result
        }

        private static func kinds(_ word: String) -> Set<String> {
            var result = Set(named.filter { $0.words.contains(word) }.map(\.kind))
            result.formUnion(endings.filter { $0.ends.contains(where: word.hasSuffix) }.map(\.kind))
            if word.first?.isNumber == true { result.insert("NUM\(word.count)") }
            return result
        }

        private static let named: [(kind: String, words: WordList)] = [
            ("DRUG", Lexicon.drugs), ("SYM", Lexicon.symptoms), ("DIS", Lexicon.diseases),
            (
                "REL",
                Lexicon.set(
                    """
                    mother mother's mom mom's father father's dad dad's parents parent brother brother's brothers sister
                    sister's sisters siblings son sons daughter daughters wife husband grandmother grandfather grandma
                    grandpa aunt uncle cousin family children kids married divorced single
                    """
                )
            ), ("DOSE", Lexicon.set("mg milligrams mcg daily twice tablet tablets pill pills")),
        ]
        private static let endings: [(kind: String, ends: [String])] = [
            ("DIS", ["itis", "osis", "oma", "emia", "pathy", "iasis", "algia", "tension"]),
            (
                "SURG",
                [
                    "ectomy", "plasty", "otomy", "ostomy", "oscopy", "surgery", "surgeries", "surgical", "operation",
                    "removed", "repair", "bypass", "transplant", "replacement",
                ]
            ),
        ]
    }
}

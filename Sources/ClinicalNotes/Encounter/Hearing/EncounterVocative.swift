/// Whom a speaker addresses, which is no part of what is said: "I am not married, sir", "be careful, young man".
extension Spoken {
    /// The clause without it.
    var withoutVocative: Spoken {
        guard words.count > 1, words.contains(where: { Self.addressed.contains($0.lower) || Self.isName($0.lower) })
        else {
            return self
        }
        var clause = self
        let kept = words.indices.filter { !isVocative($0) }
        guard !kept.isEmpty, kept.count < words.count else { return self }
        clause.words = kept.map { words[$0] }
        // What was set apart by commas ends with none.
        if kept.last != words.count - 1 { clause.words[kept.count - 1].hasComma = false }
        return clause
    }

    private func isVocative(_ at: Int) -> Bool {
        let before = at > 0 ? words[at - 1] : nil
        switch words[at].lower {
        case "sir", "ma'am": return before.map { !EncounterShape.determiners.contains($0.lower) } ?? true
        case "man", "lady": return before?.lower == "young" && endsApart(at - 1) && at == words.count - 1
        case "young": return at + 2 == words.count && Self.addressed.contains(words[at + 1].lower) && endsApart(at)
        case "doctor", "doc": return at == words.count - 1 && before?.hasComma == true
        // "Do you smoke, Walter?"
        default: return Self.isName(words[at].lower) && isCalled(at)
        }
    }

    /// A name between commas or behind one that nobody is introduced by: not "my son, Walter", "Ann, Walter and I".
    private func isCalled(_ at: Int) -> Bool {
        guard at > 0, words[at - 1].hasComma, at == words.count - 1 || words[at].hasComma else { return false }
        let before = words[at - 1].lower
        return Lexicon.relatives[before] == nil && !Self.naming.contains(before)
            && !Self.isName(before) && !words[..<at].suffix(3).contains { Self.naming.contains($0.lower) }
    }

    private static func isName(_ word: String) -> Bool { PatientVoice.Gender.names.contains(word) }

    /// A comma stands before it: "be more careful, young man".
    private func endsApart(_ at: Int) -> Bool {
        at > 1 && words[at - 1].hasComma
    }

    private static let naming = Lexicon.set(
        "is was named name called friend friends boss coworker nurse doctor dr dr. mr mrs ms mr. mrs. ms. i'm this it's with by and or"
    )
    private static let addressed = Lexicon.set("sir ma'am man lady doctor doc")
}

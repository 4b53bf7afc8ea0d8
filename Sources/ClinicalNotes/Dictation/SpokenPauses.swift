internal import Artifacts

/// Sounds of thinking, words begun twice and apologies for a slip: said while dictating, and no part of any note.
enum SpokenPauses {
    /// The tokens without them, and without the comma that set them off.
    static func removed(from tokens: [Transcript.Token]) -> [Transcript.Token] {
        var result: [Transcript.Token] = []
        var at = 0
        while at < tokens.count {
            if let length = pause(tokens[at...]) {
                at += length
                // "An echocardiogram, uh, today" keeps one comma of the two, "uh, today" and "excuse me" none.
                if length > 1, result.last.map(isComma) ?? false { result.removeLast() }
                if at < tokens.count, isComma(tokens[at]), length > 1 || result.last.map(isComma) ?? true { at += 1 }
                if at < tokens.count, bindsOn(tokens[at].text), result.last.map(isComma) ?? false {
                    result.removeLast()
                }
                continue
            }
            if !isBegun(tokens[at...]) {
                result.append(tokens[at])
            } else if at + 1 < tokens.count, isComma(tokens[at + 1]) {
                at += 1
            }
            at += 1
        }
        return withoutOpening(result)
    }

    /// How many tokens are a pause: "uh", "excuse me", and "you know," where a comma sets it off.
    private static func pause(_ tokens: ArraySlice<Transcript.Token>) -> Int? {
        guard let first = tokens.first, first.kind == .word else { return nil }
        let lower = first.text.lowercased()
        if sounds.contains(lower) { return 1 }
        let next = tokens.dropFirst().first?.text.lowercased()
        // "As you know, he has a tremor."
        if lower == "as", next == "you", tokens.dropFirst(2).first?.text.lowercased() == "know" {
            return tokens.dropFirst(3).first.map(isComma) == true ? 3 : nil
        }
        if lower == "you", next == "know" { return tokens.dropFirst(2).first.map(isComma) == true ? 2 : nil }
        return lower == "excuse" && next == "me" ? 2 : nil
    }

    /// "Return, uh, for a check": a pause, and no comma before what binds on.
    static func bindsOn(_ word: String) -> Bool { binding.contains(word.lowercased()) }
    private static let binding = Lexicon.set("for of to in on at with by from")

    /// "Exhal | exhalation", "re | related": a word begun before it is said.
    private static func isBegun(_ tokens: ArraySlice<Transcript.Token>) -> Bool {
        if isBeforeIng(tokens.prefix(3).map { $0.text.lowercased() }) { return true }
        guard let word = tokens.first, let next = tokens.dropFirst().first, word.kind == .word, next.kind == .word,
            word.rule == nil, next.rule == nil
        else { return false }
        let (begun, whole) = (word.text.lowercased(), next.text.lowercased())
        guard whole.count > begun.count + 1, whole.hasPrefix(begun), begun.allSatisfy(\.isLetter) else { return false }
        return begun == "re" || begun.count > 3 && !isWhole(begun)
    }

    /// "Bruise, bruising": the same word in another form.
    private static func isBeforeIng(_ words: [String]) -> Bool {
        guard words.count == 3, words[1] == ",", words[0].count > 4 else { return false }
        return words[2] == words[0] + "ing" || words[2] == words[0].dropLast() + "ing" && words[0].hasSuffix("e")
    }

    /// "Over overnight", "heart heartburn": a word that is one by itself.
    private static func isWhole(_ word: String) -> Bool {
        Lexicon.functionWords.contains(word) || Lexicon.symptoms.contains(word) || Lexicon.isDisease(word)
            || EncounterWords.verbs.contains(word) || Lexicon.drugs.contains(word) || compounded.contains(word)
            || !Cues.read([word]).isEmpty
    }

    /// "All right, so start lisinopril": it begins with what is said.
    private static func withoutOpening(_ tokens: [Transcript.Token]) -> [Transcript.Token] {
        for opening in openings {
            let words = tokens.filter { $0.kind == .word }.prefix(opening.count)
            guard words.map({ $0.text.lowercased() }) == opening, let last = words.last,
                let end = tokens.firstIndex(where: { $0.words == last.words && $0.text == last.text })
            else { continue }
            let rest = tokens[(end + 1)...].drop(while: isComma)
            return rest.contains { $0.kind == .word } ? Array(rest) : tokens
        }
        return tokens
    }

    private static func isComma(_ token: Transcript.Token) -> Bool { token.kind == .punctuation && token.text == "," }

    private static let sounds = Lexicon.set("uh um uhm erm eh hmm")
    /// Other words that longer ones begin with: "her head headaches come from".
    private static let compounded = Lexicon.set(
        """
        head back work care water blood heart hand foot finger under over after with side hair arms knee breast bone skin life
        time week month year birth home child grand step down test well long short half some every there here where what when
        note cell lung light sleep side ward under term part base line cross spin spine
        """
    )
    private static let openings = [["all", "right", "so"], ["alright", "so"], ["okay", "so"], ["ok", "so"]]
}

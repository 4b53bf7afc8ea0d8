internal import Artifacts

/// Sentences in another language than English, which no rule of this room reads: the reviewer must know of them.
enum OtherLanguage {
    /// Frequent words of the languages most spoken in American practices; none is a word or an abbreviation of English.
    private static let words = Lexicon.set(
        """
        que una vamos está estoy tengo tiene pero desde hace muy porque cuando también gracias usted como sí es en por su se ha
        dolor une je vous nous avec dans depuis très mais c'est j'ai não você estou tenho uma há und ich nicht ist ein
        eine haben habe seit sind il che sono ho perché sto ang ng mga ako po hindi mwen nie jest mam się
        tôi không bị
        """
    )
    /// Those that names have too: "Mr. de la Cruz of El Paso".
    private static let ofNames = Lexicon.set("de la el los las del le les des der das della")

    /// The transcript names another language than English.
    static func isTold(_ transcript: Transcript) -> Bool {
        !transcript.language.isEmpty && !transcript.language.hasPrefix("en")
    }

    /// Whether all of a dictation is in another language, so that no English cue sorts it: it is told so, other languages' words
    /// are as many as those of English, or hardly a word is known. Terse English has few small words, and its nouns tell it.
    static func isWhole(_ transcript: Transcript) -> Bool {
        if isTold(transcript) { return true }
        var (count, strange, ofNames, known, small) = (0, 0, 0, 0, 0)
        for said in transcript.words.lazy.map({ HeardWord($0.text).core }) {
            let word = said.lowercased()
            guard word.utf8.count > 1, word.contains(where: \.isLetter), !ofBoth.contains(word) else { continue }
            count += 1
            if isKnown(word) {
                known += 1
                small += Lexicon.functionWords.contains(word) ? 1 : 0
            } else if isOfOtherLetters(word) {
                strange += 2
            } else if words.contains(word) || hasAccent(word) && said.first?.isUppercase == false {
                strange += 1
            } else if Self.ofNames.contains(word) {
                ofNames += 1
            }
        }
        let isStrange = strange > 0 && strange + ofNames > 1 && strange + ofNames >= known
        return isStrange || strange > 1 && small == 0 || count > 5 && known * 4 < count
    }

    /// Of names too, where it begins with a capital: "Sjögren".
    private static func hasAccent(_ word: String) -> Bool {
        word.unicodeScalars.contains { $0.value > 0xBF && $0.properties.isAlphabetic }
    }

    /// Small words and units that other languages have too.
    private static let ofBoth = Lexicon.units.union(["no", "me", "as", "has", "he"])
    private static let english = WordList(
        Array(Lexicon.functionWords) + Lexicon.drugs + Headings.all.flatMap(\.phrase) + counting
            + EncounterReplies.units
    )
    /// But for "six", "ten", "once" and "point", which others have too.
    private static let counting = Lexicon.set(
        """
        zero one two three four five seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand times twice
        """
    )

    private static func isKnown(_ word: String) -> Bool {
        english.contains(word) || PlacementWords.ofWord[word] != nil || PlacementWords.isIllness(word)
            || PlacementModel.shared.knows(word) || !Cues.read([word]).isEmpty
    }

    /// How many of a transcript's sentences are in another language; 0 where it is a word or a name.
    static func sentences(in source: DraftSource) -> Int {
        let strange = source.sentences.map { strangeWords(in: $0.tokens.map(\.text)) }
        // Where whole sentences are, a single word tells the short ones.
        guard strange.filter({ $0 > 1 }).reduce(0, +) > 2 else { return 0 }
        return strange.count { $0 > 0 }
    }

    /// The words that tell another language, where they outnumber those of English (its shortest are words elsewhere too); else 0.
    private static func strangeWords(in tokens: [String]) -> Int {
        var (strange, ofNames, english) = (0, 0, 0)
        for token in tokens {
            let word = token.isOfSmallLetters ? token : HeardWord(token).core.lowercased()
            if words.contains(word) || isOfOtherLetters(word) || token.first.map("¿¡".contains) == true {
                strange += 1
            } else if Self.ofNames.contains(word) {
                ofNames += 1
            } else if word.utf8.count > 2, Lexicon.functionWords.contains(word) {
                english += 1
            }
        }
        return strange > 0 && strange + ofNames > english ? strange + ofNames : 0
    }

    /// Whether a word has mostly letters that are not of the Latin alphabet.
    private static func isOfOtherLetters(_ word: String) -> Bool {
        guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
        return letters.count { $0.value > 0x24F && !(0x1E00...0x1EFF).contains($0.value) } * 2 > letters.count
    }
}

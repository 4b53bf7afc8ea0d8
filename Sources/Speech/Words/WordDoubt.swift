internal import Artifacts

/// Which words a reviewer is shown: by the engine's probability, and by what the word is.
///
/// The bars were set by 9,600 words of 36 dictations (a synthetic voice, tiny.en), 2.9 % of them wrong. Of words that no lexicon
/// knows every third is wrong, however sure the engine was; of terms that stand as they are written in the lexicon hardly
/// one in a hundred, however unsure.
struct WordDoubt {
    let lexicon: Lexicon

    /// `word` with its doubt, where the probability alone would tell otherwise. A resolved word is shown as that.
    func judged(_ word: Transcript.Word) -> Transcript.Word {
        guard word.doubt == nil, word.resolution == nil, word.probability < Self.highestBar else { return word }
        let isDoubted = word.probability < bar(of: HeardTerm(word, lexicon))
        guard isDoubted != word.isDoubtful else { return word }
        var judged = word
        judged.doubt = isDoubted
        return judged
    }

    private static let highestBar = 0.9

    /// The probability below which a word is doubted.
    private func bar(of term: HeardTerm) -> Double {
        // "AZ-8": letters that are no name, and a number that may not be all of it.
        let found = term.text.wholeMatch(of: /([A-Z]{2,})(?:-[0-9]|-?[0-9]{2,})|[A-Z][0-9]+\.[0-9]+/)
        if let found { return FormatterWords.endingInDigit[String(found.1 ?? "")] == nil ? Self.highestBar : 0.5 }
        if term.isNumber { return 0.5 }
        if term.isDrug { return 0.3 }
        if term.isStrange, term.text.allSatisfy(\.isLetter) {
            // A name, mostly.
            return term.text.first?.isUppercase == true ? 0.5 : Self.highestBar
        }
        return term.standing == .medical ? 0.25 : 0.45
    }
}

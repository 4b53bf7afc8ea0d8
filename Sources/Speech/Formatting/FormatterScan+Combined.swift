internal import Artifacts

/// Strengths of drugs that come as two in one.
extension FormatterScan {
    /// "Sacubitril valsartan 49 51" is 49/51, a number for each of them; "Symbicort 164.5" is 160/4.5.
    mutating func joinStrengths() {
        guard isOfOneSpeaker, let end = tokens.lastIndex(where: { $0.kind == .word }), end + 2 >= tokens.count else {
            return
        }
        let at = ["mg", "mcg"].contains(tokens[end].text) ? end - 1 : end
        guard at > 1, tokens[at].text.first?.isNumber == true else { return }
        let (first, last) = (tokens[at - 1], tokens[at])
        if let number = [at - 1, at].first(where: isRunTogether), let pair = Self.runTogether[tokens[number].text] {
            (tokens[number].text, tokens[number].rule) = (pair, "number")
        } else if !Self.counted.contains(word(index)),
            [first, last].allSatisfy({ Double($0.text) != nil && !$0.isStruck }), isCombined(tokens[..<(at - 1)])
        {
            let words = first.words.lowerBound..<last.words.upperBound
            tokens[at - 1] = .init(text: "\(first.text)/\(last.text)", kind: .word, words: words, rule: "number")
            tokens.remove(at: at)
        }
    }

    private func isRunTogether(_ at: Int) -> Bool {
        Self.runTogether[tokens[at].text] != nil && isCombined(tokens[..<at])
    }

    /// The last word names what holds two drugs, or the second of them.
    private func isCombined(_ said: ArraySlice<Transcript.Token>) -> Bool {
        let names = said.suffix(2).map { $0.text.lowercased() }
        guard let last = names.last else { return false }
        return Self.brands.contains(last) || Self.pairs[names[0]]?.contains(last) == true
    }

    /// What comes in one tablet or inhaler, in the order in which it is named.
    private static let pairs: [String: Set<String>] = [
        "sacubitril": ["valsartan"], "amoxicillin": ["clavulanate"], "carbidopa": ["levodopa"],
        "budesonide": ["formoterol"], "fluticasone": ["salmeterol", "vilanterol"], "mometasone": ["formoterol"],
        "lisinopril": ["hydrochlorothiazide"], "losartan": ["hydrochlorothiazide"],
        "valsartan": ["hydrochlorothiazide"], "amlodipine": ["benazepril", "valsartan", "olmesartan", "atorvastatin"],
        "hydrocodone": ["acetaminophen"], "oxycodone": ["acetaminophen"], "ezetimibe": ["simvastatin"],
        "trimethoprim": ["sulfamethoxazole"], "sulfamethoxazole": ["trimethoprim"],
    ]
    private static let brands = FormatterWords.words(
        "symbicort bactrim septra advair entresto sinemet augmentin norco percocet vicodin dulera breo exforge"
    )
    /// "Percocet 5 10 tablets": the second number counts.
    private static let counted = FormatterWords.words(
        "tablet tablets tabs pill pills capsule capsules puff puffs times"
    )
    private static let runTogether = ["164.5": "160/4.5", "84.5": "80/4.5"]
}

/// English letters to sounds: the longest rule that fits, from left to right.
enum SpellingRules {
    /// Where a rule holds.
    private enum Place { case anywhere, start, end, beforeSoft, beforeVowel }

    /// The sounds of a word in lower-case letters.
    static func sounds(of word: [UInt8]) -> [UInt8] {
        var sounds: [UInt8] = []
        var at = 0
        while at < word.count {
            if let long = longVowel(word, at) {
                sounds.append(long)
                at += 1
                continue
            }
            guard let rule = rule(for: word, at) else {
                at += 1
                continue
            }
            sounds += rule.sounds
            at += rule.letters.count
        }
        return sounds
    }

    /// A vowel is long before one consonant and a silent E: "tide", "mine", "zoles".
    private static func longVowel(_ word: [UInt8], _ at: Int) -> UInt8? {
        guard let long = longVowels[word[at]], at + 2 < word.count, word[at + 2] == UInt8(ascii: "e"),
            !Pronunciation.isVowelLetter(word[at + 1]), word[at + 1] != UInt8(ascii: "x"),
            word[at + 1] != UInt8(ascii: "r")
        else { return nil }
        let rest = word[(at + 3)...]
        guard rest.isEmpty || rest.elementsEqual("s".utf8) else { return nil }
        if at > 0, Pronunciation.isVowelLetter(word[at - 1]) { return nil }
        // "-ine" and "-ate" of drugs: morphine, citrate.
        let isDrugEnding = word.count > 6 && word[at] == UInt8(ascii: "i") && word[at + 1] == UInt8(ascii: "n")
        return isDrugEnding ? UInt8(ascii: "E") : long
    }

    private static let longVowels: [UInt8: UInt8] = [
        UInt8(ascii: "a"): UInt8(ascii: "A"), UInt8(ascii: "i"): UInt8(ascii: "I"),
        UInt8(ascii: "o"): UInt8(ascii: "O"), UInt8(ascii: "u"): UInt8(ascii: "U"),
        UInt8(ascii: "e"): UInt8(ascii: "E"), UInt8(ascii: "y"): UInt8(ascii: "I"),
    ]

    private static func rule(for word: [UInt8], _ at: Int) -> Rule? {
        rules[word[at]]?.first { rule in
            let end = at + rule.letters.count
            guard end <= word.count, word[at..<end].elementsEqual(rule.letters) else { return false }
            switch rule.place {
            case .anywhere: return true
            case .start: return at == 0
            case .end: return end == word.count
            case .beforeSoft: return end < word.count && "eiy".utf8.contains(word[end])
            case .beforeVowel: return end < word.count && Pronunciation.isVowelLetter(word[end])
            }
        }
    }

    private struct Rule: Sendable {
        let letters: [UInt8]
        let place: Place
        let sounds: [UInt8]
    }

    private static let rules: [UInt8: [Rule]] = Dictionary(
        grouping: table.map { Rule(letters: Array($0.utf8), place: $1, sounds: Array($2.utf8)) }
            .sorted {
                ($0.letters.count, $0.place == .anywhere ? 0 : 1) > ($1.letters.count, $1.place == .anywhere ? 0 : 1)
            },
        by: { $0.letters[0] }
    )

    private static let table: [(String, Place, String)] = [
        ("a", .anywhere, "a"), ("a", .end, "u"), ("ae", .anywhere, "E"), ("ai", .anywhere, "A"), ("ay", .anywhere, "A"),
        ("air", .anywhere, "er"), ("al", .end, "ul"), ("all", .anywhere, "ol"), ("ar", .anywhere, "or"),
        ("au", .anywhere, "o"), ("aw", .anywhere, "o"), ("alk", .anywhere, "ok"), ("age", .end, "iJ"),
        ("ate", .end, "At"), ("ation", .anywhere, "ASun"), ("a", .start, "u"), ("augh", .anywhere, "o"),
        ("b", .anywhere, "b"), ("bb", .anywhere, "b"), ("mb", .end, "m"),
        ("c", .anywhere, "k"), ("c", .beforeSoft, "s"), ("cc", .anywhere, "k"), ("cc", .beforeSoft, "ks"),
        ("ch", .anywhere, "C"), ("chl", .anywhere, "kl"), ("chr", .anywhere, "kr"), ("chol", .anywhere, "kol"),
        ("ck", .anywhere, "k"), ("cia", .anywhere, "Su"), ("cio", .anywhere, "Su"), ("cian", .anywhere, "Sun"),
        ("d", .anywhere, "d"), ("dd", .anywhere, "d"), ("dg", .beforeSoft, "J"),
        ("e", .anywhere, "e"), ("e", .end, ""), ("ea", .anywhere, "E"), ("ead", .anywhere, "ed"),
        ("ee", .anywhere, "E"), ("ei", .anywhere, "E"), ("eigh", .anywhere, "A"), ("er", .anywhere, "ur"),
        ("ear", .anywhere, "Er"), ("eu", .anywhere, "jU"), ("ew", .anywhere, "U"), ("ey", .anywhere, "E"),
        ("eo", .anywhere, "EO"), ("eous", .end, "Eus"), ("el", .end, "ul"), ("es", .end, "z"), ("ed", .end, "d"),
        ("eau", .anywhere, "O"), ("eye", .anywhere, "I"), ("ex", .start, "eks"),
        ("f", .anywhere, "f"), ("ff", .anywhere, "f"), ("ful", .end, "ful"),
        ("g", .anywhere, "g"), ("g", .beforeSoft, "J"), ("gg", .anywhere, "g"), ("gh", .anywhere, ""),
        ("gn", .start, "n"), ("gu", .beforeSoft, "g"), ("gh", .start, "g"),
        ("h", .anywhere, "h"),
        ("i", .anywhere, "i"), ("ie", .anywhere, "E"), ("ie", .end, "E"), ("ia", .anywhere, "Eu"),
        ("io", .anywhere, "EO"), ("ir", .anywhere, "ur"), ("igh", .anywhere, "I"), ("ign", .end, "In"),
        ("i", .end, "E"), ("ious", .end, "Eus"), ("ier", .end, "Er"), ("ild", .end, "Ild"), ("ind", .end, "Ind"),
        ("ing", .end, "iN"), ("ique", .end, "Ek"), ("ism", .end, "izum"),
        ("j", .anywhere, "J"), ("k", .anywhere, "k"), ("kn", .start, "n"),
        ("l", .anywhere, "l"), ("ll", .anywhere, "l"), ("le", .end, "ul"),
        ("m", .anywhere, "m"), ("mm", .anywhere, "m"), ("mn", .end, "m"),
        ("n", .anywhere, "n"), ("nn", .anywhere, "n"), ("ng", .anywhere, "Ng"), ("ng", .end, "N"), ("ngs", .end, "Nz"),
        ("nk", .anywhere, "Nk"), ("ng", .beforeSoft, "nJ"), ("nx", .anywhere, "Nks"),
        ("o", .anywhere, "o"), ("o", .end, "O"), ("oa", .anywhere, "O"), ("oe", .anywhere, "E"), ("oi", .anywhere, "Y"),
        ("oo", .anywhere, "U"), ("ou", .anywhere, "W"), ("ous", .end, "us"), ("ow", .anywhere, "O"),
        ("ow", .end, "W"), ("oy", .anywhere, "Y"), ("ough", .anywhere, "u"), ("our", .anywhere, "or"),
        ("own", .end, "Wn"), ("ould", .anywhere, "ud"), ("on", .end, "un"), ("or", .end, "ur"), ("oh", .end, "O"),
        ("p", .anywhere, "p"), ("pp", .anywhere, "p"), ("ph", .anywhere, "f"), ("ps", .start, "s"), ("pn", .start, "n"),
        ("q", .anywhere, "k"), ("qu", .anywhere, "kw"),
        ("r", .anywhere, "r"), ("rr", .anywhere, "r"), ("rh", .anywhere, "r"),
        ("s", .anywhere, "s"), ("ss", .anywhere, "s"), ("sh", .anywhere, "S"), ("sc", .beforeSoft, "s"),
        ("sion", .anywhere, "Zun"), ("ssion", .anywhere, "Sun"), ("sch", .anywhere, "sk"), ("sk", .anywhere, "sk"),
        ("sure", .end, "Zur"), ("se", .end, "z"),
        ("t", .anywhere, "t"), ("tt", .anywhere, "t"), ("th", .anywhere, "T"), ("tion", .anywhere, "Sun"),
        ("tia", .anywhere, "Su"), ("tch", .anywhere, "C"), ("ture", .end, "Cur"), ("tious", .end, "Sus"),
        ("u", .anywhere, "u"), ("u", .end, "U"), ("ur", .anywhere, "ur"), ("ui", .anywhere, "U"), ("ue", .end, "U"),
        ("u", .start, "u"), ("uni", .start, "jUni"), ("uri", .start, "juri"), ("ure", .end, "ur"),
        ("v", .anywhere, "v"), ("w", .anywhere, "w"), ("wh", .anywhere, "w"), ("wr", .start, "r"),
        ("who", .start, "hU"), ("war", .anywhere, "wor"),
        ("x", .anywhere, "ks"), ("x", .start, "z"),
        ("y", .anywhere, "i"), ("y", .end, "E"), ("y", .start, "j"), ("hyp", .start, "hIp"), ("hydr", .start, "hIdr"),
        ("z", .anywhere, "z"), ("zz", .anywhere, "z"),
        ("fe", .end, "f"), ("my", .end, "mE"), ("oxy", .anywhere, "oksE"), ("one", .end, "On"), ("are", .end, "er"),
    ]
}

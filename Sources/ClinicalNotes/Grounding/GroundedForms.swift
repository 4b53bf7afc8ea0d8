/// Forms of one word: "helping" and "help", "took" and "taking".
enum GroundedForms {
    /// The first five letters of `word` without its ending, as far as they hold one.
    static func stem(_ word: String) -> String {
        if let known = irregular[word] { return known }
        return String((word.length < 10 ? trimmed(word) : word[...]).prefix(rootLength(of: word)))
    }

    /// How many letters of a word tell it from others: of "hypertension" more than of "hyper", which many begin with, and of
    /// "complain" more than of "complete".
    static func rootLength(of word: String) -> Int {
        if word.hasPrefix("compl") { return 7 }
        return combining[String(word.prefix(4))]?.contains(where: word.hasPrefix) == true ? 8 : 5
    }

    /// Combining forms of medical words that are as long as a stem, or nearly so, by their first four letters: every word that
    /// is compared is looked up.
    private static let combining = WordMap(
        Dictionary(
            grouping: Lexicon.set(
                """
                hyper hypo electro cardio gastro osteo arthr neuro pneumo hemat endo micro macro nephr hepat dermat psych ortho retro
                inter intra trans super antib thromb fibro lympho angio myocard ophthal laryng bronch chole estro metho predni
                """
            ),
            by: { String($0.prefix(4)) }
        )
    )

    private static func trimmed(_ word: String) -> Substring {
        // Every ending that is taken off ends in one of these.
        guard let last = word.utf8.last, "sgde".utf8.contains(last) else { return word[...] }
        // "Numbness" is of what is numb.
        if word.hasSuffix("ness"), word.count > 7 { return trimmed(String(word.dropLast(4))) }
        var word = word[...]
        if word.hasSuffix("'s") { word = word.dropLast(2) }
        word = singular(word)
        for ending in ["ing", "ed"] where word.hasSuffix(ending) && word.count > ending.count + 2 {
            let rest = word.dropLast(ending.count)
            guard rest.contains(where: "aeiouy".contains) else { continue }
            word = rest
            // "stopped", but not "falling".
            if let last = word.last, word.dropLast().last == last, !"lsz".contains(last) { word = word.dropLast() }
            return word.last == "i" ? word.dropLast() + "y" : word
        }
        return word.last == "e" && word.count > 3 ? word.dropLast() : word
    }

    private static func singular(_ word: Substring) -> Substring {
        guard word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) else { return word }
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        return word.dropLast(["sses", "shes", "ches", "xes"].contains(where: word.hasSuffix) ? 2 : 1)
    }

    private static let irregular: WordMap<String> = {
        let groups = [
            "tak": "take takes took taken taking", "giv": "give gives gave given giving",
            "fall": "fall falls fell fallen falling",
            "eat": "eats eaten eating", "drink": "drink drinks drank drunk drinking",
            "wok": "wake wakes woke woken waking",
            "break": "break breaks broke broken breaking", "worse": "worse worsen worsens worsened worsening worst",
            "begin": "begin begins began begun beginning", "feel": "feel feels felt feeling",
            "know": "know knows knew known knowing", "hear": "hear hears heard",
            "kid": "child children kids child's kid's",
            "bette": "better best", "lose": "lose loses lost losing loss",
            "probl": "problem problems issue issues trouble troubles concern concerns",
            "smok": "smoke smokes smoked smoking smoker smokers",
            "teeth": "tooth teeth", "swell": "swell swells swelled swelling swollen", "seen": "seen saw sees seeing",
            "abdom": "abdomen abdominal belly stomach tummy", "heart": "heart cardiac", "kidne": "kidney kidneys renal",
            "urin": "urine urinary urinate urinates urinated urinating urination", "fever": "fever fevers febrile",
            "sleep": "sleep sleeps slept sleeping asleep", "medic": "med meds medicine medicines",
            "anxie": "anxiety anxious",
            "diet": "diet diets dieting dietary", "idea": "idea clue",
        ]
        return WordMap(
            groups.reduce(into: [:]) { result, group in
                for word in group.value.split(separator: " ") { result[String(word)] = group.key }
            }
        )
    }()
}

internal import Artifacts

/// How a note writes names and short forms that an engine leaves in small letters.
enum EncounterNames {
    static func written(_ words: [String]) -> [String] {
        words.indices.map { at in
            let bare = words[at].trimming(",.")
            let written = written(
                bare,
                after: at > 0 ? words[at - 1] : "",
                before: at + 1 < words.count ? words[at + 1] : ""
            )
            // "Dr. Ada Vole": the last name after the first.
            if written == nil, at > 1, titles.contains(words[at - 2].lowercased()), bare.first?.isLetter == true,
                PatientVoice.Gender.names.contains(words[at - 1].lowercased()), !Lexicon.functionWords.contains(bare)
            {
                return capital(bare) + words[at].dropFirst(bare.count)
            }
            return written.map { $0 + words[at].dropFirst(bare.count) } ?? words[at]
        }
    }

    /// A name that opened a sentence, as it stands within one: "Sulfa. I get hives", but Eliquis.
    static func within(_ word: SpokenWord, _ said: ArraySlice<Spoken>) -> SpokenWord {
        let opens = said.contains { $0.words.first.map { $0.tokens.first?.words == word.tokens.first?.words } == true }
        return opens ? word.said(written([word.lower])[0]) : word.said(word.text)
    }

    private static func written(_ word: String, after previous: String, before next: String) -> String? {
        if let known = known[word] { return known }
        let following = next.trimming(",.")
        // "In march", "march 3rd"; "may" is a month after such a word only.
        if word == "march", beforeMonth.contains(previous) || next.first?.isNumber == true { return "March" }
        if word == "may", beforeMonth.contains(previous) { return "May" }
        // "Labor day".
        if following == "day", ofDays.contains(word) { return capital(word) }
        if word == "day", ofDays.contains(previous.lowercased()) { return "Day" }
        if word.count == 1, previous == "vitamin" || previous == "hepatitis" { return word.uppercased() }
        if titles.contains(previous.lowercased()), word.first?.isLetter == true { return capital(word) }
        // "Phalen's test".
        let isOwned = word.hasSuffix("'s") && !noNames.contains(word)
        return isOwned && ["sign", "test", "maneuver", "disease", "syndrome"].contains(following) ? capital(word) : nil
    }

    private static func capital(_ word: String) -> String {
        word.hasPrefix("mc") && word.count > 4
            ? "Mc" + word.dropFirst(2).prefix(1).uppercased() + word.dropFirst(3)
            : word.firstUppercased
    }

    private static let beforeMonth = Lexicon.set("in of since last until early late next this mid")
    private static let ofDays = Lexicon.set(
        "labor memorial independence veterans mother's father's valentine's new year's"
    )
    private static let titles = Lexicon.set("dr dr. mr mr. mrs mrs. ms ms.")
    private static let noNames = Lexicon.set(
        "patient's today's yesterday's doctor's week's year's month's his her it's that's there's what's let's he's she's who's"
    )
    private static let known: WordMap<String> = {
        var result = [
            "i": "I", "i've": "I've", "i'm": "I'm", "i'd": "I'd", "i'll": "I'll", "covid": "COVID", "ekgs": "EKGs",
            "mris": "MRIs", "pfts": "PFTs", "spo2": "SpO2",
        ]
        for word in short.split(whereSeparator: \.isWhitespace) { result[String(word)] = word.uppercased() }
        let names = (brands + days + places).split(whereSeparator: \.isWhitespace).map(String.init)
        for word in names + Lexicon.weekdays.flatMap({ [$0, $0 + "s"] }) {
            result[word] = capital(word)
        }
        for name in PatientVoice.Gender.names where !alsoWords.contains(name) { result[name] = capital(name) }
        return WordMap(result)
    }()
    private static let short = """
        mri ct cbc cva copd ekg ecg psa bmp bnp tsh stemi rca pcp gerd bph uti dvt nsaids cad chf emg ldl hdl bmi acl mcl iv ibs hiv ent
        er gi thc jvd dcis mmr bun cmv hpv ptsd adhd abi
        """
    private static let brands = """
         tylenol advil motrin aleve lipitor zocor crestor plavix eliquis xarelto coumadin norvasc lantus humalog novolog
         ozempic zoloft prozac lexapro wellbutrin ativan xanax lyrica synthroid prilosec nexium pepcid zyrtec claritin
         benadryl flonase keflex bactrim percocet norco ultram flexeril protonix lasix toprol mobic imitrex cymbalta
         keppra singulair cialis viagra miralax bumex cozaar diovan naprosyn effexor paxil celexa combivent symbicort advair
         lortab aldactone carafate coreg januvia vicodin farxiga jardiance trulicity spiriva mucinex sudafed robitussin excedrin nyquil pepto gatorade
        """
    private static let days = """
         january february april june july august september october november december thanksgiving christmas
         halloween easter
        """
    private static let places = """
         florida california texas boston chicago arizona nevada colorado ohio michigan illinois georgia alabama tennessee kentucky
         minnesota wisconsin oregon pennsylvania massachusetts connecticut hawaii alaska mexico canada europe england france italy
         spain germany india china japan africa american english spanish french
        """
    /// First names that are words too.
    private static let alsoWords = Lexicon.set(
        "grace jack frank hunter mason amber holly jean earl jill ray ella violet dawn chase bill mark will drew"
    )
}

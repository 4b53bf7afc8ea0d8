internal import Artifacts

/// Turns what is said of or by the patient to the third person: "I've had my cough" is "He has had his cough", and the
/// clinician's "you have a cough" is "He has a cough". What it has no sure form for is `nil`.
struct PatientVoice {
    enum Gender { case he, she }

    let subject: String
    let object: String
    let possessive: String
    /// A parent speaks for the patient.
    let isByProxy: Bool

    /// The voice of an encounter, its speaker a parent where ``EncounterProxy`` says so.
    init(in clauses: [Spoken]) {
        isByProxy = EncounterProxy.speaks(in: clauses)
        let gender = Gender.said(in: clauses) ?? (isByProxy ? EncounterProxy.gender(in: clauses) : nil)
        (subject, object, possessive) =
            switch gender {
            case .he: ("he", "him", "his")
            case .she: ("she", "her", "her")
            case nil: ("the patient", "the patient", "the patient's")
            }
    }

    /// "Thoughts of hurting yourself": of hurting herself.
    func own(_ phrase: String) -> String {
        let own = ["he": "himself", "she": "herself"][subject] ?? "themselves"
        return phrase.split(separator: " ").map { $0 == "yourself" ? own : String($0) }.joined(separator: " ")
    }

    /// The words as a text without capital and full stop, said by the patient or to the patient.
    func words(_ words: [SpokenWord], byPatient: Bool) -> [String]? {
        var state = State()
        for (at, word) in words.enumerated() {
            let next = at + 1 < words.count ? words[at + 1].lower : ""
            let previous = at > 0 ? words[at - 1].lower : ""
            guard let text = form(word, previous, next, isFirst: at == 0, byPatient, &state) else { return nil }
            state.result.append(text + (word.hasComma && at + 1 < words.count ? "," : ""))
        }
        return state.wantsVerb ? nil : named(state.result.filter { !$0.isEmpty })
    }

    /// "The patient" is named once; what is his or hers is "their" after that, and two subjects are too many.
    private func named(_ words: [String]) -> [String]? {
        guard subject == "the patient" else { return words }
        var result = words
        var isNamed = false
        for at in words.indices {
            let word = words[at].trimming(",")
            if word.hasPrefix(subject + " ") || word == subject {
                if isNamed { return nil }
                isNamed = true
            } else if word == possessive {
                if isNamed { result[at] = "their" }
                isNamed = true
            }
        }
        return result
    }

    private struct State {
        var result: [String] = []
        /// A subject was read, its verb not yet.
        var wantsVerb = false
        /// The verb of the subject stands in the present: verbs joined to it do too.
        var isPresent = false

        /// The word that joins what comes next: "and mentally still", as "and" alone does.
        func joined(_ previous: String) -> String {
            result.last { !$0.isEmpty && !EncounterWords.adverbs.contains($0) && !$0.hasSuffix("ly") }?.lowercased()
                ?? previous
        }
    }

    private func form(
        _ word: SpokenWord,
        _ previous: String,
        _ next: String,
        isFirst: Bool,
        _ byPatient: Bool,
        _ state: inout State
    ) -> String? {
        let lower = word.lower
        if Self.subjects[byPatient ? 0 : 1].contains(lower) {
            return person(lower, previous, next, isFirst: isFirst, byPatient, &state)
        }
        if lower == (byPatient ? "my" : "your") { return possessive }
        if byPatient, lower == "me" { return object }
        // "We ride our bikes": the patient's own.
        if byPatient, lower == "our" { return subject == "the patient" ? "their" : possessive }
        if Self.refused.contains(lower) { return nil }
        if state.wantsVerb {
            // "I do have": "has".
            if lower == "do", next == "have" || EncounterWords.verbs.contains(next) { return "" }
            if EncounterWords.adverbs.contains(lower) { return word.text }
            state.wantsVerb = false
            let isModal = Self.irregular[lower] == lower
            state.isPresent = EncounterWords.verbs.contains(lower) || Self.irregular[lower] != nil && !isModal
            // "I feel sick after I lay down": what is done now.
            if lower == "lay", state.result.contains(where: { $0.hasSuffix("is") || EncounterVerbs.isThirdPerson($0) })
            {
                return "lies"
            }
            return lower == "have" && next == "to" ? "has" : Self.thirdPerson(lower)
        }
        // "Try and stay away": try to.
        if lower == "and", previous == "try", EncounterWords.verbs.contains(next) {
            state.isPresent = false
            return "to"
        }
        // "Has to sit down and breathe".
        if lower == "to" { state.isPresent = false }
        if state.isPresent, ["and", "or"].contains(state.joined(previous)), EncounterWords.verbs.contains(lower),
            // "Wheezes and coughs": two verbs, and no noun after the first.
            !EncounterWords.nounsToo.contains(lower)
                || state.result.dropLast().last.map(EncounterVerbs.isThirdPerson) == true
        {
            return Self.thirdPerson(lower)
        }
        return expanded(word, previous, next, isFirst: isFirst)
    }

    private func expanded(_ word: SpokenWord, _ previous: String, _ next: String, isFirst: Bool) -> String? {
        if word.lower == "it's", next == "own" { return "its" }
        if word.lower.hasSuffix("'s"), ["been", "got", "had"].contains(next) { return word.text.dropLast(2) + " has" }
        if word.lower.hasSuffix("'s"), ["a", "not", "still"].contains(next) || word.lower == "everything's" {
            return word.text.dropLast(2) + " is"
        }
        guard let text = Self.expansions[word.lower] else { return word.text }
        guard ["don't", "haven't"].contains(word.lower) else { return text }
        if isFirst { return nil }
        return word.lower == "don't" ? "do not" : "have not"
    }

    /// "i", "you're": the subject, or an object after a verb.
    private func person(
        _ lower: String,
        _ previous: String,
        _ next: String,
        isFirst: Bool,
        _ byPatient: Bool,
        _ state: inout State
    ) -> String? {
        // "Looks like you have" begins a clause, "would like you to" does not.
        let beginsClause = previous == "like" && Self.irregular[next] != nil
        if lower == "you", !isFirst, Self.beforeObject.contains(previous), !beginsClause { return object }
        if state.wantsVerb { return nil }
        if lower == "i" || lower == "you" {
            if !isFirst, Self.inversions.contains(previous) { return nil }
            state.wantsVerb = true
            return subject
        }
        // "I'm tired and have to rest": "has".
        state.isPresent = ["i'm", "you're"].contains(lower)
        if lower.hasSuffix("'d") { return subject + (["been", "had"].contains(next) ? " had" : " would") }
        if lower.hasSuffix("'ve") { return subject + " has" }
        return subject + (lower.hasSuffix("'ll") ? " will" : " is")
    }

    /// The form of a verb after "he" or "she"; `nil` for a word that is not known as a verb.
    static func thirdPerson(_ word: String) -> String? {
        if word == "weren't" || word == "aren't" { return word == "aren't" ? "is not" : "was not" }
        if let fixed = irregular[word] ?? expansions[word] { return fixed }
        if EncounterWords.past.contains(word) || word.hasSuffix("ed") && !EncounterWords.verbs.contains(word) {
            return word
        }
        guard EncounterWords.verbs.contains(word) else { return nil }
        if word.hasSuffix("s") || word.hasSuffix("ch") || word.hasSuffix("sh") { return word + "es" }
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeou".contains(before) {
            return word.dropLast() + "ies"
        }
        return word + "s"
    }

    private static let subjects: [WordList] = [
        Lexicon.set("i i'm i've i'd i'll"), Lexicon.set("you you're you've you'd you'll"),
    ]
    private static let refused = Lexicon.set(
        "mine yours me myself yourself i'm i've i'd i'll you're you've you'd you'll"
    )
    private static let beforeObject = Lexicon.set(
        """
        to for with on of give see get put have want like help let keep send refer start prescribe recommend make about from
        at around write schedule bring fit call bother bothering told tell by set increase decrease switch continue treat having seeing keeping making putting starting getting giving
        """
    )
    private static let inversions = Lexicon.set("do did does have are were can could would should had")
    private static let irregular = [
        "have": "has", "do": "does", "am": "is", "are": "is", "were": "was", "go": "goes", "try": "tries", "can": "can",
        "could": "could", "will": "will", "would": "would", "should": "should", "might": "might", "may": "may",
        "must": "must", "wanna": "wants to", "gotta": "has to",
    ]
    static let expansions: WordMap<String> = [
        "don't": "does not", "haven't": "has not", "didn't": "did not", "can't": "cannot", "couldn't": "could not",
        "wasn't": "was not", "isn't": "is not", "doesn't": "does not", "hasn't": "has not", "hadn't": "had not",
        "it's": "it is", "that's": "that is", "there's": "there is", "won't": "will not", "aren't": "are not",
        "weren't": "were not", "wouldn't": "would not", "shouldn't": "should not", "he's": "he is", "she's": "she is",
        "they're": "they are", "they've": "they have", "we'll": "we will", "we're": "we are", "we've": "we have",
        "gonna": "going to", "wanna": "want to", "gotta": "have to", "it'll": "it will", "that'll": "that will",
        "what's": "what is", "everyday": "every day", "alright": "all right",
    ]
}

internal import Artifacts

/// A heading that no list has: a short line without a verb whose noun names a part of a note, such as "Pump settings."
/// It alone holds the nouns that make any words before them a heading; ``Headings`` has what is one by its whole phrase.
struct SpokenTopic {
    /// The section that the noun names; `nil` where none of ours has that name.
    var kind: SectionKind?
    let title: String
    /// Told, not found.
    let isTold: Bool

    init?(_ tokens: [Transcript.Token]) {
        let words = tokens.filter { $0.kind == .word }.map { $0.text.lowercased() }
        guard (1...6).contains(words.count), tokens.count == words.count + 1, tokens[0].rule != "listItem",
            let mark = tokens.last?.text, [".", ":", "?"].contains(mark), !words.contains(where: Self.states),
            !Self.places.contains(words[0]), !Self.places.contains(words[words.count - 1])
        else { return nil }
        let noun = words[(words.firstIndex(where: Self.places.contains) ?? words.count) - 1]
        title = Headings.title(words)
        isTold = !["settings", "measurements", "parameters", "findings"].contains(noun)
        if let listed = Headings.heading(words, at: 0), listed.phrase.count < words.count, words[0] != "history",
            Self.occasions.contains(words[words.count - 1]),
            // "Plan for surgery." is one.
            listed.kind != .plan || words[listed.phrase.count] != "for",
            Self.places.contains(words[listed.phrase.count]) || words.last?.hasSuffix("s") == true
        {
            // "Indication for surgery", "findings after the procedure"
            kind = noun == "findings" ? .objective : listed.isOf(.oneLine) && !listed.isOf(.own) ? nil : listed.kind
        } else if noun == words.last, Self.topics.contains(noun) || words.count == 1 && Self.alone.contains(noun) {
            kind = nil
        } else if words.starts(with: ["reason", "for"]) {
            kind = .chiefComplaint
        } else {
            // "Seasonal allergies", "benign exam" and "uneventful course" say something.
            let opens = noun == words.last && words.count > 1 && Self.opening.contains(noun)
            guard opens, !Self.judges(words[0]) else { return nil }
            kind = Headings.heading([noun], at: 0)?.kind
        }
    }

    /// It says something: what is done, how something is, how much of it there is.
    private static func states(_ word: String) -> Bool {
        ClauseCutter.verbs.contains(word) || ClauseCutter.pronouns.contains(word) || Cues.planVerbs.contains(word)
            || Lexicon.negations.contains(word) || degrees.contains(word)
            || SpokenHeading.isHeld(word) && !places.contains(word) || word.contains(where: \.isNumber)
            || word.hasSuffix("ed") || Lexicon.drugs.contains(word)
    }

    /// With a noun before them they open the section that they name alone.
    private static let opening = Lexicon.set("labs imaging data impression vitals exam examination")
    private static func judges(_ word: String) -> Bool {
        Headings.qualifiers.contains(word) || ["ing", "ive", "ble", "ign"].contains(where: word.hasSuffix)
    }

    private static let topics = Lexicon.set(
        """
        settings status history measurements parameters readings details timeline goals factors exposures records
        findings consultations consultants directives prognosis counseling treatments therapies spent trials
        information assessment risk events films pressures sugars making arrival
        """
    )
    /// With a word before them they say something: "low fat diet", "poor sleep".
    private static let alone = Lexicon.set(
        """
        diet activity sleep appetite nutrition feeding feedings driving mobility function exercise work school
        development growth contraception safety adherence support equipment travel access lines drips consults
        interpretation narrative airway dating triage
        """
    )
    private static let occasions = Lexicon.set(
        """
        procedure operation surgery discharge admission transfer arrival visit end presentation birth delivery call
        appointments visits family parents patient
        """
    )
    private static let places = Lexicon.set("of on at after before during since from following in for")
    private static let degrees = Lexicon.set(
        """
        normal unremarkable stable full complete abnormal unchanged improving worse better mild moderate severe poor
        fair good low high elevated awaiting taking continuing adverse other due a an this that his her my see
        """
    )
}

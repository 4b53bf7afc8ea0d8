internal import Artifacts

/// What is said of the document and not of the patient's health: who and when, how a letter opens, how a dictation closes.
enum SpokenFrame {
    /// "Dear Dr. Lee," and "Letter to Dr. Lee.": tokens that open a letter, with their mark.
    static func salutation(_ tokens: [Transcript.Token]) -> Int? {
        let words = tokens.prefix(5).map { $0.text.lowercased() }
        let marks = tokens.indices.filter { tokens[$0].kind == .punctuation && ",.:".contains(tokens[$0].text) }
        var end = 1 + (marks.first ?? tokens.count - 1)
        if words == ["to", "whom", "it", "may", "concern"] { return end }
        let isTo = words.first == "to" && words.count > 1 && titles.contains(words[1])
        let isLetter = isTo || words.first == "dear" || words.starts(with: ["letter", "to"])
        guard isLetter, end < 8, hold(tokens[1..<end], linking) else { return nil }
        // "Letter to Dr. Lee, Hill Street Clinic."
        while let next = marks.first(where: { $0 >= end }), hold(tokens[end..<next], linking) { end = next + 1 }
        return end
    }

    /// "This is Dr. Lee with a follow-up on | Mr. Hill, a 46-year-old with gout": where it goes on to tell of the patient.
    static func introduction(_ tokens: [Transcript.Token]) -> Int {
        let words = tokens.map { $0.text.lowercased() }
        return words.indices.dropFirst(3).first { at in
            let next = at + 1 < words.count ? words[at + 1] : ""
            let isPerson = patients.contains(words[at]) || articles.contains(words[at]) && isAged(next)
            return isPerson && (isClinical(words[at...]) || words[at...].contains(where: isAged))
        } ?? words.count
    }

    private static func isAged(_ word: String) -> Bool { word.hasSuffix("-old") || people.contains(word) }

    private static let articles = Lexicon.set("a an this the")
    private static let people = Lexicon.set("man woman boy girl gentleman lady")
    private static let patients = Lexicon.set("mr. mrs. ms. miss mr mrs ms")

    /// "The patient is at home and agrees to a video visit", "the visit began at 4:05 PM": of the visit, not of the patient.
    static func isOfVisit(_ words: [String]) -> Bool {
        let agrees = words.contains(where: agreeing.contains) && words.contains(where: remote.contains)
        let lasts = words.dropFirst().first == "visit" && words.contains(where: lasting.contains)
        let isNamed =
            words.starts(with: ["this", "is", "a"]) && words.contains("visit") && words.contains(where: remote.contains)
        let isCall =
            words.first.map(remote.contains) == true && words.dropFirst().first.map(calls.contains) == true
            && !words.contains(where: ClauseCutter.verbs.contains)
        // "I saw Mr. Lund in surgery clinic today."
        let isSeen =
            words.starts(with: ["i", "saw"]) && words.count < 14
            && words.dropFirst(2).first.map(patients.contains) == true
            && words.contains("clinic")
            && !words.contains { ["for", "with", "because", "who", "whose"].contains($0) }
        return isSeen
            || words.count < 24
                && ((agrees || isNamed || isCall) && !isClinical(words)
                    || lasts && words.joined().contains(where: \.isNumber))
    }

    /// The visit is a call, or seen from afar.
    static func isRemote(_ frame: String) -> Bool {
        frame.lowercased().split(separator: " ").contains { remote.contains(String($0)) }
    }

    private static let agreeing = Lexicon.set("agree agrees agreed consent consents consented")
    private static let remote = Lexicon.set("video telehealth telephone phone virtual telemedicine")
    private static let calls = Lexicon.set("encounter call visit conversation")
    private static let lasting = Lexicon.set("began begins started ended lasted took")

    /// A name, a title, a role, a date or a number.
    private static func isNamed(_ token: Transcript.Token) -> Bool {
        let text = token.text.lowercased()
        let isName = token.text != token.text.uppercased() && token.text.first?.isUppercase == true
        guard token.kind == .word, !isClinical([text]) || isName && !Lexicon.drugs.contains(text) else { return false }
        return token.text.first?.isLowercase == false || titles.contains(text) || SpokenProblem.isNumber(text)
            || ["ist", "ian", "eon", "logy", "iatry", "ical", "medicine", "surgery"].contains { text.hasSuffix($0) }
    }

    private static func hold(_ rest: ArraySlice<Transcript.Token>, _ formula: WordList) -> Bool {
        rest.allSatisfy { $0.kind != .word || isNamed($0) || formula.contains($0.text.lowercased()) }
    }

    /// "Date of service is March 3", "attending, Dr. Lee, surgery date, June 2": the head of a document, in a sentence of its own.
    static func isDetail(_ tokens: [Transcript.Token]) -> Bool {
        let said = tokens.filter { $0.kind == .word }
        let words = said.map { $0.text.lowercased() }
        // "Patient, Ann Lee", and not "patient Korean, well".
        let isMarked = tokens.dropFirst().first?.kind == .punctuation
        let isCalled =
            words.starts(with: ["patient", "is"])
            && said.dropFirst(2).prefix { $0.text.first?.isUppercase == true }.count > 1
        if words.first == "patient", words.dropFirst().first != "name", !isMarked, !isCalled { return false }
        var (values, at): ([Transcript.Token], Int) = ([], 0)
        while at < said.count {
            let length = (1...3).last { details.contains(words[at...].prefix($0).joined(separator: " ")) }
            if at == 0, length == nil { return false }
            if length == nil { values.append(said[at]) }
            at += length ?? 1
        }
        return !values.isEmpty && said.count < 20 && hold(values[...], dated)
    }

    /// "Thank you for this referral", "Yours sincerely, Dr. Ann Lee", "Dictated but not read."
    static func closes(_ tokens: [Transcript.Token]) -> Bool {
        let words = tokens.filter { $0.kind == .word }.map { $0.text.lowercased() }
        let opening = words.prefix(3).joined(separator: " ") + " "
        return words.count < 20 && closings.contains { opening.hasPrefix($0 + " ") } && hold(tokens[...], formal)
            && !opening.hasPrefix("thanks to ") && !words.joined().contains(where: \.isNumber)
    }

    /// "Okay", "thank you", wherever it stands.
    static func isEmpty(_ text: String) -> Bool {
        ["thank you", "thanks", "okay", "ok", "um", "uh", "end of dictation", "end dictation"].contains(text)
    }

    /// "Dr. Ann Lee, consultant neurologist.", "C C Dr. Roy": who signs, and who else is written to.
    static func signs(_ tokens: [Transcript.Token]) -> Bool {
        (titles.contains(tokens[0].text.lowercased()) || tokens[0].text == "CC") && hold(tokens[...], linking)
    }

    /// Something of it could be missed in the note.
    static func isClinical(_ words: some Sequence<String>) -> Bool {
        words.contains { word in
            let kinds = PlacementWords.ofWord[word] ?? []
            return Lexicon.drugs.contains(word) || Lexicon.symptoms.contains(word) || Cues.planVerbs.contains(word)
                || Lexicon.isDisease(word, longerThan: 6)
                || kinds.contains { ["body", "lab", "image", "done", "ill", "feel"].contains($0) }
        }
    }

    private static let details = Set(
        ["birth", "admission", "discharge", "service", "visit", "procedure", "operation", "surgery", "consultation"]
            .flatMap { ["date of \($0)", "\($0) date"] }
            + ["referring", "attending", "consulting", "primary care", "requesting"]
            .flatMap { ["\($0) physician", "\($0) provider", "\($0) doctor"] }
            + [
                "medical record number", "hospital number", "name", "patient", "patient name", "mrn", "dob", "date",
                "re", "regarding", "requested by", "attending", "surgeon", "visit time", "hospital day",
                "postoperative day",
            ]
    )

    private static let titles = Lexicon.set("dr. dr professor mr. mrs. ms. consultant colleague colleagues sir madam")
    private static let linking = Lexicon.set("is was the of on at to number and colon")
    private static let dated = linking.union(
        Lexicon.set(
            "date admission discharge birth service team department unit intensive care bed room ward clinic general surgery "
                + "age minutes"
        )
    )
    private static let formal = Lexicon.set(
        """
        yours sincerely faithfully truly kind best warm regards wishes with thank thanks you very much for this that the your
        referral consult consultation referring seeing asking allowing letting involving me us to see take part participate in
        care of her him his their patient opportunity help support and dictated but not read by end letter
        """
    )
    private static let closings = [
        "yours", "sincerely", "kind regards", "best regards", "warm regards", "with kind regards", "with best wishes",
        "best wishes", "thank you", "thanks", "dictated but not", "dictated and not", "dictated by", "end of letter",
    ]
}

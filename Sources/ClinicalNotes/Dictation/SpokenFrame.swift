internal import Artifacts

/// What is said of the document and not of the patient's health: who and when, how a letter opens, how a dictation closes.
enum SpokenFrame {
    /// "Dear Dr. Lee," and "Letter to Dr. Lee.": tokens that open a letter, with their mark.
    static func salutation(_ tokens: [Transcript.Token]) -> Int? {
        let words = tokens.prefix(5).map { $0.text.lowercased() }
        let end = 1 + (tokens.firstIndex { $0.kind == .punctuation && ",.:".contains($0.text) } ?? tokens.count - 1)
        if words == ["to", "whom", "it", "may", "concern"] { return end }
        return (words.first == "dear" || words.starts(with: ["letter", "to"])) && end < 8 ? end : nil
    }

    /// "Date of service is March 3", "patient name Ann Lee": the head of a document, in a sentence of its own.
    static func isDetail(_ words: [String]) -> Bool {
        guard let length = (1...3).last(where: { details.contains(words.prefix($0).joined(separator: " ")) }),
            (length + 1..<20).contains(words.count)
        else { return false }
        let rest = words.dropFirst(length)
        return !isClinical(rest) && !rest.contains { ["he", "she", "they", "i", "we"].contains($0) }
    }

    /// "Thank you for this referral", "Yours sincerely, Dr. Ann Lee", "Dictated but not read."
    static func closes(_ words: [String]) -> Bool {
        let opening = words.prefix(3).joined(separator: " ") + " "
        guard words.count < 20, closings.contains(where: { opening.hasPrefix($0 + " ") }) else { return false }
        return words[0] == "dictated" || !isClinical(words) && !words.joined().contains(where: \.isNumber)
    }

    /// "Dr. Ann Lee, consultant neurologist.", "C C Dr. Roy": who signs, and who else is written to.
    static func signs(_ words: [String]) -> Bool {
        ["dr.", "professor", "cc", "consultant"].contains(words.first) && words.count < 12 && !isClinical(words)
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

    private static let details: Set<String> = {
        let dates = Lexicon.set("birth admission discharge service visit procedure operation surgery consultation")
        let doctors = ["referring", "attending", "consulting", "primary care", "requesting"]
        return Set(
            dates.flatMap { ["date of \($0)", "\($0) date"] }
                + doctors.flatMap { ["\($0) physician", "\($0) provider", "\($0) doctor"] }
                + ["medical record number", "hospital number", "name", "patient name", "mrn", "dob", "re"]
        )
    }()

    private static let closings = [
        "yours", "sincerely", "kind regards", "best regards", "warm regards", "with kind regards", "with best wishes",
        "best wishes", "thank you", "thanks", "dictated but not", "dictated and not", "dictated by", "end of letter",
    ]
}

internal import Artifacts

/// The sentence that introduces the patient, as notes word it.
enum EncounterFrame {
    /// "A 40-year-old female here for a cough": "... who presents today for a cough".
    static func worded(_ parts: [String]) -> [String] {
        var words = parts.cutAtSpaces
        guard !words.contains(where: { presenting.contains($0.trimming(",.")) }),
            let here = words.indices.dropFirst(3).first(where: {
                words[$0].trimming(",") == "here" && $0 + 1 < words.count && ["for", "with"].contains(words[$0 + 1])
            })
        else { return words }
        var start = here
        while start > 0, between.contains(words[start - 1].trimming(",")) { start -= 1 }
        words.replaceSubrange(start...here, with: ["who", "presents", "today"])
        // "A 40-year-old female today with a history of gout".
        if let today = words[..<start].firstIndex(where: { $0.trimming(",") == "today" }) { words.remove(at: today) }
        return words
    }

    /// "She is a 40-year-old patient.", and why she comes; `nil` where it says so already.
    static func completed(_ text: String, for name: String) -> String? {
        let plain = text.trimming(".")
        if name.hasSuffix(" pain") {
            // "Here for a right elbow": its pain.
            let part = name.dropLast(5)
            for article in [" a ", " the ", " his ", " her ", " "] where plain.hasSuffix(" for\(article)\(part)") {
                return plain.dropLast(article.count + part.count) + " \(name)."
            }
        }
        // "... found in a workup for worsening headaches".
        let isLast = plain.lowercased().hasSuffix(" " + name.lowercased())
        if isLast, plain.bareWords.dropLast().suffix(3).contains("for") { return nil }
        let saysWhy = plain.lowercased().split(separator: " ").contains { visits.contains($0.trimming(",.")) }
        return saysWhy ? nil : plain + " who presents today for \(name)."
    }

    /// What a plan opens with: "This is a 50-year-old male with a history of gout, who presents for a cough.", of the sentence
    /// that introduces the patient; `nil` where that is no such sentence.
    static func summarized(_ text: String) -> String? {
        let words = text.split(separator: " ").map(String.init)
        guard let verb = words.firstIndex(of: "is"), verb < 4 else { return nil }
        let said = "This " + words[verb...].joined(separator: " ")
        return shorter.reduce(said) { $0.replacing($1.0, with: $1.1) }
    }

    private static let shorter = [
        (" with a past medical history significant for", " with a history of"),
        (" with past medical history significant for", " with a history of"),
        (" with a past medical history of", " with a history of"),
        (" with past medical history of", " with a history of"),
    ]
    private static let between = Lexicon.set("and today who who's is now he's she's")
    private static let presenting = Lexicon.set("presents presenting presented comes visits")
    private static let visits = presenting.union(
        Lexicon.set("here visit evaluation follow-up followup seen referred in coming consult consultation")
    )
}

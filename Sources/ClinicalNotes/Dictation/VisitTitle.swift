internal import Artifacts

/// The kind of visit said at the start of a dictation: "Orthopedic clinic note.", "History and physical."
enum VisitTitle {
    private static let ends = Lexicon.set(
        "note notes visit encounter clinic summary consultation consult report letter up follow-up intake evaluation review check"
    )
    private static let verbs = Lexicon.set("is was has this presents dictating for i he she")
    private static let persons = Lexicon.set("patient mother father mom dad parents wife husband mr. mrs. ms.")

    /// Tokens that the title takes, with its mark; `nil` where the sentence begins with none.
    static func end(in tokens: [Transcript.Token]) -> Int? {
        if isName(tokens) { return tokens.count }
        for (at, token) in tokens.prefix(6).enumerated() {
            let word = token.text.lowercased()
            guard token.kind == .word, !verbs.contains(word), at > 0 || !persons.contains(word) else { return nil }
            // "Psychiatric follow up.": of what is not said. "RA follow up" and "diabetes follow up" say it.
            let isFollowUp = ["up", "follow-up", "evaluation", "review", "check", "intake"].contains(word)
            let before = tokens[..<at].map { $0.text.lowercased() }.filter { $0 != "follow" }
            if isFollowUp, SpokenFrame.isClinical(before) || (before.first?.count ?? 0) < 4 { return nil }
            guard ends.contains(word) || word == "physical" && before.suffix(2) == ["history", "and"] else { continue }
            // "Pulmonary clinic note"
            if at + 1 < tokens.count, ends.contains(tokens[at + 1].text.lowercased()) { continue }
            guard at + 1 < tokens.count else { return at + 1 }
            let next = tokens[at + 1]
            if next.kind == .punctuation {
                // "Neurology follow up, seizure clinic."
                let rest = Array(tokens[(at + 2)...])
                return next.text == "," && end(in: rest) == rest.count ? tokens.count : at + 2
            }
            // "Newborn visit for a jaundice check.", "Psychiatry follow up at the Hill clinic.": to its end it names the
            // visit, and tells nothing.
            let said = tokens.dropLast().map { $0.kind == .word ? $0.text.lowercased() : "is" }
            let following = next.text.lowercased()
            let isOfPlace =
                following == "at" && specialties.contains(said[0]) && !SpokenFrame.isClinical(said)
                && !said.joined().contains(where: \.isNumber)
            let isName = tokens.last?.text == "." && said.count < at + 9 && (following == "for" || isOfPlace)
            if isName, !said.contains(where: ClauseCutter.verbs.contains) { return tokens.count }
            // "Cardiology consultation requested by Dr. Lee."
            if following == "requested" { return at + 1 }
            // An engine may leave the full stop out: then a capital begins the next sentence.
            if next.text.first?.isUppercase == true, at > 0 { return at + 1 }
        }
        return nil
    }

    /// "New patient.", "Pain medicine.", "Newborn weight check.": who comes, to whom, or for which of the usual checks.
    private static func isName(_ tokens: [Transcript.Token]) -> Bool {
        let words = tokens.filter { $0.kind == .word }.map { $0.text.lowercased() }
        guard tokens.last?.text == ".", tokens.count == words.count + 1, words.count < 5 else { return false }
        let last = words.last ?? ""
        let isTold = words.contains {
            ClauseCutter.verbs.contains($0) || Lexicon.negations.contains($0) || $0.hasSuffix("ing")
        }
        let isUp = last == "up" && ["follow", "check"].contains(words.dropLast().last)
        let isCheck = (isUp || ["check", "exam", "physical"].contains(last)) && usual.contains(words[0])
        let isField = last == "medicine" ? fields.contains(words[0]) : specialties.contains(last)
        return !isTold && (isCheck || words == ["new", "patient"] || words.count < 4 && isField)
    }

    private static let fields = Lexicon.set(
        "internal family sleep pain sports emergency addiction geriatric hospital pulmonary vascular rehabilitation fetal"
    )
    private static let specialties = Lexicon.set(
        """
        cardiology neurology rheumatology nephrology urology oncology hematology endocrinology gastroenterology hepatology
        pulmonology dermatology ophthalmology otolaryngology gynecology immunology radiology anesthesiology psychology
        gerontology neonatology psychiatry podiatry pediatrics geriatrics obstetrics orthopedics
        """
    )
    private static let usual = Lexicon.set(
        "newborn infant baby child well annual yearly wellness school sports prenatal postpartum preoperative postoperative"
    )
}

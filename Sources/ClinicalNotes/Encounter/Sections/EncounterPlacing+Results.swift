/// What tells the result of a measurement or a study, whoever says it.
extension EncounterPlacing {
    /// "The last A1c was 5.5", "the androgen levels were normal".
    func isMeasured(_ words: [String]) -> Bool {
        words.indices.dropLast().contains { verb in
            ["is", "was", "were", "are"].contains(words[verb])
                && words[..<verb].suffix(6).contains(where: Self.measures.contains)
                && words[(verb + 1)...].prefix(3).contains { $0.first?.isNumber == true || Self.valued.contains($0) }
        }
    }

    /// "The EKG showed ...", "the antibody test was positive", not "the drawer test is negative".
    func isOfStudy(_ words: [String]) -> Bool {
        guard let verb = words.prefix(8).firstIndex(where: Self.showing.contains) else { return false }
        let subject = words[..<verb]
        return subject.contains(where: EncounterCandidates.studies.contains)
            || subject.contains { Self.tested.contains($0) }
                && subject.contains { ["test", "tests", "function"].contains($0) }
    }

    /// What is tested in a laboratory.
    private static let tested = Lexicon.set(
        "antibody swab pregnancy covid flu strep protein liver thyroid kidney myeloma stool urine"
    )
    private static let showing = Lexicon.showing.union(["is", "was", "are", "were"])

    /// "Hemoglobin A1c is elevated at 8" is a result, in whatever section of a note it was read.
    static func recalled(_ candidate: EncounterCandidate, in section: SectionKind) -> SectionKind {
        section == .exam && EncounterPlacing(clauses: 1).isMeasured(candidate.words) ? .results : section
    }

    /// "The total cholesterol was 222", whoever tells it.
    static func isResult(_ text: String, isTold: Bool) -> Bool {
        let words = text.bareWords
        // "Her cholesterol is a bit high", as the patient has it.
        if isTold, !words.contains(where: { $0.first?.isNumber == true }) { return false }
        return ["the", "his", "her"].contains(words.first ?? "") && EncounterPlacing(clauses: 1).isMeasured(words)
            && !words.contains { ["been", "running", "sugar", "sugars", "usually", "diagnosis"].contains($0) }
    }

    /// "A1c", "potassium".
    static func isLaboratory(_ word: String) -> Bool { measures.contains(word) }

    /// A number alone says something after it: "my sugar was 180".
    static func isMeasure(_ word: String) -> Bool {
        measures.contains(word)
            || ["pressure", "heart", "weight", "bmi", "pain", "scale", "age", "temperature"].contains(word)
    }

    private static let measures = Lexicon.set(
        """
        a1c potassium creatinine glucose cholesterol ldl hdl triglycerides hemoglobin psa tsh bun bnp bmp cbc level levels sodium
        calcium hormone hormones testosterone estrogen cortisol count rate ferritin hematocrit platelets electrolytes sugar alt ast
        fev1 fvc ahi kidneys albumin bilirubin
        """
    )
    static let valued = Lexicon.set("normal high low elevated negative positive stable fine")
}

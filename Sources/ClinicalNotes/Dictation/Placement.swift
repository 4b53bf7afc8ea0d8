/// Where a sentence belongs when no heading was spoken for it: the current section is the prior, strong cues move it.
struct Placement {
    let kind: SectionKind
    let isSaid: Bool
    let isFirst: Bool

    func section(for words: [String], _ cues: Cues) -> SectionKind {
        if let said = SpokenHeading.sectionOfSubject(words), !isFinal { return said }
        if isFirst, !isSaid, isComplaint(words, cues) { return .chiefComplaint }
        if !isSaid, introducesPatient(words) { return .history }
        return isSaid ? moved(words, cues) : implied(words, cues)
    }

    /// Sections that only a spoken heading leaves.
    private var isFinal: Bool {
        isSaid && [.plan, .assessmentAndPlan, .hospitalCourse, .instructions, .procedure].contains(kind)
    }

    /// "Mr. Lund is a 39-year-old man with alcohol use disorder": whatever else it names, the story begins.
    private func introducesPatient(_ words: [String]) -> Bool {
        guard [.history, .chiefComplaint, .subjective].contains(kind) else { return false }
        // "Thank you for asking me to see Mrs. Ann Lee, a 60-year-old ..."
        return words.prefix(words.first == "thank" ? 20 : 10).contains {
            $0.hasSuffix("-year-old") || $0.hasSuffix("-month-old")
        }
            || words.prefix(12).joined(separator: " ").contains(" year old ")
    }

    private func isComplaint(_ words: [String], _ cues: Cues) -> Bool {
        let opening = words.prefix(3).joined(separator: " ")
        return words.count <= 10 && !cues.contains(.personSubject)
            && (opening.hasPrefix("follow up for") || opening.hasPrefix("follow up of")
                || opening.hasPrefix("follow-up for")
                || opening.hasPrefix("follow-up of") || opening.hasPrefix("here for") || opening.hasPrefix("seen for"))
    }

    /// "Mild croup." after what was found: the name of a disease and nothing else.
    private func isDiagnosis(_ words: [String], _ cues: Cues) -> Bool {
        guard [.exam, .vitals, .results, .mentalStatus].contains(kind), words.count <= 6,
            !words.contains(where: Self.notDiagnosis.contains), cues.isDisjoint(with: [.number, .personSubject])
        else { return false }
        let isNamed = ["acute", "chronic"].contains(words.first)
        if isNamed, words.contains("exacerbation") { return true }
        return words.contains { Lexicon.isDisease($0, longerThan: isNamed ? 0 : 6) }
    }

    private static let notDiagnosis = Lexicon.set(
        "no not without is are was were has have had with shows show negative"
    )

    /// Out of a section whose heading was spoken, only on strong signs.
    private func moved(_ words: [String], _ cues: Cues) -> SectionKind {
        if isFinal { return kind }
        if isDiagnosis(words, cues) { return .assessment }
        if kind == .assessment { return cues.contains(.planVerb) ? .plan : kind }
        if cues.contains(.planVerb), kind != .instructions { return .plan }
        switch kind {
        case .subjective, .history, .chiefComplaint:
            if kind != .subjective, cues.contains(.allergy) { return .allergies }
            if isObjective(cues), !cues.contains(.personSubject), !isOfThen(words, cues) { return objective(cues) }
            return kind
        case .exam, .objective, .vitals, .mentalStatus:
            if kind != .objective, isStudy(cues), !cues.contains(.vitalSubject) { return .results }
            if cues.contains(.told), cues.contains(.personSubject), !cues.contains(.finding) { return .history }
            return kind == .vitals && cues.contains(.examSubject) ? .exam : kind
        case .medications, .allergies, .pastHistory, .surgicalHistory, .familyHistory, .socialHistory, .reviewOfSystems:
            if isObjective(cues), !cues.contains(.personSubject) { return objective(cues) }
            if kind == .medications, cues.contains(.allergy) { return .allergies }
            // "She works as a nurse" is said of no relative.
            if cues.contains(.social), ["he", "she"].contains(words.first), livesSo(words) { return .socialHistory }
            return kind
        default: return kind
        }
    }

    private func livesSo(_ words: [String]) -> Bool {
        words.count > 2
            && (["works", "lives", "smokes", "drinks", "vapes", "never"].contains(words[1])
                || words[1] == "does" && ["smoke", "drink", "vape", "use"].contains(words[min(3, words.count - 1)])
                || words[1] == "is" && words.prefix(5).contains("smoker"))
    }

    /// No heading was spoken.
    private func implied(_ words: [String], _ cues: Cues) -> SectionKind {
        if cues.contains(.allergy) { return .allergies }
        if cues.contains(.planVerb) { return .plan }
        if kind == .plan { return isObjective(cues) && !cues.contains(.personSubject) ? objective(cues) : .plan }
        if cues.contains(.assessment), cues.isDisjoint(with: [.told, .examSubject]) { return .assessment }
        if cues.contains(.status), !cues.contains(.told), !cues.contains(.personSubject), !isObjective(cues) {
            return .assessment
        }
        if let listed = listedDrug(words, cues) { return listed }
        if isDiagnosis(words, cues) { return .assessment }
        if isPastIllness(words, cues) { return .pastHistory }
        if isComplaining(words, cues) { return .history }
        if words.prefix(3).contains(where: ["immunizations", "vaccinations", "vaccines"].contains) {
            return .pastHistory
        }
        if cues.contains(.told), !isObjective(cues) || cues.contains(.home) { return history(cues) }
        if isObjective(cues), !cues.contains(.home) { return objective(cues) }
        if cues.contains(.takes), cues.contains(.drug) || cues.contains(.number) { return .medications }
        if cues.contains(.finding), !cues.contains(.told), words.count < 16 { return .exam }
        if [.exam, .vitals, .results].contains(kind) {
            // A fragment such as "No ulcers." goes on with what was examined.
            return cues.contains(.personSubject)
                ? history(cues) : kind == .vitals && !cues.contains(.vital) ? .exam : kind
        }
        return history(cues)
    }

    /// "His creatinine was 1.1 on admission" within the history.
    private func isOfThen(_ words: [String], _ cues: Cues) -> Bool {
        cues.contains(.studySubject) && ["his", "her"].contains(words.first)
            && words.contains { ["admission", "arrival", "discharge"].contains($0) }
    }

    static let complaints = Lexicon.symptoms.subtracting(Lexicon.diseases).subtracting(["diabetes"])

    /// "Past history of stones", "She has type 2 diabetes", "She has a history of rhinitis".
    private func isPastIllness(_ words: [String], _ cues: Cues) -> Bool {
        guard [.history, .chiefComplaint, .pastHistory].contains(kind), words.count < 14,
            cues.isDisjoint(with: [.family, .surgery, .social, .takes, .allergy])
        else { return false }
        if ["past history", "prior history"].contains(words.prefix(2).joined(separator: " ")) { return true }
        if words.count > 5, words[1] == "had", words.suffix(3) == ["as", "a", "child"] { return true }
        guard words.count > 3, ["he", "she"].contains(words[0]), words[1] == "has", !words.contains("for"),
            !words.contains(where: Self.complaints.contains)
        else { return false }
        return words.contains { Lexicon.isDisease($0, longerThan: 6) }
    }

    /// "She has a little ankle swelling": of the patient, while nothing was examined yet.
    private func isComplaining(_ words: [String], _ cues: Cues) -> Bool {
        cues.contains(.personSubject) && cues.isDisjoint(with: [.number, .family, .surgery, .social, .takes])
            && [.history, .subjective, .chiefComplaint].contains(kind)
            && words.prefix(3).contains { ["has", "gets", "notices", "had"].contains($0) }
    }

    /// "Insulin glargine 20 units at bedtime.": a line of the medication list, or an order after the assessment.
    private func listedDrug(_ words: [String], _ cues: Cues) -> SectionKind? {
        guard cues.contains(.drug), cues.contains(.number), !cues.contains(.told), !cues.contains(.personSubject),
            !isStudy(cues), words.prefix(3).contains(where: Lexicon.drugs.contains), !words.contains("given")
        else { return nil }
        return kind == .assessment ? .plan : .medications
    }

    private func history(_ cues: Cues) -> SectionKind {
        if cues.contains(.told), cues.contains(.personSubject) { return .history }
        if cues.contains(.family) { return .familyHistory }
        if cues.contains(.surgery) { return .surgicalHistory }
        if cues.contains(.social) { return .socialHistory }
        if cues.contains(.takes), cues.contains(.drug) || cues.contains(.number) { return .medications }
        return .history
    }

    private func isStudy(_ cues: Cues) -> Bool {
        cues.contains(.studySubject) && cues.contains(.shows) && !cues.contains(.home)
    }

    private func isObjective(_ cues: Cues) -> Bool {
        isStudy(cues) || cues.contains(.vitalSubject) && cues.contains(.number) || cues.contains(.examSubject)
    }

    private func objective(_ cues: Cues) -> SectionKind {
        if cues.contains(.vitalSubject), cues.contains(.number) { return .vitals }
        return isStudy(cues) && !cues.contains(.examSubject) || cues.contains(.studySubject) && cues.contains(.number)
            ? .results : .exam
    }
}

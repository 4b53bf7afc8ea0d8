internal import Artifacts

/// Vital signs, examination and results: what was measured and found.
extension EncounterDrafter {
    func findings(_ kept: [Scored], _ vitals: Set<String>, _ writer: inout EncounterWriter) {
        let kinds: [SectionKind] = [.vitals, .exam, .results]
        let found = kept.filter { kinds.contains($0.kind) && !$0.isAnswerOnly }.map { entry in
            // "Heart rate is regular, pulses are strong, no swelling": more than a vital sign.
            let (text, list) = (entry.candidate.text, FindingList(entry.candidate.text))
            let isList = entry.candidate.kind == .dictated && text.count { $0 == "," } > 2 && !list.isOfVitals
            let vital = Self.vital(in: text.lowercased())?.1
            return (entry, list, vital, vital != nil && !isList ? .vitals : entry.kind)
        }
        for kind in kinds {
            for (entry, list, vital, section) in found where section == kind {
                if section == .vitals, list.isOfVitals {
                    let rest = list.without(vitals)
                    if !rest.isEmpty { writer.write(rest, entry.candidate.tokens, to: kind) }
                    continue
                }
                if section == .vitals, vitals.contains(vital ?? "") { continue }
                let place = section == .exam ? EncounterSite(clauses: clauses).unsaid(by: entry.candidate) : .general
                if case .unclear = place { continue }
                let site = place.part
                let label = site?.name ?? entry.candidate.label
                let isDictated = entry.candidate.kind == .dictated
                if section != .vitals, label.isEmpty, !isDictated, EncounterSite.isNowhere(entry.candidate.words) {
                    continue
                }
                for text in isDictated && section == .exam ? list.bySystem : [entry.candidate.text] {
                    let tokens = (site?.tokens ?? []) + entry.candidate.tokens
                    writer.write(Self.prefix(label, kind) + text, tokens, to: kind)
                }
            }
        }
    }

    /// What was read as a finding is kept, and stands where its words say.
    func found(_ candidate: EncounterCandidate, _ worth: Double, _ scored: SectionKind) -> Scored? {
        guard let finding = clauses[candidate.clauses[0]].finding, finding.isSure else { return nil }
        let isStudied = EncounterPlacing(clauses: 1).isOfStudy(candidate.words)
        let isOfJoint = finding.isSentence && !finding.part.isEmpty
        let isOfStudy = finding.section == .exam && !isOfJoint && (scored == .results || isStudied)
        return Scored(candidate: candidate, worth: max(worth, 0.5), kind: isOfStudy ? .results : finding.section)
    }

    /// The vital sign that a finding names, in words or with a number: "pulse is 68", not "the pedal pulse is strong".
    static func vital(in lower: String) -> (String, String)? {
        if ["baby's", "fetal"].contains(where: lower.contains) { return nil }
        if lower.contains("weight bearing") { return vital(in: lower.replacing("weight bearing", with: "bearing")) }
        let isSaid = { (name: String) in
            // "Norvasc for the high blood pressure" names an illness.
            lower.contains(name) && lower.ranges(of: name).contains { !lower[..<$0.lowerBound].hasSuffix("high ") }
        }
        if let named = vitalNames.first(where: { isSaid($0.0) }) {
            // "Hemoglobin 8.2, which is low for his weight".
            let before = lower[..<(lower.firstRange(of: named.0)?.lowerBound ?? lower.startIndex)].bareWords
            return before.contains { EncounterPlacing.isLaboratory($0.trimming("-")) } ? nil : named
        }
        return countedNames.first { name in
            lower.contains(name.0)
                && lower.firstRange(of: name.0).map { lower[$0.upperBound...].first?.isNumber == true } ?? false
        }
    }

    /// What it tells, of which no other statement may tell as much; a study of few letters has no stem.
    static func content(of candidate: EncounterCandidate, _ words: GroundedWords) -> Set<String> {
        let short = candidate.words.filter {
            $0.count < 4 && $0.allSatisfy(\.isLetter) && EncounterCandidates.studies.contains($0)
        }
        return words.stems.union(words.numbers).subtracting(["order", "presc"]).union(short)
    }

    /// It names a drug, a number, a finding or a complaint.
    func isClinical(_ candidate: EncounterCandidate, _ words: GroundedWords) -> Bool {
        candidate.kind == .frame || !words.drugs.isEmpty || !words.numbers.isEmpty
            || Cues.read(candidate.text.dropLast().lowercased().cutAtSpaces).contains(
                .finding
            )
            || candidate.words.contains(where: Lexicon.symptoms.contains)
    }

    /// "The cervix looks normal", after "the vagina looks normal": another part, and no repetition.
    func isOfNewPart(_ entry: Scored, _ parts: inout Set<String>) -> Bool {
        let own = entry.kind == .exam ? EncounterSite.parts(of: entry.candidate.words) : []
        defer { parts.formUnion(own) }
        return !own.isEmpty && own.isDisjoint(with: parts) && [.told, .subject].contains(entry.candidate.kind)
    }

    /// A vital sign is none of what the patient tells, and what a guest tells is none of what the clinician finds or thinks.
    func kind(of candidate: EncounterCandidate, in section: SectionKind) -> SectionKind {
        let isTold =
            candidate.kind == .told && candidate.clauses.first.map { clauses[$0].speaker == .clinician } ?? false
        let vital = Self.vital(in: candidate.text.lowercased())
        // A pressure that was taken at home is no vital sign of the visit.
        if vital != nil, [.vitals, .exam, .results].contains(section),
            candidate.words.contains(sequence: ["at", "home"])
        {
            return .history
        }
        if [.history, .assessmentAndPlan].contains(section),
            [.subject, .finding].contains(candidate.kind) && vital != nil
                || isTold && vital?.0 == "satting"
        {
            return .vitals
        }
        if section == .history, candidate.kind == .told, let at = candidate.clauses.first, !clauses[at].isOfPatient,
            clauses[at].speaker != .other
        {
            let words = candidate.words
            // "You don't have a fever", said while the signs are read.
            if 3 * at > clauses.count, words.contains(sequence: ["not", "have", "a", "fever"]) { return .vitals }
        }
        let isOfGuest = candidate.clauses.first.map { clauses[$0].speaker == .other } ?? false
        return isOfGuest && [.subject, .told].contains(candidate.kind) && [.exam, .assessmentAndPlan].contains(section)
            ? .history : section
    }

    /// "You take 1 g 4 times a day", of a drug that is prescribed just then: so it is to be.
    func toCome(_ entry: Scored) -> Scored {
        guard entry.candidate.kind == .told, let at = entry.candidate.clauses.first, !clauses[at].isOfPatient,
            5 * at > 3 * clauses.count
        else { return entry }
        var words = entry.candidate.text.cutAtSpaces
        let verb = words.starts(with: ["The", "patient"]) ? 2 : 1
        guard verb + 1 < words.count, words[verb + 1] != "going",
            words[verb - 1].lowercased() == (verb == 1 ? voice.subject : "patient"),
            let base = Self.coming[words[verb]]
        else { return entry }
        let before = clauses[max(0, at - 2)..<at]
        guard before.contains(where: { !$0.isOfPatient && $0.lower.contains(where: Self.prescribing.contains) }) else {
            return entry
        }
        words[verb] = base
        words.insert("will", at: verb)
        if let say = words.firstIndex(of: "say,") { words.remove(at: say) }
        var entry = entry
        entry.candidate.text = words.joined(separator: " ")
        return entry
    }

    /// "Heart: ", "Examination of the left knee: ".
    private static func prefix(_ label: String, _ section: SectionKind) -> String {
        if label.isEmpty { return "" }
        let isSided = section == .exam && ["left ", "right "].contains { label.hasPrefix($0) }
        return isSided ? "Examination of the \(label): " : label.firstUppercased + ": "
    }

    private static let coming = ["takes": "take", "uses": "use"]
    private static let prescribing = Lexicon.set("prescribe prescribing order ordering start starting")
    /// Vital signs only where their number follows.
    private static let countedNames = [("pulse is ", "Heart rate"), ("bmi is ", "BMI")]
    static let vitalNames = [
        ("vital", ""), ("blood pressure", "Blood pressure"), ("heart rate", "Heart rate"), ("pulse rate", "Heart rate"),
        ("respirations", "Respiratory rate"),
        ("respiratory rate", "Respiratory rate"), ("breathing rate", "Respiratory rate"),
        ("oxygen", "Oxygen saturation"), ("pulse ox", "Oxygen saturation"),
        ("spo2", "Oxygen saturation"), ("o2 sat", "Oxygen saturation"), ("satting", "Oxygen saturation"),
        ("temperature", "Temperature"),
        ("weight", "Weight"),
    ]
}

internal import Artifacts

/// The body systems that divide a review of systems and an examination.
enum EncounterSystem: Int, CaseIterable {
    case constitutional, head, neck, cardiovascular, respiratory, gastrointestinal, genitourinary, musculoskeletal
    case skin, neurological, psychiatric

    /// As printed.
    var title: String {
        switch self {
        case .constitutional: "Constitutional"
        case .head: "HENT"
        case .neck: "Neck"
        case .cardiovascular: "Cardiovascular"
        case .respiratory: "Respiratory"
        case .gastrointestinal: "Gastrointestinal"
        case .genitourinary: "Genitourinary"
        case .musculoskeletal: "Musculoskeletal"
        case .skin: "Skin"
        case .neurological: "Neurological"
        case .psychiatric: "Psychiatric"
        }
    }

    /// The system of the first complaint that a statement of a review names.
    static func complained(of text: String) -> EncounterSystem? {
        EncounterFact.complaints(of: words(text)).first?.system
    }

    /// The system whose part or sign a finding names first.
    static func examined(in text: String) -> EncounterSystem? {
        let words = words(text)
        // Edema and pulses are found in the legs.
        let isOfLimb =
            words.contains(where: ofLimb.contains)
            && words.contains { ["edema", "pulse", "pulses"].contains($0) } && !words.contains("heart")
        // A belly press tries the shoulder.
        if isOfLimb || words.contains(sequence: ["belly", "press"]) { return .musculoskeletal }
        // Edema of the turbinates is none of the heart, a lesion of the labia none of the skin.
        let first = words.first { signs[$0] != nil } ?? ""
        let found = words.compactMap { signs[$0] }
        let isPassing = first == "edema" || first.hasPrefix("lesion") && found.contains(.genitourinary)
        let named = found.filter { !isPassing || $0 != signs[first] } + found
        // "A dark lesion on the shoulder" is seen on the skin.
        if [.musculoskeletal, .gastrointestinal].contains(named.first), words.contains(where: ofSkin.contains) {
            return .skin
        }
        // "The hands have intact sensation".
        let isOfNerves = named.first == .musculoskeletal && words.contains(where: felt.contains)
        return isOfNerves
            ? .neurological : named.first ?? (words.contains("ulcers") && words.contains("on") ? .skin : nil)
    }

    /// The system whose part or sign a word is.
    static func named(by word: String) -> EncounterSystem? { signs[word.lowercased().trimming(",.:;")] }

    /// The title with what was examined, where the findings tell: a murmur is heard, a rebound is in the abdomen.
    func title(of findings: [String]) -> String {
        let named = findings.map(Self.words)
        func found(_ signs: WordList) -> Bool { named.contains { $0.contains(where: signs.contains) } }
        switch self {
        case .cardiovascular: return title + (found(Self.ofHeart) ? ": Auscultation of Heart" : "")
        case .neck: return title + ": General Examination"
        case .skin, .neurological: return title + ": Examination"
        case .respiratory: return title + (found(Self.ofLungs) ? ": Auscultation of Lungs" : "")
        case .gastrointestinal: return title + (found(Self.ofAbdomen) ? ": Examination of Abdomen" : "")
        case .musculoskeletal:
            let parts = named.compactMap(Self.sidedPart)
            // A finding that does not say its side may be of the other.
            guard let part = parts.first, parts.allSatisfy({ $0 == part }), !found(Self.ofLimb),
                named.allSatisfy({ Self.sidedPart($0) != nil || !EncounterSite.leavesOpen($0) })
            else { return title + ": Examination" }
            return title + ": Examination of the \(part)"
        default: return title
        }
    }

    /// "Right Knee" of a finding there.
    private static func sidedPart(_ words: [String]) -> String? {
        zip(words, words.dropFirst()).first { ["left", "right"].contains($0) && sided.contains($1) }.map {
            "\($0.firstUppercased) \($1.firstUppercased)"
        }
    }

    private static let ofSkin = Lexicon.set(
        "lesion lesions papule papules macule macules mole moles plaques patches scale hives ulcers"
    )
    private static let felt = Lexicon.set("sensation reflexes reflex monofilament")
    private static let ofHeart = Lexicon.set("murmur murmurs rhythm gallop gallops rub rubs")
    static let ofLimb = Lexicon.set(
        "pitting extremity extremities legs ankles feet pedal dorsalis tibial radial"
    )
    private static let ofLungs = Lexicon.set("lungs wheezes wheezing rales rhonchi crackles")
    private static let ofAbdomen = Lexicon.set("abdomen abdominal belly bowel rebound guarding")
    /// Parts of which there is a left and a right.
    static let sided = Lexicon.set("knee ankle shoulder elbow wrist hip foot leg arm hand thumb calf toe finger heel")

    private static func words(_ text: String) -> [String] {
        text.lowercased().cutAtSpaces.map { $0.trimming(",.:;") }
    }

    private static let signs: WordMap<EncounterSystem> = {
        var result: [String: EncounterSystem] = [:]
        for (system, words) in [
            (.constitutional, "distress appearance nourished developed"),
            (
                .head,
                "eyes eye pupils ears ear throat nose nasal turbinates nares tonsils tympanic sinus sinuses mouth oral pharynx uvula oropharynx septum conjunctivae conjunctiva conjunctival lids eardrum eardrums membranes palate tongue"
            ),
            (.neck, "neck carotid bruits bruit thyroid lymphadenopathy jvd jugular cervical"),
            (
                .cardiovascular,
                "heart murmur murmurs rhythm gallops gallop rubs rub edema cardiac systolic pulses pulse cardiovascular"
            ),
            (
                .respiratory,
                "lungs lung wheezes wheezing rales rhonchi crackles breath respiratory breathing bases rhonchus"
            ),
            (
                .gastrointestinal,
                "abdomen abdominal belly bowel quadrant hepatosplenomegaly hepatomegaly splenomegaly rebound guarding"
            ),
            (
                .genitourinary,
                "cva kidneys flank prostate pelvic bladder cervix uterus vagina vaginal ovaries adnexa adnexal labia genitalia testes speculum"
            ),
            (
                .musculoskeletal,
                """
                knee knees ankle shoulder shoulders elbow wrist hip hips back spine lumbar thoracic motion strength foot leg legs
                arm hand hands finger fingers thumb toe toes joint joints flexion extension effusion gait mcmurray lachman
                musculoskeletal calf forearm grip muscle muscles paraspinal malleolus rotation drawer varus valgus epicondyle meniscus mcmurray's spurling's
                """
            ),
            (
                .skin,
                "skin rash bruising ecchymosis lesion lesions jaundice redness laceration plaque plaques erythematous"
            ),
            (
                .neurological,
                "neuro reflexes reflex sensation nystagmus pronator monofilament neurological neurologic cranial neurovascularly numbness tremor babinski"
            ),
            (.psychiatric, "mood affect"),
        ] as [(EncounterSystem, String)] {
            for word in Lexicon.set(words) { result[word] = system }
        }
        return WordMap(result)
    }()
}

extension DraftNote {
    /// The review of systems and the examination by body system, what belongs to none before the rest.
    mutating func divideBySystem() {
        divide(.reviewOfSystems, EncounterSystem.complained) { system, _ in system.title }
        divide(.exam, EncounterSystem.examined) { $0.title(of: $1) }
    }

    private mutating func divide(
        _ kind: SectionKind,
        _ system: (String) -> EncounterSystem?,
        title: (EncounterSystem, [String]) -> String
    ) {
        guard let at = sections.firstIndex(where: { $0.loinc == kind.loinc }) else { return }
        var placed = sections[at].statements.map { (system: system($0.text), statement: $0) }
        // "It has an irregular border" is of what was told just before.
        for next in placed.indices.dropFirst()
        where placed[next].system == nil && placed[next].statement.text.hasPrefix("It ") {
            placed[next].system = placed[next - 1].system
        }
        let order = [nil] + EncounterSystem.allCases.map(Optional.some)
        sections[at].statements = order.flatMap { system in
            let own = placed.filter { $0.system == system }.map(\.statement)
            let heading = system.map { title($0, own.map(\.text)) }
            return own.map { statement in
                var statement = statement
                statement.heading = heading
                if let heading { statement.text = statement.text.withoutLabel(saidBy: heading) }
                return statement
            }
        }
    }
}

extension String {
    /// "Neck: no masses" under "Neck", "Back: pain in the back": what stands before the colon is said already.
    fileprivate func withoutLabel(saidBy heading: String) -> String {
        let parts = split(separator: ": ", maxSplits: 1)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy({ $0.isLetter || $0 == " " }) else {
            return self
        }
        func stems(_ text: some StringProtocol) -> Set<Substring> {
            let words = text.lowercased().runs({ $0.isLetter || $0.isDigit }, orOf: { $0.isLetter || $0.isNumber })
            return Set(words.map { $0.prefix(4) })
        }
        let said = stems(heading).union(stems(parts[1]))
        guard stems(parts[0]).subtracting(["of", "the"]).isSubset(of: said) else { return self }
        return parts[1].firstUppercased
    }
}

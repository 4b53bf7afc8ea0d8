/// Drugs that are denied by the name of their kind, and taken by their own: "no blood thinners", and Eliquis.
struct EncounterTaken {
    let clauses: [Spoken]

    /// Whether the patient, who said no to clause `at`, is said to take what it asks for.
    func contradicts(_ at: Int) -> Bool {
        let asked = clauses[at].lower
        if asked.contains(where: { $0.hasPrefix("allerg") }), !asked.contains("to") { return tellsAllergy() }
        let named = Self.named(asked)
        if !named.isEmpty { return isTaken(named, asked, at) }
        guard asked.contains(where: Self.asking.contains) else { return false }
        // "Any medicines?" "No. Well, I take Tylenol."
        return clauses[(at + 1)...].prefix(while: \.isOfPatient).prefix(4).contains { clause in
            clause.lower.contains(where: Lexicon.drugs.contains)
                && !clause.lower.contains { Lexicon.negations.contains($0) && $0 != "no" }
                && clause.lower.contains { Self.taking.contains($0) || $0 == "just" || $0 == "only" }
        }
    }

    /// "I only take Tylenol", of who takes losartan too: of its kind only.
    func widened(_ candidate: EncounterCandidate) -> EncounterCandidate {
        let words = candidate.words
        guard candidate.kind == .patient, let only = words.firstIndex(of: "only"), only + 2 < words.count,
            words[only + 1] == "takes", Lexicon.drugs.contains(words[only + 2]),
            words.count == only + 3 || words.count == only + 4 && words[only + 3].hasPrefix("anyway"),
            takesOther(than: words[only + 2])
        else { return candidate }
        var candidate = candidate
        candidate.text = candidate.text.replacing(" only takes ", with: " takes ").replacing(" anyways", with: "")
            .replacing(" anyway", with: "")
        return candidate
    }

    private func takesOther(than drug: String) -> Bool {
        clauses.contains { clause in
            !clause.isConditional && clause.lower.contains { Lexicon.drugs.contains($0) && $0 != drug }
                && clause.lower.contains { Self.taking.contains($0) || ["continue", "stay", "still"].contains($0) }
                && !clause.lower.contains(where: Lexicon.negations.contains)
        }
    }

    /// Whether a drug of a kind that the words of clause `at` name is said to be taken.
    func isTaken(_ asked: [String], _ at: Int) -> Bool {
        let named = Self.named(asked)
        return !named.isEmpty && isTaken(named, asked, at)
    }

    private func isTaken(_ named: [Kind], _ asked: [String], _ at: Int) -> Bool {
        clauses.indices.contains { other in
            let clause = clauses[other]
            return other != at && isOfTaker(clause) && !clause.isQuestion
                && !clause.lower.contains(where: Lexicon.negations.contains)
                && clause.lower.contains { word in
                    !asked.contains(word) && named.contains { $0.members.contains(word) }
                }
        }
    }

    private static func named(_ asked: [String]) -> [Kind] {
        kinds.filter { asked.contains(sequence: $0.name) || asked.contains(sequence: $0.plural) }
    }

    /// The patient, or a clinician who says what the patient takes.
    private func isOfTaker(_ clause: Spoken) -> Bool {
        clause.isOfPatient
            || clause.lower.prefix(4).contains { ["you're", "you"].contains($0) }
                && clause.lower.contains(where: Self.taking.contains)
    }

    /// "I'm allergic to cats", "I get hives from shrimp".
    private func tellsAllergy() -> Bool {
        clauses.contains { clause in
            clause.isOfPatient && !clause.lower.contains(where: Lexicon.negations.contains)
                && (clause.lower.contains(sequence: ["allergic", "to"])
                    || clause.lower.contains(sequence: ["hives", "from"])
                    || clause.lower.contains(sequence: ["allergy", "to"]))
        }
    }

    /// They ask for what is taken.
    static let asking = Lexicon.set(
        "take taking taken medication medications medicine medicines meds pills drugs tried using anything"
    )
    private static let taking = Lexicon.set("take taking took on use using i've tried had")
    private typealias Kind = (name: [String], plural: [String], members: WordList)
    private static let kinds: [Kind] = [
        (
            "blood thinner",
            "eliquis apixaban xarelto rivaroxaban warfarin coumadin pradaxa dabigatran plavix clopidogrel brilinta ticagrelor"
                + " lovenox heparin effient prasugrel edoxaban savaysa"
        ),
        ("steroid", "prednisone prednisolone medrol dexamethasone methylprednisolone hydrocortisone"),
        (
            "antibiotic",
            "amoxicillin azithromycin augmentin doxycycline ciprofloxacin keflex cephalexin bactrim clindamycin"
        ),
        ("anti-inflammatory", "ibuprofen naproxen advil aleve motrin meloxicam mobic diclofenac celebrex"),
        ("water pill", "lasix furosemide hydrochlorothiazide chlorthalidone spironolactone torsemide bumetanide bumex"),
        ("inhaler", "albuterol advair symbicort flovent spiriva ventolin proair"),
    ].map { name, members in
        let words = name.cutAtSpaces
        return (words, words.dropLast() + [(words.last ?? "") + "s"], Lexicon.set(members))
    }
}

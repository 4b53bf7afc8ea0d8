internal import Artifacts

/// Lasting conditions that are planned while another problem is spoken of: "continue your metformin", said under a kidney stone,
/// is of the diabetes, which is a problem of its own.
struct EncounterStanding {
    private let clauses: [Spoken]
    private let announced: [EncounterProblem]
    /// The announced problems, and behind them those conditions that no problem names; these have places behind all clauses.
    private(set) var problems: [EncounterProblem]
    /// Where each planned statement belongs: its clause, or the place of the problem that it is of.
    private(set) var places: [Int] = []

    /// `planned` are statements and the clauses that they are of. Where no problem was announced, nothing is moved.
    init(_ clauses: [Spoken], _ announced: [EncounterProblem], _ planned: [(text: String, clause: Int)]) {
        self.clauses = clauses
        self.announced = announced
        problems = announced
        for (text, clause) in planned { places.append(place(of: text, at: clause)) }
    }

    private mutating func place(of text: String, at clause: Int) -> Int {
        guard !announced.isEmpty, let family = family(of: text, at: clause) else { return clause }
        if let known = problems.first(where: { family.isNamed(in: $0.name.map(\.lower)) }) { return known.clause }
        guard let name = named(family) else { return clause }
        let place = clauses.count + problems.count
        problems.append(.init(clause: place, name: name))
        return place
    }

    /// The condition that a statement is of, where that is another than what is spoken of at `clause`.
    private func family(of text: String, at clause: Int) -> Family? {
        let words = text.bareWords
        let current = announced.last { $0.clause <= clause }?.name.map(\.lower) ?? []
        guard !words.contains(where: Self.reasons.contains), !current.contains(where: words.contains),
            !names(current, at: clause)
        else { return nil }
        let isOfCondition = Self.families.contains { $0.isNamed(in: current) }
        return Self.families.first { family in
            guard !family.isNamed(in: current) else { return false }
            if family.isNamed(in: words) { return words.prefix(6).contains(where: Self.tending.contains) }
            return !isOfCondition && words.contains(where: family.means.contains)
                && !current.contains(where: family.alike.contains) && named(family) != nil
        }
    }

    /// The longest name by which the talk calls a condition the patient's.
    private func named(_ family: Family) -> [SpokenWord]? {
        for name in family.names {
            for clause in clauses
            where clause.speaker != .other && !clause.isConditional && !clause.isQuestion
                && !clause.lower.contains(where: {
                    Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil || Self.unsure.contains($0)
                })
            {
                let lower = clause.lower
                for at in lower.indices where lower[at...].starts(with: name) {
                    guard isOwn(lower[..<at]) else { continue }
                    var found = Array(clause.words[at..<at + name.count])
                    found[found.count - 1].hasComma = false
                    return found
                }
            }
        }
        return nil
    }

    /// "Your", "you have", "a history significant for gout and", not "your risk of".
    private func isOwn(_ before: ArraySlice<String>) -> Bool {
        if before.contains("history") { return !before.contains("family") }
        let near = before.suffix(3)
        guard let owner = near.lastIndex(where: Self.owners.contains) else { return false }
        return !near[owner...].contains { ["of", "for", "with", "to"].contains($0) }
    }

    /// Whether clause `at`, or the sentence before it, names the problem that is spoken of.
    private func names(_ current: [String], at: Int) -> Bool {
        guard clauses.indices.contains(at) else { return false }
        let before = at > 0 && clauses[at].continuesSentence ? clauses[at - 1].lower : []
        let head = current.last { $0.count > 3 && !Lexicon.functionWords.contains($0) }
        return head.map((before + clauses[at].lower).contains) == true
    }

    /// A condition with its drugs and tests.
    private struct Family {
        /// Longer names first.
        let names: [[String]]
        let means: WordList
        /// Words of what else its drugs are given for.
        let alike: WordList

        init(_ names: String, _ means: String = "", alike: String = "") {
            self.names = EncounterCandidates.phrases(names)
            self.means = Lexicon.set(means)
            self.alike = Lexicon.set(alike)
        }

        func isNamed(in words: [String]) -> Bool { names.contains { words.contains(sequence: $0) } }
    }

    private static let families = [
        Family(
            "type 2 diabetes|type 1 diabetes|diabetes mellitus|diabetes",
            "metformin insulin glipizide glyburide glimepiride sitagliptin januvia lantus humalog novolog glargine a1c"
        ),
        Family("gout", "allopurinol febuxostat uloric", alike: "kidney stone stones"),
        Family("hypothyroidism|hashimoto's", "levothyroxine synthroid unithroid thyroid tsh"),
        Family(
            "hypertension|high blood pressure",
            "lisinopril losartan amlodipine norvasc benazepril valsartan olmesartan hydrochlorothiazide chlorthalidone",
            alike: "heart coronary ventricular atrial afib cardiomyopathy chf kidney stroke renal"
        ),
        Family("asthma", "albuterol", alike: "copd emphysema bronchitis lung pneumonia cough wheezing breath"),
        Family(
            "hypercholesterolemia|hyperlipidemia|high cholesterol",
            "atorvastatin lipitor rosuvastatin crestor simvastatin pravastatin ezetimibe lipid",
            alike: "heart coronary artery stroke carotid peripheral"
        ),
        Family(
            "gastroesophageal reflux|acid reflux|reflux|gerd",
            "omeprazole prilosec pantoprazole protonix famotidine pepcid",
            alike: "esophagitis ulcer gastritis stomach abdominal bleeding anemia esophageal"
        ),
        Family("depression"), Family("anxiety"),
        Family("migraines|migraine", "sumatriptan imitrex", alike: "headache headaches"),
        Family("osteoporosis", "alendronate fosamax", alike: "fracture osteopenia"),
    ]
    /// "Because of your diabetes": it is why something else is done.
    private static let reasons = Lexicon.set(
        "because since given due risk cause causes caused with without despite if avoid"
    )
    private static let tending = Lexicon.set(
        "monitor manage control continue follow watch check recheck treat monitoring managing treating address"
    )
    private static let owners = Lexicon.set("your his her my have has patient's")
    /// "Lowers your risk of diabetes": whether there is one is not said.
    private static let unsure = Lexicon.set(
        "risk prevent prevents becoming getting chance chances fear afraid worried developing develop family if"
    )
}

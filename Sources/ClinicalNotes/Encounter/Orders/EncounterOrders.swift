/// What becomes of the orders of a talk. One that is given may be refused by the patient at once (``EncounterRefusal``), taken
/// back as the clinician speaks on (``EncounterWithdrawal``) or dropped however late (``EncounterDropped``): what is said last stands.
struct EncounterOrders {
    let clauses: [Spoken]
    private let dropped: EncounterDropped
    /// By which clause, soon after, each clause is withdrawn.
    private var withdrawals: [Int?] = []

    init(_ clauses: [Spoken]) {
        self.clauses = clauses
        dropped = EncounterDropped(clauses)
        withdrawals = clauses.indices.map(withdrawal)
    }

    /// Whether what the clinician says at `at` is withdrawn soon after.
    func isWithdrawn(_ at: Int) -> Bool { withdrawals[at] != nil }

    /// An order or advice without what is dropped later; `nil` where nothing of it is left.
    func kept(_ candidate: EncounterCandidate) -> EncounterCandidate? { dropped.kept(candidate) }

    private func withdrawal(of at: Int) -> Int? {
        if clauses[at].isOfPatient { return nil }
        return refusal(at) ?? (isOutweighed(at) || isUnclear(at) || isInterrupted(at) ? at + 1 : nil)
            ?? EncounterWithdrawal(clauses: clauses).place(of: at)
    }

    /// Whether anything of what clause `at` says may be undone.
    func mayUndo(_ at: Int) -> Bool { isWithdrawn(at) || dropped.namesItem(at) }

    /// What is undone of the order that clause `at` gives, and by which clause: at once, or later by what the order names.
    func undoing(of at: Int, ordering order: EncounterCandidate?) -> (item: String?, by: Int)? {
        let late = order.flatMap { dropped.withdrawal(of: $0) }
        let words = order?.words ?? clauses[at].lower
        let item = late?.item ?? words.first(where: EncounterOrdered.isItem)
        // "The colonoscopy was normal." "I don't want another": nothing was ordered.
        let isOrder = order != nil || item.map(Lexicon.drugs.contains) ?? false
        guard let by = withdrawals[at] ?? late?.by, isOrder || item != nil && EncounterOrdered.verb(of: words) != nil
        else {
            return nil
        }
        return (item, by)
    }

    /// "I want to start you on sertraline." "I don't want to take anything."
    private func refusal(_ at: Int) -> Int? {
        // "Start physical therapy. Any questions about that?"
        let later = clauses[(at + 1)...]
        let reply = later.prefix(2).firstIndex { $0.isOfPatient || !$0.isQuestion } ?? later.endIndex
        let turn = clauses[reply...].prefix(while: \.isOfPatient)
        return turn.isEmpty ? nil : EncounterRefusal(order: clauses[at].lower).place(in: turn)
    }

    /// "So we'll keep you on 10 milligrams twice a-" "Wait, it says 20 here."
    private func isInterrupted(_ at: Int) -> Bool {
        guard at + 1 < clauses.count, clauses[at + 1].isOfPatient, !clauses[at].isQuestion else { return false }
        let turn = clauses[(at + 1)...].prefix(while: \.isOfPatient).prefix(2)
        let reply = clauses[at + 1].lower
        guard ["wait", "hang"].contains(reply.first) || reply.starts(with: ["hold", "on"]),
            !turn.contains(where: \.isQuestion)
        else { return false }
        let said = turn.flatMap(\.lower)
        return said.contains(where: Self.contradicting.contains) || isOtherNumber(said, clauses[at].lower)
    }

    /// "20 here", "20 milligrams", where another number was said.
    private func isOtherNumber(_ said: [String], _ told: [String]) -> Bool {
        told.contains { $0.first?.isNumber == true }
            && said.indices.contains { at in
                guard said[at].first?.isNumber == true, !told.contains(said[at]) else { return false }
                return at + 1 == said.count || said[at + 1] == "here" || Lexicon.units.contains(said[at + 1])
            }
    }

    /// "We could try propranolol | but I'd rather use amitriptyline".
    private func isOutweighed(_ at: Int) -> Bool {
        guard clauses[at].lower.contains(where: ["could", "can", "might", "may"].contains) else { return false }
        return clauses[(at + 1)...].prefix(3).prefix { $0.speaker == clauses[at].speaker }.contains { later in
            later.lower.contains("rather") || later.lower.contains("instead")
        }
    }

    /// "We'll check it again in a month if it rises | we'll get a scan": whose condition is it?
    private func isUnclear(_ at: Int) -> Bool {
        guard let condition = clauses[at].lower.lastIndex(of: "if"), condition > 2,
            !["see", "sees", "check", "know"].contains(clauses[at].lower[condition - 1]), let next = next(at),
            clauses[at + 1].continuesSentence, let first = next.first(where: { !["then", "okay", "so"].contains($0) })
        else { return false }
        return Self.intending.contains(first)
    }

    /// What the same speaker says next.
    private func next(_ at: Int) -> [String]? {
        at + 1 < clauses.count && clauses[at + 1].speaker == clauses[at].speaker ? clauses[at + 1].lower : nil
    }

    private static let contradicting = Lexicon.set("says said thought allergic left right")
    private static let intending = Lexicon.set("i'll we'll i'd we'd i'm we're i we you'll you")
}

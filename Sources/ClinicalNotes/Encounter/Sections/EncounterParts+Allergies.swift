internal import Artifacts

/// Drugs that the patient is allergic to.
extension EncounterParts {
    /// "I have that you're allergic to penicillin", "I'm allergic to sulfa": "The patient is allergic to penicillin and sulfa."
    func allergies(_ writer: inout EncounterWriter) {
        var names: [String] = []
        var tokens: [Transcript.Token] = []
        for (at, clause) in clauses.enumerated()
        where clause.speaker != .other && !clause.isConditional && !clause.isOfCompanion {
            let lower = clause.lower
            guard let start = lower.indices.first(where: { lower[$0...].starts(with: ["allergic", "to"]) }), start > 0,
                lower[..<start].contains(where: { (clause.isOfPatient ? Self.ofSelf : Self.ofPatient).contains($0) }),
                !lower.contains(where: { Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil }),
                !lower[..<start].contains(where: Self.open.contains), !isRefused(after: at)
            else { continue }
            for word in clause.words[(start + 2)...].prefix(6)
            where Lexicon.drugs.contains(word.lower) && !names.contains(word.lower) {
                names.append(word.lower)
                tokens += clause.words.tokens
            }
        }
        for (name, said) in answered + recalled + reacting where !names.contains(name) {
            names.append(name)
            tokens += said
        }
        guard !names.isEmpty else { return }
        let text = "The patient is allergic to \(names.listed("and"))"
        writer.write(
            text.cutAtSpaces.sentence,
            tokens.inOrder,
            to: .allergies
        )
    }

    /// "Any medication allergies?" "Sulfa."
    private var answered: [(name: String, tokens: [Transcript.Token])] {
        clauses.indices.dropLast().flatMap { at -> [(String, [Transcript.Token])] in
            let (asked, reply) = (clauses[at], clauses[at + 1])
            // "How are the allergies doing?" "Better with the Zyrtec": taken for them.
            guard !asked.isOfPatient, asked.words.count < 12, reply.isOfPatient, !asked.lower.contains("how"),
                asked.lower.contains(where: { ["allergies", "allergic"].contains($0) }),
                asked.lower.contains(where: Self.asking.contains), !asked.lower.contains(where: Self.takenFor.contains),
                !reply.lower.contains(where: {
                    Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil || Self.untaken.contains($0)
                })
            else { return [] }
            return reply.words.filter { Lexicon.drugs.contains($0.lower) || Self.allergens.contains($0.lower) }.map {
                ($0.lower, asked.words.tokens + reply.words.tokens)
            }
        }
    }

    /// "Any allergies to medicines?" "No. Oh, wait, codeine.": the one that comes to mind after a "no".
    private var recalled: [(name: String, tokens: [Transcript.Token])] {
        clauses.indices.flatMap { at -> [(String, [Transcript.Token])] in
            let asked = clauses[at]
            guard !asked.isOfPatient, asked.lower.contains(where: { ["allergies", "allergic"].contains($0) }),
                asked.lower.contains(where: Self.asking.contains), !asked.lower.contains(where: Self.takenFor.contains)
            else { return [] }
            let turn = clauses[(at + 1)...].prefix(4).prefix(while: \.isOfPatient)
            guard turn.first?.lower.first.map(EncounterAnswers.noes.contains) == true else { return [] }
            return turn.compactMap { reply in
                let lead = reply.words.prefix { Self.recalling.contains($0.lower) }
                guard lead.contains(where: { !EncounterAnswers.noes.contains($0.lower) }),
                    let name = reply.words.dropFirst(lead.count).first?.lower,
                    Lexicon.drugs.contains(name) || Self.allergens.contains(name)
                else { return nil }
                return (name, asked.words.tokens + reply.words.tokens)
            }
        }
    }

    /// "Sulfa gives me hives", "I break out with penicillin": so the body reacts to it.
    private var reacting: [(name: String, tokens: [Transcript.Token])] {
        clauses.indices.flatMap { at -> [(String, [Transcript.Token])] in
            let lower = clauses[at].lower
            guard clauses[at].isOfPatient, !clauses[at].isOfCompanion, !clauses[at].isQuestion,
                !clauses[at].isConditional, !EncounterReaction.isDoubted(clauses, at),
                lower.contains(where: Self.reactions.contains),
                !lower.contains(where: { Lexicon.negations.contains($0) || Lexicon.relatives[$0] != nil }),
                let gives = lower.indices.dropFirst().dropLast().first(where: {
                    ["gives", "gave"].contains(lower[$0]) && lower[$0 + 1] == "me"
                }), Lexicon.drugs.contains(lower[gives - 1]) || Self.allergens.contains(lower[gives - 1]),
                lower[(gives + 2)...].contains(where: Self.reactions.contains)
            else { return [] }
            return [(lower[gives - 1], clauses[at].words.tokens)]
        }
    }

    private static let reactions = Lexicon.set("hives rash welts anaphylaxis")
    private static let recalling = Lexicon.set("no oh well wait actually except for")
    /// "What do you take for the allergies?"
    private static let takenFor = Lexicon.set("take taking taken use using used")
    private static let asking = Lexicon.set("any are you what have")
    private static let untaken = Lexicon.set("but not take takes taking used mg every daily")
    static let allergens = Lexicon.set("sulfa latex shellfish peanuts iodine")

    /// "You're allergic to sulfa." "No, I'm not."
    private func isRefused(after at: Int) -> Bool {
        guard !clauses[at].isOfPatient else { return false }
        return clauses[(at + 1)...].prefix(2).contains { reply in
            reply.isOfPatient
                && reply.lower.contains { Lexicon.negations.contains($0) || ["nope", "but"].contains($0) }
        }
    }

    private static let ofSelf = Lexicon.set("i i'm")
    private static let ofPatient = Lexicon.set("you're she's he's")
    private static let open = Lexicon.set("if may might whether think thought are is not anyone maybe")
}

internal import Artifacts

/// What an answer leaves to its question: "I've been good about that", asked for the diet.
struct EncounterAsked {
    let clauses: [Spoken]

    func named(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard let question = question(before: at) else { return words }
        return troubled(about(degree(words, question), question), at, by: question)
    }

    /// "Any problems with anesthesia?" "I got sick to my stomach": with anesthesia.
    private func troubled(_ words: [SpokenWord], _ at: Int, by question: ArraySlice<Spoken>) -> [SpokenWord] {
        guard at > 0, !clauses[at - 1].isOfPatient, let asked = question.last?.words.trimmed(),
            let trouble = asked.lastIndex(where: { Self.troubles.contains($0.lower) }),
            trouble + 2 < asked.count, ["with", "to", "from"].contains(asked[trouble + 1].lower),
            words.count < 9, words.count > 1, words[0].lower == "i", Self.suffered.contains(words[1].lower),
            words.contains(where: { Self.reactions.contains($0.lower) || Lexicon.symptoms.contains($0.lower) }),
            !words.contains(where: { Self.bound.contains($0.lower) })
        else { return words }
        let cause = asked[(trouble + 2)...]
        guard (1...3).contains(cause.count),
            cause.allSatisfy({ EncounterShape.isNoun($0.lower) || ["the", "your"].contains($0.lower) }),
            let last = cause.last, Lexicon.drugs.contains(last.lower) || Self.causes.contains(last.lower)
        else { return words }
        let lead = asked[trouble + 1].said(asked[trouble + 1].lower == "from" ? "from" : "with")
        var said = words
        said[said.count - 1].hasComma = false
        return said + [lead] + cause.map(own)
    }

    /// "I'm about 80%", asked how the breathing is: "my breathing is about 80%".
    private func degree(_ words: [SpokenWord], _ question: ArraySlice<Spoken>) -> [SpokenWord] {
        guard words.first?.lower == "i'm", let last = words.last, (2...4).contains(words.count),
            last.lower.hasSuffix("%") || last.lower == "percent",
            let asked = question.last(where: { $0.lower.contains(where: Self.how.contains) }),
            let how = asked.lower.firstIndex(where: Self.how.contains)
        else { return words }
        let rest = asked.words[(how + 1)...].drop { ["is", "are"].contains($0.lower) }
        guard let owner = rest.first, ["the", "your"].contains(owner.lower), let name = rest.dropFirst().first,
            EncounterShape.isNoun(name.lower) || name.lower.hasSuffix("ing")
        else { return words }
        let copula = name.lower.hasSuffix("s") && !name.lower.hasSuffix("ss") ? "are" : "is"
        return [owner.said("my"), name, .init(text: copula, lower: copula, hasComma: false, tokens: words[0].tokens)]
            + words.dropFirst()
    }

    /// "This finger has been swollen." "How long has that been going on?": the finger swelling, where the patient told of one
    /// complaint just before the question at `asked`.
    func complaint(before asked: Int) -> String? {
        let question = clauses[asked...].prefix { !$0.isOfPatient }.prefix(2).flatMap(\.lower)
        // "When did the chest pain start?" is of that one.
        if let noun = question.indices.dropFirst().first(where: { Self.told.contains(question[$0]) }) {
            let name = question[noun]
            let before = question[noun - 1]
            if EncounterShape.isNoun(before) { return before + " " + name }
            return name == "pain" ? own(before: asked).flatMap { $0.hasSuffix(" pain") ? $0 : nil } : name
        }
        return own(before: asked)
    }

    /// The one complaint that the patient told of just before the question at `asked`.
    private func own(before asked: Int) -> String? {
        guard let end = clauses[..<asked].lastIndex(where: \.isOfPatient), asked - end < 4 else { return nil }
        let start = clauses[..<end].lastIndex { !$0.isOfPatient }.map { $0 + 1 } ?? 0
        let isHeard = clauses[max(0, asked - 24)..<asked].contains { $0.lower.contains("swelling") }
        var names: Set<String> = []
        for clause in clauses[start...end].suffix(6) {
            for (place, word) in clause.lower.enumerated() {
                let isSwollen = word == "swollen" && isHeard
                if let state = Self.states[word],
                    !clause.lower[max(0, place - 4)..<place].contains(where: Lexicon.negations.contains)
                {
                    names.insert(state)
                    continue
                }
                guard isSwollen || Self.told.contains(word) else { continue }
                guard !clause.lower.contains(where: Lexicon.negations.contains) else { return nil }
                let part = isSwollen ? clause.lower[..<place].last(where: EncounterSystem.sided.contains) : nil
                let before = place > 0 ? clause.lower[place - 1] : ""
                let own = EncounterSystem.sided.contains(before) ? before : part
                // "The pain": which?
                guard own != nil || word != "pain" else { return nil }
                names.insert((own.map { $0 + " " } ?? "") + (isSwollen ? "swelling" : word))
            }
        }
        return names.count == 1 ? names.first : nil
    }

    /// "Any blood clots in your family?" "My mother had one": a blood clot; "anybody with a shake?" "My dad had it": a shake.
    func inFamily(_ words: [SpokenWord], _ at: Int) -> [SpokenWord] {
        guard words.count > 3, words[0].lower == "my", Lexicon.relatives[words[1].lower] != nil,
            ["had", "has", "got"].contains(words[2].lower), ["it", "one", "that", "them"].contains(words[3].lower),
            words.count == 4 || EncounterShape.prepositions.contains(words[4].lower)
                || Self.afterKin.contains(words[4].lower),
            let asked = question(before: at)?.last(where: { $0.lower.contains(where: Self.kin.contains) }),
            let named = asked.lower.lastIndex(where: { ["any", "with", "of"].contains($0) })
        else { return words }
        var name = asked.words[(named + 1)...].prefix {
            !EncounterShape.prepositions.contains($0.lower) && !EncounterWords.hedges.contains($0.lower)
                && !["or", "that", "anything"].contains($0.lower)
        }
        // "Any blood clots or strokes?": which of them?
        let after = asked.lower[name.endIndex...]
        guard (1...4).contains(name.count), let last = name.indices.last,
            after.first != "or" || after.dropFirst().first.map(EncounterShape.prepositions.contains) == true,
            name.allSatisfy({ !Self.kin.contains($0.lower) && !EncounterWords.finite.contains($0.lower) }),
            name.contains(where: {
                Lexicon.symptoms.contains($0.lower) || Lexicon.isDisease($0.lower) || Self.ills.contains($0.lower)
            })
        else { return words }
        name[last].hasComma = words[3].hasComma
        if words[3].lower == "one" {
            guard name[last].lower.hasSuffix("s") else { return words }
            name[last] = name[last].said(String(name[last].lower.dropLast()))
            name.insert(words[3].said("a"), at: name.startIndex)
        }
        // "My dad had it | his was bad".
        let rest = words.count > 4 && Self.afterKin.contains(words[4].lower) ? [] : Array(words[4...])
        return Array(words[..<3]) + Array(name) + rest
    }

    /// What the clinician said last, where the patient has said little since.
    private func question(before at: Int) -> ArraySlice<Spoken>? {
        guard clauses[at].isOfPatient else { return nil }
        let last = clauses[max(0, at - 3)..<at].lastIndex { !$0.isOfPatient }
        return last.map { clauses[max(0, $0 - 1)...$0].drop { $0.isOfPatient } }
    }

    /// "I've been pretty good about that": "about watching my salt intake".
    private func about(_ words: [SpokenWord], _ question: ArraySlice<Spoken>) -> [SpokenWord] {
        guard
            let that = words.indices.dropFirst(2).first(where: {
                ["that", "it"].contains(words[$0].lower) && ["about", "with"].contains(words[$0 - 1].lower)
                    && Self.kept.contains(words[$0 - 2].lower)
            }), that + 1 == words.count || Self.afterThat.contains(words[that + 1].lower),
            let asked = question.last(where: { $0.lower.contains(where: Self.habits.contains) })?.words,
            let verb = asked.lastIndex(where: { Self.habits.contains($0.lower) }), verb + 2 < asked.count,
            asked[verb + 1].lower == "your"
        else { return words }
        let object = asked[(verb + 2)...].prefix { !Self.endsObject.contains($0.lower) }
        guard (1...4).contains(object.count) else { return words }
        let stem = asked[verb].lower
        let rest = words[(that + 1)...].map(\.lower)
        let doing = stem.hasSuffix("ing") ? stem : stem.hasSuffix("e") ? stem.dropLast() + "ing" : stem + "ing"
        return words[..<that] + [asked[verb].said(doing), own(asked[verb + 1])] + object
            + (rest == ["ever", "since"] ? [] : words[(that + 1)...])
    }

    /// "Your stools", as the patient says it.
    private func own(_ word: SpokenWord) -> SpokenWord { word.lower == "your" ? word.said("my") : word }

    private static let troubles = Lexicon.set("problems problem trouble reactions reaction effects issues")
    private static let suffered = Lexicon.set("got threw felt vomited became")
    /// What makes one ill when it is given.
    private static let causes = Lexicon.set(
        "anesthesia vaccine vaccines vaccination shot shots contrast dye iodine antibiotics"
    )
    private static let reactions = Lexicon.set(
        "sick nauseous nauseated hives rash itchy dizzy threw vomited swollen sleepy drowsy shaky constipated achy"
    )
    private static let bound = Lexicon.set(
        "with from when after because and but every always often lately now in on at"
    )
    private static let kin = Lexicon.set("family anybody anyone relatives parents")
    private static let afterKin = Lexicon.set("his her hers he she and too")
    private static let ills = Lexicon.set("clots clot shake tremor shakes parkinson's problems")
    private static let states = [
        "tired": "fatigue", "exhausted": "fatigue", "fatigued": "fatigue", "dizzy": "dizziness", "nauseous": "nausea",
        "constipated": "constipation", "hoarse": "hoarseness",
    ]
    private static let told = Lexicon.set(
        "pain swelling numbness rash tingling stiffness cough headache headaches itching dizziness bleeding tremor fatigue heartburn nausea cramps"
    )
    private static let how = Lexicon.set("how how's")
    private static let kept = Lexicon.set("good better bad great careful strict consistent diligent")
    private static let habits = Lexicon.set(
        "watch watching check checking monitor monitoring take taking limit limiting"
    )
    private static let afterThat = Lexicon.set("ever lately recently since for and but so now over the")
    private static let endsObject = Lexicon.set(
        "and or but that which is are has have you if so because since lately recently like at"
    )
}

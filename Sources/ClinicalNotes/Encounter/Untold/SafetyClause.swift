internal import Artifacts

/// What one clause of a talk tells that bears on safety, as it stands among the others.
struct SafetyClause {
    typealias Told = EncounterUntold.Told

    let clauses: [Spoken]
    let at: Int
    var clause: Spoken { clauses[at] }
    let lower: [String]
    private let isByProxy: Bool

    init(_ clauses: [Spoken], _ at: Int, isByProxy: Bool) {
        (self.clauses, self.at, lower, self.isByProxy) = (clauses, at, clauses[at].lower, isByProxy)
    }

    func told(_ matter: Told.Matter, _ name: String, _ kind: Told.Kind, _ word: Int, answered: Int? = nil) -> Told {
        .init(matter: matter, kind: kind, name: name, places: [(at, word)] + (answered.map { [($0, 0)] } ?? []))
    }

    // MARK: Whose it is

    enum Owner { case patient, another }

    /// Whose that is which stands at `word`: of whom was named last before it, or else first behind it; `nil` where nobody is.
    func owner(of word: Int) -> Owner? {
        lower[..<word].indices.reversed().lazy.compactMap(whose).first
            ?? lower[word...].indices.lazy.compactMap(whose).first
    }

    private func whose(_ place: Int) -> Owner? {
        let word = lower[place]
        if isByProxy, Self.third.contains(word) || Self.children.contains(word) { return .patient }
        if Lexicon.relatives[word] != nil || EncounterOthers.names(word) { return .another }
        if Self.third.contains(word) { return .another }
        guard clause.isOfPatient else { return Self.seconds.contains(word) ? .patient : nil }
        if Self.firsts.contains(word) { return isByProxy ? .another : .patient }
        // "They put a stent in my heart".
        return ["they", "they're"].contains(word) && !lower.contains(where: Self.firsts.contains) ? .another : nil
    }

    func isOfAnother(_ word: Int) -> Bool {
        owner(of: word) == .another && !EncounterOthers.doesToSelf(clause.unhedged)
            || EncounterBackground.answersOfFamily(at, clauses)
    }

    /// Somebody, or who stands for one.
    static func isPerson(_ word: String) -> Bool {
        Lexicon.relatives[word] != nil || EncounterOthers.strangers.contains(word) || third.contains(word)
            || persons.contains(word) || children.contains(word)
    }

    /// From where on the clause states what it says; `nil` where it only asks or supposes.
    var stated: Int? {
        if clause.isConditional { return nil }
        guard clause.isOfPatient else {
            return clause.isStatedByClinician && !EncounterTruth.asks(clause) ? 0 : nil
        }
        if !clause.isQuestion { return clause.isOpen ? nil : 0 }
        // "Does it matter that I have a pacemaker?": what is asked about is so.
        return zip(lower, lower.dropFirst()).enumerated().first {
            ["that", "because", "since"].contains($1.0) && ["i", "i'm", "i've", "my"].contains($1.1)
        }?.offset
    }

    func isDenied(_ word: Int) -> Bool {
        let commas = Set(clause.words.indices.dropFirst().filter { clause.words[$0 - 1].hasComma })
        return Negations(words: lower, commas: commas, isWritten: false).read().holds[word] != .affirmed
    }

    /// Said so, what follows may not be.
    func isSupposed(before word: Int) -> Bool {
        zip(lower[..<word], lower.dropFirst()).contains {
            Self.supposing.contains($0) && ($0 != "would" || $1 != "like")
        }
            || !clause.isOfPatient && lower[..<word].contains("when")
    }

    /// Where the patient answers the clinician's question, and whether with a plain yes or a plain no.
    func answer(of word: Int) -> (at: Int, isYes: Bool)? {
        guard isAsked, !isOfAnother(word),
            let reply = clauses.indices.dropFirst(at + 1).prefix(3).first(where: { clauses[$0].isOfPatient }),
            clauses[(at + 1)..<reply].allSatisfy({ SafetyTopic.named(in: $0.lower).isEmpty }),
            let first = clauses[reply].lower.first
        else { return nil }
        // "No chest pain?" "Right.": there is none.
        let isAgreed =
            lower.contains(where: Lexicon.negations.contains) && EncounterTurn.agrees(clauses[reply].lower) == true
        if isAgreed || EncounterAnswers.noes.contains(first) { return (reply, false) }
        let isDenied = clauses[reply].lower.contains(where: Lexicon.negations.contains)
        return !isDenied && (EncounterAnswers.yeses.contains(first) || isMeasure(clauses[reply])) ? (reply, true) : nil
    }

    /// "Any blood in it?" "About half of them", "only when I wipe": who says how much, how often or when, has it.
    private func isMeasure(_ reply: Spoken) -> Bool {
        let said = reply.lower.drop { ["maybe", "just", "only"].contains($0) }
        guard let first = said.first, said.count < 9, !reply.isQuestion,
            !said.contains(where: Lexicon.namesDrug), !said.starts(with: ["last", "period"]),
            EncounterFact.complaints(of: reply.lower).isEmpty
        else { return false }
        return first.first?.isNumber == true || Self.measuring.contains(first)
            || said.prefix(2).contains("little") || said.prefix(3).contains(where: Self.times.contains)
            || said.count < reply.lower.count && Lexicon.functionWords.contains(first)
    }

    /// "No rash?" "Yes.": is there one?
    var unclear: [Told] {
        EncounterFact.unclear(at, clauses).map { fact in
            let (words, name) = (Array(lower[fact.words]), "\(fact.name), unclear answer")
            return told(.words(words), name, .finding, fact.words.lowerBound, answered: at + 1)
        }
    }

    var isAsked: Bool {
        !clause.isOfPatient && (clause.isQuestion || EncounterTruth.asks(clause) || lower.contains("any"))
    }

    /// - Parameter isAfterHarm: thoughts of suicide were told a few clauses before.
    func topics(isAfterHarm: Bool) -> [Told] {
        let named = SafetyTopic.named(in: lower)
        if named.isEmpty { return [] }
        // Of many that are asked a yes may mean one.
        let isOne = named.count + EncounterFact.complaints(of: lower).count < 3
        return named.compactMap { match in
            let (topic, word) = (match.topic, match.words.lowerBound)
            if topic.kind == .means, !isAfterHarm { return nil }
            if topic.isGrave ? isGravelyTold(match) : isTold(topic, word) {
                return told(.topic(topic), topic.name, topic.kind, word)
            }
            if topic.isGrave {
                return graveAnswer(to: match).map { told(.topic(topic), topic.name, topic.kind, word, answered: $0) }
            }
            guard isOne || topic.kind == .means, topic.kind != .order, let answer = answer(of: word), answer.isYes
            else { return nil }
            return told(.topic(topic), topic.name, topic.kind, word, answered: answer.at)
        }
    }

    private func isTold(_ topic: SafetyTopic, _ word: Int) -> Bool {
        let before = lower[..<word]
        if topic.kind == .means { return clause.isOfPatient && !clause.isQuestion && !isDenied(word) }
        guard let stated, word >= stated, !isOfAnother(word), !isSupposed(before: word) else { return false }
        if topic.kind == .order {
            let isSent =
                lower[word].hasPrefix("admi") || lower[word].hasPrefix("refer")
                || before.contains(where: Self.sending.contains)
            // "Go to the emergency room for chest pain": advice, not "I'm sending you ... for a CT".
            let advising = ["go", "call"].contains(clause.unhedged.first) ? ["if", "when", "for"] : ["if"]
            let isAdvice = lower[word...].contains(where: advising.contains) && !lower[word].hasPrefix("refer")
            return !clause.isOfPatient && isSent && !isAdvice && !before.contains("when") && !isDenied(word)
        }
        let isFound = topic.kind == .condition && lower.contains(where: ["shows", "showed", "positive"].contains)
        guard clause.isOfPatient || isFound || lower.contains(where: Self.ofPatient.contains) else { return false }
        // "Hepatitis B shot", "felt like a heart attack".
        let around = before.filter { $0 == "like" } + lower[word...].prefix(4)
        if topic.kind == .condition, around.contains(where: Self.testing.contains) { return false }
        // "I'd like to test | you for HIV", "a stone in one kidney".
        let lead = (clause.continuesSentence ? clauses[..<at].last?.lower ?? [] : []) + before
        let isScreened =
            Self.infections.contains(topic.name) && lead.drop { !Self.screening.contains($0) }.contains("for")
        if isScreened && !isFound || before.last == "in" && lower[word] == "one" { return false }
        if !clause.isOfPatient, !before.contains("i"), before.contains(where: Self.causing.contains) { return false }
        // "I can't hold my urine", "I lose control of it", but not "I haven't lost control of it".
        if Self.kept.contains(lower[word]) { return isDenied(word) != before.contains(where: Self.losing.contains) }
        return Lexicon.negations.contains(lower[word])
            ? !before.contains(where: Lexicon.negations.contains) : !isDenied(word)
    }

    /// Vital signs and results with their numbers.
    var figures: [Told] {
        guard !clause.isConditional, !clause.isQuestion, !lower.contains(where: Self.wanting.contains)
        else { return [] }
        return lower.indices.compactMap { word in
            let sign = Self.signs.first(of: lower[word...])
            let name = sign?.joined(separator: " ") ?? lower[word]
            guard sign != nil || EncounterPlacing.isLaboratory(name) && !Self.loose.contains(name) else { return nil }
            if isOfAnother(word) || ["no", "without"].contains(lower[..<word].last) { return nil }
            // "Your blood pressure | it's still high | it's 169/74."
            let said = clauses[at...].prefix(3).prefix { $0.speaker == clause.speaker && !$0.isQuestion }.flatMap(
                \.lower
            )
            let rest = said[(word + (sign?.count ?? 1))...].prefix(7)
            guard let value = rest.firstIndex(where: { $0.first?.isNumber == true }),
                rest[value].allSatisfy({ $0.isNumber || ".,/%-".contains($0) }),
                !rest[..<value].contains(where: { Self.between.contains($0) || EncounterPlacing.isLaboratory($0) }),
                value + 1 == said.count || !Self.counted.contains(said[value + 1])
            else { return nil }
            return told(.figures(GroundedWords.numbers(in: rest[value])), "\(name) \(rest[value])", .figure, word)
        }
    }

    private static let third = Lexicon.set("he he's she she's him her his")
    private static let firsts = Lexicon.set("i i'm i've i'd i'll me my myself we we're we've us our")
    private static let seconds = Lexicon.set("you you're you've you'd you'll your yourself")
    static let persons = Lexicon.set(
        """
        partner partner's ex spouse someone somebody anyone anybody them people others boss stepdad baby kids kid children they
        """
    )
    private static let children = Lexicon.set("son son's daughter daughter's baby baby's")
    private static let supposing = Lexicon.set(
        """
        if unless could might may would should whether until risk risks worried worry worries concerned concern scared afraid
        chance prevent avoid rule thought think wonder wondering maybe possible possibly screening looking sign
        """
    )
    private static let ofPatient = Lexicon.set("you you're you've your you'd history patient he she")
    private static let sending = Lexicon.set("send sending go going get getting call take")
    private static let kept = Lexicon.set("hold control catch bladder bowel")
    private static let losing = Lexicon.set("lost lose loses losing loss trouble hard difficulty problem problems")
    private static let signs = PhraseIndex(
        EncounterCandidates.phrases(
            "blood pressure|heart rate|respiratory rate|oxygen saturation|ejection fraction|pulse|temperature|spo2"
        )
    )
    private static let measuring = Lexicon.set(
        "about once twice sometimes every last half most few occasionally"
    )
    private static let times = Lexicon.set("week month night yesterday streak couple times days weeks")
    private static let testing = Lexicon.set("like shot shots vaccine vaccines test tests booster screen dna panel")
    private static let screening = Lexicon.set("test tested testing check checked screen screened")
    private static let infections = ["HIV", "hepatitis", "tuberculosis"]
    private static let causing = ["can", "cause", "causes"]
    private static let wanting = Lexicon.set(
        "goal want under below target should normally if between recheck above over less greater"
    )
    private static let loose = Lexicon.set("level levels count rate bmp cbc kidneys hormone hormones electrolytes")
    private static let between = Lexicon.set(
        "in every after and mg take took heart respirations temperature pulse continue pressure"
    )
    private static let counted = Lexicon.set(
        "weeks week months month days day years year hours hour minutes times time mg milligrams mcg units points pounds other or of"
    )
}

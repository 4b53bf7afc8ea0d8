/// What is said of people who are not the patient: "my neighbor has cancer", "most patients bleed a little", and what "you" lose
/// in the worst cases.
struct EncounterOthers {
    let clauses: [Spoken]

    func isOfOthers(_ at: Int) -> Bool {
        Self.tellsOfOther(clauses[at].unhedged)
            || (clauses[at].isOfPatient ? isOfStranger(clauses[at].lower) : isGeneral(at) || isOfAnyone(at))
    }

    /// "You come in weekly for the study", late in the visit: what is explained, not what the patient does.
    private func isOfAnyone(_ at: Int) -> Bool {
        guard at * 20 > clauses.count * 11 else { return false }
        let words = clauses[at].unhedged.prefix(2)
        return words.first == "you" && words.dropFirst().first.map(Self.explained.contains) == true
    }

    /// Whether somebody whom "he" or "she" may mean was named in the clauses before clause `at`.
    func namesStranger(before at: Int) -> Bool {
        clauses[max(0, at - 6)..<at].contains { $0.lower.contains { Self.strangers.contains($0) } }
    }

    /// "I have a coworker who has a thyroid problem": nobody's illness of a note.
    private func isOfStranger(_ lower: [String]) -> Bool {
        guard let named = lower.firstIndex(where: Self.strangers.contains), named < 5 else { return false }
        return lower[named...].contains {
            Lexicon.isDisease($0) || Lexicon.symptoms.contains($0) || Lexicon.drugs.contains($0)
                || Self.ill.contains($0)
        }
    }

    /// "My neighbor bought a boat", "the dog takes carprofen", "my brother in law had a stroke": said of an animal or of who is no
    /// kin by blood, whatever it is.
    static func tellsOfOther(_ said: ArraySlice<String>) -> Bool {
        guard let first = said.first, owners.contains(first) else { return false }
        if doesToSelf(said) { return false }
        if said.prefix(4).suffix(2).elementsEqual(["in", "law"]) || said.prefix(2).last?.hasSuffix("-in-law") == true {
            return true
        }
        guard
            let named = said.dropFirst().prefix(3).firstIndex(where: {
                strangers.contains($0) || animals.contains($0)
            }),
            !said[named...].contains(where: ofSelf.contains)
        else { return false }
        // "The dog bite is clean": the bite.
        return said[(named + 1)...].first { !EncounterWords.adverbs.contains($0) }.map {
            EncounterWords.finite.contains($0) || EncounterWords.past.contains($0) || EncounterVerbs.isThirdPerson($0)
        } == true
    }

    /// "My mother-in-law gives me my insulin", "my husband noticed that I stop breathing": what is told is of who speaks.
    static func doesToSelf(_ said: ArraySlice<String>) -> Bool {
        guard said.first == "my" else { return false }
        // "My brother had a stroke when I was in college."
        let rest = said.dropFirst(2).prefix { !["when", "before", "while", "because"].contains($0) }
        return !rest.contains(where: thirdPersons.contains)
            && (rest.contains { ["me", "i", "i'm"].contains($0) } && !rest.contains(where: thinking.contains)
                || zip(rest, rest.dropFirst()).contains { $0 == "my" && Lexicon.relatives[$1] == nil })
    }

    /// "My son was so upset", said by the clinician; "my cousin had her hip replaced": of who is not there.
    static func isOfKin(_ said: ArraySlice<String>) -> Bool {
        said.first == "my" && said.dropFirst().first.map { Lexicon.relatives[$0] != nil } == true
    }

    private func isGeneral(_ at: Int) -> Bool {
        let said = clauses[at].unhedged
        // "Because sometimes the feet react to it": it happens.
        let opening = Array(said.drop { $0 == "because" }.prefix(3))
        if opening.first == "sometimes", opening.count > 1, ["the", "people", "it"].contains(opening[1]) {
            return true
        }
        // "Yes, you do get red": what it does.
        if opening == ["you", "do", "get"], clauses[at].lower.prefix(2).contains(where: EncounterAnswers.yeses.contains)
        {
            return true
        }
        if names(Self.people, said.prefix(4)) { return true }
        let lower = clauses[at].lower
        guard lower.contains("you") || lower.contains("your") else { return false }
        for back in stride(from: at - 1, through: max(0, at - 4), by: -1) {
            guard clauses[back].speaker == clauses[at].speaker else { return false }
            if names(Self.cases, clauses[back].lower[...]) { return true }
        }
        return false
    }

    /// Whether a word is of those who are not the patient: a stranger, an animal, people.
    static func names(_ word: String) -> Bool {
        let bare = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
        return strangers.contains(bare) || animals.contains(bare) || people.contains(bare) || crowd.contains(bare)
    }

    private func names(_ nouns: WordList, _ words: ArraySlice<String>) -> Bool {
        zip(words, words.dropFirst()).contains { Self.some.contains($0) && nouns.contains($1) }
    }

    private static let explained = Lexicon.set(
        "come lose get go start put apply receive notice wake stop finish inject"
    )
    static let strangers = Lexicon.set(
        "friend friend's neighbor neighbor's coworker coworker's buddy boss roommate colleague classmate teammate friends coworkers"
    )
    private static let owners = Lexicon.set("my the our his her their a some this that your")
    private static let animals = Lexicon.set("dog dogs cat cats puppy kitten horse cow parrot hamster pet pets")
    private static let ofSelf = Lexicon.set("i i'm i've me we us you bit scratched")
    private static let thirdPersons = Lexicon.set("he she he's she's his they they're")
    private static let thinking = Lexicon.set("think guess believe mean know told")
    private static let ill = Lexicon.set(
        "cancer diabetes problem issue issues problems surgery sick thyroid stroke strep flu covid pneumonia cold infection virus"
    )
    private static let people = Lexicon.set("patients people folks women men kids children adults")
    private static let crowd = Lexicon.set("parents someone everybody")
    private static let cases = Lexicon.set("cases patients people folks")
    private static let some = Lexicon.set("some most many severe other rare worst bad certain few all these those")
}

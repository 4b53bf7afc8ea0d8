/// Statements that say nothing without what was cut or meant: "the bad was 153", ""something happened".
enum EncounterVague {
    static func isVague(_ text: String) -> Bool {
        let words = text.bareWords
        guard words.count > 2, let last = words.last else { return true }
        return text.contains("$") || wanting.contains(last)
            || endings.contains { words.count > $0.count && words.suffix($0.count).elementsEqual($0) }
            || openings.contains { words.starts(with: $0) } || parts.contains { words.contains(sequence: $0) }
            || isTouch(words) || isBearing(words) || namesNone(words)
            || isOfCompany(words, text)
            || isBound(words) || isSmallTalk(words)
            || pointsAtThose(words) || EncounterUnnamed.isUnnamed(words)
            || EncounterElliptic.isElliptic(words)
    }

    /// "He is not great", "she has been here before", "he is about the same": as one is greeted, and asked of what?
    private static func isSmallTalk(_ words: [String]) -> Bool {
        let rest = words.drop { ["he", "she", "the", "patient"].contains($0) }
        guard rest.count < words.count, let verb = rest.first, ["is", "was", "has"].contains(verb) else { return false }
        if verb == "has" { return rest.dropFirst().starts(with: ["been", "here"]) }
        let state = rest.dropFirst().filter { !EncounterWords.adverbs.contains($0) && !around.contains($0) }
        return state == ["not", "great"] || state == ["not", "bad"] || state == ["same"]
    }

    /// "Had to stand", "is trying to learn": why, and what?
    private static func isBound(_ words: [String]) -> Bool {
        guard words.count > 3, let to = words.lastIndex(of: "to"), to > 0 else { return false }
        let rest = words[(to + 1)...]
        return ["had", "trying", "tried"].contains(words[to - 1]) && rest.count == 1
            || words[to - 1] == "has" && ["stand", "sit", "wait"].contains(rest.joined(separator: " "))
            || words[to - 1] == "had" && rest.first == "put" && rest.count < 4
    }

    /// "She eats those every day", "she got a few of them": of what?
    private static func pointsAtThose(_ words: [String]) -> Bool {
        words.dropFirst().indices.contains { at in
            guard words[at] == "those" else { return false }
            let next = at + 1 < words.count ? words[at + 1] : ""
            return next.isEmpty || afterThose.contains(next) || next.hasSuffix("ly")
        } || words.suffix(2) == ["of", "them"]
    }

    /// "Other than that he is well", "he never did because it made him dizzy": other than what, did what?
    static func leavesOut(_ words: [String]) -> Bool {
        words.starts(with: ["other", "than", "that"]) || words.contains(sequence: ["never", "did", "because"])
    }

    /// "He is doing well", under a plan: with which of the problems?
    static func saysWellOnly(_ words: [String]) -> Bool {
        words.contains("doing") && words.count < 9 && words.allSatisfy { doingWell.contains($0) }
    }

    /// "That was 2 years ago": what was?
    static func saysWhenOnly(_ words: [String]) -> Bool {
        words.count < 7 && words.dropFirst().first == "was" && words.last == "ago"
    }

    /// "Called her friend", "had a friend visiting": company, and nothing of health.
    private static func isOfCompany(_ words: [String], _ text: String) -> Bool {
        (words.contains(where: company.contains) || isOfKin(words)) && !EncounterBearing.isOfHealth(text)
            && !words.contains(where: ofHarm.contains)
    }

    /// "His daughter makes cookies", "her husband put his hand on her wrist": what somebody else does.
    private static func isOfKin(_ words: [String]) -> Bool {
        words.count > 2 && ["his", "her", "their", "patient's"].contains(words[0] == "the" ? words[1] : words[0])
            && words.prefix(4).contains { Lexicon.relatives[$0] != nil }
            // "His wife says that he snores", "her mother died young".
            && !words.dropFirst(2).contains { ["he", "she", "him", "patient"].contains($0) || ofKin.contains($0) }
    }

    /// "Her husband put his hand on her wrist", not on her neck.
    private static func isTouch(_ words: [String]) -> Bool {
        guard let hand = words.firstIndex(of: "hand"), hand > 1, words[hand - 2] == "put" else { return false }
        return words[hand...].contains { ["wrist", "arm", "chest", "shoulder", "forehead", "back"].contains($0) }
    }

    /// "Laid some ice", "put a little more weight": on what?
    private static func isBearing(_ words: [String]) -> Bool {
        guard let verb = words.firstIndex(where: { ["put", "puts", "putting", "laid", "lays", "placed"].contains($0) })
        else {
            return false
        }
        return !words[verb...].contains {
            ["on", "in", "into", "over", "under", "around", "off", "up", "down", "to"].contains($0)
        }
    }

    /// "The other 2 were a patch and gabapentin", "the bad was 153": an adjective or number for a noun.
    private static func namesNone(_ words: [String]) -> Bool {
        words.indices.dropLast(2).contains { at in
            guard words[at] == "the", nounless.contains(words[at + 1]) else { return false }
            let next = words[at + 2].first?.isNumber == true && at + 3 < words.count ? words[at + 3] : words[at + 2]
            return EncounterVerbs.auxiliaries.contains(next) || ["might", "may", "had", "have"].contains(next)
        }
            // "Has almost incontinence": an adverb before a noun.
            || words.indices.dropLast(2).contains {
                words[$0] == "has" && words[$0 + 1] == "almost" && $0 + 3 == words.count
                    && EncounterShape.isNoun(words[$0 + 2])
            }
    }

    private static let ofKin = Lexicon.set(
        """
        died dead passed lives living healthy alive care cares carrier noticed notices drives pays cooks cleans bathes dresses feeds
        shops manages fills lays takes keeps gives gave helps helped sleeps exhausted
        """
    )
    /// What harms, or is caught of others: no small talk, whoever did it and wherever it was.
    private static let ofHarm = Lexicon.set(
        """
        cocaine heroin meth fentanyl opioid opioids opiates drugs weed drank drunk drink drinks alcoholic alcoholics addict addicted
        used uses using overdosed overdose injected blacked assaulted raped attacked hit hits hitting beat beats hurt hurts choked
        chokes punched kicks pushes forced forces threatens threatened threw throws abuses abused abusive killed kills kill suicide
        hanged shot stabbed strep flu covid lice scabies vomited vomits vomiting throwing sick contagious tuberculosis exposed gun
        knife neck throat mouth collapsed fainted fell jail prison smokes smoked
        """
    )
    private static let around = Lexicon.set("the about so too very doing pretty really all that much")
    private static let company = Lexicon.set(
        """
        friend friends neighbor neighbors boss coworker coworkers colleague buddy race wedding recital reunion vacation party birthday
        """
    )
    private static let doingWell = Lexicon.set(
        "he she the patient is has been doing well good great fine better okay pretty really very at this time now today overall so"
    )
    private static let afterThose = Lexicon.set("a an about and are every for in is on so to too were with")
    private static let wanting = Lexicon.set(
        "forget forgets pretend felt noticed needs uses brought wants considered started joined"
    )
    private static let endings = phrases(
        """
        side first|something happened|something was wrong|something bad|something different|something weird|hard time|tough time|
        rough time|rough week|rough day|rough night|tough week|tough day|trying to get better|trying to do better|that way|the same thing|some injury|an injury|any problems|any problem|has no problem|
        had no problem|on paper|in trouble|
        any real problems|any issues|go ahead|at that time|at that point|to the test|remind him|remind her|remind the patient|
        is something|stay the course|pick a day|hold pressure|before it starts
        """
    )
    private static let openings = phrases(
        """
        he said that has|she said that has|this is because|that is when|that is because|maybe that|maybe it|maybe this|it has been easier|
        it is easier|it was easier|somebody else|someone else|the first part is|the second part is|the third part is
        """
    )
    private static let parts = phrases(
        "has something with|will be in to do|other than that|had that done|had it done|have that done|talked about|record number|had talked|was going to|is hoping|was hoping|as far as that|mentioned something|said something|make a trip|run around|getting busy|come on in|went back to sleep|will be darned|will be damned|have a seat|to death|come up with our|get your life|get his life|get her life|get their life"
    )
    private static let nounless = Lexicon.set("good bad other others 2 3 two three")

    private static func phrases(_ text: String) -> [[String]] { EncounterCandidates.phrases(text) }
}

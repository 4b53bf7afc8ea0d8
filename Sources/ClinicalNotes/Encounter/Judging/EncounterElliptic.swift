/// Statements that leave out a part of themselves that was said in the talk: what was done, of what there are other ones, what
/// was measured.
enum EncounterElliptic {
    static func isElliptic(_ words: [String]) -> Bool {
        guard words.count > 1, let last = words.last else { return true }
        return words.indices.dropLast().contains { at in
            let next = words[at + 1]
            return words[at] == "did" && doneWhen(next) || isOther(words, at, next)
                || pointsAway(words, at, next)
        } || givesTime(words) || possesses(words, last) || isLeft(words, last) || seesBlood(words, last)
            || isWhere(words) || isDegreeOfNone(words, last) || isOfTimeOnly(words, last) || tellsNothing(words, last)
            || feels(words, last) || comparesWithOwn(words, last) || isPart(words, last)
    }

    /// "He has been there for years", "she has one on both feet", "he had the same problem", "he cannot wait".
    private static func pointsAway(_ words: [String], _ at: Int, _ next: String) -> Bool {
        switch words[at] {
        case "there":
            at > 1 && ["in", "on", "laying"].contains(words[at - 1])
                || next == "for" && !words.contains("was") && !words[..<at].contains(where: EncounterSite.isPart)
        case "has", "had", "have": next == "one" && at + 2 < words.count && ["on", "in", "at"].contains(words[at + 2])
        // "It was exactly the same": as what?
        case "the":
            at + 2 == words.count && next == "same" && at > 0 && ["was", "exactly"].contains(words[at - 1])
                && words[..<at].allSatisfy {
                    people.contains($0) || ["it", "this", "that", "was", "is", "exactly", "about"].contains($0)
                }
        // "She started trying last month", not "has been trying for 2 years".
        case "trying": ["last", "this"].contains(next) && at > 0 && words[at - 1] == "started"
        // "He cut back", "she sees there is a gap", "he is every morning with his coffee".
        case "cut": next == "back" && (at + 2 == words.count || ["because", "'cause", "and"].contains(words[at + 2]))
        case "sees": ["there", "how", "this", "where", "what"].contains(next)
        case "is", "was": ["every", "each"].contains(next) && at < 3 && people.contains(words[max(0, at - 1)])
        case "same": at + 2 == words.count && at > 0 && words[at - 1] == "the" && general.contains(next)
        case "cannot": at + 2 == words.count && idle.contains(next)
        default: false
        }
    }

    /// "She did about 3 years ago", "did last year": did what?
    private static func doneWhen(_ next: String) -> Bool { times.contains(next) || next.first?.isNumber == true }

    /// "Is on other medicines", "had other injuries", "got another prednisone": other than which?
    private static func isOther(_ words: [String], _ at: Int, _ next: String) -> Bool {
        if words[at] == "another" { return Lexicon.drugs.contains(next) }
        guard words[at] == "other", at > 0, next.hasSuffix("s"), EncounterShape.isNoun(next) else { return false }
        return beforeOther.contains(words[at - 1]) && !words[..<at].contains(where: Lexicon.negations.contains)
            && !words[..<(at - 1)].contains { EncounterShape.isNoun($0) && !people.contains($0) }
    }

    /// "She is about 80%", "she is at 6 days", "she is averaging 2 hours a night": of what?
    private static func isDegreeOfNone(_ words: [String], _ last: String) -> Bool {
        guard people.contains(words[0]) else { return false }
        let rest = words.drop {
            people.contains($0) || EncounterVerbs.auxiliaries.contains($0) || around.contains($0) || $0 == "been"
        }
        if rest.first == "averaging" { return !rest.contains("of") && rest.allSatisfy(isCount) }
        guard words.contains(where: ["is", "was"].contains), !rest.isEmpty, rest.allSatisfy(isCount) else {
            return false
        }
        // Not "he is at 10 mg", "she is at 34 weeks".
        return last.hasSuffix("%") || last == "percent"
            || words.contains("at") && ["day", "days", "hour", "hours"].contains(last)
    }

    private static func isCount(_ word: String) -> Bool {
        word.first?.isNumber == true || Lexicon.units.contains(word) || counting.contains(word)
            || ["averaging", "percent", "and", "per", "night", "nights"].contains(word)
    }

    /// "She was in high school": when what was?
    private static func isOfTimeOnly(_ words: [String], _ last: String) -> Bool {
        guard people.contains(words[0]), let verb = words.firstIndex(of: "was"), verb < 3 else { return false }
        return stages.contains { words[(verb + 1)...].elementsEqual($0) }
    }

    /// "He has been worried", "he has not told his wife", "there was some beer involved", "he hiked a week before": what of?
    private static func tellsNothing(_ words: [String], _ last: String) -> Bool {
        last == "worried"
            && words.dropLast().allSatisfy {
                people.contains($0) || EncounterVerbs.auxiliaries.contains($0) || EncounterWords.adverbs.contains($0)
                    || counting.contains($0) || $0 == "been"
            }
            || last == "involved" && words.contains("some")
            // Not "had a stroke the year before".
            || last == "before" && words.dropLast().last.map(EncounterReplies.units.contains) == true
                && words.contains { ["hiked", "walked", "went", "came"].contains($0) }
                && !EncounterBearing.isOfBody(words.filter { !["walked", "went"].contains($0) })
            || Lexicon.relatives[last] != nil
                && words.suffix(3).first.map(["told", "tell", "telling"].contains) == true
    }

    /// "He has good strategies", "she has a few issues": for what, with what?
    private static func possesses(_ words: [String], _ last: String) -> Bool {
        guard abstract.contains(last), let has = words.lastIndex(where: ["has", "had", "have"].contains) else {
            return false
        }
        return has + 1 < words.count && words[(has + 1)..<(words.count - 1)].allSatisfy(counting.contains)
    }

    /// "We will give his body time to rest": nothing of what is done.
    static func givesTime(_ words: [String]) -> Bool {
        words.firstIndex(of: "give").map { words[$0...].dropFirst(2).prefix(4).contains("time") } ?? false
    }

    /// "He has about 3 days left": of what?
    private static func isLeft(_ words: [String], _ last: String) -> Bool {
        guard last == "left", words.count > 3 else { return false }
        return !words.contains("of") && Lexicon.units.contains(words[words.count - 2])
            && words.contains { ["has", "have", "had"].contains($0) }
    }

    /// "She started seeing some blood": where?
    private static func seesBlood(_ words: [String], _ last: String) -> Bool {
        last == "blood" && words.contains(where: ["see", "seeing", "saw", "seen", "noticed", "noticing"].contains)
    }

    /// "He is always outside."
    private static func isWhere(_ words: [String]) -> Bool {
        guard let last = words.last, ["outside", "inside", "around", "outdoors"].contains(last) else { return false }
        return words.dropLast().allSatisfy {
            people.contains($0) || EncounterVerbs.auxiliaries.contains($0) || EncounterWords.adverbs.contains($0)
                || ["been", "always", "usually", "out", "a", "lot"].contains($0)
        }
    }

    /// "She feels a little strain": where, and when?
    private static func feels(_ words: [String], _ last: String) -> Bool {
        guard sensed.contains(last), let verb = words.firstIndex(where: ["feels", "felt", "feel"].contains) else {
            return false
        }
        return words[(verb + 1)...].dropLast().allSatisfy(counting.contains)
    }

    /// "She is taller than her": one of them is not named.
    private static func comparesWithOwn(_ words: [String], _ last: String) -> Bool {
        guard words.count > 3, words[words.count - 2] == "than" else { return false }
        return words[0] == "she" && last == "her" || words[0] == "he" && last == "him"
    }

    /// "He has to do the hard part": of what?
    private static func isPart(_ words: [String], _ last: String) -> Bool {
        last == "part" && words[words.count - 2] != "most" && words.contains { ["do", "does", "did"].contains($0) }
    }

    private static let general = Lexicon.set(
        "problem problems symptoms issue issues condition thing way place region spot"
    )
    private static let around = Lexicon.set("about at around maybe only now almost probably still")
    private static let stages = EncounterCandidates.phrases(
        "in high school|in college|in school|in my twenties|a kid|a child|little|young|a teenager"
    )
    private static let idle = Lexicon.set("wait remember recall complain believe imagine say tell know explain")
    private static let people = Lexicon.set("he she the patient they")
    private static let times = Lexicon.set("about almost nearly last once twice before again when since")
    private static let beforeOther = Lexicon.set("on had has have takes took some few")
    private static let abstract = Lexicon.set("issues strategies concerns reasons options ideas techniques methods")
    private static let counting = Lexicon.set(
        "a an few some several many good great other of couple little bit lot lots really very two three 2 3"
    )
    private static let sensed = Lexicon.set("strain pull stretch tug pressure something resistance")
}

/// Openings and word lists of the rules.
extension EncounterCandidates {
    static func phrases(_ text: String) -> [[String]] {
        text.split(separator: "|").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
            .sorted { $0.count > $1.count }
    }

    static let addresses = Lexicon.set("i i'm i've i'll you you're your we we're it's that's okay dax dragon")
    static let toOthers = Lexicon.set("you your you're we we're we've")
    static let opinions = phrases(
        """
        i mean|i would say|i'd say|i was going to say|i was gonna say|i know|i noticed that|i want to mention that|
        i also want to mention that|i wanted to mention that|i also wanted to mention that|i should mention that|i should say
        """
    )
    static let afterOpinion = Lexicon.set("i i'm it's it my the i've she he there's")
    static let patientStarts = Lexicon.set(
        "i i'm i've i'd i'll my it it's the there there's she he they both sometimes nothing everything most this"
    )
    /// What is said of the visit itself.
    static let ofTheOffice = Lexicon.set(
        "nurse notes chart template stretcher document doctor assistant fixed game computer recording soon exam examination"
            + " reminder rebates coupon coupons finalize procedures sheet insurance stipend parking validated medicare"
    )
    static let cutting = Lexicon.set("and because so which")
    static let movedTo = Lexicon.set("on out fixed back in into going here")
    static let thirdPersons = Lexicon.set("he him his she her he's she's they they're them their")
    static let notDone = Lexicon.set("said told thought guess knew heard came made was meant")
    static let notInComplaint = Lexicon.set(
        "i i'm i've i'd you it it's that but if when or my because so he she we they hour hours"
    )
    static let views = phrases(
        """
        i think that|i think|i believe|i know that|i know|i see that|it looks like|it says that|it seems like|it sounds like|looks like|i do think|as you know
        """
    )
    static let quotes = phrases("you said that|you said|you mentioned that|you mentioned|you told me that|you told me")
    static let sources = Lexicon.set(
        "notified informed see saw know looks sounds seems notes heard understand says said shows mentioned note think believe suspect means"
    )
    static let speakers = Lexicon.set("i i'm i've i'll i'd we we're we've me let's my us")
    static let others = Lexicon.set("you i we i'm you're it it's i'll we'll")
    /// Before "exam" they name no part of the body.
    static let notParts = Lexicon.set(
        "everything based clinical today's summary after before previous every each all whole rest normal test"
    )
    static let self_ = Lexicon.set("our i i'm i'll i'd me we'll we're let's")
    static let leads = Lexicon.set("again today dragon dax")
    /// Where a clinician looks, before what is seen: "here in the office your vital signs look great".
    static let notNamed = Lexicon.set("so this she he it patient the that our my your name who and")
    static let places = Lexicon.set("here in the office today now clinic this morning so again overall otherwise and")
    static let abouts = Lexicon.set(
        "you you're you've your he she he's she's he'll she'll his her today's the it's it this there"
    )
    static let notThings = Lexicon.set("all most both some any none since lean after before everything something")
    static let copulas = Lexicon.set("is are was were has looks look sounds sound shows showed reveals demonstrates")
    static let aroundExam = Lexicon.set(
        "focused general quick here on your the physical to of in my for a with as far from at and so now"
    )
    static let afterPart = Lexicon.set(
        "i i'm i'd there there's you you're you've it it's the is shows reveals now so and no we he she they"
    )
    static let fillers = Lexicon.set("go ahead and also just then to be probably actually like definitely tentatively")
    static let vague = Lexicon.set("that this it these what them some to those for")

    /// What begins a finding, by its first word, with whether it denies it.
    static let openings: WordMap<[([String], Bool)]> = {
        let negative = phrases(
            """
            i don't appreciate any|i do not appreciate any|i don't hear any|i don't see any|i don't feel any|you don't have any|
            there isn't any|there aren't any|i don't appreciate|i don't see|i don't hear|i don't feel|i didn't see any|i didn't hear any|
            i do not see any|i do not hear any|you do not have any|there's not any|i'm not hearing any|i'm not seeing any|
            i'm not appreciating any|i can't appreciate any|there is not any|i do not appreciate|i don't recognize any|
            i do not recognize any|i don't recognize|i do not recognize|i don't identify any|i do not identify any|i don't palpate any|i do not palpate any|no
            """
        )
        let positive = phrases(
            """
            i do appreciate that|i do appreciate|i can appreciate|i appreciate|i do hear that|i do hear|i hear|i do see|i see that there is|
            i see|i do feel|i do note|i note|i notice|i do notice|i can see|i can feel|i can hear|i noticed|you do have|you have|there is|
            there's|there are|it shows|you've got|you still have|there does appear to be|there was|you do have that|what i see is|
            what i see are|i am noticing is|i'm noticing is|i'm seeing is|i notice is|i do recognize|i also recognize|i do identify|
            i identify|i also identify|i also appreciate|i do also appreciate|i still appreciate|i do still appreciate|
            i still hear|i do still hear that|i do still hear|i also hear|i also see|i do also see|i also note|i also notice|i also feel|
            i do palpate|i palpate|i can palpate|i do observe|i observe
            """
        )
        let all = (negative.map { ($0, true) } + positive.map { ($0, false) }).sorted { $0.0.count > $1.0.count }
        return WordMap(Dictionary(grouping: all) { $0.0[0] })
    }()
    /// Alone they name nothing.
    static let empty = Lexicon.set(
        "no evidence sign signs a an some little bit issue issues here in the record problem problems risk risks bony alignment hand grips findings finding eye eyes"
    )
    static let afterFinding = Lexicon.set(
        "listen listening you've you'd you we i we've i've i'll i'm it's that's it they"
    )
    static let notBeforeIntent = Lexicon.set("if unless when whether before once until what would")
    static let bindsIntent = Lexicon.set(
        "that if how when what where which until because as than say said normally usually typically otherwise ordinarily"
    )
    static let afterIntent = Lexicon.set(
        "thanks thank bye bye-bye although definitely so but because 'cause okay alright i i'm i'll i'd we we'll we're let's that's it's hopefully it'll does might"
    )
    static let afterAnd = Lexicon.set(
        "i i'm i'll i'd we we'll we're you you're you'll it it's that that's let's then they they'll see hopefully this if what make"
    )
    static let ordered = Lexicon.set(
        """
        do dispense prescribe order start refer increase decrease continue check schedule repeat stop add get obtain send recommend keep
        monitor follow discontinue switch draw place put give see use hold consider proceed arrange set treat
        evaluate complete change reduce restart refill adjust run reassess recheck perform request plan try initiate administer wean taper
        """
    )
    static let advised = Lexicon.set(
        """
        take use apply avoid ice keep monitor return follow call stay wear rest elevate limit continue start stop try get make
        watch reduce decrease increase cut drink eat schedule check contact reach bring record write exercise begin hold
        add see come lose put wash lie lay lift move travel stretch quit taper switch finish complete join wait walk swim ride
        sleep refrain remain work undergo weigh maintain change perform attend consider lower incorporate minimize eliminate
        alternate push
        """
    )
}

extension [SpokenWord] {
    private static let beforeWell = Lexicon.set(
        "gone going went doing feeling very pretty really quite eating sleeping healing working did feels looks look so"
    )
    private static let afterHedge = Lexicon.set(
        "i i'm i've i'd i'll it it's that that's my the we we're you you're he she there there's so and but okay now yeah well oh then this they"
    )

    /// Without what leads in and what trails off.
    func trimmed() -> [SpokenWord] {
        var words = self
        // "All right, looks good."
        if words.count > 2, words[0].lower == "all", words[1].lower == "right", words[1].hasComma {
            words.removeFirst(2)
        }
        while let first = words.first, EncounterWords.hedges.contains(first.lower) {
            // "No fracture", "right knee": there it is no hedge.
            if ["no", "right"].contains(first.lower), !first.hasComma, words.count > 1,
                !Self.afterHedge.contains(words[1].lower)
                    || words[0].lower == "right" && words[1].lower == "and" && words.count > 2
                        && words[2].lower == "left"
            {
                break
            }
            words.removeFirst()
        }
        while let last = words.last, EncounterWords.dangling.contains(last.lower) {
            let before = words.dropLast().last?.lower ?? ""
            if last.lower == "going" && before == "and" || last.lower == "while" && before == "a"
                || last.lower == "well" && (Self.beforeWell.contains(before) || EncounterWords.verbs.contains(before))
                || last.lower == "it" && words.endsWithObject
                || last.lower == "after" && ["and", "day", "week", "soon", "shortly", "right"].contains(before)
                || last.lower == "since" && before == "ever" || last.lower == "to" && before == "used"
                // "Not healing right", "squeezing well": how, not "right?".
                || ["right", "well"].contains(last.lower) && before.hasSuffix("ing") && before != "saying"
                || last.lower == "right" && ["the", "my"].contains(before) && words.count > 2
                    && EncounterShape.prepositions.contains(words[words.count - 3].lower)
                || last.lower == "right" && words.first?.lower.hasPrefix("i") == true
                    && words.prefix(3).contains(where: { ["never", "can't", "don't", "didn't"].contains($0.lower) })
                || last.lower == "in" && ["came", "coming", "it", "joined", "kicked", "set"].contains(before)
            {
                break
            }
            words.removeLast()
            // "Just before this", "sleeping badly over it": before what, over what?
            let isPointing = ["this", "that", "it"].contains(last.lower)
            if isPointing, before == "over" || before == "before" && !words.endsOnSpan { words.removeLast() }
        }
        return words
    }

    /// "About a week before".
    private var endsOnSpan: Bool {
        dropLast().last.map { Lexicon.units.contains($0.lower) || EncounterReplies.units.contains($0.lower) } ?? false
    }

    /// Without the first of `openings` that it begins with, where the word after it may begin a statement.
    func without(_ openings: [[String]], before isStart: (String) -> Bool) -> [SpokenWord] {
        let lower = map(\.lower)
        for opening in openings
        where lower.starts(with: opening) && count > opening.count + 2 && isStart(lower[opening.count]) {
            return Array(self[opening.count...]).trimmed()
        }
        return self
    }
}

extension SpokenWord {
    /// With its comma.
    var marked: String { text + (hasComma ? "," : "") }
}

extension [String] {
    /// Without "like we talked about", and without a noun that was left standing: "the ball, and the team".
    var withoutAside: [String] {
        var words = self
        if words.count > 4, ["I mean", "i mean"].contains(words.suffix(2).joined(separator: " ")) {
            words.removeLast(2)
        }
        if let at = words.indices.dropFirst(3).first(where: {
            ["like", "as"].contains(words[$0]) && $0 + 1 < words.count
                && ["we", "you", "I", "i"].contains(words[$0 + 1])
        }) {
            words.removeSubrange(at...)
        }
        // "Try the gel, and remove the previous information": said to a scribe.
        if let at = words.lastIndex(of: "and"), at > 1, at + 2 < words.count,
            ["remove", "delete"].contains(words[at + 1]),
            words[(at + 2)...].contains(where: { ["information", "template", "paragraph", "note"].contains($0) })
        {
            words.removeSubrange(at...)
        }
        if let at = words.lastIndex(of: "and"), at > 3, words.count - at == 3, words[at - 1].hasSuffix(","),
            words[at + 1] == "the", !words[..<at].contains("the")
        {
            words.removeSubrange(at...)
        }
        return words
    }

    /// "To rule out any gallstones": "to rule out gallstones".
    var withoutAny: [String] {
        indices.filter { self[$0] != "any" || $0 == 0 || self[$0 - 1] != "out" }.map { self[$0] }
    }

    /// The words as a sentence.
    var sentence: String {
        var words = cutAtSpaces
        for at in words.indices.dropLast() where words[at].hasSuffix(",") {
            let word = String(words[at].dropLast())
            // An engine hears a pause as a comma: "was, trying".
            let isPause = Self.begun.contains(word) && words[at + 1].hasSuffix("ing")
            if isPause || at == 0 && ["he", "she"].contains(word.lowercased())
                || at == 1 && ["he", "she"].contains(words[0].lowercased()) || Self.noComma.contains(word)
                || ["is", "are", "was", "has"].contains(words[at + 1])
            {
                words[at].removeLast()
            }
        }
        // "An acute lumbar, strain": a pause.
        let commas = words.indices.filter { words[$0].hasSuffix(",") }
        if let only = commas.first, commas.count == 1, only > 1, only == words.count - 2 { words[only].removeLast() }
        if let got = words.indices.dropFirst().first(where: { words[$0] == "got" && words[$0 - 1] == "has" }) {
            // "Has got swollen" is a change, "has got a cough" is not.
            let next = got + 1 < words.count ? words[got + 1] : ""
            if next.hasSuffix("en") || next.hasSuffix("er") || next == "worse" {
                words[got] = "gotten"
            } else {
                words.remove(at: got)
            }
        }
        words = EncounterNames.written(words)
        let text = words.joined(separator: " ").trimming(",. ").tight
        return text.firstUppercased + "."
    }

    private static let begun = Lexicon.set("is was were been tried started kept")
    private static let noComma = Lexicon.set(
        """
        in of to a the for with on at and or his her has have had is was some another any no do does did will can could should
        this not more be been every about like since because while an
        """
    )
}

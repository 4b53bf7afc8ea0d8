/// Whom each word is said of: the patient, or relatives.
///
/// "My father had diabetes. He passed away." is of the father, to the next "I" or the end of the turn.
struct GroundedKin {
    let words: GroundedWords
    /// The relatives that each word is said of; none where it is the patient.
    private(set) var owners: [Set<String>] = []

    init(_ words: GroundedWords) {
        self.words = words
        var owner: Set<String> = []
        var isNamed = false
        for (at, word) in words.words.enumerated() {
            let begins = at == 0 || words.clauses[at] != words.clauses[at - 1]
            if begins {
                isNamed = false
                // "Her son has asthma. She takes warfarin.": of whom a pronoun is, is less sure.
                owner.remove(Self.another)
                if !Self.pronouns.contains(word) && !Self.joining.contains(word) { owner = [] }
            }
            if let relative = Lexicon.relatives[word], !Self.elsewhere.contains(words.word(at + 1)) {
                owner = isNamed ? owner.union([relative]) : [relative]
                if let kin = GroundedWords.kin(words.word(at - 1), relative) { owner.insert(kin) }
                if ["his", "her", "their", "patient's"].contains(words.word(at - 1)),
                    !words.words[..<at].contains(where: Self.parents.contains)
                {
                    owner.insert(Self.another)
                }
                isNamed = true
            } else if Self.patients.contains(word), !(words.word(at - 1) == "the" && words.word(at - 2) == "of"),
                !isThinking(at)
            {
                owner = []
                isNamed = false
            }
            if isNamed, !Self.between.contains(word), Lexicon.relatives[word] == nil { isNamed = false }
            owners.append(owner)
        }
    }

    /// In ``owners`` of who cannot be the patient: "her son"; "my son", and "her son" of a mother who tells, may be.
    static let another = "another"
    private static let parents = Lexicon.set("mother mom father dad parent parents grandmother grandfather i my")

    /// "I think he had gout": it is of him yet.
    private func isThinking(_ at: Int) -> Bool {
        guard words.words[at] == "i", Self.thinking.contains(words.word(at + 1)) else { return false }
        return Self.pronouns.contains(words.word(at + (words.word(at + 2) == "that" ? 3 : 2)))
    }

    private static let thinking = Lexicon.set("think thought believe guess suppose heard")
    /// "On my mother's side", "at his son's house".
    private static let elsewhere = Lexicon.set("side house home")
    private static let pronouns = Lexicon.set("he she they his her he's she's they're their and who")
    private static let joining = Lexicon.set("and but also actually passed died has had both it it's")
    private static let patients = Lexicon.set("i i'm i've i'd you your you're patient me")
    private static let between = Lexicon.set("and or my his her the both a")
}

extension GroundedWords {
    /// "My mom's brother" is an uncle.
    static func kin(_ owner: String, _ relative: String) -> String? {
        guard owner.hasSuffix("'s"), let between = Lexicon.relatives[owner], ["mother", "father"].contains(between)
        else { return nil }
        return ["brother": "uncle", "sister": "aunt", "mother": "grandmother", "father": "grandfather"][relative]
    }
}

extension GroundingCheck {
    /// Of whom a statement says what was said of another.
    struct Kin {
        let said: GroundedWords
        let heard: GroundedWords
        /// The statement is of the patient where it names nobody.
        var isOfPatient = false

        var violations: [Violation] {
            if isOfFamily || isOfOthers { return [.init(reason: .subject, detail: "history")] }
            if isOfDead { return [.init(reason: .subject, detail: "patient")] }
            guard !heard.relatives.isEmpty else { return [] }
            let (own, others) = (GroundedKin(said), GroundedKin(heard))
            let alignment = GroundedAlignment(said: said, heard: heard)
            var result: [Violation] = []
            for clause in Set(said.clauses).sorted() {
                let places = said.words.indices.filter { said.clauses[$0] == clause }
                for (owner, run) in runs(places, own.owners) {
                    let relatives = owner.subtracting([GroundedKin.another])
                    let (agreeing, against) = count(
                        run,
                        relatives,
                        others,
                        alignment
                    )
                    if relatives.isEmpty {
                        // Who is named "the patient" needs no second word.
                        let isNamed = places.prefix(2).contains { said.words[$0] == "patient" }
                        let isPlain = isNamed || isOfPatient
                        let least = isPlain && said.relatives.isEmpty && !isShared ? 0 : 1
                        guard isOfPatient(places), against > least, agreeing == 0 else { continue }
                    } else if against <= agreeing {
                        continue
                    }
                    result.append(.init(reason: .subject, detail: relatives.min() ?? ""))
                }
            }
            return result
        }

        /// "My husband has a cough, and I do too", "my wife noticed a mole": the patient's too.
        private var isShared: Bool {
            heard.words.indices.contains { at in
                Self.sharing.contains(heard.words[at]) || heard.words[at] == "so" && heard.word(at + 1) == "do"
                    || heard.words[at] == "as" && heard.word(at + 1) == "well"
                    || Lexicon.relatives[heard.words[at]] != nil && Self.seeing.contains(heard.word(at + 1))
            }
        }
        private static let sharing = Lexicon.set("too both also either neither same")
        private static let seeing = Lexicon.set("noticed notices saw sees says said told tells thinks thought found")

        /// Of one relative after another, each with what is said of it; of the patient all together.
        private func runs(_ places: [Int], _ owners: [Set<String>]) -> [(owner: Set<String>, places: [Int])] {
            var result: [(owner: Set<String>, places: [Int])] = []
            for at in places {
                let owner = owners[at]
                let isNew = !owner.isEmpty && Lexicon.relatives[said.words[at]] != nil
                if !isNew, let same = result.lastIndex(where: { $0.owner == owner }) {
                    result[same].places.append(at)
                } else {
                    result.append((owner, [at]))
                }
            }
            return result
        }

        /// "Family history of depression", where nobody spoke of a family.
        private var isOfOthers: Bool {
            guard heard.relatives.isEmpty, !heard.words.contains(where: Self.families.contains),
                !heard.words.contains(where: { $0.hasPrefix("grand") })
            else { return false }
            return said.words.indices.contains { at in
                said.words[at] == "family" && said.word(at + 1) == "history" && said.word(at + 2) == "of"
                    && said.holds[at] == .affirmed && said.holds[min(at + 3, said.words.count - 1)] == .affirmed
            }
        }
        private static let families = Lexicon.set(
            "family families parent parents sibling siblings anyone relative relatives genetic hereditary runs inherited child children kids"
        )

        /// "The patient died": of someone else.
        private var isOfDead: Bool {
            said.words.indices.contains { at in
                said.words[at] == "patient" && ["died", "deceased"].contains(said.word(at + 1))
                    && said.word(at - 2) != "of"
            }
        }

        /// "A history of breast cancer", where it was of a family history alone that they spoke.
        var isOfFamily: Bool {
            func histories(_ words: [String]) -> [Bool] {
                words.indices.filter { words[$0] == "history" }.map {
                    words[max(0, $0 - 3)..<$0].contains { $0 == "family" || $0 == "family's" }
                }
            }
            return said.words.contains("history") && said.relatives.isEmpty
                && !said.words.contains { $0.hasPrefix("famil") || $0 == "maternal" || $0 == "paternal" }
                && heard.words.contains("family") && heard.words.contains("history")
                && histories(heard.words).allSatisfy(\.self) && !isOfOwn
        }

        /// "No history of chest pain", where the family had heart disease.
        private var isOfOwn: Bool {
            guard said.words.indices.contains(where: { said.words[$0] == "history" && said.holds[$0] == .denied })
            else {
                return false
            }
            let families = heard.words.indices.filter { heard.words[$0] == "history" }
            let isGiven = families.contains { heard.holds[$0] == .affirmed }
            let clauses = Set(families.map { heard.clauses[$0] })
            return isGiven
                || !said.words.indices.contains { at in
                    said.words[at] != "history"
                        && said.stemAt[at].map { stem in
                            heard.places[stem, default: []].contains { clauses.contains(heard.clauses[$0]) }
                        } ?? false
                }
        }

        private func count(
            _ places: [Int],
            _ relatives: Set<String>,
            _ others: GroundedKin,
            _ alignment: GroundedAlignment
        ) -> (agreeing: Int, against: Int) {
            var (agreeing, against) = (0, 0)
            // "He" after a sentence about the father may be the father; a parent's "my son" is the patient.
            let isHe = places.prefix(4).contains { said.words[$0] == "he" }
            let isShe = places.prefix(4).contains { said.words[$0] == "she" }
            let meant = Set(isHe ? Array(Self.men) : isShe ? Array(Self.women) : []).union(["son", "daughter"])
            for at in places {
                guard let key = said.keys[at], let found = heard.keyAt[key], Lexicon.relatives[said.words[at]] == nil,
                    Lexicon.relatives[said.word(at + 1)] == nil, !Self.passing.contains(said.words[at])
                else { continue }
                let fits = found.map { alignment.fit(at, $0) }
                let best = fits.max() ?? 0
                let near = zip(found, fits).filter { $0.1 >= 0.8 * best }.map { others.owners[$0.0] }
                if relatives.isEmpty {
                    let isOfKin = near.allSatisfy {
                        !$0.isEmpty && ($0.isDisjoint(with: meant) || $0.contains(GroundedKin.another))
                    }
                    if isOfKin { against += 1 } else { agreeing += 1 }
                } else if near.contains(where: { $0.isEmpty || !$0.isDisjoint(with: relatives) }) {
                    agreeing += 1
                } else {
                    against += 1
                }
            }
            return (agreeing, against)
        }

        /// Said of all the dead.
        private static let passing = Lexicon.set("passed passing died dead deceased away")
        private static let men = Lexicon.set("father brother son husband grandfather uncle cousin")
        private static let women = Lexicon.set("mother sister daughter wife grandmother aunt cousin")

        private func isOfPatient(_ places: [Int]) -> Bool {
            let words = places.prefix(4).map { said.words[$0] }
            if isOfPatient, said.relatives.isEmpty, !said.words.contains(where: Self.families.contains) { return true }
            return words.contains { ["he", "she", "patient", "i"].contains($0) } && !said.words.contains("family")
        }
    }
}

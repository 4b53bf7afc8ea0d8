extension ClauseReader {
    /// What stands together, and what is said of it.
    struct Clause {
        var words: [String]
        /// What is said of each word.
        var holds: [Hold]
        /// How many content words stand between each denied word and its negation; many for what none denies.
        var distances: [Int]
        /// A question that yes or no answers.
        var isQuestion: Bool
        var turn: Int
        /// As if it were no question.
        var stated: [Hold]

        mutating func ask() {
            isQuestion = true
            holds = zip(stated, suppositions).map { $0 == .denied ? .denied : $1 ? .open : .asked }
        }

        /// No to "you have no pain?" denies the pain too; no to "any pain when walking?" says nothing of walking.
        ///
        /// - Parameter named: what the answer names, where it is more than a no: "I have not fainted" says no more than that
        ///   to "any fainting or dizziness?"
        mutating func deny(_ named: Set<String> = []) {
            let isDenied = stated.contains(.denied)
            let isMeant = words.map { GroundedWords.stem($0).map(named.contains) ?? false }
            if !isDenied, isMeant.contains(true), words.contains("or") {
                holds = isMeant.map { isNamed in isNamed ? .denied : .open }
                return
            }
            holds = zip(stated, suppositions).map { hold, isSupposed in
                hold == .denied || !isDenied && !isSupposed ? .denied : .open
            }
            // "Any headaches?" and "how about headaches?" deny nothing else.
            if let at = words.lastIndex(of: "any") ?? ClauseReader.wonder(in: words).map({ $0 + 1 }) {
                for near in at..<min(at + 3, words.count) where holds[near] == .denied { distances[near] = 0 }
            }
        }

        /// "Any problem with your memory?" "Yes, all good, no issues": a yes, and no to what it denies.
        mutating func except(_ answer: [String]) {
            let (holds, _) = Negations(words: answer, commas: [], isWritten: false).read()
            let denied = Set(
                answer.indices.filter { holds[$0] == .denied }.compactMap { GroundedWords.stem(answer[$0]) }
            )
            for at in words.indices where GroundedWords.stem(words[at]).map(denied.contains) ?? false {
                self.holds[at] = .denied
            }
        }

        /// "Any nausea? Any weight loss?" "Yeah, a lot. No weight loss.": a no to nothing but what is asked for here.
        mutating func retract(_ denial: [String]) {
            let named = denial.dropFirst()
            guard denial.first == "no", named.contains(where: { GroundedWords.stem($0) != nil }),
                named.allSatisfy(words.contains)
            else { return }
            except(denial)
        }

        /// "With your pregnancy or delivery" ends the question.
        private func isOfTwo(_ at: Int) -> Bool {
            at > 2 && at + 2 >= words.count && ["your", "the"].contains(words[at - 2]) && words[at - 3] == "with"
        }

        /// Which words tell where, when and of what a question asks.
        private var suppositions: [Bool] {
            var isSupposed = false
            return words.indices.map { at in
                if at > 2, Negations.opensCircumstance(words[at], after: words[at - 1]) { isSupposed = true }
                if words[at] == "or" || words[at] == "and" { isSupposed = isSupposed && isOfTwo(at) }
                // "Anything other than the usual illnesses?" asks of none of them.
                if at > 0, ["other than", "other then", "apart from"].contains("\(words[at - 1]) \(words[at])") {
                    isSupposed = true
                }
                return isSupposed
            }
        }
    }
}

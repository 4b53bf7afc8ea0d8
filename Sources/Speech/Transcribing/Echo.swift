internal import Artifacts

/// What was heard twice of one place, however it was written: "LDH190." after "LDH 190.", "two and five" after "2 and 5".
enum Echo {
    /// How many words at the end of `before` are said again by how many at the start of `after`; none where they differ in a
    /// number, a side or a denial.
    static func shared(_ before: [Transcript.Word], _ after: [Transcript.Word]) -> (before: Int, after: Int) {
        let (before, after) = (before.suffix(reach).map(spelled), after.prefix(reach).map(spelled))
        return same(before, after) ?? alike(before, after) ?? (0, 0)
    }

    /// The same letters and digits.
    private static func same(_ before: [String], _ after: [String]) -> (Int, Int)? {
        for count in after.indices.map({ $0 + 1 }).reversed() {
            let said = after[..<count].joined()
            if let end = before.indices.last(where: { before[$0...].joined() == said }), !said.isEmpty {
                return (before.count - end, count)
            }
        }
        return nil
    }

    /// "Galestone pink creatitis, mild" after "gallstone pancreatitis, mild": three words or more that sound alike.
    private static func alike(_ before: [String], _ after: [String]) -> (Int, Int)? {
        guard after.count >= shortest else { return nil }
        var best: (likeness: Float, shared: (Int, Int)) = (bar, (0, 0))
        for count in shortest...after.count {
            let said = after[..<count]
            let sound = Pronunciation(said.joined())
            for length in max(2, count - 2)...count + 2 where length <= before.count {
                let tail = before.suffix(length)
                guard telling(said) == telling(tail) else { continue }
                let likeness = SoundDistance.likeness(sound, Pronunciation(tail.joined()), bar: bar)
                if likeness >= best.likeness { best = (likeness, (length, count)) }
            }
        }
        return best.shared.1 > 0 ? best.shared : nil
    }

    /// What may not differ: numbers, sides, denials.
    private static func telling(_ words: ArraySlice<String>) -> String {
        words.map { word in
            Coverage.telling.contains(word) ? word : word.filter(\.isNumber)
        }.joined()
    }

    /// The letters and digits of a word, a number word in digits.
    private static func spelled(_ word: Transcript.Word) -> String {
        let plain = word.plain
        return (SpokenNumber.units[plain] ?? SpokenNumber.teens[plain]).map { String($0) } ?? plain
    }

    private static let reach = 20
    private static let shortest = 3
    private static let bar: Float = 0.85
}

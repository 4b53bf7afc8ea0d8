import Artifacts
import Testing

@testable import Speech

@Suite struct `Coverage of speech by words` {
    private func word(_ text: String, _ start: Double, _ end: Double) -> Transcript.Word {
        Transcript.Word(text: text, start: start, end: end, probability: 1)
    }

    @Test func `finds the stretch that no word covers`() {
        let holes = Coverage.holes(in: [0..<10], words: [word("patient", 0, 1), word("stable", 9, 10)])
        #expect(holes.count == 1)
        #expect(holes[0].lowerBound < 2 && holes[0].upperBound > 8)
    }

    @Test func `is not fooled by a word stretched over what was skipped`() {
        #expect(Coverage.holes(in: [0..<10], words: [word("patient", 0, 10)]).count == 1)
    }

    @Test func `forgives silence and rough times`() {
        let words = [word("stable", 0.3, 0.9), word("today", 8.2, 8.6)]
        #expect(Coverage.holes(in: [0..<1, 8..<9], words: words).isEmpty)
    }

    @Test func `puts what was found between the words that it was said between`() {
        let around = RecognisedSegment(
            start: 0,
            end: 9,
            words: [word("no", 0, 1), word("fever", 1, 2), word("today", 8, 9)]
        )
        let found = RecognisedSegment(start: 4, end: 6, words: [word("or", 4, 5), word("chills", 5, 6)])
        let later = RecognisedSegment(start: 10, end: 11, words: [word("Stable.", 10, 11)])
        let all = found.placed(among: [around, later])
        #expect(all.flatMap(\.words).map(\.text) == ["no", "fever", "or", "chills", "today", "Stable."])
        #expect(all.map(\.start) == [0, 4, 8, 10])
        #expect(found.placed(among: [later]).count == 2)
    }

    @Test func `tells a sentence that was placed far off by its order`() {
        let sentence = { (text: String, start: Double) in
            text.split(separator: " ").enumerated().map { place, word in
                self.word(String(word), start + Double(place), start + Double(place) + 1)
            }
        }
        let heard = sentence("Then we look at the wound and the drain.", 20)
        #expect(Coverage.repeatsInOrder(sentence("look at the wood and the drain", 4), heard))
        #expect(!Coverage.repeatsInOrder(sentence("the drain and the look at wound", 4), heard))
        #expect(!Coverage.repeatsInOrder(sentence("She walks without any pain today", 4), heard))
    }

    @Test(arguments: [
        ("and aspirin 81 milligrams daily.", "milligrams daily.", true),
        ("were pulsatile and not tender.", "repulsitile and not tender.", true),
        ("A history of G6PD deficiency.", "PD deficiency.", true),
        ("Platelets were 186,000.", "186,000.", true),
        ("Any pain? No.", "No.", false),
        ("Heart is regular.", "Lungs are regular.", false),
        ("She denies pain.", "pain on the left.", false),
        ("fever.", "No fever.", false),
        ("a gap of 2 millimeters in dorsal extension.", "in dorse alextension.", true),
        ("Calcium 9, TSH4.1.", "H4.1.", true),
        ("swelling of the left calf.", "of the right calf.", false),
        ("and then pain at night.", "no pain at night.", false),
        ("INR 1.0. LDH 190.", "LDH190.", true),
        ("between 2 and 5 in the morning.", "two and five in the morning.", true),
        ("Allergies. Sulfa rash.", "Self a rash.", true), ("to cough, specimens,", "Spassamans.", true),
        ("Cough and wheeze.", "Fever.", false), ("Dr. Lindgren.", "Lindhout.", false),
        ("Pain in the left knee.", "in the right knee.", false),
        ("Give 2 tablets in the morning.", "three tablets in the morning.", false),
    ])
    func `tells words that were placed before their time`(said: String, heard: String, isTail: Bool) {
        let words = { (text: String, start: Double) in
            text.split(separator: " ").enumerated().map { place, word in
                self.word(String(word), start + Double(place) / 5, start + Double(place + 1) / 5)
            }
        }
        let later = words("Next is the plan.", 8)
        #expect(Coverage.isTail(words(heard, 4), before: 4..<6, of: words(said, 2) + later) == isTail)
    }

    @Test func `tells a phrase of those around it, whatever else was heard at its ends`() {
        let others = [
            word("Echocardiogram", 4, 5), word("last", 5, 5.1), word("month", 5.1, 5.2), word("showed", 5.2, 5.3),
        ]
        let phrase = [word("Last", 2, 3), word("month", 3, 3.5), word("showed", 3.5, 4)]
        #expect(Coverage.isPhrase(phrase, around: 2..<4, among: others))
        #expect(!Coverage.isPhrase(phrase, around: 20..<22, among: others))
        #expect(!Coverage.isPhrase(Array(phrase.dropLast()), around: 2..<4, among: others))
        #expect(!Coverage.isPhrase(phrase.reversed(), around: 2..<4, among: others))
    }

    @Test func `holds a word that was left out between two pauses, and no breath within a sentence`() {
        let words = [word("Stable.", 0, 0.8), word("Lungs", 4, 4.4), word("clear.", 4.9, 5.3)]
        #expect(Coverage.holes(in: [0..<0.8, 2..<2.5, 4..<5.4], words: words) == [2..<2.5])
        #expect(Coverage.holes(in: [0..<0.8, 2..<2.2, 4..<5.4], words: words).isEmpty)
        #expect(Coverage.mayBeBreath(2..<2.5) && !Coverage.mayBeBreath(2..<3.1))
    }

    @Test func `leaves out of what is heard anew what stands beside it`() {
        let spoken = { (text: String) in text.split(separator: " ").map { self.word(String($0), 0, 1) } }
        let rest = { (heard: String, before: String, after: String, least: Int) in
            Coverage.rest(of: spoken(heard), between: spoken(before), and: spoken(after), least: least).map(\.text)
        }
        #expect(rest("of 40 percent and", "a fraction of 40 percent.", "mild edema", 2) == ["and"])
        #expect(rest("GFR46, potassium 4.7", "GFR 46, potassium", "sodium", 1) == ["4.7"])
        #expect(rest("Galestone pink creatitis, mild, CT", "Galestone pancreatitis, mild,", "was", 1) == ["CT"])
        #expect(rest("Labs. CBC today", "No fever.", "CBC today shows", 1) == ["Labs."])
        #expect(rest("no chills", "Cough? No.", "Chills were gone", 2) == ["no", "chills"])
        #expect(rest("CBC today", "CBC today", "CBC today", 2).isEmpty)
    }

    @Test func `tells words that were only misplaced`() {
        let near = [word("Increase", 0, 1), word("metformin,", 1, 2)]
        #expect(Coverage.repeats([word("increase", 4, 5), word("metformin", 5, 6)], near))
        #expect(!Coverage.repeats([word("denies", 4, 5), word("pain", 5, 6)], near))
    }
}

@Suite struct `The stretch that a hole is heard in` {
    private func stretch(_ hole: Range<Double>, speech: [Range<Double>]) -> HoleStretch {
        HoleStretch(hole, in: TrackWindow(channel: 0, time: 0..<20, speech: speech), margin: 0.4)
    }

    /// Engines place the first words of a sentence too early, and those were lost.
    @Test func `between two pauses holds all that is heard there, and nothing else is heard`() {
        let stretch = stretch(5..<8, speech: [1..<4.8, 5..<8, 8.3..<12])
        #expect(stretch.time == 4.8..<8.3)
        #expect(stretch.holds(4.7) && stretch.holds(8.2))
    }

    @Test func `in the midst of speech reaches into it, and holds its own words only`() {
        let stretch = stretch(5..<8, speech: [1..<12])
        #expect(stretch.time == 4.6..<8.4)
        #expect(stretch.holds(6) && !stretch.holds(4.8) && !stretch.holds(8.2))
    }

    @Test func `stays in its window`() {
        #expect(stretch(0.1..<20, speech: [0.1..<20]).time == 0..<20)
    }
}

@Suite struct `Windows` {
    @Test func `hold all speech, none too long, cut where it is quiet`() {
        let speech = [1.0..<20, 20.5..<50, 80..<85]
        let windows = WindowPlan.windows(for: speech, longest: 28, duration: 90) { ($0.lowerBound + $0.upperBound) / 2 }
        #expect(windows.allSatisfy { $0.upperBound - $0.lowerBound <= 28 })
        #expect(windows.first?.lowerBound == 0.6 && windows.last == 79.6..<85.4)
        for moment in stride(from: 1.0, to: 50, by: 0.1) {
            #expect(windows.count { $0.contains(moment) } == 1)
        }
    }

    @Test func `begin with a short one, so that the first words come soon`() {
        let windows = WindowPlan.windows(for: [1..<65], longest: 28, duration: 70) { $0.upperBound }
        #expect(windows.map { $0.upperBound - $0.lowerBound }.first.map { (5...10).contains($0) } == true)
        #expect(windows.dropFirst().allSatisfy { $0.upperBound - $0.lowerBound > 10 })
        #expect(WindowPlan.windows(for: [1..<9], longest: 28, duration: 70) { $0.upperBound }.count == 1)
    }

    @Test func `cut in the pause`() {
        var samples = Wave.tone(seconds: 10)
        for index in 6 * 16_000..<6 * 16_000 + 9_600 { samples[index] = 0 }
        let cut = DecodedAudio(channels: [samples]).quietestMoment(in: 2..<9, channel: 0)
        #expect((6.0...6.6).contains(cut))
    }
}

@Suite struct `Speech spans` {
    @Test func `begin high and end low`() {
        let frame = SpeechSpans.frame
        let probabilities: [Float] =
            Array(repeating: 0, count: 20) + Array(repeating: 0.9, count: 20)
            + Array(repeating: 0.4, count: 20) + Array(repeating: 0.1, count: 20)
        let spans = SpeechSpans.spans(of: probabilities, duration: 80 * frame)
        #expect(spans.count == 1)
        #expect(spans[0].lowerBound <= 20 * frame && spans[0].upperBound >= 60 * frame)
    }

    @Test func `leave out a click`() {
        let click: [Float] = Array(repeating: 0, count: 20) + [0.9, 0.9] + Array(repeating: 0, count: 20)
        #expect(SpeechSpans.spans(of: click, duration: 2).isEmpty)
    }
}

@Suite struct `Words` {
    private func piece(_ text: String, _ start: Double, _ probability: Double = 0.9) -> WordBuilder.Piece {
        WordBuilder.Piece(bytes: Array(text.utf8), start: start, end: start + 0.2, probability: probability)
    }

    @Test func `are joined from pieces, as probable as the least of them`() {
        let words = WordBuilder.words(from: [
            piece(" met", 0), piece("formin", 0.2, 0.5), piece(",", 0.4, 0.1), piece(" daily", 0.6), piece(".", 0.8),
        ])
        #expect(words.map(\.text) == ["metformin,", "daily."])
        #expect(words.map(\.probability) == [0.5, 0.9])
        #expect(words[0].start == 0 && words[0].end == 0.4)
    }

    @Test func `may have a character in two pieces`() {
        let bytes = Array(" é".utf8)
        let pieces = [bytes.prefix(2), bytes.dropFirst(2)].map {
            WordBuilder.Piece(bytes: Array($0), start: 0, end: 1, probability: 1)
        }
        #expect(WordBuilder.words(from: pieces).map(\.text) == ["é"])
    }

    @Test(
        arguments: [
            ("yes yes yes yes", 3, [0, 1, 2, 3]), ("yes yes yes", 3, []), ("well yes yes yes no", 5, []),
            ("no no no", 1, []), ("no pain no pain", 4, []), ("six five six", 3, []),
        ] as [(String, Int, Set<Int>)]
    )
    func `that are alike are counted by the stretches of speech`(said: String, stretches: Int, places: Set<Int>) {
        let said = said.split(separator: " ")
        let words = said.indices.map {
            Transcript.Word(text: String(said[$0]), start: Double($0), end: Double($0) + 0.4, probability: 1)
        }
        let part = Double(said.count) / Double(stretches)
        let speech = (0..<stretches).map { Double($0) * part..<Double($0) * part + part / 2 }
        #expect(Repetition.miscounted(words, in: speech) == places)
    }

    @Test func `in a loop are told from words said twice`() {
        #expect(Repetition.isLoop(Array(repeating: ["twice", "a", "day"], count: 5).flatMap { $0 }))
        #expect(!Repetition.isLoop(["no", "no", "no", "pain", "no", "no", "fever"]))
        #expect(!Repetition.isLoop([]))
    }
}

import Artifacts
import Synchronization
import Testing

@testable import Speech

/// Words of `text`, one after the other, that take the seconds between two times, all together.
private func words(_ text: String, _ start: Double, _ end: Double) -> [Transcript.Word] {
    let parts = text.split(separator: " ").map(String.init)
    let step = (end - start) / Double(parts.reduce(0) { $0 + $1.count })
    var at = start
    return parts.map { part in
        defer { at += step * Double(part.count) }
        return Transcript.Word(text: part, start: at, end: at + step * Double(part.count), probability: 0.9)
    }
}

@Suite struct `Speech that is heard too slowly` {
    private let window = TrackWindow(channel: 0, time: 0..<16, speech: [0.1..<16])
    private let before = words("The knee is swollen and warm to the touch on the left.", 0.1, 4)
    private let after = words("He walks with a cane and comes back in May.", 12, 16)

    private func slowest(_ heard: [Transcript.Word], in window: TrackWindow) -> SlowSpeech? {
        SlowSpeech(heard, in: window, margin: 0.4)
    }

    @Test func `is where words were stretched over a sentence that was skipped`() throws {
        let stretched = words("There is a small scar", 4, 12)
        #expect(Coverage.holes(in: window.speech, words: before + stretched + after).isEmpty)
        let slow = try #require(slowest(before + stretched + after, in: window))
        #expect(slow.slow.lowerBound > 3 && slow.slow.lowerBound < 6 && slow.slow.upperBound >= 11)
        #expect(slow.isCertain)
    }

    @Test func `is not where all that was said is heard, quickly or slowly`() {
        let fast = "There is a small scar over it that he had since he was a boy, no redness, no pus, and no pain."
        #expect(slowest(before + words(fast, 4, 12) + after, in: window) == nil)
        #expect(slowest(words("There is a small scar over it, and no redness or pus.", 0, 6), in: .of(6)) == nil)
        #expect(slowest(words("Pulse 72, pressure 118 over 76, temperature 98.6.", 0, 7), in: .of(7)) == nil)
        #expect(slowest([], in: window) == nil)
    }

    @Test func `is not where nobody speaks`() {
        let pause = TrackWindow(channel: 0, time: 0..<16, speech: [0.1..<4, 12..<16])
        #expect(slowest(before + after, in: pause) == nil)
    }

    /// What the engine skipped the first time: seconds of speech, words stretched over all of them.
    private func heard(
        again: [[Transcript.Word]],
        first middle: String = "There is a small scar",
        speech: [Range<Double>] = [0.1..<16],
        isDoubtful: Bool = false
    ) async throws -> (window: HeardWindow, asked: Int) {
        let first = before + words(middle, 4, 12) + after
        let window = TrackWindow(channel: 0, time: 0..<16, speech: speech)
        let asked = Mutex(0)
        let engine = StandInEngine { _, attempt throws(SpeechError) in
            if attempt > 0 { asked.withLock { $0 += 1 } }
            let words = attempt == 0 ? first : again[min(attempt, again.count) - 1]
            guard let last = words.last else { return [] }
            return [RecognisedSegment(start: 0, end: last.end, words: words, isDoubtful: isDoubtful && attempt > 0)]
        }
        let recogniser = CoveringRecogniser(
            engine: engine,
            audio: PackedAudio(DecodedAudio(channels: [Wave.tone(seconds: 16)])) { _ in [0..<16] },
            language: "en",
            isConversation: true
        )
        return (try await recogniser.result(of: window).get(), asked.withLock { $0 })
    }

    @Test func `is heard again, and what is heard more is kept`() async throws {
        let all = "There is a small scar over it, no redness, and he does not feel the needle there. It is old."
        let outcome = try await heard(again: [before + words(all, 4, 12) + after])
        let text = outcome.window.segments.flatMap(\.words).map(\.text).joined(separator: " ")
        #expect(text.contains("on the left. \(all) He walks"))
        #expect(outcome.window.gaps.isEmpty && outcome.asked == 1)
    }

    @Test func `stays as it is where the same is heard again`() async throws {
        let same = before + words("There is a small scar", 4, 12) + after
        let outcome = try await heard(again: [same])
        #expect(outcome.window.segments.flatMap(\.words).map(\.text) == same.map(\.text))
        #expect(outcome.window.gaps.isEmpty)
    }

    @Test func `stays as it is where only words beside it are heard again`() async throws {
        let again = words("There walks with a cane and comes", 4.2, 11)
        let outcome = try await heard(again: [again], first: "There", speech: [0.1..<4, 4.2..<11.8, 12..<16])
        let text = outcome.window.segments.flatMap(\.words).map(\.text).joined(separator: " ")
        #expect(text.contains("on the left. There He walks with a cane") && outcome.asked > 0)
    }

    @Test func `is a gap where nobody can tell what was said`() async throws {
        let outcome = try await heard(again: [before], isDoubtful: true)
        #expect(outcome.window.gaps.count == 1)
        #expect(outcome.window.gaps[0].lowerBound > 3 && outcome.window.gaps[0].upperBound <= 16)
        #expect(outcome.window.segments.flatMap(\.words).count > 20)
    }
}

@Suite struct `Times of words` {
    private let window = TrackWindow(channel: 0, time: 0..<12, speech: [0.2..<5, 6..<12])

    private func mended(_ words: [Transcript.Word]) -> [Transcript.Word] {
        let heard = RecognisedSegment(start: 0, end: 12, words: words)
        return WordTimes.mended([heard], in: window).flatMap(\.words)
    }

    /// Whisper gives such a sentence one moment, and the word before it the seconds in which it was said.
    @Test func `that crowd a sentence into a moment are spread over the speech before it`() {
        let late = words("was high. She sees no floaters, and walks a mile each day.", 10, 10.2)
        let crowded = words("Her", 0.2, 0.5) + words("sugar", 0.5, 10) + late
        let last = words("We go on with insulin.", 10.2, 12)
        let mended = mended(crowded + last)
        #expect(mended.map(\.text) == (crowded + last).map(\.text))
        #expect(Coverage.holes(in: window.speech, words: mended).isEmpty)
        #expect(zip(mended, mended.dropFirst()).allSatisfy { $0.start <= $1.start && $0.end <= $1.start + 0.01 })
        #expect(mended.contains { $0.start > 2 && $0.end < 5 })
    }

    @Test func `that can be true stay`() {
        let usual = words("Her sugar was high this week.", 0.2, 3) + words("She sees no floaters at all.", 7, 10)
        #expect(mended(usual) == usual)
    }
}

extension TrackWindow {
    /// So many seconds of speech.
    fileprivate static func of(_ seconds: Double) -> Self {
        .init(channel: 0, time: 0..<seconds, speech: [0..<seconds])
    }
}

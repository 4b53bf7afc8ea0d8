internal import Artifacts

/// Which stretch of a speaker's speech each word was said in, so that the other's answer stands where it was given.
///
/// Engines place words only roughly, and worst around a pause: the first word after it is often given the time of the last
/// one before. So a word may move to the stretch beside its own where a sentence would end at the pause, or where a stretch
/// would hold more than can be said in it, and none begins before its stretch does.
struct SpeakerTurns {
    /// What it costs to pause within a sentence, or to say nothing in a stretch; in seconds that a word is moved by.
    private static let brokenSentence = 0.7
    private static let brokenClause = 0.3
    private static let emptyStretch = 0.5

    /// Words that a speaker goes on with after a pause.
    private static let clauseBeginnings: Set<String> = ["and", "but", "so", "because", "or"]
    /// Seconds that a pause counts as in how far a word is moved, at most: engines spread words over it.
    private static let longestPause = 0.2

    private let speech: [Range<Double>]
    /// The same without what pauses are longer than that.
    private let closed: [Range<Double>]

    init(speech: [Range<Double>]) {
        self.speech = speech
        var (closed, end) = ([Range<Double>](), 0.0)
        for (index, span) in speech.enumerated() {
            let pause = index == 0 ? 0 : span.lowerBound - speech[index - 1].upperBound
            let start = end + min(max(pause, 0), Self.longestPause)
            end = start + span.upperBound - span.lowerBound
            closed.append(start..<end)
        }
        self.closed = closed
    }

    /// The words of `segments`, cut where the stretch changes.
    func turns(of segments: [RecognisedSegment]) -> [RecognisedSegment] {
        let places = self.places(of: segments.flatMap(\.words))
        var turns: [RecognisedSegment] = []
        var (next, last) = (0, -1)
        for segment in segments {
            var isNew = true
            for word in segment.words {
                let place = places[next]
                let word = placed(word, in: place)
                if isNew || place != last {
                    turns.append(RecognisedSegment(start: word.start, end: word.end, words: [word]))
                } else {
                    turns[turns.count - 1].words.append(word)
                    turns[turns.count - 1].end = max(turns[turns.count - 1].end, word.end)
                }
                (isNew, last, next) = (false, place, next + 1)
            }
        }
        return turns
    }

    private func placed(_ word: Transcript.Word, in place: Int) -> Transcript.Word {
        guard speech.indices.contains(place) else { return word }
        var word = word
        let (first, last) = (speech[place].lowerBound, speech[place].upperBound)
        word.start = min(max(word.start, first), last)
        word.end = min(max(word.end, word.start), max(last, word.start))
        return word
    }

    /// The stretch of each word: of all ways in order the one that moves the least.
    private func places(of words: [Transcript.Word]) -> [Int] {
        guard speech.count > 1, !words.isEmpty else { return words.map { _ in 0 } }
        // costs[end][place]: the words before `end` said, the last of them in `place` or before.
        let times = words.map { closed(at: ($0.start + $0.end) / 2) }
        let letters = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.text.count) }
        var costs = [Double](repeating: .infinity, count: words.count + 1)
        costs[0] = 0
        var choices: [[Int]] = []
        for place in speech.indices {
            var next = costs.map { $0 + Self.emptyStretch }
            var choice = Array(costs.indices)
            let moved = times.map { distance(place, $0) }
            for first in words.indices where costs[first].isFinite {
                var cost = costs[first] + pause(before: first, of: words, place)
                for end in first + 1...words.count {
                    cost += moved[end - 1]
                    let total = cost + crowding(letters[end] - letters[first], place)
                    if total < next[end] { (next[end], choice[end]) = (total, first) }
                }
            }
            choices.append(choice)
            costs = next
        }
        var places = words.map { _ in 0 }
        var end = words.count
        for place in speech.indices.reversed() {
            let first = choices[place][end]
            for index in first..<end { places[index] = place }
            end = first
        }
        return places
    }

    /// What a pause before the word `first` costs.
    private func pause(before first: Int, of words: [Transcript.Word], _ place: Int) -> Double {
        guard first > 0, place > 0 else { return 0 }
        if Self.clauseBeginnings.contains(words[first].text.lowercased()) { return 0 }
        let length = min(speech[place].lowerBound - speech[place - 1].upperBound, 1)
        switch words[first - 1].text.last {
        case ".", "?", "!": return 0
        case ",", ";", ":": return Self.brokenClause * length
        default: return Self.brokenSentence * length
        }
    }

    /// What it costs to say so many letters in a stretch: the seconds that it is too short by.
    private func crowding(_ letters: Int, _ place: Int) -> Double {
        max(0, Double(letters) / SpokenLetters.fastest - (speech[place].upperBound - speech[place].lowerBound))
    }

    private func distance(_ place: Int, _ time: Double) -> Double {
        max(closed[place].lowerBound - time, time - closed[place].upperBound, 0)
    }

    /// The time without what pauses are longer than they count.
    private func closed(at time: Double) -> Double {
        guard let last = speech.indices.last(where: { speech[$0].lowerBound <= time }) else {
            return time - speech[0].lowerBound
        }
        let next = last + 1 < closed.count ? closed[last + 1].lowerBound : .infinity
        return min(closed[last].lowerBound + time - speech[last].lowerBound, next)
    }
}

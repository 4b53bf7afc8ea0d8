internal import Glibc

/// Two voices in one channel, told apart by their pitch.
///
/// Voices of one pitch are not told apart: a blank beats a guess.
struct Voices: Sendable {
    /// A stretch of speech, and the pitch of who speaks, in octaves; `nil` where none was found.
    struct Stretch: Sendable {
        var time: Range<Double>
        var pitch: Double?
        var seconds: Double { time.upperBound - time.lowerBound }
    }

    /// A stretch, and whose it is.
    struct Turn: Sendable, Equatable {
        var time: Range<Double>
        /// 0 for the lower voice, 1 for the higher.
        var voice: Int
        /// 0.5 to 0.99.
        var certainty: Double
    }

    /// Octaves between two voices; one voice's stretches differ by half of that.
    private static let leastGap = 0.4
    /// The gap as a multiple of how far stretches lie from their voice. One voice cut in two has 2.7.
    private static let leastRatio = 4.0
    /// Of the voice that speaks less.
    private static let fewestStretches = 2
    private static let leastSeconds = 2.0
    private static let leastSpread = 0.08

    /// In the order of time.
    let turns: [Turn]

    /// `nil` where the stretches do not fall into two voices.
    init?(_ stretches: [Stretch]) {
        let known = stretches.compactMap { stretch in stretch.pitch.map { (pitch: $0, seconds: stretch.seconds) } }
            .sorted { $0.pitch < $1.pitch }
        let cuts = (Self.fewestStretches...max(Self.fewestStretches, known.count - Self.fewestStretches))
            .filter { $0 + Self.fewestStretches <= known.count }
            .map { (lower: Self.centre(known[..<$0]), higher: Self.centre(known[$0...])) }
        guard let best = cuts.min(by: { $0.lower.scatter + $0.higher.scatter < $1.lower.scatter + $1.higher.scatter })
        else { return nil }
        let (lower, higher) = best
        let spread = ((lower.scatter + higher.scatter) / (lower.seconds + higher.seconds)).squareRoot()
        guard min(lower.seconds, higher.seconds) >= Self.leastSeconds,
            higher.pitch - lower.pitch >= max(Self.leastGap, spread * Self.leastRatio)
        else { return nil }
        let width = max(spread, Self.leastSpread)
        var turns: [Turn] = []
        for stretch in stretches {
            guard let pitch = stretch.pitch else {
                // A cough or a whisper: of whoever spoke last, perhaps.
                turns.append(Turn(time: stretch.time, voice: turns.last?.voice ?? 0, certainty: 0.5))
                continue
            }
            let lead = pow(pitch - lower.pitch, 2) - pow(pitch - higher.pitch, 2)
            let certainty = min(0.99, 1 / (1 + exp(-abs(lead) / (2 * width * width))))
            turns.append(Turn(time: stretch.time, voice: lead < 0 ? 0 : 1, certainty: certainty))
        }
        self.turns = turns
    }

    /// The voices of the first channel, whose speech is in `speech`.
    init?(in audio: DecodedAudio, speech: [Range<Double>]) {
        let rate = Double(AudioWindow.sampleRate)
        let samples = audio.channels[0]
        self.init(
            speech.map { time in
                let first = min(samples.count, Int(time.lowerBound * rate))
                let last = min(samples.count, Int(time.upperBound * rate))
                return Stretch(time: time, pitch: Pitch.median(of: samples[first..<max(first, last)]))
            }
        )
    }

    private static func centre(
        _ part: ArraySlice<(pitch: Double, seconds: Double)>
    ) -> (pitch: Double, seconds: Double, scatter: Double) {
        let seconds = part.reduce(0) { $0 + $1.seconds }
        let pitch = part.reduce(0) { $0 + $1.pitch * $1.seconds } / max(seconds, 0.001)
        return (pitch, seconds, part.reduce(0) { $0 + pow($1.pitch - pitch, 2) * $1.seconds })
    }

    /// Whose turn it is at `time`, or was nearest to it.
    func turn(at time: Double) -> Turn? {
        turns.min { distance($0, time) < distance($1, time) }
    }

    private func distance(_ turn: Turn, _ time: Double) -> Double {
        max(turn.time.lowerBound - time, time - turn.time.upperBound, 0)
    }
}

internal import Glibc

/// How high a voice is.
enum Pitch {
    /// 8 kHz are enough for a voice's pitch, and take a quarter of the time.
    private static let rate = AudioWindow.sampleRate / 2
    private static let frame = rate / 25
    private static let hop = rate / 50
    /// Frames looked at in one stretch: five seconds, spread over it.
    private static let mostFrames = 250
    private static let fewestFrames = 5
    /// From 400 Hz down to 70 Hz.
    private static let lags = rate / 400...rate / 70
    /// How much a frame must resemble itself a period later to be a voice.
    private static let leastLikeness: Float = 0.6

    /// The median over the voiced parts of `samples`, in octaves above 1 Hz; `nil` where there are too few.
    static func median(of samples: ArraySlice<Int16>) -> Double? {
        let sound = halved(samples)
        let places = (sound.count - frame - lags.upperBound) / hop
        guard places >= fewestFrames else { return nil }
        let mean = sound.reduce(0) { $0 + $1 * $1 } / Float(sound.count)
        let step = max(1, places / mostFrames)
        let periods = stride(from: 0, to: places, by: step)
            .compactMap { period(in: sound, at: $0 * hop, louderThan: mean * 0.3) }
        guard periods.count >= fewestFrames else { return nil }
        return octaves(Double(rate) / Double(periods.sorted()[periods.count / 2]))
    }

    /// `hertz` in octaves above 1 Hz.
    static func octaves(_ hertz: Double) -> Double { log2(hertz) }

    private static func halved(_ samples: ArraySlice<Int16>) -> [Float] {
        stride(from: samples.startIndex, to: samples.endIndex - 1, by: 2)
            .map { (Float(samples[$0]) + Float(samples[$0 + 1])) / 2 }
    }

    /// The period of the frame at `start` in samples: the shortest lag at which it resembles itself nearly as much as at any.
    private static func period(in sound: [Float], at start: Int, louderThan least: Float) -> Int? {
        let own = energy(sound, start)
        guard own / Float(frame) > max(least, 1) else { return nil }
        let likeness = lags.map { lag -> Float in
            var product: Float = 0
            for index in start..<start + frame { product += sound[index] * sound[index + lag] }
            return product / (own * energy(sound, start + lag) + 1).squareRoot()
        }
        guard let best = likeness.max(), best > leastLikeness else { return nil }
        // A first rise begins where the frame still resembles itself unmoved; a peak comes after it.
        for index in 1..<likeness.count - 1 where likeness[index] > best * 0.9 {
            if likeness[index] >= likeness[index - 1], likeness[index] >= likeness[index + 1] {
                return lags.lowerBound + index
            }
        }
        return nil
    }

    private static func energy(_ sound: [Float], _ start: Int) -> Float {
        var sum: Float = 0
        for index in start..<start + frame { sum += sound[index] * sound[index] }
        return sum
    }
}

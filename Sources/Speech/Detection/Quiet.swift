extension DecodedAudio {
    /// The middle of the quietest half second of `channel` within `time`, in seconds.
    ///
    /// Half a second is a pause between sentences; shorter ones are between words.
    func quietestMoment(in time: Range<Double>, channel: Int) -> Double {
        let step = AudioWindow.sampleRate / 50
        let (samples, steps) = (channels[channel], 25)
        let first = max(0, Int(time.lowerBound * Double(AudioWindow.sampleRate)))
        let last = min(samples.count, Int(time.upperBound * Double(AudioWindow.sampleRate)))
        let energies = stride(from: first, to: max(first, last - step), by: step).map { start in
            samples[start..<start + step].reduce(0.0) { $0 + Double($1) * Double($1) }
        }
        guard energies.count > steps else { return (time.lowerBound + time.upperBound) / 2 }
        var sum = energies[..<steps].reduce(0, +)
        var (best, quietest) = (0, sum)
        for index in steps..<energies.count {
            sum += energies[index] - energies[index - steps]
            if sum < quietest { (best, quietest) = (index - steps + 1, sum) }
        }
        // Within that half second, the middle of the quietest tenth: its edges may touch a word.
        let centre = (0...steps - 5).min { left, right in
            tenth(energies, best + left) < tenth(energies, best + right)
        }
        let middle = best + (centre ?? steps / 2) + 2
        return Double(first + middle * step + step / 2) / Double(AudioWindow.sampleRate)
    }

    /// The energy of a tenth of a second.
    private func tenth(_ energies: [Double], _ start: Int) -> Double { energies[start..<start + 5].reduce(0, +) }
}

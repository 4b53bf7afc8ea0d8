import ArgumentParser
import Glibc
import Speech
import Synchronization

/// `Scripts/fuzz mutate --audio N`
struct MutateAudioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate-audio",
        abstract: "Decodes changed recordings, each in a decoder process of its own as a worker does.",
        discussion: """
            Fails when a decoder outlives its limit or cannot be confined, a descriptor or child is left, or this process \
            grows. The samples are the tests' recordings of all formats, 0.3 to 0.7 s long, and two made up: DSS and AMR.
            """
    )
    /// Above any healthy time for samples of seconds, and low enough to notice a hang.
    private static let secondsAllowed = 20.0

    @Option(help: "How many.")
    var count = 10_000
    @Option(help: "The same seed makes the same changes.")
    var seed = UInt64.random(in: 0...UInt64(UInt32.max))
    @Option(help: "The number of the first.")
    var from = 0
    @Option(help: "Decoders at the same time.")
    var lanes = 2
    @Flag(help: "Fork the decoders from one, which is much faster, instead of starting each as a worker does.")
    var forked = false
    @Option(help: "The decoder; by default the one beside this program.")
    var decoder: String?

    func run() async throws {
        print("seed \(seed)")
        let samples = try AudioMutants.samples()
        let worker = AudioDecoder(
            executable: decoder,
            maximumDuration: 60,
            timeLimit: Self.secondsAllowed,
            processorLimit: 10
        )
        let decoder = forked ? try worker.forking() : worker
        var refused = 0
        for sample in samples where (try? await decoder.decode(sample)) == nil { refused += 1 }
        guard refused == 0 else {
            throw ValidationError("\(refused) of \(samples.count) samples can't be decoded unchanged")
        }
        // Pools of threads and of memory are filled by now.
        _ = await torment(samples, decoder, from..<from + min(count, 1_000), isWarmUp: true)
        let before = ProcessCensus()
        let tally = await torment(samples, decoder, from..<from + count)
        print("\(tally)")
        let after = ProcessCensus()
        print("before: \(before)\nafter:  \(after)")
        guard tally.wrong.isEmpty, after.isNoMore(than: before) else { throw ExitCode(1) }
    }

    private func torment(
        _ samples: [[UInt8]],
        _ decoder: AudioDecoder,
        _ numbers: Range<Int>,
        isWarmUp: Bool = false
    ) async -> MutantTally {
        let mutants = AudioMutants(samples: samples, seed: seed)
        let progress = Progress()
        return await withTaskGroup(of: MutantTally.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var tally = MutantTally()
                    for number in stride(from: numbers.lowerBound + lane, to: numbers.upperBound, by: lanes) {
                        let mutant = mutants[number]
                        await tally.note(number) { () async throws(SpeechError) in _ = try await decoder.decode(mutant)
                        }
                        if !isWarmUp { progress.note() }
                    }
                    return tally
                }
            }
            return await group.reduce(into: MutantTally()) { $0.add($1) }
        }
    }
}

/// Says every ten thousand what this process holds: a leak shows long before the end.
private final class Progress: Sendable {
    private let count = Atomic(0)

    func note() {
        let now = count.add(1, ordering: .relaxed).newValue
        guard now % 10_000 == 0 else { return }
        print("\(now): \(ProcessCensus())")
        fflush(nil)
    }
}

import ArgumentParser
import Foundation
import Speech

/// `Scripts/fuzz mutate --audio N`
struct MutateAudioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mutate-audio",
        abstract: "Decodes changed recordings, each in a decoder process of its own as a worker does.",
        discussion: """
            Fails when a decoder outlives its limit or cannot be confined, or a descriptor or child is left. The samples are \
            the tests' short recordings and two made up: DSS and AMR.
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
    @Option(help: "The decoder; by default the one beside this program.")
    var decoder: String?

    func run() async throws {
        print("seed \(seed)")
        let samples = try Self.samples()
        let decoder = AudioDecoder(
            executable: decoder,
            maximumDuration: 60,
            timeLimit: Self.secondsAllowed,
            processorLimit: 10
        )
        var decoded = 0
        for sample in samples where (try? await decoder.decode(sample)) != nil { decoded += 1 }
        guard decoded == samples.count else {
            throw ValidationError("\(samples.count - decoded) of \(samples.count) samples can't be decoded unchanged")
        }
        let before = Self.descriptors()
        let start = ContinuousClock.now
        let tally = await torment(samples, decoder)
        let seconds = Double((ContinuousClock.now - start).components.seconds) + 0.001
        let left = Self.descriptors() - before
        print("\(tally.outcomes.values.reduce(0, +)) recordings, \(Int(Double(count) / seconds)) a second: \(tally)")
        print("descriptors left: \(left), children left: \(Self.children())")
        guard tally.wrong.isEmpty, left <= 0, Self.children() == 0 else { throw ExitCode(1) }
    }

    private func torment(_ samples: [[UInt8]], _ decoder: AudioDecoder) async -> Tally {
        await withTaskGroup(of: Tally.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var tally = Tally()
                    for number in stride(from: from + lane, to: from + count, by: lanes) {
                        let mutant = Self.mutant(of: samples, seed, number)
                        await tally.note(number) { () async throws(SpeechError) in _ = try await decoder.decode(mutant)
                        }
                    }
                    return tally
                }
            }
            return await group.reduce(into: Tally()) { $0.add($1) }
        }
    }

    struct Tally: Sendable, CustomStringConvertible {
        var outcomes: [String: Int] = [:]
        /// Numbers of the cases that may not be.
        var wrong: [Int] = []

        mutating func note(_ number: Int, _ body: () async throws(SpeechError) -> Void) async {
            do throws(SpeechError) {
                try await body()
                outcomes["decoded", default: 0] += 1
            } catch {
                let signal = error.detail.hasPrefix("signal") ? " (\(error.detail))" : ""
                outcomes[error.reasonCode + signal, default: 0] += 1
                if [.engineUnavailable, .decoderKilled, .cancelled].contains(error.code) { wrong.append(number) }
            }
        }

        mutating func add(_ other: Tally) {
            outcomes.merge(other.outcomes, uniquingKeysWith: +)
            wrong += other.wrong
        }

        var description: String {
            let all = outcomes.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return wrong.isEmpty ? all : all + "; wrong: \(wrong.prefix(5))"
        }
    }

    /// Every second mutant is changed in its first kilobyte alone, where containers keep what codecs believe.
    private static func mutant(of samples: [[UInt8]], _ seed: UInt64, _ number: Int) -> [UInt8] {
        var mutator = Mutator(seed: seed, number: number)
        guard number % 2 == 0 else { return mutator.mutant(of: samples) }
        let sample = samples[number / 2 % samples.count]
        return mutator.mutant(of: [Array(sample.prefix(1024))]) + sample.dropFirst(1024)
    }

    private static func samples() throws -> [[UInt8]] {
        let folder = URL(filePath: "Tests/Fixtures/short")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let short = try files.sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
        return short + [MadeUp.dss(), MadeUp.amr()]
    }

    private static func descriptors() -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }

    private static func children() -> Int {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return tasks.reduce(0) { count, task in
            let list = (try? String(contentsOfFile: "/proc/self/task/\(task)/children", encoding: .utf8)) ?? ""
            return count + list.split(separator: " ").count
        }
    }
}

/// Recordings in formats that no free tool writes: right headers, and noise in the frames.
enum MadeUp {
    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 88_172_645_463_325_252
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 32)
        }
    }

    /// DSS in SP mode: two blocks of header, then blocks of 512 bytes with six of their own.
    static func dss(blocks: Int = 20) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 1024)
        header.replaceSubrange(0..<4, with: [2] + Array("dss".utf8))
        header.replaceSubrange(0x26..<0x26 + 24, with: Array("260314101500260314101530".utf8))
        return header + (0..<blocks).flatMap { _ in [UInt8](repeating: 0, count: 6) + noise(506) }
    }

    /// AMR narrow band (RFC 4867, 5) at 12.2 kbit/s.
    static func amr(frames: Int = 100) -> [UInt8] {
        Array("#!AMR\n".utf8) + (0..<frames).flatMap { _ in [0x3c] + noise(31) }
    }
}

import Foundation
import Testing

@testable import Speech

@Suite struct `The decoder` {
    @Test(arguments: [
        ("01-heart-failure-followup.wav", 65.4), ("02-spoken-punctuation-uri.m4a", 68.4),
        ("03-knee-orthopedics.mp3", 55.4), ("04-pediatric-otitis.flac", 54.5),
        ("05-psychiatry-med-check.ogg", 62.9), ("06-self-correction-diabetes.webm", 55.0),
    ])
    func `tells the container by its content`(name: String, duration: Double) async throws {
        let audio = try await Support.decoder.decode(try Support.fixture(name))
        #expect(audio.channels.count == 1)
        #expect(abs(audio.duration - duration) < 0.1)
        #expect(audio.lost.isEmpty)
        #expect(Loudness.level(of: audio.channels[0][...]) > 0.01)
    }

    @Test func `refuses several sound tracks, of which it would hear one`() async throws {
        let file = Support.package.appending(path: "Tests/Fixtures/short/two-tracks.mka")
        let bytes = [UInt8](try Data(contentsOf: file))
        await #expect(throws: SpeechError(.severalTracks)) { try await Support.decoder.decode(bytes) }
    }

    @Test func `refuses a second sound track that it can't decode, and would leave out`() async throws {
        let file = Support.package.appending(path: "Tests/Fixtures/short/two-tracks.mka")
        var bytes = try Data(contentsOf: file)
        let codec = try #require(bytes.ranges(of: Data("A_".utf8)).last)
        bytes.replaceSubrange(codec.upperBound..<codec.upperBound + 1, with: Data("X".utf8))
        let damaged = [UInt8](bytes)
        await #expect(throws: SpeechError(.severalTracks)) { try await Support.decoder.decode(damaged) }
    }

    @Test func `keeps two channels apart`() async throws {
        let tone = Wave.tone(seconds: 1)
        let silence = [Int16](repeating: 0, count: tone.count)
        let audio = try await Support.decoder.decode(Wave.file([tone, silence]))
        #expect(audio.channels == [tone, silence])
    }

    @Test func `averages more than two channels alike`() async throws {
        let tone = Wave.tone(seconds: 1)
        let silence = [Int16](repeating: 0, count: tone.count)
        for loud in 0..<6 {
            let channels = (0..<6).map { $0 == loud ? tone : silence }
            let audio = try await Support.decoder.decode(Wave.file(channels))
            let level = Loudness.level(of: audio.channels[0][...]) / Loudness.level(of: tone[...])
            #expect(audio.channels.count == 1 && abs(level - 1.0 / 6) < 0.01)
        }
    }

    @Test func `brings any rate to 16 kHz`() async throws {
        for rate in [8_000, 11_025, 44_100, 96_000] {
            let audio = try await Support.decoder.decode(Wave.file([Wave.tone(seconds: 2, rate: rate)], rate: rate))
            #expect(abs(audio.duration - 2) < 0.01, "\(rate)")
        }
    }

    @Test(arguments: Hostile.allCases)
    func `refuses what is not sound`(input: Hostile) async throws {
        await #expect(throws: SpeechError(.undecodableAudio)) { try await Support.decoder.decode(input.bytes) }
    }

    @Test(arguments: ["02-spoken-punctuation-uri.m4a", "03-knee-orthopedics.mp3", "04-pediatric-otitis.flac"])
    func `survives a file cut anywhere`(name: String) async throws {
        let whole = try Support.fixture(name)
        for part in [1, 7, 100, 5_000, whole.count / 2] {
            let result = await outcome(of: Array(whole.prefix(part)))
            if case .failure(let error) = result { #expect([.undecodableAudio, .noAudioStream].contains(error.code)) }
        }
    }

    @Test func `believes the bytes, not the length that a header claims`() async throws {
        var lie = Wave.file([Wave.tone(seconds: 1)])
        lie.replaceSubrange(40..<44, with: [0xf0, 0xff, 0xff, 0x7f])
        #expect(try await Support.decoder.decode(lie).duration == 1)
    }

    @Test func `stops at the limit`() async throws {
        var decoder = Support.decoder
        decoder.maximumDuration = 5
        await #expect(throws: SpeechError(.tooLong)) {
            try await decoder.decode(Wave.file([Wave.tone(seconds: 6)]))
        }
        #expect(try await decoder.decode(Wave.file([Wave.tone(seconds: 5)])).duration == 5)
    }

    @Test func `stops a small file that unpacks to hours`() async throws {
        // 8 bits at 1 kHz: 9 MB for two and a half hours.
        let bomb =
            Wave.header(channels: 1, rate: 1_000, bits: 8, bytes: 9_000_000)
            + [UInt8](repeating: 128, count: 9_000_000)
        await #expect(throws: SpeechError(.tooLong)) { try await Support.decoder.decode(bomb) }
    }

    private func outcome(of bytes: [UInt8]) async -> Result<DecodedAudio, SpeechError> {
        do throws(SpeechError) { return .success(try await Support.decoder.decode(bytes)) } catch {
            return .failure(error)
        }
    }
}

/// Input that is no recording.
enum Hostile: CaseIterable {
    case nothing, zeros, text, noise, picture

    var bytes: [UInt8] {
        switch self {
        case .nothing: []
        case .zeros: [UInt8](repeating: 0, count: 100_000)
        case .text: Array("Not a recording. ".utf8) + Array(repeating: 32, count: 10_000)
        case .noise:
            (0..<100_000).reduce(into: (bytes: [UInt8](), seed: UInt64(88_172_645_463_325_252))) { state, _ in
                state.seed ^= state.seed << 13
                state.seed ^= state.seed >> 7
                state.seed ^= state.seed << 17
                state.bytes.append(UInt8(truncatingIfNeeded: state.seed >> 32))
            }.bytes
        case .picture:
            [0xff, 0xd8, 0xff, 0xe0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xdb]
                + [UInt8](repeating: 16, count: 500) + [0xff, 0xd9]
        }
    }
}

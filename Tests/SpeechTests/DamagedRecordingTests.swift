import Artifacts
import Foundation
import Testing

@testable import Speech

@Suite struct `A damaged recording` {
    private static let names = [
        "02-spoken-punctuation-uri.m4a", "03-knee-orthopedics.mp3", "04-pediatric-otitis.flac",
        "05-psychiatry-med-check.ogg", "06-self-correction-diabetes.webm",
    ]

    /// `bytes` with other ones from two fifths of them on, a share of `part`.
    private func damaged(_ bytes: [UInt8], part: Double, by damage: (Int) -> UInt8) -> [UInt8] {
        let start = bytes.count * 2 / 5
        let places = start..<start + Int(Double(bytes.count) * part)
        return bytes.enumerated().map { places.contains($0) ? damage($0) : $1 }
    }

    private func check(_ name: String, by damage: (Int) -> UInt8) async throws {
        let bytes = try Support.fixture(name)
        let whole = try await Support.decoder.decode(bytes)
        let audio = try await Support.decoder.decode(damaged(bytes, part: 0.07, by: damage))
        #expect(abs(audio.duration - whole.duration) < 0.7, "\(name): \(audio.duration) of \(whole.duration) s")
        let middle = whole.duration * 0.435
        #expect(audio.lost.contains { $0.contains(middle) }, "\(name): \(audio.lost)")
        #expect(audio.lost.allSatisfy { $0.lowerBound > middle - 10 && $0.upperBound < middle + 10 })
        for gap in audio.lost {
            // A damaged packet may be heard as noise.
            let silent = audio.window(gap, channel: 0).samples.count { $0 == 0 }
            #expect(Double(silent) > (gap.upperBound - gap.lowerBound) * 16_000 * 0.7)
        }
    }

    @Test(arguments: names)
    func `has silence and a gap where zeros are`(name: String) async throws { try await check(name) { _ in 0 } }

    @Test(arguments: names)
    func `has silence and a gap where bytes were altered`(name: String) async throws {
        try await check(name) { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    }

    @Test func `has a gap in its transcript, and what is said behind it has its own time`() async throws {
        let bytes = try Support.fixture("05-psychiatry-med-check.ogg")
        let transcriber = try Support.transcriber()
        func transcribe(_ bytes: [UInt8]) async throws -> Transcript {
            try await transcriber.transcribe(Protected(bytes), kind: .dictation, language: "en").revealed
        }
        let whole = try await transcribe(bytes)
        let part = try await transcribe(damaged(bytes, part: 0.1) { _ in 0 })
        #expect(whole.gaps.isEmpty)
        let gap = try #require(part.gaps.max { $0.end - $0.start < $1.end - $1.start })
        #expect(gap.end - gap.start > 4)
        let (last, lastOfPart) = (try #require(whole.words.last), try #require(part.words.last))
        #expect(last.text == lastOfPart.text && abs(last.start - lastOfPart.start) < 1)
    }

    @Test func `is whole where a tag stands between the frames of an MP3`() async throws {
        let bytes = [UInt8](
            try Data(contentsOf: Support.package.appending(path: "Tests/Fixtures/formats/mp3-tagged.mp3"))
        )
        let tag = Array("APETAGEX".utf8) + [UInt8](repeating: 0, count: 3_000)
        let audio = try await Support.decoder.decode(bytes + tag)
        #expect(audio.lost.isEmpty && abs(audio.duration - 0.667) < 0.13)
    }
}

@Suite struct `A recording that is cut off` {
    @Test(arguments: ["03-knee-orthopedics.mp3", "04-pediatric-otitis.flac", "06-self-correction-diabetes.webm"])
    func `has a gap where its end is missing, as its header says`(name: String) async throws {
        let bytes = try Support.fixture(name)
        let whole = try await Support.decoder.decode(bytes)
        let audio = try await Support.decoder.decode(Array(bytes.prefix(bytes.count / 2)))
        #expect(abs(audio.duration - whole.duration) < 0.7)
        let gap = try #require(audio.lost.last)
        #expect(gap.upperBound == audio.duration && gap.upperBound - gap.lowerBound > whole.duration / 3)
    }

    @Test func `has it as a WAV too`() async throws {
        let file = Wave.file([Wave.tone(seconds: 10)])
        let audio = try await Support.decoder.decode(Array(file.prefix(44 + 4 * 32_000)))
        #expect(audio.duration == 10 && audio.lost == [4..<10])
    }

    @Test(arguments: [0, 0xffff_ffff, 0x7fff_ffff, 0x7fff_f000, 0x7fff_ffff - 36, 32_000])
    func `has none where a header was written before the length was known`(bytes: Int) async throws {
        let header = Wave.header(channels: 1, rate: 16_000, bits: 16, bytes: 0)
        let length = (0..<4).map { UInt8(truncatingIfNeeded: bytes >> ($0 * 8)) }
        let sound = [UInt8](repeating: 7, count: 32_000)
        let audio = try await Support.decoder.decode(header.dropLast(4) + length + sound)
        #expect(audio.duration == 1 && audio.lost.isEmpty)
    }
}

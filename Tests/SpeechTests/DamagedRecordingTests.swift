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

    /// The first byte of sound.
    private func sound(in bytes: [UInt8], of name: String) -> Int {
        let data = Data(bytes)
        let first = { (mark: [UInt8]) in data.firstRange(of: Data(mark))?.lowerBound ?? 0 }
        return switch name.suffix(4) {
        case ".m4a": first(Array("mdat".utf8)) + 4
        case ".ogg": data.ranges(of: Data("OggS".utf8))[2].lowerBound
        case "flac": first([0xff, 0xf8])
        case "webm": first([0x1f, 0x43, 0xb6, 0x75]) + 40
        default: 0
        }
    }

    @Test(arguments: names)
    func `has a gap where its beginning is damaged`(name: String) async throws {
        let bytes = try Support.fixture(name)
        let whole = try await Support.decoder.decode(bytes)
        let start = sound(in: bytes, of: name)
        var damaged = bytes
        for place in start..<start + bytes.count / 10 { damaged[place] = 0 }
        let audio = try await Support.decoder.decode(damaged)
        let gap = try #require(audio.lost.first, "\(name): nothing lost")
        #expect(gap.lowerBound < 0.3 && gap.upperBound > whole.duration * 0.06, "\(name): \(audio.lost)")
        #expect(abs(audio.duration - whole.duration) < 2, "\(name): \(audio.duration) of \(whole.duration)")
    }

    private func format(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: Support.package.appending(path: "Tests/Fixtures/formats/\(name)")))
    }

    @Test(arguments: ["narrow-12.2.amr", "narrow-4.75.amr"])
    func `has a gap where zeros are in an AMR, of which each part says whether it is good`(name: String) async throws {
        let file = try format(name)
        var bytes = file + (0..<29).flatMap { _ in file.dropFirst(6) }
        let whole = try await Support.decoder.decode(bytes)
        for place in bytes.count * 4 / 10..<bytes.count / 2 { bytes[place] = 0 }
        let audio = try await Support.decoder.decode(bytes)
        #expect(whole.lost.isEmpty && abs(audio.duration - whole.duration) < 0.5)
        let gap = try #require(audio.lost.first)
        #expect(gap.contains(whole.duration * 0.45) && gap.upperBound - gap.lowerBound > whole.duration * 0.08)
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

    @Test func `has it as a CAF too`() async throws {
        let number = { (value: Int, bytes: Int) in
            (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        let rate = (0..<8).reversed().map { UInt8(truncatingIfNeeded: 16_000.0.bitPattern >> ($0 * 8)) }
        let description = Array("desc".utf8) + number(32, 8) + rate + Array("lpcm".utf8)
        let shape = [0, 2, 1, 1, 16].flatMap { number($0, 4) }
        let sound = Wave.tone(seconds: 4).flatMap { number(Int($0), 2) }
        let data = Array("data".utf8) + number(4 + 320_000, 8) + number(0, 4)
        let file = Array("caff".utf8) + number(0x10000, 4) + description + shape + data + sound
        let audio = try await Support.decoder.decode(file)
        #expect(abs(audio.duration - 10) < 0.1 && audio.lost.count == 1)
    }

    @Test func `has it as a WMA too`() async throws {
        let file = try Data(contentsOf: Support.package.appending(path: "Tests/Fixtures/formats/wmav2.wma"))
        let properties = Data([0xa1, 0xdc, 0xab, 0x8c, 0x47, 0xa9, 0xcf, 0x11])
        let place = try #require(file.firstRange(of: properties)).lowerBound
        var bytes = [UInt8](file)
        // Nine seconds more than are there, and a file that is longer.
        let length = 97_000_000 + 31_000_000
        for index in 0..<8 { bytes[place + 64 + index] = UInt8(truncatingIfNeeded: length >> (index * 8)) }
        bytes[place + 42] = 9
        let audio = try await Support.decoder.decode(bytes)
        #expect(abs(audio.duration - 9.7) < 0.2 && audio.lost.count == 1, "\(audio.duration) \(audio.lost)")
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

@Suite struct `Zeros in a recording` {
    private let voice = Wave.noise(seconds: 6)
    private let breath = Wave.noise(seconds: 1, peak: 40)
    private let zeros = [Int16](repeating: 0, count: 24_000)

    private func lost(_ parts: [[Int16]]) -> [Range<Double>] { DeadStretches.find(in: [Array(parts.joined())]) }

    @Test func `are a gap where they cut a voice off`() {
        #expect(lost([voice, zeros, voice]) == [6..<7.5])
        #expect(lost([voice, zeros]) == [6..<7.5])
        #expect(lost([zeros, voice]) == [0..<1.5])
        let loud = [Int16](repeating: -32_124, count: 24_000)
        #expect(lost([voice, breath, loud, breath, Array(zeros.prefix(4_000)), voice]) == [7..<8.5])
    }

    @Test func `are a gap where no other pause has them`() {
        #expect(lost([voice, breath, zeros, breath, voice]) == [7..<8.5])
    }

    @Test func `are a pause where a recorder writes them in all pauses`() {
        let pause = [Int16](repeating: 0, count: 4_000)
        #expect(lost([voice, breath, zeros, voice, breath, pause, voice]).isEmpty)
    }

    @Test func `are none at the ends, nor where there is nothing else, nor in a moment`() {
        #expect(lost([zeros, breath, voice, breath, zeros]).isEmpty)
        #expect(lost([zeros]).isEmpty && lost([]).isEmpty)
        #expect(lost([voice, Array(zeros.prefix(12_000)), voice]).isEmpty)
    }

    @Test func `are none where another channel has sound`() {
        let one = voice + zeros + voice
        #expect(DeadStretches.find(in: [one, Wave.noise(seconds: 13.5)]).isEmpty)
        #expect(DeadStretches.find(in: [one, one.map { $0 / 2 }]) == [6..<7.5])
    }

    @Test(arguments: [1, 2]) func `are a gap of the transcript`(channels: Int) {
        let audio = DecodedAudio(channels: Array(repeating: voice + zeros + voice, count: channels))
        #expect(Tracks(audio, kind: .dictation).lost == [6..<7.5])
        let known = DecodedAudio(channels: audio.channels, lost: [6..<7.5])
        #expect(Tracks(known, kind: .dictation).lost == [6..<7.5])
    }
}

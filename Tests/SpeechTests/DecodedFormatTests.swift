import Foundation
import Testing

@testable import Speech

/// A tone of 440 Hz in every format that a recorder or a telephone system writes.
@Suite struct `Formats that are decoded` {
    /// What `Tests/Fixtures/formats/make` made, with encoders that are free.
    private static let files: [String] = {
        let folder = Support.package.appending(path: "Tests/Fixtures/formats")
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { $0 != "make" }.sorted()
    }()

    @Test func `there is a recording of each kind`() {
        let kinds = Set(Self.files.compactMap { $0.split(separator: ".").last.map(String.init) })
        #expect(
            kinds.isSuperset(of: [
                "wav", "flac", "mp3", "ogg", "m4a", "aac", "webm", "amr", "3gp", "wma", "caf", "aiff",
            ])
        )
    }

    @Test(arguments: files)
    func `a tone comes back whole`(name: String) async throws {
        let file = Support.package.appending(path: "Tests/Fixtures/formats/\(name)")
        let audio = try await Support.decoder.decode([UInt8](try Data(contentsOf: file)))
        let isStereo = ["stereo", "tagged", "index-first", "wmav2", "flac.flac"].contains { name.contains($0) }
        #expect(audio.channels.count == (isStereo ? 2 : 1))
        // Codecs with blocks pad the last one, and some the first.
        #expect(abs(audio.duration - 0.667) < 0.13, "\(audio.duration) s")
        #expect(audio.lost.isEmpty)
        for channel in audio.channels { try expectTone(channel) }
    }

    @Test(arguments: [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 88_200, 96_000])
    func `PCM of every width at any rate`(rate: Int) async throws {
        for sample in Wave.Sample.allCases {
            let audio = try await Support.decoder.decode(Wave.tones(sample, rate: rate, channels: 1))
            #expect(abs(audio.duration - 0.5) < 0.01, "\(sample)")
            try expectTone(audio.channels[0])
        }
    }

    @Test(arguments: 1...8)
    func `PCM of up to eight channels, with a short header or a long one`(channels: Int) async throws {
        for isExtensible in [false, true] {
            let file = Wave.tones(.int24, rate: 16_000, channels: channels, isExtensible: isExtensible)
            let audio = try await Support.decoder.decode(file)
            #expect(audio.channels.count == (channels == 2 ? 2 : 1))
            for channel in audio.channels { try expectTone(channel) }
        }
    }

    @Test func `more channels than eight are refused`() async {
        let file = Wave.tones(.int16, rate: 16_000, channels: 9)
        await #expect(throws: SpeechError(.undecodableAudio)) { try await Support.decoder.decode(file) }
    }

    /// What is heard in the middle has the tone's level and its 440 Hz; where a codec fades in is left out.
    private func expectTone(_ channel: [Int16]) throws {
        let middle = channel[channel.count / 4..<channel.count * 3 / 4]
        #expect(Loudness.level(of: middle) > 0.08)
        let rises = zip(middle, middle.dropFirst()).count { $0 < 0 && $1 >= 0 }
        let pitch = Double(rises) / (Double(middle.count) / Double(AudioWindow.sampleRate))
        #expect(abs(pitch - 440) < 20, "\(pitch) Hz")
    }

    @Test func `an M4A has its index at the end, and is read all the same`() throws {
        let bytes = try Support.fixture("02-spoken-punctuation-uri.m4a")
        let (index, sound) = (Data(bytes).range(of: Data("moov".utf8)), Data(bytes).range(of: Data("mdat".utf8)))
        #expect(try #require(index).lowerBound > (try #require(sound).lowerBound))
    }

    /// No free tool writes these: right headers, and noise in the frames.
    @Test func `DSS in SP mode and wide AMR are decoded`() async throws {
        let noise = Wave.noise(seconds: 2).map { UInt8(truncatingIfNeeded: $0) }
        var dss = [UInt8](repeating: 0, count: 1024)
        dss.replaceSubrange(0..<4, with: [2] + Array("dss".utf8))
        dss.replaceSubrange(0x26..<0x26 + 24, with: Array("260314101500260314101530".utf8))
        for block in 0..<20 { dss += [UInt8](repeating: 0, count: 6) + noise[block * 506..<(block + 1) * 506] }
        let wide = Array("#!AMR-WB\n".utf8) + (0..<50).flatMap { [0x44] + noise[$0 * 60..<($0 + 1) * 60] }
        for (bytes, seconds) in [(dss, 240.0 * 264 / 11_025), (wide, 1)] {
            let audio = try await Support.decoder.decode(bytes)
            #expect(abs(audio.duration - seconds) < 0.3, "\(audio.duration) s instead of \(seconds) s")
        }
    }

    @Test(arguments: [([3, 0x64, 0x73, 0x32] as [UInt8], "DS2"), ([1, 0x65, 0x6e, 0x63], "encrypted DSS")])
    func `what only its maker decodes is refused by its name`(start: [UInt8], name: String) async {
        let bytes = start + [UInt8](repeating: 0, count: 4_000)
        await #expect(throws: SpeechError(.unsupportedFormat, name)) { try await Support.decoder.decode(bytes) }
    }
}

import Foundation
import TestSupport
import Testing

@testable import Speech

/// One tone in every format that a recorder or a telephone system writes, made by ffmpeg where it can.
@Suite struct `Formats that are decoded` {
    /// What ffmpeg makes: codec, container, rate and channels.
    struct Format: Sendable, CustomTestStringConvertible {
        let codec: String
        let container: String
        let rate: Int
        var channels = 1

        var testDescription: String { "\(codec) in \(container), \(rate) Hz, \(channels)" }

        static let all: [Format] =
            [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000].map {
                .init(codec: "pcm_s16le", container: "wav", rate: $0)
            }
            + (2...8).map { .init(codec: "pcm_s16le", container: "wav", rate: 16_000, channels: $0) }
            + ["pcm_u8", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_alaw", "pcm_mulaw", "adpcm_ima_wav"]
            .map { .init(codec: $0, container: "wav", rate: 8_000) }
            + [
                .init(codec: "pcm_s24le", container: "wav", rate: 96_000, channels: 2),
                .init(codec: "flac", container: "flac", rate: 44_100),
                .init(codec: "libmp3lame", container: "mp3", rate: 22_050),
                .init(codec: "libopus", container: "ogg", rate: 48_000),
                .init(codec: "libvorbis", container: "ogg", rate: 44_100),
                .init(codec: "aac", container: "ipod", rate: 44_100),
                .init(codec: "libopus", container: "webm", rate: 48_000),
                .init(codec: "wmav1", container: "asf", rate: 22_050),
                .init(codec: "wmav2", container: "asf", rate: 44_100),
                .init(codec: "libgsm_ms", container: "wav", rate: 8_000),
            ]
    }

    private static let encoders: Set<String> = {
        guard let listing = try? ChildProcess(["ffmpeg", "-hide_banner", "-encoders"], output: .pipe),
            let bytes = try? listing.output?.readToEnd()
        else { return [] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return Set(lines.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
    }()

    @Test(
        .enabled(if: !encoders.isEmpty, "ffmpeg is not there: formats are not tried"),
        arguments: Format.all.filter { encoders.contains($0.codec) }
    )
    func `a tone comes back whole`(format: Format) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let made = try ChildProcess(
            ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=440:duration=1:sample_rate=\(format.rate)"]
                + [
                    "-af", "volume=8dB", "-ac", "\(format.channels)", "-ar", "\(format.rate)", "-c:a", format.codec,
                    "-f", format.container,
                ]
                + [file.path]
        )
        #expect(await made.exit() == 0)
        let audio = try await Support.decoder.decode([UInt8](try Data(contentsOf: file)))
        #expect(abs(audio.duration - 1) < 0.15, "\(audio.duration) s")
        #expect(audio.channels.count == (format.channels == 2 ? 2 : 1))
        for channel in audio.channels { #expect(Loudness.level(of: channel[...]) > 0.01) }
    }

    @Test func `an M4A has its index at the end, and is read all the same`() throws {
        let bytes = try Support.fixture("02-spoken-punctuation-uri.m4a")
        let (index, sound) = (Data(bytes).range(of: Data("moov".utf8)), Data(bytes).range(of: Data("mdat".utf8)))
        #expect(try #require(index).lowerBound > (try #require(sound).lowerBound))
    }

    /// No free tool writes these: right headers, and noise in the frames.
    @Test func `DSS in SP mode and both kinds of AMR are decoded`() async throws {
        let noise = Wave.noise(seconds: 2).map { UInt8(truncatingIfNeeded: $0) }
        var dss = [UInt8](repeating: 0, count: 1024)
        dss.replaceSubrange(0..<4, with: [2] + Array("dss".utf8))
        dss.replaceSubrange(0x26..<0x26 + 24, with: Array("260314101500260314101530".utf8))
        for block in 0..<20 { dss += [UInt8](repeating: 0, count: 6) + noise[block * 506..<(block + 1) * 506] }
        let narrow = Array("#!AMR\n".utf8) + (0..<50).flatMap { [0x3c] + noise[$0 * 31..<($0 + 1) * 31] }
        let wide = Array("#!AMR-WB\n".utf8) + (0..<50).flatMap { [0x44] + noise[$0 * 60..<($0 + 1) * 60] }
        for (bytes, seconds) in [(dss, 240.0 * 264 / 11_025), (narrow, 1), (wide, 1)] {
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

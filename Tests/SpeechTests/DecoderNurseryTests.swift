import Foundation
import Testing

@testable import Speech

@Suite struct `Decoders that are forked from one` {
    private static let formats = Support.package.appending(path: "Tests/Fixtures/formats")

    private func forking(maximumDuration: Double = 60, processorLimit: Int = 10) throws -> AudioDecoder {
        try AudioDecoder(
            executable: Support.decoderPath,
            maximumDuration: maximumDuration,
            processorLimit: processorLimit
        ).forking()
    }

    private func code(_ decoder: AudioDecoder, _ bytes: [UInt8]) async -> SpeechError.Code? {
        do throws(SpeechError) { _ = try await decoder.decode(bytes) } catch { return error.code }
        return nil
    }

    @Test func `hear what a decoder of its own hears, whatever the others heard`() async throws {
        let decoder = try forking()
        let names = ["flac.flac", "aac.m4a", "opus.webm", "wmav2.wma", "mulaw-8000-stereo.wav"]
        for name in names + names {
            let bytes = [UInt8](try Data(contentsOf: Self.formats.appending(path: name)))
            #expect(await code(decoder, [1, 2, 3]) == .undecodableAudio)
            let (forked, alone) = (try await decoder.decode(bytes), try await Support.decoder.decode(bytes))
            #expect(forked.channels == alone.channels, "\(name)")
        }
    }

    @Test func `have the same limits`() async throws {
        let decoder = try forking(maximumDuration: 1)
        #expect(await code(decoder, Wave.file([Wave.tone(seconds: 1)])) == nil)
        #expect(await code(decoder, Wave.file([Wave.tone(seconds: 3)])) == .tooLong)
    }

    @Test func `are confined as the others are, and once more`() async throws {
        let arguments = AudioDecoder().childArguments
        let nursery = try DecoderNursery(Support.decoderPath, arguments: arguments)
        let alone = try await confinement(of: try DecoderProcess(Support.decoderPath, arguments: arguments), filters: 1)
        let forked = try await confinement(of: try DecoderProcess(from: nursery), filters: 2)
        #expect(alone.count == 9)
        #expect(forked == alone)
    }

    /// What the kernel says that a child has given up, once it has the length of a recording and waits for its bytes.
    private func confinement(of child: DecoderProcess, filters: Int) async throws -> [String] {
        defer {
            child.kill()
            _ = child.reap()
        }
        var feed = DecoderFeed([UInt8](repeating: 0, count: 1_000), into: child.input)
        feed.push()
        let proc = "/proc/\(child.process)"
        var status = ""
        for _ in 0..<1_000 where !status.contains("Seccomp_filters:\t\(filters)\n") {
            try await Task.sleep(for: .milliseconds(10))
            status = try String(contentsOfFile: "\(proc)/status", encoding: .utf8)
        }
        let limits = try String(contentsOfFile: "\(proc)/limits", encoding: .utf8)
        let kept = [
            "NoNewPrivs:\t1", "Seccomp:\t2", "PPid:\t\(getpid())", "Threads:\t1", "Max address", "Max cpu", "Max open",
            "Max file size", "Max core",
        ]
        return (status + limits).split(separator: "\n").map(String.init).filter { line in
            kept.contains { line.hasPrefix($0) }
        }
    }

    @Test func `take the torment of mutants and leave nothing behind`() async throws {
        let decoder = try forking()
        let files = try FileManager.default.contentsOfDirectory(at: Self.formats, includingPropertiesForKeys: nil)
        let samples = try files.filter { !$0.pathExtension.isEmpty }.map { [UInt8](try Data(contentsOf: $0)) }
        var state: UInt64 = 2_026
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for number in 0..<200 {
            var bytes = samples[number % samples.count]
            for _ in 0...below(4) { bytes[below(min(bytes.count, 1_024))] ^= 1 << UInt8(below(8)) }
            let found = await code(decoder, bytes)
            #expect(
                [nil, .undecodableAudio, .noAudioStream, .severalTracks, .tooLong, .unsupportedFormat].contains(found),
                "\(number)"
            )
        }
    }

    @Test func `are missed when the program is`() async throws {
        let decoder = try AudioDecoder(executable: "/nonexistent/dictum-decoder").forking()
        #expect(await code(decoder, [1, 2, 3]) == .engineUnavailable)
    }
}

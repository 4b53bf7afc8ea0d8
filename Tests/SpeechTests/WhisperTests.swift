import Artifacts
import Foundation
import Testing

@testable import Speech

@Suite(.serialized) struct `Whisper, embedded` {
    /// One short recording by default; all of them where `DICTUM_ALL_RECORDINGS` is set.
    private static let recordings =
        ProcessInfo.processInfo.environment["DICTUM_ALL_RECORDINGS"] == nil
        ? ["04-pediatric-otitis.flac"]
        : [
            "01-heart-failure-followup.wav", "02-spoken-punctuation-uri.m4a", "03-knee-orthopedics.mp3",
            "04-pediatric-otitis.flac", "05-psychiatry-med-check.ogg", "06-self-correction-diabetes.webm",
        ]

    @Test(arguments: recordings)
    func `hears a dictation to its end`(name: String) async throws {
        let transcript = try await Support.transcriber(windows: 2).transcribe(
            Protected(try Support.fixture(name)),
            kind: .dictation,
            language: "en-US"
        ).revealed
        let spoken = try Support.fixture(String(name.split(separator: ".")[0]) + ".txt")
        let rate = WordErrorRate.of(
            transcript.words.map(\.text).joined(separator: " "),
            against: String(decoding: spoken, as: UTF8.self)
        )
        // The smallest model misspells drugs and eponyms; a lost half minute would cost more than this.
        #expect(rate < 0.35)
        #expect(transcript.gaps.isEmpty)
        #expect(transcript.engine == "whisper.cpp/ggml-tiny.en-dictation")
        #expect(transcript.words.allSatisfy { $0.start <= $0.end && $0.end <= transcript.duration + 0.01 })
        #expect(transcript.words.allSatisfy { (0...1).contains($0.probability) })
        #expect(try #require(transcript.words.last).end > transcript.duration - 4)
    }

    @Test func `hears more words of dictations with the weights that were taught them`() async throws {
        func wrong(_ model: WhisperModel) async throws -> Double {
            let transcriber = Transcriber(
                decoder: Support.decoder,
                detector: try Support.detector(),
                engine: WhisperEngine(model: model),
                concurrentWindows: 2,
                resolver: nil
            )
            var sum = 0.0
            for (name, container) in [("01-heart-failure-followup", "wav"), ("06-self-correction-diabetes", "webm")] {
                let heard = try await transcriber.transcribe(
                    Protected(try Support.fixture("\(name).\(container)")),
                    kind: .dictation,
                    language: "en-US"
                ).revealed
                sum += WordErrorRate.of(
                    heard.words.map(\.text).joined(separator: " "),
                    against: String(decoding: try Support.fixture("\(name).txt"), as: UTF8.self)
                )
            }
            return sum
        }
        #expect(try await wrong(try Support.whisper.get()) < wrong(try Support.plainWhisper.get()))
    }

    @Test func `stops when the task is cancelled`() async throws {
        let engine = WhisperEngine(model: try Support.whisper.get())
        let task = Task { () -> SpeechError.Code? in
            do throws(SpeechError) {
                _ = try await engine.recognise(
                    AudioWindow(samples: [Float](repeating: 0.01, count: 448_000)),
                    language: "en",
                    attempt: 0
                )
            } catch { return error.code }
            return nil
        }
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test func `what was decoded before leaves nothing in the next window`() async throws {
        let sound = try await Support.decoder.decode(try Support.fixture("04-pediatric-otitis.flac"))
        let samples = try #require(sound.channels.first)
        func window(_ seconds: Range<Int>) -> AudioWindow {
            let range = seconds.lowerBound * AudioWindow.sampleRate..<seconds.upperBound * AudioWindow.sampleRate
            return AudioWindow(samples: samples[range].map { Float($0) / 32_768 })
        }
        func hear(_ windows: [AudioWindow]) async throws -> [RecognisedSegment] {
            let engine = WhisperEngine(model: try WhisperModel(path: Support.whisperPath))
            var last: [RecognisedSegment] = []
            for window in windows { last = try await engine.recognise(window, language: "en", attempt: 0) }
            return last
        }
        let short = window(2..<7)
        let after = try await hear([window(8..<13), short]).flatMap(\.words)
        let afterLonger = try await hear([window(8..<28), short]).flatMap(\.words)
        #expect(!after.isEmpty && after.map(\.text) == afterLonger.map(\.text))
        // The order of sums may move the fifth digit; what was left of the longer window moved the second.
        let moved = zip(after, afterLonger).map { abs($0.probability - $1.probability) }.max() ?? 1
        #expect(moved < 0.001)
    }

    @Test func `hears the same words each time, however doubtful they are`() async throws {
        let sound = try await Support.decoder.decode(try Support.fixture("01-heart-failure-followup.wav"))
        var noise: UInt32 = 1
        let noisy = try #require(sound.channels.first)[32_000..<224_000].map { sample in
            noise = noise &* 1_664_525 &+ 1_013_904_223
            return Float(sample) / 65_536 + (Float(noise >> 16) / 65_536 - 0.5) * 0.27
        }
        let engine = WhisperEngine(model: try WhisperModel(path: Support.whisperPath))
        func hear() async throws -> [String] {
            let heard = try await engine.recognise(AudioWindow(samples: noisy), language: "en", attempt: 0)
            return heard.flatMap(\.words).map(\.text)
        }
        let first = try await hear()
        #expect(first.count > 10)
        for _ in 0..<2 { #expect(try await hear() == first) }
    }

    @Test func `refuses a language that its model does not know`() async throws {
        let engine = WhisperEngine(model: try Support.whisper.get())
        await #expect(throws: SpeechError(.unsupportedLanguage)) {
            try await engine.recognise(AudioWindow(samples: []), language: "de-DE", attempt: 0)
        }
    }

    @Test func `says so when a model is missing`() {
        #expect(throws: SpeechError(.engineUnavailable, "the Whisper model cannot be loaded")) {
            try WhisperModel(path: "/nonexistent/model.bin")
        }
        #expect(throws: SpeechError(.engineUnavailable, "the speech detection model cannot be loaded")) {
            try SpeechDetector(path: "/nonexistent/model.bin")
        }
    }
}

import Foundation
import TestSupport
import Testing

@testable import Speech

@Suite struct `The decoder's child` {
    /// A program that stands in for the decoder. Another process writes it: a child that some other test starts meanwhile
    /// would hold our descriptor for a moment, and what is open for writing cannot be run (ETXTBSY).
    private func decoder(running script: String, timeLimit: Double = 60) async throws -> AudioDecoder {
        let path = FileManager.default.temporaryDirectory.appending(path: "decoder-\(UUID().uuidString)")
        let text = path.appendingPathExtension("sh")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: text)
        try #require(await ChildProcess(["install", "-m", "700", text.path, path.path]).exit() == 0)
        return AudioDecoder(executable: path.path, timeLimit: timeLimit)
    }

    private func code(_ decoder: AudioDecoder, _ bytes: [UInt8] = [1, 2, 3]) async -> SpeechError.Code? {
        do throws(SpeechError) { _ = try await decoder.decode(bytes) } catch { return error.code }
        return nil
    }

    @Test func `makes a crash a reason code`() async throws {
        #expect(await code(try await decoder(running: "kill -SEGV $$")) == .undecodableAudio)
        #expect(await code(try await decoder(running: "exit 77")) == .undecodableAudio)
    }

    @Test(arguments: ["INT", "TERM", "KILL"])
    func `does not blame the recording for a signal from outside`(signal: String) async throws {
        #expect(await code(try await decoder(running: "kill -\(signal) $$")) == .decoderKilled)
    }

    @Test func `is killed when it hangs`() async throws {
        #expect(await code(try await decoder(running: "exec sleep 1000", timeLimit: 0.2)) == .decoderKilled)
    }

    @Test func `cannot hang by closing its output`() async throws {
        #expect(await code(try await decoder(running: "exec sleep 1000 >&-")) == .decoderKilled)
    }

    @Test func `is killed when the task is cancelled`() async throws {
        let hanging = try await decoder(running: "exec sleep 1000")
        let task = Task { await code(hanging) }
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test func `is not believed when it writes nonsense`() async throws {
        #expect(await code(try await decoder(running: "exec yes")) == .undecodableAudio)
        #expect(await code(try await decoder(running: "exit 0")) == .undecodableAudio)
    }

    @Test func `may ignore an input larger than any pipe`() async throws {
        let large = [UInt8](repeating: 7, count: 4_000_000)
        #expect(await code(try await decoder(running: "exit 12"), large) == .tooLong)
    }

    @Test func `is missed when it is not installed`() async throws {
        #expect(await code(AudioDecoder(executable: "/nonexistent/dictum-decoder")) == .engineUnavailable)
    }

    @Test func `inherits neither environment nor descriptors`() async throws {
        // Exit 12 (too_long) stands for "clean": nothing but the three standard descriptors, ls's own, and one variable.
        let script = """
            [ -z "$HOME$PATH_INFO$USER" ] || exit 10
            for descriptor in /proc/self/fd/*; do
                case ${descriptor##*/} in 0|1|2|3|10) ;; *) exit 10 ;; esac
            done
            exit 12
            """
        #expect(await code(try await decoder(running: script)) == .tooLong)
    }

    @Test func `refuses to outlive its parent`() async throws {
        let process = try ChildProcess([Support.decoderPath, "10", "10", "1"], input: .pipe)
        #expect(await process.exit() == 15)
    }
}

import HTTPCaller
import Speech
import Testing

@testable import Pipeline

@Suite struct `The order of engines` {
    private func answer(_ outcomes: [SpeechError.Code?]) async -> (Result<Int, SpeechError>, asked: Int) {
        var asked = 0
        do {
            let number = try await EngineOrder.first(of: Array(outcomes.enumerated())) { engine in
                asked += 1
                if let code = engine.element { throw SpeechError(code, "\(engine.offset)") }
                return engine.offset
            }
            return (.success(number), asked)
        } catch { return (.failure(error as? SpeechError ?? SpeechError(.cancelled)), asked) }
    }

    @Test(arguments: [
        SpeechError.Code.endpointUnavailable, .endpointRejected, .endpointMisconfigured, .subprocessorRefused,
        .engineUnavailable, .engineFailed, .unsupportedLanguage,
    ])
    func `the next one works where one can't`(code: SpeechError.Code) async {
        #expect(await answer([code, nil]) == (.success(1), 2))
    }

    @Test(arguments: [SpeechError.Code.noSpeech, .undecodableAudio, .tooLong, .noAudioStream, .cancelled])
    func `what is the recording's own is not asked again`(code: SpeechError.Code) async {
        #expect(await answer([code, nil]) == (.failure(SpeechError(code, "0")), 1))
    }

    @Test func `the first one's failure is told when none can`() async {
        let outcome = await answer([.endpointUnavailable, .engineUnavailable])
        #expect(outcome == (.failure(SpeechError(.endpointUnavailable, "0")), 2))
    }

    @Test func `one that works is the only one asked`() async { #expect(await answer([nil, nil]) == (.success(0), 1)) }
}

internal import HTTPCaller
internal import Speech

/// Tries engines in their order: the next one works where the one before could not, for a reason that is its own.
enum EngineOrder {
    /// The first answer of `engines`.
    ///
    /// - Throws: what the first engine threw when none answers, for it is the one that should have; at once what no other
    ///   engine can change, such as a recording that cannot be decoded.
    static func first<Engine: Sendable, Answer>(
        of engines: [Engine],
        _ ask: (Engine) async throws -> Answer
    ) async throws -> Answer {
        var failure: (any Error)?
        for engine in engines {
            do { return try await ask(engine) } catch {
                failure = failure ?? error
                guard isOwnFault(error), !Task.isCancelled else { throw failure ?? error }
            }
        }
        throw failure ?? SpeechError(.engineUnavailable, "no engine")
    }

    /// Whether a failure is the engine's and not the recording's.
    private static func isOwnFault(_ error: any Error) -> Bool {
        guard let error = error as? SpeechError else { return error is HTTPError }
        switch error.code {
        case .engineUnavailable, .engineFailed, .unsupportedLanguage, .subprocessorRefused, .endpointRejected,
            .endpointMisconfigured, .endpointUnavailable:
            return true
        case .undecodableAudio, .unsupportedFormat, .noAudioStream, .severalTracks, .noSpeech, .tooLong,
            .decoderKilled, .cancelled:
            return false
        }
    }
}

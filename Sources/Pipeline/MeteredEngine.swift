internal import Metrics
internal import Speech

/// Counts and times the calls of an endpoint.
struct MeteredEngine: SpeechEngine {
    let engine: any SpeechEngine

    var name: String { engine.name }
    var longestWindow: Double { engine.longestWindow }

    func recognise(
        _ window: AudioWindow,
        language: String,
        attempt: Int
    ) async throws(SpeechError) -> [RecognisedSegment] {
        let start = ContinuousClock.now
        do {
            let heard = try await engine.recognise(window, language: language, attempt: attempt)
            note("ok", since: start)
            return heard
        } catch {
            note(error.reasonCode, since: start)
            throw error
        }
    }

    private func note(_ outcome: String, since start: ContinuousClock.Instant) {
        Counter(label: "dictum_endpoint_calls_total", dimensions: [("outcome", outcome)]).increment()
        let seconds = (ContinuousClock.now - start).inSeconds
        Metrics.Timer(label: "dictum_endpoint_call_duration_seconds").recordSeconds(seconds)
    }
}

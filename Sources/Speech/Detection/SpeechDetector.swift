internal import Artifacts
internal import CWhisper

/// Finds where somebody speaks, with the Silero model that whisper.cpp ships.
public struct SpeechDetector: Sendable {
    /// Samples that the model judges at once: 32 ms.
    static let frame = 512
    /// Frames handed over at once, so that an hour of sound is never there as floats.
    private static let framesPerBlock = 1_875

    private let path: String

    /// A detector.
    ///
    /// - Parameter path: the Silero model's file, such as `ggml-silero-v6.2.0.bin`.
    /// - Throws: `engine_unavailable` when it cannot be loaded.
    public init(path: String) throws(SpeechError) {
        self.path = path
        _ = try SileroModel(path: path)
    }

    /// The stretches of speech in `channel`, in seconds, padded a little and in order.
    func speech(in audio: DecodedAudio, channel: Int) async throws(SpeechError) -> [Range<Double>] {
        let detector = self
        return try await BlockingWork.run { cancellation in
            Result { () throws(SpeechError) in
                let samples = audio.channels[channel]
                let speech = try detector.spans(in: samples[...], cancellation)
                var soft: [Range<Double>] = []
                for pause in SoftSpeech.pauses(in: samples, between: speech) {
                    soft += try detector.spans(in: samples[pause], cancellation)
                }
                return SpeechSpans.joined((speech + soft).sorted { $0.lowerBound < $1.lowerBound }, nearerThan: 0)
            }
        }
    }

    /// The stretches of speech in `samples`, of which nothing was heard before, as times of the whole.
    private func spans(
        in samples: ArraySlice<Int16>,
        _ cancellation: Cancellation
    ) throws(SpeechError) -> [Range<Double>] {
        let model = try SileroModel(path: path)
        let scale = Loudness.gain(for: samples) / 32_768
        var probabilities: [Float] = []
        let block = Self.frame * Self.framesPerBlock
        for start in stride(from: samples.startIndex, to: samples.endIndex, by: block) {
            if cancellation.isCancelled { throw SpeechError(.cancelled) }
            let part = samples[start..<min(start + block, samples.endIndex)].map { Float($0) * scale }
            probabilities += try model.probabilities(continuing: part)
        }
        let rate = Double(AudioWindow.sampleRate)
        let start = Double(samples.startIndex) / rate
        return SpeechSpans.spans(of: probabilities, duration: Double(samples.count) / rate)
            .map { $0.lowerBound + start..<$0.upperBound + start }
    }
}

/// The model in memory, with the memory of what it heard so far: for one recording, on one thread.
@safe
private final class SileroModel {
    private let context: OpaquePointer

    init(path: String) throws(SpeechError) {
        whisper_shim_silence()
        var parameters = whisper_vad_default_context_params()
        parameters.n_threads = 1
        parameters.use_gpu = false
        guard let context = unsafe whisper_vad_init_from_file_with_params(path, parameters) else {
            throw SpeechError(.engineUnavailable, "the speech detection model cannot be loaded")
        }
        unsafe self.context = context
        unsafe whisper_vad_reset_state(context)
    }

    deinit { unsafe whisper_vad_free(context) }

    func probabilities(continuing samples: [Float]) throws(SpeechError) -> [Float] {
        guard unsafe whisper_vad_detect_speech_no_reset(context, samples, Int32(samples.count)) else {
            throw SpeechError(.engineFailed, "speech detection")
        }
        let count = Int(unsafe whisper_vad_n_probs(context))
        return unsafe Array(UnsafeBufferPointer(start: whisper_vad_probs(context), count: count))
    }
}

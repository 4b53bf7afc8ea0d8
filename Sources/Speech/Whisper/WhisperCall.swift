internal import Artifacts
internal import CWhisper

/// One call of whisper.cpp over one window.
struct WhisperCall: Sendable {
    let model: WhisperModel
    let options: WhisperEngine.Options
    let language: String
    let attempt: Int
    let bias: LexiconBias?

    /// Silence before the speech, in seconds; more of it when an earlier attempt failed.
    private var lead: Double { attempt == 0 ? 0 : 0.5 }
    /// Silence after the speech, in seconds: Whisper ends its sentence there.
    private static let trail = 0.5
    /// Frames encoded beyond the window's own, 20 ms each. Of 128, 200, 256 and 384 on 22 recordings none had fewer wrong
    /// words beyond chance; fewer frames had more of the words that matter, and 128 left some out.
    /// Of a conversation the whole 30 s are encoded: in seven of two channels fewer words were wrong, and no short answer
    /// was heard twice.
    private static let encoderMargin = 200

    /// Talk as it is said: after it Whisper writes "gonna" and "um" as well, and leaves out fewer words. Of a conversation's
    /// first hearing only: should it lead Whisper astray, the next hears without it.
    private static let talk =
        "Okay, so, um, how are you doing? Uh, well, I'm gonna, you know, I wanna go ahead and, and, uh, do an exam, "
        + "'cause it kinda hurts."

    private func style(of window: AudioWindow) -> String? {
        if let prompt = options.prompt { return prompt }
        let isTalk = window.isConversation && !window.isHeardAgain
        return isTalk && attempt == 0 && language == "en" ? Self.talk : nil
    }

    /// Decodes on the calling thread.
    func decode(_ window: AudioWindow, _ cancellation: Cancellation) throws(SpeechError) -> [RecognisedSegment] {
        let samples = padded(window.samples)
        return try model.withState { (state) throws(SpeechError) in
            let status = run(samples, of: window, state, cancellation)
            if cancellation.isCancelled { throw SpeechError(.cancelled) }
            guard status == 0 else { throw SpeechError(.engineFailed, "whisper status \(status)") }
            return WhisperResult(model: model, state: state, lead: lead, duration: window.duration).segments()
        }
    }

    private func padded(_ samples: [Float]) -> [Float] {
        let silence = { (seconds: Double) in [Float](repeating: 0, count: Int(seconds * 16_000)) }
        let short = max(0, 1 - lead - Self.trail - Double(samples.count) / 16_000)
        return silence(lead) + samples + silence(Self.trail + short)
    }

    private func run(
        _ samples: [Float],
        of window: AudioWindow,
        _ state: WhisperState,
        _ cancellation: Cancellation
    ) -> Int32 {
        var parameters = unsafe baseParameters(beams: window.isConversation ? options.talkBeams : options.beamSize)
        let frames = samples.count / 320 + Self.encoderMargin
        if options.fitsEncoder, !window.isConversation, frames < model.encoderFrames {
            unsafe parameters.audio_ctx = Int32(frames)
        }
        unsafe parameters.abort_callback = { owner in
            guard let owner = unsafe owner else { return false }
            return unsafe Unmanaged<Cancellation>.fromOpaque(owner).takeUnretainedValue().isCancelled
        }
        if let bias {
            unsafe parameters.logits_filter_callback = { _, _, tokens, count, logits, owner in
                guard let owner = unsafe owner, let logits = unsafe logits, count > 0 else { return }
                let bias = unsafe Unmanaged<LexiconBias>.fromOpaque(owner).takeUnretainedValue()
                unsafe bias.apply(after: UnsafeBufferPointer(start: tokens, count: Int(count)), to: logits)
            }
            unsafe parameters.logits_filter_callback_user_data = unsafe Unmanaged.passUnretained(bias).toOpaque()
        }
        return withExtendedLifetime((cancellation, bias)) {
            unsafe parameters.abort_callback_user_data = unsafe Unmanaged.passUnretained(cancellation).toOpaque()
            return unsafe language.withCString { language in
                unsafe parameters.language = language
                guard let prompt = style(of: window) else {
                    return unsafe call(parameters, samples, state)
                }
                return unsafe prompt.withCString { prompt in
                    unsafe parameters.initial_prompt = prompt
                    return unsafe call(parameters, samples, state)
                }
            }
        }
    }

    private func call(_ parameters: whisper_full_params, _ samples: [Float], _ state: WhisperState) -> Int32 {
        unsafe whisper_full_with_state(model.context, state.pointer, parameters, samples, Int32(samples.count))
    }

    private func baseParameters(beams: Int) -> whisper_full_params {
        let strategy = beams > 1 ? WHISPER_SAMPLING_BEAM_SEARCH : WHISPER_SAMPLING_GREEDY
        var parameters = unsafe whisper_full_default_params(strategy)
        unsafe parameters.n_threads = Int32(options.threads)
        unsafe parameters.beam_search.beam_size = Int32(beams)
        unsafe parameters.no_context = true
        unsafe parameters.token_timestamps = true
        unsafe parameters.suppress_nst = true
        unsafe parameters.print_progress = false
        unsafe parameters.print_realtime = false
        unsafe parameters.print_timestamps = false
        unsafe parameters.print_special = false
        return unsafe parameters
    }
}

extension WhisperModel {
    /// Whether the model was trained on `language`, an ISO 639-1 code.
    func knows(language: String) -> Bool {
        isMultilingual ? unsafe whisper_lang_id(language) >= 0 : language == "en"
    }
}

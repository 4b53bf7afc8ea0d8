internal import CWhisper
internal import Synchronization

/// A Whisper model in memory, loaded once per process and shared by every slot.
///
/// Its weights are only read after loading; what a decoding changes is in a ``WhisperState`` of its own.
@safe
public final class WhisperModel: Sendable {
    /// `whisper.cpp/` and the file's name without its ending.
    public let name: String
    /// Whether it knows other languages than English.
    public let isMultilingual: Bool
    /// Frames that its encoder takes: 1500, 20 ms each.
    let encoderFrames: Int

    // Proof for `nonisolated(unsafe)`: whisper.cpp reads the context and writes the state that is passed beside it.
    nonisolated(unsafe) let context: OpaquePointer
    private let idle = Mutex<[WhisperState]>([])

    /// Loads a ggml model, which blocks for as long as its file takes to read; once, at start.
    ///
    /// - Parameter path: the model's file, such as `ggml-tiny.en.bin`.
    /// - Throws: `engine_unavailable` when it is missing, damaged or too large for memory.
    public init(path: String) throws(SpeechError) {
        whisper_shim_silence()
        var parameters = unsafe whisper_context_default_params()
        unsafe parameters.use_gpu = false
        unsafe parameters.flash_attn = whisper_shim_keeps_to_window()
        guard let context = unsafe whisper_init_from_file_with_params_no_state(path, parameters) else {
            throw SpeechError(.engineUnavailable, "the Whisper model cannot be loaded")
        }
        unsafe self.context = context
        isMultilingual = unsafe whisper_is_multilingual(context) != 0
        encoderFrames = Int(unsafe whisper_model_n_audio_ctx(context))
        let file = path.split(separator: "/").last ?? "model"
        name = "whisper.cpp/" + (file.hasSuffix(".bin") ? file.dropLast(4) : file)
    }

    deinit {
        idle.withLock { $0.removeAll() }
        unsafe whisper_free(context)
    }

    /// Lends `body` a state that nobody else uses; states are kept, so there are as many as were ever used at once.
    func withState<Value>(
        _ body: (WhisperState) throws(SpeechError) -> Value
    ) throws(SpeechError) -> Value {
        let state = if let kept = idle.withLock({ $0.popLast() }) { kept } else { try WhisperState(self) }
        defer { idle.withLock { $0.append(state) } }
        return try body(state)
    }
}

/// What one decoding at a time works on.
///
/// `@unchecked Sendable`: ``WhisperModel/withState(_:)`` lends it to one thread at a time.
@safe
final class WhisperState: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ model: WhisperModel) throws(SpeechError) {
        guard let pointer = unsafe whisper_init_state(model.context) else {
            throw SpeechError(.engineUnavailable, "no memory for another recogniser")
        }
        unsafe self.pointer = pointer
    }

    deinit { unsafe whisper_free_state(pointer) }
}

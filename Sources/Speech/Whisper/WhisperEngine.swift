/// Whisper in this process, through whisper.cpp: no server, no network.
public struct WhisperEngine: SpeechEngine {
    /// How to decode.
    public struct Options: Sendable {
        /// Threads of one call. One a slot and more slots is steadier than more threads on a busy machine.
        public var threads: Int
        /// Beams at temperature 0; 1 decodes greedily.
        public var beamSize: Int
        /// The same of a conversation's first hearing.
        public var talkBeams: Int
        /// Text that sets the style; never in the transcript.
        public var prompt: String?
        /// Lean towards the words of the lexicon while decoding. Off: in our measurements the resolver alone found as many
        /// medical words, and once the bias made a negation that was not spoken.
        public var biasesWords: Bool
        /// Encode only as many frames as the window has, with a margin, instead of 30 s each time.
        public var fitsEncoder: Bool

        /// The options; the defaults are those of the best word error rate in our measurements.
        public init(
            threads: Int = 1,
            beamSize: Int = 5,
            talkBeams: Int = 8,
            prompt: String? = nil,
            biasesWords: Bool = false,
            fitsEncoder: Bool = true
        ) {
            self.threads = threads
            self.beamSize = beamSize
            self.talkBeams = talkBeams
            self.prompt = prompt
            self.biasesWords = biasesWords
            self.fitsEncoder = fitsEncoder
        }
    }

    private let model: WhisperModel
    private let options: Options
    private let bias: LexiconBias?

    /// An engine; as many calls at once as there are callers, each with its own state.
    public init(model: WhisperModel, options: Options = Options()) {
        self.model = model
        self.options = options
        bias = options.biasesWords ? LexiconBias(model, Lexicon.standard.entries.map(\.text)) : nil
    }

    /// `whisper.cpp/` and the model.
    public var name: String { model.name }

    /// A little less than the 30 s that Whisper was trained on, to leave room for silence around the speech.
    public var longestWindow: Double { 28 }

    /// The words in `window`, decoded on a thread of its own; attempts differ in beams, padding and encoder length.
    public func recognise(
        _ window: AudioWindow,
        language: String,
        attempt: Int
    ) async throws(SpeechError) -> [RecognisedSegment] {
        let code = String(language.split(separator: "-").first ?? "en").lowercased()
        guard model.knows(language: code) else { throw SpeechError(.unsupportedLanguage) }
        let call = WhisperCall(
            model: model,
            options: options.varied(for: attempt),
            language: code,
            attempt: attempt,
            bias: code == "en" ? bias : nil
        )
        return try await BlockingWork.run { cancellation in
            Result { () throws(SpeechError) in try call.decode(window, cancellation) }
        }
    }
}

extension WhisperEngine.Options {
    /// The first attempt as asked; then greedily over a whole 30 s encoding; then with beams over it.
    func varied(for attempt: Int) -> Self {
        guard attempt > 0 else { return self }
        let beams = attempt == 1 ? 1 : max(beamSize, 5)
        return Self(threads: threads, beamSize: beams, talkBeams: beams, biasesWords: biasesWords, fitsEncoder: false)
    }
}

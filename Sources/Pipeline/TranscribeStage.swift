public import Artifacts
internal import FoundationEssentials
public import JobQueue
public import Records
internal import Retention
public import Speech

/// Audio to transcript: opens the sealed recording, hears it, formats what was heard, and seals the transcript.
public struct TranscribeStage: StageWork {
    /// Always ``Stage/transcribe``.
    public let stage = Stage.transcribe
    private let records: Records
    private let queue: JobQueue
    private let gate: EngineGate
    private let speech: SpeechSource
    private let formatter: SpokenFormatter

    /// The stage over its rooms.
    public init(
        records: Records,
        queue: JobQueue,
        gate: EngineGate,
        speech: SpeechSource,
        formatter: SpokenFormatter
    ) {
        self.records = records
        self.queue = queue
        self.gate = gate
        self.formatter = formatter
        self.speech = speech
    }

    /// Transcribes one dictation.
    public func perform(on id: DictationID) async throws -> StageResult {
        let start = ContinuousClock.now
        let dictation = try await records.dictation(id)
        let choice = try await gate.choose(for: stage, of: id, among: speech.engines.map(\.name))
        var opened: Protected<[UInt8]>?
        let heard = try await EngineOrder.first(of: choice.permits) { permit in
            let transcriber = try speech.transcriber(for: id.practice, by: permit, now: Date())
            let recording = if let opened { opened } else { try await records.openAudio(of: id) }
            // Kept only for a next engine: a long recording is hundreds of megabytes.
            if choice.permits.count > 1 { opened = recording }
            return try await transcriber.transcribe(recording, kind: dictation.kind, language: dictation.language)
        }
        let formatted = formatter.format(heard.revealed)
        let transcript = Protected(choice.policy.keepsWordTimes ? formatted : formatted.withoutWordTimes())
        let artifact = try await records.seal(transcript, of: id)
        let seconds = (ContinuousClock.now - start).inSeconds
        let length = transcript.revealed.duration
        let rank = dictation.rank
        return StageResult { [records, queue] session in
            try records.store(artifact, stageSeconds: seconds, in: session)
            try records.setStatus(of: id, to: .transcribed, audioSeconds: length, in: session)
            try queue.enqueue(
                stage: Stage.draft.rawValue,
                tenant: id.practice.uuid,
                subject: id.uuid,
                priority: rank,
                in: session
            )
        }
    }
}

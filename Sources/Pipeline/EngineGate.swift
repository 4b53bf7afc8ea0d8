public import Artifacts
internal import AuditLog
internal import FoundationEssentials
public import Postgres
internal import Retention

/// Asks the practice's policy, the dictation's tags and consent and the register of subprocessors before each stage.
public struct EngineGate: Sendable {
    private let database: Pool
    private let actor: String

    /// A gate with the worker's connections.
    ///
    /// - Parameter actor: as the audit log names the worker, such as `worker/host-1`.
    public init(database: Pool, actor: String) {
        self.database = database
        self.actor = actor
    }

    /// Which of `engines` may work on a dictation: at least one. Each one that may not is in the audit log before this
    /// returns or throws.
    ///
    /// - Throws: ``EngineRefused`` when none may; nothing was opened or sent then.
    public func choose(for stage: Stage, of id: DictationID, among engines: [String]) async throws -> EngineChoice {
        let now = Date()
        let endpoints = engines.filter { $0 != PracticePolicy.Engines.embedded }
        let terms = try await database.run {
            try DictationTerms.read(of: id, endpoints: endpoints, now: now, in: $0)
        }
        let choice = EngineChoice(for: stage, among: engines, terms, now: now)
        if !choice.refused.isEmpty { try await record(choice.refused, stage, id) }
        guard choice.permits.isEmpty else { return choice }
        throw EngineRefused(refusal: choice.refused.first?.refusal ?? .engineNotAllowed)
    }

    private func record(_ refused: [EngineChoice.Refused], _ stage: Stage, _ id: DictationID) async throws {
        try await database.transaction { [actor] session in
            for one in refused {
                let isEmbedded = one.engine == PracticePolicy.Engines.embedded
                let entry = AuditEntry(
                    actor: actor,
                    action: isEmbedded ? "engine.refused" : "endpoint.refused",
                    practice: id.practice.uuid,
                    dictation: id.uuid,
                    artifactClass: (stage == .transcribe ? ArtifactClass.audio : .transcript).rawValue,
                    outcome: .refused,
                    code: one.refusal.rawValue,
                    purpose: .treatment
                )
                try AuditLog().append(entry, in: session)
            }
        }
    }
}

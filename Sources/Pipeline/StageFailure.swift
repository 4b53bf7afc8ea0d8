internal import Artifacts
internal import ClinicalNotes
internal import Custody
internal import Postgres
internal import Records
internal import Speech

/// What the queue needs to know of a failure: a reason code, and at whose door it lies.
struct StageFailure: Error, Sendable, Hashable {
    /// At whose door a failure lies.
    enum Fault: Sendable, Hashable {
        /// The dictation's own: trying again can't help, so it fails at once with its reason.
        case dictation
        /// It may pass: tried again with backoff, and each try spends an attempt.
        case passing
        /// A database or the master key's service is away or starting: no attempt is spent, and the slot rests a moment.
        case surroundings
        /// This worker's: wrong keys, missing rights, a missing program. Nobody's dictation may fail for that, however
        /// long it lasts: no attempt is spent, and the slot rests; a draining worker gives up.
        case worker
    }

    /// A snake_case reason code.
    let code: String
    let fault: Fault
    /// How long the other side asked us to wait.
    var retryAfter: Duration?

    init(_ error: any Error) {
        switch error {
        case let error as SpeechError:
            self.init(error.reasonCode, Self.fault(of: error))
            retryAfter = error.retryAfter.map { .seconds($0) }
        case let error as EngineRefused: self.init(error.refusal.rawValue, .dictation)
        case let error as RecordsError: self.init(error.code.rawValue, .dictation)
        case let error as CustodyError: self.init(error.code.rawValue, Self.fault(of: error))
        case let error as DraftError: self.init(error.code.rawValue, error.isTransient ? .passing : .dictation)
        case let error as PostgresError: self.init("database_\(error.code.rawValue)", Self.fault(of: error))
        default: self.init("internal_error", .passing)
        }
    }

    private init(_ code: String, _ fault: Fault) {
        self.code = code
        self.fault = fault
    }

    private static func fault(of error: SpeechError) -> Fault {
        if [.engineUnavailable, .endpointMisconfigured].contains(error.code) { return .worker }
        return error.isTransient ? .passing : .dictation
    }

    private static func fault(of error: CustodyError) -> Fault {
        switch error.code {
        case .masterKeyUnreachable: .surroundings
        case .wrongMasterKey, .masterKeyUnavailable, .practiceKeyRefused, .practiceUnknown, .cryptoUnavailable: .worker
        default: .dictation
        }
    }

    /// A conflict passes; everything else is a matter of connections, rights and schemas.
    private static func fault(of error: PostgresError) -> Fault {
        if let state = error.sqlState, state.hasPrefix("40") || state == "23505" { return .passing }
        return error.isTransient ? .surroundings : .worker
    }
}

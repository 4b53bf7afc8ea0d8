internal import ClinicalNotes
internal import Custody
internal import Postgres
internal import Records
internal import Speech

/// What the queue needs to know of a failure: a reason code, and whether trying again can help.
struct StageFailure: Sendable, Hashable {
    /// A snake_case reason code.
    let code: String
    let isTransient: Bool
    /// How long the other side asked us to wait.
    var retryAfter: Duration?

    init(_ error: any Error) {
        switch error {
        case let error as SpeechError:
            self.init(code: error.reasonCode, isTransient: error.isTransient)
            retryAfter = error.retryAfter.map { .seconds($0) }
        case let error as RecordsError: self.init(code: error.code.rawValue, isTransient: false)
        case let error as CustodyError:
            self.init(code: error.code.rawValue, isTransient: Self.isOurFault(error.code))
        case let error as DraftError: self.init(code: error.code.rawValue, isTransient: error.isTransient)
        case let error as PostgresError:
            self.init(code: "database_\(error.code.rawValue)", isTransient: error.isTransient)
        default: self.init(code: "internal_error", isTransient: true)
        }
    }

    private init(code: String, isTransient: Bool) {
        self.code = code
        self.isTransient = isTransient
    }

    /// A worker with the wrong key or key store must not fail other people's dictations for good.
    private static func isOurFault(_ code: CustodyError.Code) -> Bool {
        [.wrongMasterKey, .masterKeyUnavailable, .practiceUnknown, .cryptoUnavailable].contains(code)
    }
}

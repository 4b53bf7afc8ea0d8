import ArgumentParser
import Artifacts
import AuditLog
import ClinicalNotes
import Custody
import HTTPCaller
import Incidents
import Intake
import Migrations
import Observability
import Pipeline
import Postgres
import Records
import Retention
import Review
import Rights
import Speech
import Witness

/// What the shell learns of a failure: one line and an exit code of sysexits.h.
struct CommandFailure {
    let message: String
    let exitCode: Int32

    /// `nil` for errors that ArgumentParser prints by itself, such as a wrong option.
    init?(_ error: any Error) {
        let error = (error as? Purge.Failure)?.cause ?? error
        switch error {
        case is ValidationError, is CleanExit, is ExitCode: return nil
        case let error as SettingsError: self.init("\(error)", .configuration)
        case let error as ListenError: self.init("\(error)", .configuration)
        case let error as InputError: self.init("\(error)", .data)
        case let error as PostgresError: self.init(Self.explain(error), Self.exit(for: error))
        case let error as SpeechError: self.init("\(error)", error.isTransient ? .unavailable : .data)
        case let error as RecordsError: self.init("\(error)", .data)
        case let error as ReviewRefusal: self.init("\(error)", .data)
        case let error as IncidentError: self.init("\(error)", .data)
        case let error as RightsError: self.init("\(error)", .data)
        case let error as RetentionError: self.init("\(error)", .data)
        case let error as IntakeError: self.init("\(error)", error.code == .notPermitted ? .refused : .data)
        case let error as CustodyError:
            self.init("\(error)", error.code == .masterKeyUnreachable ? .unavailable : .configuration)
        case let error as AuditError: self.init("\(error)", .data)
        case let error as WitnessError: self.init("\(error)", error.accusesLog ? .failed : .data)
        case let error as DurableFile.Failure: self.init("\(error)", .data)
        case let error as WorkerFault: self.init("\(error)", .unavailable)
        case let error as MigrationError: self.init("\(error)", .configuration)
        case let error as DraftError: self.init("\(error)", .data)
        case let error as ArtifactFormatError: self.init("\(error)", .data)
        case let error as HTTPError: self.init("\(error)", .configuration)
        default:
            guard type(of: error) == CancellationError.self else { return nil }
            self.init("interrupted", .failed)
        }
    }

    private enum Exit: Int32 {
        case failed = 1
        case configuration = 64
        case data = 65
        case unavailable = 69
        case `internal` = 70
        case refused = 77
    }

    private init(_ message: String, _ exit: Exit) {
        self.message = message
        exitCode = exit.rawValue
    }

    private static func exit(for error: PostgresError) -> Exit {
        if error.code == .configuration { return .configuration }
        if error.sqlState == "42501" { return .refused }
        return error.isTransient ? .unavailable : .internal
    }

    /// At a terminal the server's own words help; they go nowhere else.
    private static func explain(_ error: PostgresError) -> String {
        switch error.sqlState {
        case "3F000", "42P01": "the database has no dictum schema yet; run \"dictum migrate\""
        case "42501": "this database role may not do that; connect as the role that the README names for it"
        default: error.code == .connection ? "\(error): \(error.message)" : "\(error)"
        }
    }
}

/// A file or an argument that can't be used.
struct InputError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

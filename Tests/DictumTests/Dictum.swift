import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// The built program, run as its users run it.
struct DictumProgram {
    let house: House

    static let url = Fixtures.program("dictum")

    /// Runs the program with arguments only.
    static func run(_ arguments: String...) async throws -> Shell.Outcome { try await Shell.run(url, arguments) }

    /// The options that name the house's databases for `role`.
    func stores(as role: String) throws -> [String] {
        [
            "--database", try house.records.conninfo(as: role), "--key-store", try house.keys.conninfo(as: role),
            "--master-key", house.masterKey,
        ]
    }

    /// Arguments of a worker that leaves when nothing is left to do.
    func workerArguments(_ more: String...) throws -> [String] {
        try ["worker", "--drain", "--lease", "3", "--models", Fixtures.models] + stores(as: House.workerRole) + more
    }

    /// Runs a worker until the queue is empty.
    func drain(_ more: String...) async throws -> Shell.Outcome {
        try await Shell.run(Self.url, try workerArguments() + more)
    }

    /// Runs `command` on the house's databases as a reviewer.
    func review(_ command: String...) async throws -> Shell.Outcome {
        try await Shell.run(Self.url, command + (try stores(as: House.reviewerRole)))
    }
}

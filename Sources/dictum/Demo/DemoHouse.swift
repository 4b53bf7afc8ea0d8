import ArgumentParser
import Custody
import FoundationEssentials
import Intake
import Logging
import Migrations
import Pipeline
import Postgres
import ServiceLifecycle

/// The demo's databases, roles and keys, made where they are missing.
struct DemoHouse {
    let server: String
    let directory: String
    let speech: SpeechOptions

    private static let practice = "demo"
    private static let workerRole = "demo_worker"
    private static let reviewerRole = "demo_reviewer"

    var masterKey: String { "\(directory)/master.key" }

    /// The connection string of `database` for `role`; `nil` is the administrator.
    func conninfo(_ database: String, as role: String? = nil) -> String {
        let words = server.split(separator: " ").filter { word in
            !word.hasPrefix("dbname=") && (role == nil || !word.hasPrefix("user="))
        }
        return (words + ["dbname=\(database)"] + (role.map { ["user=\($0)"] } ?? [])).joined(separator: " ")
    }

    var reviewerOptions: String {
        "--database \"\(conninfo("dictum", as: Self.reviewerRole))\" "
            + "--key-store \"\(conninfo("dictum_keys", as: Self.reviewerRole))\" --master-key \(masterKey)"
    }

    /// Settings as a role sees them.
    func settings(as role: String? = nil) async throws -> Settings {
        let own: [String: String?] = [
            "database": conninfo("dictum", as: role), "keyStore": conninfo("dictum_keys", as: role),
            "masterKey": masterKey,
        ]
        return try await Settings(flags: own.merging(speech.flags) { $1 }, file: nil)
    }

    func reviewerSettings() async throws -> Settings { try await settings(as: Self.reviewerRole) }

    /// Makes what is missing and returns the practice.
    func setUp() async throws -> PracticeRegistry.Practice {
        for database in ["dictum", "dictum_keys"] { try await createDatabase(database) }
        try await MigrateCommand.migrate(records: conninfo("dictum"), keyStore: conninfo("dictum_keys"))
        if !Files.exists(masterKey) {
            _ = try FileMasterKey.create(path: masterKey)
            Terminal.say("master key: made \(masterKey)")
        }
        try await createRole(Self.workerRole, memberOf: "dictum_worker")
        try await createRole(Self.reviewerRole, memberOf: "dictum_reviewer")
        let stores = try Stores(try await settings())
        let registry = PracticeRegistry(database: stores.database)
        let practice: PracticeRegistry.Practice =
            if let known = try await registry.find(Self.practice) {
                known
            } else {
                try await registry.add(name: Self.practice, in: stores.keyStore)
            }
        if practice.certificateEnds.map({ $0 < Date() }) ?? true {
            _ = try await registry.renewCertificate(of: practice, in: stores.keyStore)
        }
        try await registry.assign(reviewer: Self.reviewerRole, to: practice)
        Terminal.say("practice: \(practice.name), submits as database role \(practice.loginRole)")
        return practice
    }

    /// Submits each file as the practice, and says what became of it.
    func submit(_ files: [String], as practice: PracticeRegistry.Practice) async throws -> [SubmitCommand.Line] {
        let pool = Pool(conninfo("dictum", as: practice.loginRole), size: 1)
        let lines = try await SubmitCommand.submit(
            files,
            attributes: .init(),
            desk: SubmissionDesk(database: pool)
        )
        for line in lines { Terminal.say(line.text) }
        await pool.close()
        return lines
    }

    /// Runs a worker in this process until nothing is left to do.
    func work() async throws {
        let logger = Logger(label: "dictum.demo") { _ in SwiftLogNoOpLogHandler() }
        let options = WorkerOptions(
            name: "demo",
            version: Version.current,
            host: "demo",
            transcribeSlots: 2,
            drain: true
        )
        let worker = try WorkerCommand.worker(
            try await settings(as: Self.workerRole),
            options: options,
            logger: logger
        )
        let start = ContinuousClock.now
        try await worker.run()
        Terminal.say("the queue is empty after \(ContinuousClock.now - start)")
    }

    private func createDatabase(_ name: String) async throws {
        try await administer(unless: "SELECT 1 FROM pg_database WHERE datname = \(name)", "CREATE DATABASE \(name)")
    }

    private func createRole(_ name: String, memberOf group: String) async throws {
        try await administer(
            unless: "SELECT 1 FROM pg_roles WHERE rolname = \(name)",
            "CREATE ROLE \(name) LOGIN IN ROLE \(group)"
        )
    }

    private func administer(unless probe: Statement, _ sql: String) async throws {
        let connection = try await Connection.open(conninfo("postgres"))
        if try await connection.query(probe).isEmpty { try await connection.run { try $0.execute(script: sql) } }
        await connection.close()
    }
}

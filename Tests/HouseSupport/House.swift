public import Artifacts
internal import AuditLog
public import Custody
internal import Foundation
public import FoundationEssentials
public import Intake
internal import Migrations
public import Postgres
public import Records
public import TestSupport

/// Both databases, a master key, a practice and working roles, made for one test and removed after it.
public struct House: Sendable {
    /// The database with dictations.
    public let records: ScratchDatabase
    /// The key store.
    public let keys: ScratchDatabase
    /// Path of the master key file.
    public let masterKey: String
    /// The practice.
    public let practice: PracticeRegistry.Practice
    /// A login role of the worker's group.
    public static let workerRole = "test_worker"
    /// A login role of the reviewer's group.
    public static let reviewerRole = "test_reviewer"

    /// Runs `body` in a new house.
    public static func with<R>(_ body: (House) async throws -> R) async throws -> R {
        let records = try await ScratchDatabase.make(.records)
        let keys = try await ScratchDatabase.make(.keystore)
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let result: Result<R, any Error>
        do {
            let house = try await House(records, keys, folder.path + "/master.key")
            defer { Task { try? await house.dropRole() } }
            result = .success(try await body(house))
        } catch {
            result = .failure(error)
        }
        try? FileManager.default.removeItem(at: folder)
        try await records.drop()
        try await keys.drop()
        return try result.get()
    }

    private init(_ records: ScratchDatabase, _ keys: ScratchDatabase, _ masterKey: String) async throws {
        self.records = records
        self.keys = keys
        self.masterKey = masterKey
        let master = try FileMasterKey.create(path: masterKey)
        let database = Pool(records.conninfo, size: 1)
        try await Self.makeRoles(database)
        let registry = PracticeRegistry(database: database)
        practice = try await registry.add(
            name: "t\(UUID().uuidString.prefix(8).lowercased())",
            in: KeyStore(Pool(keys.conninfo, size: 1), master: master)
        )
        try await registry.assign(reviewer: Self.reviewerRole, to: practice)
    }

    private static func makeRoles(_ database: Pool) async throws {
        for (role, group) in [(workerRole, "dictum_worker"), (reviewerRole, "dictum_reviewer")] {
            do {
                try await database.run { try $0.execute(script: "CREATE ROLE \(role) LOGIN IN ROLE \(group)") }
            } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {
                // Another test made it.
            }
        }
    }

    private func dropRole() async throws {
        let connection = try await Connection.open("\(try ScratchDatabase.server) dbname=postgres")
        try? await connection.run { try $0.execute(script: "DROP ROLE IF EXISTS \(practice.loginRole)") }
        await connection.close()
    }

    /// The key store as `role` sees it.
    public func keyStore(as role: String = workerRole) throws -> KeyStore {
        KeyStore(Pool(try keys.conninfo(as: role), size: 2), master: try FileMasterKey(path: masterKey))
    }

    /// Records as `role` sees them.
    public func openRecords(as role: String = workerRole) throws -> Records {
        Records(
            database: Pool(try records.conninfo(as: role), size: 2),
            keyStore: try keyStore(as: role),
            access: Access(actor: role == Self.reviewerRole ? "reviewer/test" : "worker/test", purpose: .treatment)
        )
    }

    /// The administrator's view of the database with dictations.
    public func administrator() -> Pool { Pool(records.conninfo, size: 1) }

    /// Where the practice drops recordings.
    public func desk() throws -> SubmissionDesk {
        SubmissionDesk(database: Pool(try records.conninfo(as: practice.loginRole), size: 1))
    }

    /// The dictation of this house's practice with that id.
    public func id(_ uuid: UUID) -> DictationID { DictationID(practice: practice.id, uuid: uuid) }
}

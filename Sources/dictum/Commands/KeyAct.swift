import ArgumentParser
import AuditLog
import Custody
import FoundationEssentials
import Intake
import Postgres

/// Who acts on keys, and why; every act is in the audit log before it begins.
struct KeyActOptions: ParsableArguments {
    @Option(help: "Who acts: a kind and an opaque id, such as administrator/7.") var actor = "administrator"
    @Option(help: "Why: a FHIR purpose of use.") var purpose = PurposeOfUse.systemAdministration
}

/// An act on keys, with its entries in the audit log.
struct KeyAct {
    let stores: Stores
    let options: KeyActOptions

    init(_ stores: StoreOptions, _ options: KeyActOptions) async throws {
        self.stores = try Stores(try await stores.settings())
        self.options = options
    }

    /// Records `action`.begun, does it, and records `action`.done or its failure.
    func perform<Value>(
        _ action: String,
        practice: UUID? = nil,
        key: UUID? = nil,
        reason: String? = nil,
        _ body: (KeyStore) async throws -> Value
    ) async throws -> Value {
        var entry = AuditEntry(
            actor: options.actor,
            action: "\(action).begun",
            practice: practice,
            keyID: key,
            code: reason,
            purpose: options.purpose
        )
        try await record(entry)
        entry.action = "\(action).done"
        do {
            let value = try await body(stores.keyStore)
            try await record(entry)
            return value
        } catch {
            entry.outcome = .failure
            entry.code = (error as? CustodyError)?.code.rawValue ?? "failed"
            try? await record(entry)
            throw error
        }
    }

    private func record(_ entry: AuditEntry) async throws {
        try await stores.database.transaction { try AuditLog().append(entry, in: $0) }
    }

    /// The practices of these names; without names, all of them.
    func practices(_ names: [String]) async throws -> [PracticeRegistry.Practice] {
        let registry = stores.registry()
        guard !names.isEmpty else { return try await registry.list() }
        var found: [PracticeRegistry.Practice] = []
        for name in names { found.append(try await registry.named(name)) }
        return found
    }
}

extension Stores {
    /// The practices of the records' database.
    func registry() -> PracticeRegistry { PracticeRegistry(database: database) }
}

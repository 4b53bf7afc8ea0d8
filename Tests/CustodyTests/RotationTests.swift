import Foundation
import Migrations
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Custody

/// Counts what the master key is asked.
private final class CountingMaster: MasterKeyProvider {
    let inner: FileMasterKey
    let unwraps = Atomic(0)
    var id: String { inner.id }

    init(_ inner: FileMasterKey) { self.inner = inner }

    func wrap(_ key: borrowing SecretKey, for context: WrapContext) async throws -> [UInt8] {
        try await inner.wrap(key, for: context)
    }

    func unwrap(_ wrapped: [UInt8], for context: WrapContext) async throws -> SecretKey {
        unwraps.add(1, ordering: .relaxed)
        return try await inner.unwrap(wrapped, for: context)
    }
}

@Suite struct `A rotation` {
    let practice = UUID()

    private func with(_ body: (KeyStore, Pool, Scratch) async throws -> Void) async throws {
        let scratch = try Scratch()
        let master = try FileMasterKey.create(path: scratch.path("master"))
        try await ScratchDatabase.with(.keystore) { database in
            let pool = Pool(database.conninfo)
            let store = KeyStore(pool, master: master)
            _ = try await store.createPractice(practice)
            try await body(store, pool, scratch)
            await pool.close()
        }
    }

    private func makeKeys(_ count: Int, in store: KeyStore) async throws -> [UUID: [UInt8]] {
        var keys: [UUID: [UInt8]] = [:]
        for _ in 0..<count {
            let made = try await store.dataKey(practice: practice, dictation: UUID(), artifactClass: "note")
            keys[made.id] = revealed(made.key)
        }
        return keys
    }

    private func check(_ keys: [UUID: [UInt8]], in store: KeyStore) async throws {
        for (id, key) in keys {
            let found = try await store.dataKey(id: id)
            #expect(revealed(found.key) == key)
        }
    }

    @Test func `of a practice's key keeps every data key and sealing key, and forgets the former`() async throws {
        try await with { store, pool, _ in
            let keys = try await makeKeys(7, in: store)
            let certificate = try #require(try await store.currentSealingCertificate(practice: practice))
            let message = try CMSEnvelope(parsing: CMSEnvelope.seal(pattern(9), to: certificate.pem))
            let rotation = try await store.rotatePractice(practice, batch: 3)
            #expect(rotation == .init(generation: 2, rewrapped: 8, wasResumed: false))
            try await check(keys, in: store)
            let sealing = try await store.sealingKey(for: message.recipient, practice: practice)
            #expect(try message.open(with: message.contentKey(with: sealing)) == pattern(9))
            let left = try await pool.query("SELECT 1 FROM keys.practice_key WHERE former_wrapped IS NOT NULL")
            #expect(left.isEmpty)
            let inventory = try #require(try await store.inventory().first)
            #expect(inventory.generation == 2 && inventory.left == nil && inventory.dataKeys == 7)
        }
    }

    @Test func `refuses a key that was wrapped by the key it replaces`() async throws {
        try await with { store, pool, _ in
            let stale = try await store.practiceKey(practice)
            _ = try await store.rotatePractice(practice)
            let id = UUID()
            let wrapped = try SecretKey.random().wrapped(under: stale.key, for: .sealingKey(id, practice: practice))
            await #expect {
                try await pool.query(
                    """
                    INSERT INTO keys.data_key (key_id, practice_id, dictation_id, artifact_class, wrapped, generation)
                    VALUES (\(id), \(practice), \(UUID()), 'note', \(wrapped), \(stale.generation))
                    """
                )
            } throws: { ($0 as? PostgresError)?.sqlState == "40001" }
        }
    }

    @Test func `is done by the key administrator, who sees no data key otherwise`() async throws {
        try await with { store, pool, _ in
            let keys = try await makeKeys(3, in: store)
            let database = try await pool.query("SELECT current_database()").first?.get(0, as: String.self) ?? ""
            let server = try ScratchDatabase.server
            let administrator = Pool(
                "\(server) dbname=\(database) options='-c role=dictum_key_administrator'",
                size: 1
            )
            let none = try await administrator.query(
                "SELECT * FROM keys.data_keys_to_rewrap(\(practice), NULL, '', 100)"
            )
            #expect(none.isEmpty)
            await #expect(throws: PostgresError.self) {
                try await administrator.query("SELECT wrapped FROM keys.data_key")
            }
            let rotation = try await KeyStore(administrator, master: store.master).rotatePractice(practice)
            #expect(rotation.rewrapped == 4)
            try await check(keys, in: store)
            await administrator.close()
        }
    }

    @Test func `of the master key moves to another provider under running stores`() async throws {
        try await with { store, pool, scratch in
            let keys = try await makeKeys(3, in: store)
            let new = try FileMasterKey.create(path: scratch.path("new"))
            let running = KeyStore(pool, master: new, former: store.master, holdingTime: .zero)
            try await check(keys, in: running)
            #expect(try await running.rotateMaster() == 1)
            #expect(try await running.rotateMaster() == 0)
            try await check(keys, in: running)
            try await check(keys, in: KeyStore(pool, master: new))
            #expect(try await running.rotateMaster(rewrapsAll: true) == 1)
            let former = KeyStore(pool, master: store.master)
            let id = try #require(keys.keys.first)
            #expect(await eventualCode { _ = try await former.dataKey(id: id) } == .wrongMasterKey)
        }
    }

    @Test func `costs one call to the master key, and a destroyed practice ends at once`() async throws {
        try await with { _, pool, scratch in
            let master = CountingMaster(try FileMasterKey(path: scratch.path("master")))
            let store = KeyStore(pool, master: master)
            let keys = try await makeKeys(5, in: store)
            try await check(keys, in: store)
            #expect(master.unwraps.load(ordering: .relaxed) == 1)
            let forgetful = KeyStore(pool, master: master, holdingTime: .zero)
            try await check(keys, in: forgetful)
            #expect(master.unwraps.load(ordering: .relaxed) == 6)
            #expect(try await store.destroyPractice(practice) != nil)
            #expect(try await store.destroyPractice(practice) == nil)
            let id = try #require(keys.keys.first)
            #expect(await eventualCode { _ = try await store.dataKey(id: id) } == .keyDestroyed)
        }
    }

    @Test func `names an altered practice key as such, which is nobody's dictation's fault`() async throws {
        try await with { store, pool, _ in
            let keys = try await makeKeys(1, in: store)
            try await pool.query(
                "UPDATE keys.practice_key SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)"
            )
            let id = try #require(keys.keys.first)
            #expect(await eventualCode { _ = try await store.dataKey(id: id) } == .practiceKeyRefused)
        }
    }
}

@Suite struct `An escrow copy` {
    @Test func `brings every practice's key back under a new master key, and overwrites no other`() async throws {
        let scratch = try Scratch()
        let recipient = try Recipient(.rsa, in: scratch)
        try await ScratchDatabase.with(.keystore) { database in
            let pool = Pool(database.conninfo)
            let store = KeyStore(pool, master: try FileMasterKey.create(path: scratch.path("lost")))
            let practices = [UUID(), UUID()]
            for practice in practices { _ = try await store.createPractice(practice) }
            let key = try await store.dataKey(practice: practices[0], dictation: UUID(), artifactClass: "note")
            let (id, secret) = (key.id, revealed(key.key))
            let copy = try await store.escrow(to: recipient.certificate)
            #expect(copy.keys == 2)
            try scratch.write(copy.sealed, "escrow.cms")
            let arguments = ["cms", "-decrypt", "-binary", "-inform", "DER", "-in", "escrow.cms", "-inkey"]
            try #require(try scratch.run("openssl", arguments + ["recipient.key"], to: "opened"))
            let opened = try scratch.read("opened")

            // The second practice was rotated since: its key in the copy is no longer the one.
            _ = try await store.rotatePractice(practices[1])
            let fresh = KeyStore(pool, master: try FileMasterKey.create(path: scratch.path("new")))
            let result = try await fresh.restore(escrow: opened)
            #expect(result.restored == [practices[0]] && result.left == [practices[1]])
            let found = try await fresh.dataKey(id: id)
            #expect(revealed(found.key) == secret)

            let foreign = String(decoding: opened, as: UTF8.self).replacing(
                /[0-9a-f]{64}/,
                with: String(repeating: "5", count: 64)
            )
            #expect(try await fresh.restore(escrow: Array(foreign.utf8)).restored.isEmpty)
            for broken in ["", "dictum escrow 2\n", "dictum escrow 1\nx 1 00\n"] {
                #expect(
                    await eventualCode { _ = try await fresh.restore(escrow: Array(broken.utf8)) } == .escrowRefused
                )
            }
            await pool.close()
        }
    }
}

import Foundation
import Migrations
import Postgres
import TestSupport
import Testing

@testable import Custody

@Suite struct `The key store` {
    let practice = UUID()
    let dictation = UUID()

    /// A key store with one practice, on a database of its own.
    private func with(
        _ body: (KeyStore, SealingCertificate, ScratchDatabase, Scratch) async throws -> Void
    ) async throws {
        let scratch = try Scratch()
        let master = try FileMasterKey.create(path: scratch.path("master"))
        try await ScratchDatabase.with(.keystore) { database in
            let pool = Pool(database.conninfo)
            let store = KeyStore(pool, master: master)
            let certificate = try await store.createPractice(practice)
            try await body(store, certificate, database, scratch)
            await pool.close()
        }
    }

    private func store(_ database: ScratchDatabase, as role: String, _ store: KeyStore) -> KeyStore {
        KeyStore(Pool("\(database.conninfo) options='-c role=\(role)'", size: 1), master: store.master)
    }

    @Test func `gives one key to all callers at once`() async throws {
        try await with { store, _, _, _ in
            let keys = try await withThrowingTaskGroup(of: (UUID, [UInt8]).self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let made = try await store.dataKey(
                            practice: practice,
                            dictation: dictation,
                            artifactClass: "note"
                        )
                        return (made.id, revealed(made.key))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(keys.map(\.0)).count == 1 && Set(keys.map(\.1)).count == 1)
            let again = try await store.dataKey(id: keys[0].0)
            #expect(revealed(again.key) == keys[0].1)
        }
    }

    @Test func `gives each dictation and class a key of its own`() async throws {
        try await with { store, _, _, _ in
            var seen: Set<[UInt8]> = []
            for dictation in [dictation, UUID()] {
                for artifactClass in ["audio", "transcript", "note"] {
                    let made = try await store.dataKey(
                        practice: practice,
                        dictation: dictation,
                        artifactClass: artifactClass
                    )
                    seen.insert(revealed(made.key))
                }
            }
            #expect(seen.count == 6)
        }
    }

    @Test func `never makes a destroyed key again`() async throws {
        try await with { store, _, database, _ in
            let made = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            let other = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "audio")
            let id = made.id
            let proofs = try await store.destroyDataKeys(
                practice: practice,
                dictation: dictation,
                artifactClasses: ["note"]
            )
            #expect(proofs.map(\.keyID) == [id] && proofs.map(\.artifactClass) == ["note"])
            let byID = await eventualCode { _ = try await store.dataKey(id: id) }
            let byPlace = await eventualCode {
                _ = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            }
            #expect(byID == .keyDestroyed && byPlace == .keyDestroyed)
            let again = try await store.destroyDataKeys([id])
            #expect(again.isEmpty)
            // The other class lives on, and goes by its id.
            let otherID = other.id
            _ = try await store.dataKey(id: otherID)
            let last = try await store.destroyDataKeys([otherID, UUID()])
            #expect(last.map(\.keyID) == [otherID])
        }
    }

    @Test func `keeps a destroyed key's row as proof, even from the owner's statements`() async throws {
        try await with { store, _, _, _ in
            let made = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            let id = made.id
            _ = try await store.destroyDataKeys([id])
            let attacks: [Statement] = [
                "UPDATE keys.data_key SET wrapped = \([UInt8](repeating: 1, count: 40)), destroyed_at = NULL",
                "DELETE FROM keys.data_key", "TRUNCATE keys.data_key",
            ]
            for attack in attacks {
                await #expect(throws: PostgresError.self) { try await store.pool.query(attack) }
            }
            let rows = try await store.pool.query("SELECT key_id FROM keys.data_key WHERE destroyed_at IS NOT NULL")
            #expect(try rows.map { try $0.get(0, as: UUID.self) } == [id])
        }
    }

    @Test func `refuses keys whose rows were swapped`() async throws {
        try await with { store, _, _, _ in
            let mine = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            let theirs = try await store.dataKey(practice: practice, dictation: UUID(), artifactClass: "note")
            let ids = [mine.id, theirs.id]
            try await store.pool.query(
                """
                UPDATE keys.data_key a SET wrapped = b.wrapped FROM keys.data_key b
                WHERE a.key_id = ANY(\(array: ids)) AND b.key_id = ANY(\(array: ids)) AND a.key_id <> b.key_id
                """
            )
            for id in ids {
                let found = await eventualCode { _ = try await store.dataKey(id: id) }
                #expect(found == .keyRefused)
            }
        }
    }

    @Test func `refuses another master key, and names the cure`() async throws {
        try await with { store, _, database, scratch in
            let other = KeyStore(store.pool, master: try FileMasterKey.create(path: scratch.path("other")))
            await #expect {
                _ = try await other.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            } throws: { error in
                (error as? CustodyError)?.code == .wrongMasterKey && "\(error)".contains("load the former")
            }
        }
    }

    @Test func `knows what it does not know`() async throws {
        try await with { store, _, _, _ in
            let key = await eventualCode { _ = try await store.dataKey(id: UUID()) }
            let practice = await eventualCode {
                _ = try await store.dataKey(practice: UUID(), dictation: dictation, artifactClass: "note")
            }
            #expect(key == .keyUnknown && practice == .practiceUnknown)
        }
    }

    @Test func `makes a practice once, however often it is asked`() async throws {
        try await with { store, certificate, _, _ in
            let key = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            let again = try await store.createPractice(practice)
            #expect(again == certificate)
            let same = try await store.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            #expect(revealed(same.key) == revealed(key.key))
        }
    }

    @Test func `issues certificates that the openssl program seals to`() async throws {
        try await with { store, certificate, _, scratch in
            try scratch.write(Array(certificate.pem.utf8), "recipient.pem")
            for options in [Recipient.Kind.ec.options, ["-stream", "-keyid"] + Recipient.Kind.ec.options] {
                let envelope = try CMSEnvelope(parsing: Recipient.seal(pattern(9000), in: scratch, options))
                let key = try await store.sealingKey(for: envelope.recipient, practice: practice)
                #expect(try envelope.open(with: envelope.contentKey(with: key)) == pattern(9000))
                let elsewhere = await eventualCode {
                    _ = try await store.sealingKey(for: envelope.recipient, practice: UUID())
                }
                #expect(elsewhere == .wrongRecipient)
            }
            #expect(try scratch.run("openssl", ["x509", "-in", "recipient.pem", "-noout", "-checkend", "604000"]))
            #expect(try !scratch.run("openssl", ["x509", "-in", "recipient.pem", "-noout", "-checkend", "605000"]))
            #expect(try scratch.run("openssl", ["x509", "-in", "recipient.pem", "-noout", "-text"], to: "text"))
            let text = String(decoding: try scratch.read("text"), as: UTF8.self)
            #expect(text.contains("Subject: CN = \(practice.uuidString.lowercased())"))
            #expect(text.contains("Key Agreement") && text.contains("CA:FALSE"))
        }
    }

    @Test func `opens by old certificates until their private keys are destroyed`() async throws {
        try await with { store, first, _, _ in
            let now = Date()
            let second = try await store.issueSealingCertificate(practice: practice, validFor: 30 * 86400)
            let current = try await store.currentSealingCertificate(practice: practice)
            #expect(current == second)
            let message = try CMSEnvelope(parsing: CMSEnvelope.seal(pattern(9), to: first.pem))
            _ = try await store.sealingKey(for: message.recipient, practice: practice)
            let early = try await store.destroySealingKeys(expiredBefore: now)
            #expect(early.isEmpty)
            let destroyed = try await store.destroySealingKeys(expiredBefore: now.addingTimeInterval(8 * 86400))
            #expect(destroyed.map(\.keyID) == [first.id] && destroyed.map(\.practice) == [practice])
            let gone = await eventualCode { _ = try await store.sealingKey(for: message.recipient, practice: practice) }
            #expect(gone == .keyDestroyed)
        }
    }

    @Test func `lets each role do its own work and no other's`() async throws {
        try await with { store, certificate, database, _ in
            let worker = self.store(database, as: "dictum_worker", store)
            let purger = self.store(database, as: "dictum_purger", store)
            let administrator = self.store(database, as: "dictum_key_administrator", store)
            let reviewer = self.store(database, as: "dictum_reviewer", store)
            let message = try CMSEnvelope(parsing: CMSEnvelope.seal([], to: certificate.pem))

            let made = try await worker.dataKey(practice: practice, dictation: dictation, artifactClass: "note")
            let id = made.id
            _ = try await reviewer.dataKey(id: id)
            _ = try await worker.sealingKey(for: message.recipient, practice: practice)
            _ = try await administrator.createPractice(UUID())
            _ = try await administrator.issueSealingCertificate(practice: practice)

            await #expect(throws: PostgresError.self) { _ = try await worker.destroyDataKeys([id]) }
            await #expect(throws: PostgresError.self) { _ = try await reviewer.destroyDataKeys([id]) }
            await #expect(throws: PostgresError.self) { _ = try await purger.dataKey(id: id) }
            await #expect(throws: PostgresError.self) { _ = try await administrator.dataKey(id: id) }
            await #expect(throws: PostgresError.self) {
                _ = try await reviewer.sealingKey(for: message.recipient, practice: practice)
            }
            await #expect(throws: PostgresError.self) { _ = try await worker.createPractice(UUID()) }
            let destroyed = try await purger.destroyDataKeys([id])
            #expect(destroyed.map(\.keyID) == [id])
            _ = try await purger.destroySealingKeys(expiredBefore: Date())
            for each in [worker, purger, administrator, reviewer] { await each.pool.close() }
        }
    }
}

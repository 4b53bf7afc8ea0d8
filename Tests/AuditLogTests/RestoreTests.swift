import Foundation
import Postgres
import TestSupport
import Testing

@testable import AuditLog

@Suite struct RestoreTests {
    @Test func `a checkpoint kept elsewhere shows a cut end and a rewritten history`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(2)
            try await fixture.seal(upTo: 4)
            try await fixture.fill(2)
            try await fixture.seal(upTo: 8)
            let kept = try #require(try await fixture.log.newestCheckpoint(in: fixture.pool))
            let outside = try Checkpoint(note: kept, verifiedBy: fixture.signer.verifier)
            func finding(_ checkpoint: Checkpoint) async throws -> String? {
                try await fixture.log.verify(fixture.pool, against: [checkpoint]).finding?.description
            }
            #expect(try await finding(outside) == nil)
            #expect(try await finding(Checkpoint(origin: "a", size: 8, root: sha256([]))) == "forked: leaf 7")
            // The end is cut, and every trace of it.
            try await fixture.cut(to: 4)
            #expect(try await fixture.finding() == nil, "by itself the log can't tell")
            #expect(try await finding(outside) == "rolled_back: leaf 4")
        }
    }

    @Test func `a restored log goes on in a new epoch, under another name, with all that was recorded since`()
        async throws
    {
        try await AuditFixture.with { fixture in
            try await fixture.fill(2)
            try await fixture.seal(upTo: 4)
            // As in a cluster whose transactions count from the beginning: what is recorded lies far ahead.
            try await fixture.attack(
                """
                UPDATE audit.checkpoint SET last_xid = last_xid + 1000000000;
                """
            )
            try await fixture.fill(1)
            await #expect(throws: AuditError(.restoredCluster)) {
                try await AuditSealer(signer: fixture.signer).seal(in: fixture.pool)
            }
            let next = try NoteSigner.generate(name: "example.org/audit-2")
            await #expect(throws: AuditError(.otherLog)) {
                try await AuditSealer(signer: next).seal(in: fixture.pool)
            }
            let leaf = try await fixture.log.beginEpoch(
                origin: "example.org/audit-2",
                predecessor: fixture.signer.verifier,
                reason: "restored_backup",
                in: fixture.pool
            )
            #expect(leaf == 4)
            await #expect(throws: AuditError(.otherLog)) {
                try await AuditSealer(signer: fixture.signer).seal(in: fixture.pool)
            }
            try await fixture.fill(1)
            // 4 before, 2 strays, the epoch's own entry, 2 more.
            try await fixture.seal(upTo: 9, by: next)
            try await fixture.fill(1)
            try await fixture.seal(upTo: 11, by: next)
            let report = try await fixture.log.verify(fixture.pool, verifiedBy: next.verifier)
            #expect(report.isWhole && report.epochs == 1, "\(report)")
        }
    }

    @Test func `only the owner begins an epoch, and no reading passes for one`() async throws {
        try await AuditFixture.with { fixture in
            for sql in [
                "SELECT audit.begin_epoch('a', 'b', 'c')",
                "SELECT audit.record_reading('note.read', NULL, NULL, 'HCOMPL')",
                "SELECT audit.record_reading('audit.epoch_began', NULL, NULL, 'HCOMPL')",
                "INSERT INTO audit.subject VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid())",
            ] {
                let error = await #expect(throws: PostgresError.self) {
                    try await fixture.pool.run { session in
                        try session.execute(script: "BEGIN; SET LOCAL ROLE dictum_auditor; \(sql)")
                    }
                }
                #expect(error?.sqlState == "42501", "\(sql)")
            }
        }
    }
}

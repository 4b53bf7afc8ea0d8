import Testing

@testable import AuditLog

@Suite struct AuditAttackTests {
    /// An owner's change after sealing and the finding, with `$A` and `$B` for the two lanes.
    private static let attacks = [
        ("UPDATE audit.entry SET purpose = 'HPAYMT' WHERE lane_id = $A AND lane_seq = 2", "altered: lane $A, entry 2"),
        (
            "UPDATE audit.entry SET at = at + '1 microsecond' WHERE lane_id = $A AND lane_seq = 3",
            "altered: lane $A, entry 3"
        ),
        (
            "UPDATE audit.entry AS e SET code = NULL WHERE lane_id = $A AND lane_seq = 2; \(rehash)",
            "altered: lane $A, entry 2"
        ),
        ("DELETE FROM audit.entry WHERE lane_id = $A AND lane_seq = 2", "missing: lane $A, entry 2"),
        ("DELETE FROM audit.entry WHERE lane_id = $A", "missing: lane $A, entry 1"),
        ("DELETE FROM audit.entry WHERE lane_id = $A AND lane_seq = 4", "missing: lane $A, entry 4"),
        (
            "INSERT INTO audit.entry SELECT \(copied) FROM audit.entry WHERE lane_id = $A AND lane_seq = 4; \(rehash)",
            "unsealed: lane $A, entry 5"
        ),
        (
            "UPDATE audit.entry SET lane_seq = 5 - lane_seq + 100 WHERE lane_id = $A AND lane_seq IN (2, 3); "
                + "UPDATE audit.entry SET lane_seq = lane_seq - 100 WHERE lane_id = $A AND lane_seq > 100",
            "reordered: lane $A, entry 2"
        ),
        (
            "UPDATE audit.entry SET lane_id = 0 WHERE lane_id = $A; UPDATE audit.entry SET lane_id = $A WHERE lane_id = $B;"
                + "UPDATE audit.entry SET lane_id = $B WHERE lane_id = 0", "reordered: lane $A, entry 1"
        ),
        ("UPDATE audit.lane SET head = sha256('x') WHERE lane_id = $A", "lane_head_moved: lane $A, entry 4"),
        ("UPDATE audit.lane SET sequence = 3 WHERE lane_id = $A", "lane_head_moved: lane $A, entry 4"),
        ("DELETE FROM audit.leaf WHERE lane_id = $A AND lane_seq = 4", "unsealed: lane $A, entry 4"),
        (
            "DELETE FROM audit.entry WHERE lane_id = $A AND lane_seq = 4; UPDATE audit.lane AS l SET sequence = 3, "
                + "head = entry_hash FROM audit.entry AS e WHERE l.lane_id = $A AND e.lane_id = $A AND e.lane_seq = 3",
            "missing: lane $A, entry 4, leaf 6"
        ),
        (
            "UPDATE audit.leaf SET leaf_index = 100 - leaf_index WHERE leaf_index IN (1, 2); "
                + "UPDATE audit.leaf SET leaf_index = leaf_index - 97 WHERE leaf_index > 90", "tree_differs"
        ),
        ("UPDATE audit.checkpoint SET note = replace(note, 'audit', 'other')", "bad_checkpoint"),
        ("UPDATE audit.checkpoint SET root_hash = sha256('x')", "bad_checkpoint"),
    ]
    private static let rehash = "UPDATE audit.entry AS e SET entry_hash = sha256(audit.canonical(e)) WHERE lane_id = $A"
    private static let copied = """
        lane_id, lane_seq + 1, entry_hash, at, xid - 1, db_role, actor, action, practice_id, dictation_id,
        artifact_class, artifact_version, key_id, outcome, code, purpose, salt, entry_hash
        """

    @Test(arguments: attacks) func `an owner's change is found and named`(sql: String, expected: String) async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(4)
            try await fixture.seal(upTo: 8)
            #expect(try await fixture.finding() == nil)
            let (a, b) = (try await fixture.lane(of: fixture.first), try await fixture.lane(of: fixture.second))
            func filled(_ text: String) -> String {
                text.replacing("$A", with: "\(a)").replacing("$B", with: "\(b)")
            }
            try await fixture.attack(filled(sql))
            // Lanes are read by number: a swap is seen first in the lower one.
            let wanted =
                sql.contains("lane_id = $B") ? expected.replacing("$A", with: "\(min(a, b))") : filled(expected)
            #expect(try await fixture.finding() == wanted)
            #expect(try await fixture.pythonFinding() == wanted)
        }
    }

    @Test func `an unsealed entry rewritten together with its hash is named by its successor`() async throws {
        try await AuditFixture.with { fixture in
            try await fixture.fill(3)
            let lane = try await fixture.lane(of: fixture.first)
            try await fixture.attack("UPDATE audit.entry SET code = NULL WHERE lane_id = \(lane) AND lane_seq = 2")
            try await fixture.attack(
                """
                UPDATE audit.entry AS e SET entry_hash = sha256(audit.canonical(e))
                WHERE lane_id = \(lane) AND lane_seq = 2
                """
            )
            #expect(try await fixture.finding() == "altered: lane \(lane), entry 2")
            #expect(try await fixture.pythonFinding() == "altered: lane \(lane), entry 2")
        }
    }
}

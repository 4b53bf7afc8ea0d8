import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

@testable import Doctor

/// Logins and settings that reach past what the groups may do.
@Suite struct LoginTests {
    /// What `check` finds after `script`, which is rolled back: roles are the whole server's.
    private func findings(
        _ house: House,
        after script: String,
        _ check: @escaping @Sendable (Session) throws -> [Finding]
    ) async throws -> [Finding] {
        struct Done: Error { let findings: [Finding] }
        do {
            try await house.administrator().transaction { session in
                try session.execute(script: script)
                throw Done(findings: try check(session))
            }
        } catch let done as Done { return done.findings }
        return []
    }

    @Test func `a login with more than its group is named`() async throws {
        try await House.with { house in
            let found = try await findings(
                house,
                after: """
                    CREATE ROLE trial_reader LOGIN; GRANT pg_read_all_data TO trial_reader;
                    CREATE ROLE trial_friend LOGIN; GRANT SELECT (status) ON dictum.dictation TO trial_friend;
                    CREATE ROLE dictum_scaler LOGIN; GRANT SELECT ON queue.job TO dictum_scaler;
                    SET LOCAL password_encryption = 'md5';
                    CREATE ROLE trial_old LOGIN PASSWORD 'open sesame' VALID UNTIL '2020-01-01';
                    """,
                Doctor().logins
            ).map { "\($0.subject) \($0.verdict) \($0.detail)" }
            for wanted in [
                "trial_reader failed is a member of pg_read_all_data, which passes by what the groups may do",
                "trial_friend failed has rights of its own on dictum.dictation",
                "trial_old warning its password has ended", "trial_old failed its password is kept as MD5",
            ] { #expect(found.contains(wanted), "\(wanted)") }
            #expect(!found.contains { $0.hasPrefix("dictum_scaler") })
        }
    }

    @Test func `more administrators than few are a warning`() async throws {
        try await House.with { house in
            var limits = Limits()
            limits.administrators = 0
            let found = try await findings(house, after: "SELECT 1", Doctor(limits: limits).logins)
            #expect(found.contains { $0.subject == "administrators" && $0.detail.contains("postgres") })
        }
    }

    @Test func `a practice whose faulty statements would be logged is named`() async throws {
        try await House.with { house in
            let role = house.practice.loginRole
            let before = try await findings(house, after: "SELECT 1", Doctor().practiceLogins)
            #expect(before.count == 2 && before.allSatisfy { $0.verdict == .ok }, "\(before)")
            let after = try await findings(
                house,
                after: "ALTER ROLE \(role) RESET log_min_error_statement; ALTER ROLE \(role) CONNECTION LIMIT -1",
                Doctor().practiceLogins
            )
            #expect(after.map(\.verdict) == [.failed, .warning])
        }
    }

    @Test func `each witness is looked at, and one that keeps up makes another's lag a warning`() async throws {
        try await House.with { house in
            let heads = """
                INSERT INTO audit.checkpoint (tree_size, root_hash, edge, last_xid, last_lane_id, last_lane_seq, note, sealed_at)
                SELECT n, sha256('x'), sha256('x'), 1, 1, n, 'x', now() - interval '4 hours' + n * interval '1 hour'
                FROM generate_series(1, 4) AS n;
                """
            func witnesses(_ signed: String) async throws -> [String: Finding.Verdict] {
                let found = try await findings(
                    house,
                    after: heads + "INSERT INTO audit.cosignature (witness, tree_size, line) VALUES \(signed)",
                    Doctor().audit
                ).filter { $0.subject.hasPrefix("witness") }
                return Dictionary(uniqueKeysWithValues: found.map { ($0.subject, $0.verdict) })
            }
            let both = try await witnesses("('a', 4, 'x'), ('b', 2, 'x')")
            #expect(both == ["witness a": .ok, "witness b": .ok])
            let one = try await witnesses("('a', 4, 'x'), ('b', 1, 'x')")
            #expect(one == ["witness a": .ok, "witness b": .warning])
            let none = try await witnesses("('a', 1, 'x')")
            #expect(none == ["witness a": .failed])
        }
    }

    @Test(arguments: [
        ("listen_addresses", "localhost, 10.0.0.1", true), ("listen_addresses", "10.0.0.1, *", false),
        ("log_directory", "log", false), ("log_rotation_age", "0", false), ("log_rotation_age", "1440", true),
        ("log_filename", "postgresql.log", false), ("log_timezone", "Europe/Berlin", false),
        ("authentication_timeout", "60", true), ("authentication_timeout", "600", false),
        ("shared_preload_libraries", "pgaudit, $libdir/auth_delay", true), ("shared_preload_libraries", "evil", false),
        ("log_statement", "mod", false), ("log_statement", "none", true), ("data_directory_mode", "0755", false),
    ]) func `a setting is judged`(name: String, value: String, isGood: Bool) throws {
        let rule = try #require(SettingRule.all.first { $0.name == name })
        #expect(rule.accepts(value) == isGood)
    }

    @Test func `no setting is judged twice, and the server knows each`() async throws {
        let names = SettingRule.all.map(\.name)
        #expect(Set(names).count == names.count)
        try await House.with { house in
            let table = try await house.administrator().run { try SettingTable($0) }
            for name in names { #expect(table[name] != nil, "\(name)") }
        }
    }

    @Test(arguments: [
        ("local", "peer", true, true, nil), ("hostssl", "scram-sha-256", false, false, nil),
        ("host", "reject", true, true, nil), ("hostssl", "cert", true, false, Finding.Verdict.warning),
        ("hostssl", "scram-sha-256", false, true, .warning), ("host", "scram-sha-256", false, false, .failed),
        ("local", "trust", false, false, .failed), ("hostssl", "md5", false, false, .failed),
    ]) func `a line of pg_hba.conf is judged`(
        type: String,
        method: String,
        everyRole: Bool,
        everyDatabase: Bool,
        verdict: Finding.Verdict?
    ) {
        let rule = AccessRule(
            type: type,
            method: method,
            namesEveryRole: everyRole,
            namesEveryDatabase: everyDatabase
        )
        #expect(rule.fault?.verdict == verdict)
    }

    @Test(arguments: [
        ("HIGH:MEDIUM:+3DES:!aNULL", true), ("HIGH:!aNULL:!MD5", false), ("ALL", true),
        ("ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384", false),
    ]) func `a list of ciphers is judged`(list: String, isWeak: Bool) {
        #expect(Doctor.allowsWeakCipher(list) == isWeak)
    }
}

import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// A login that gets in, and may not do what it tries.
@Suite(.serialized) struct RefusedLoginTests {
    @Test func `what a login was refused is in the audit log by its name, though its transaction is not`() async throws
    {
        try await House.with { house in
            let logins = [House.reviewerRole, house.practice.loginRole]
            for login in logins {
                let outcome = try await Shell.run(
                    DictumProgram.url,
                    ["status", "--fleet", "--database", try house.records.conninfo(as: login)]
                )
                #expect(outcome.exitCode == 77, "\(outcome.errors)")
            }
            let entries = try await house.administrator().query(
                """
                SELECT db_role::text, actor::text FROM audit.entry
                WHERE (action, outcome, code) = ('access.sought', 'refused', 'not_permitted') ORDER BY at
                """
            ).map { try ["\($0.get(0, as: String.self))", "\($0.get(1, as: String.self))"] }
            #expect(entries.map(\.[0]) == logins)
            for (entry, login) in zip(entries, logins) { #expect(entry[1].hasPrefix("operator/\(login.prefix(8))")) }
        }
    }
}

import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

@Suite struct AccessCommandTests {
    private static let auditor = "test_auditor"

    private func run(_ house: House, as role: String, _ command: String...) async throws -> Shell.Outcome {
        try await Shell.run(DictumProgram.url, command + (try DictumProgram(house: house).stores(as: role)))
    }

    private func makeAuditor(_ house: House) async throws {
        do {
            try await house.administrator().run {
                try $0.execute(script: "CREATE ROLE \(Self.auditor) LOGIN IN ROLE dictum_auditor")
            }
        } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {}
    }

    @Test func `glass is broken, listed and reviewed from the command line`() async throws {
        try await House.with { house in
            try await makeAuditor(house)
            let name = house.practice.name
            let withdrawn = try await run(
                house,
                as: "postgres",
                "access",
                "withdraw",
                House.reviewerRole,
                "--practice",
                name
            )
            #expect(withdrawn.exitCode == 0, "\(withdrawn.errors)")
            let wrong = try await run(
                house,
                as: House.reviewerRole,
                "access",
                "break-glass",
                "--practice",
                name,
                "--minutes",
                "30",
                "--reason",
                "Mrs. Smith"
            )
            #expect(wrong.exitCode == 65 && wrong.errors.contains("snake case"), "\(wrong.errors)")
            let broken = try await run(
                house,
                as: House.reviewerRole,
                "access",
                "break-glass",
                "--practice",
                name,
                "--minutes",
                "30",
                "--reason",
                "emergency_care"
            )
            #expect(broken.exitCode == 0 && broken.errors.contains("will be reviewed"), "\(broken.errors)")
            let grant = String(broken.output.split(separator: " ")[1])
            let listed = try await run(house, as: Self.auditor, "access", "list", "--unreviewed", "--json")
            #expect(listed.output.contains(grant) && listed.output.contains("emergency_care"), "\(listed.errors)")
            let reviewed = try await run(house, as: Self.auditor, "access", "review", grant, "--finding", "justified")
            #expect(reviewed.exitCode == 0, "\(reviewed.errors)")
            let rest = try await run(house, as: Self.auditor, "access", "list", "--unreviewed")
            #expect(rest.exitCode == 0 && !rest.output.contains(grant))
        }
    }

    @Test func `doctor names what failed, in a table and as JSON, and leaves with 1`() async throws {
        try await House.with { house in
            try await makeAuditor(house)
            let table = try await run(house, as: Self.auditor, "doctor")
            #expect(table.exitCode == 1, "\(table.errors)")
            #expect(table.output.contains("never reported") && table.output.contains("dictum.backup_finished"))
            let json = try await run(house, as: "postgres", "doctor", "--json")
            let findings = try #require(
                try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
            )
            #expect(json.exitCode == 1 && findings.count > 40)
            #expect(findings.contains { $0["subject"] as? String == "privileges" && $0["verdict"] as? String == "ok" })
            let inventory = try await run(house, as: Self.auditor, "doctor", "--inventory")
            #expect(inventory.exitCode == 0 && inventory.output.contains("nothing leaves"), "\(inventory.errors)")
            let privileges = try await run(house, as: Self.auditor, "doctor", "--privileges")
            #expect(privileges.output.contains("| `table dictum.intake` |"), "\(privileges.errors)")
        }
    }
}

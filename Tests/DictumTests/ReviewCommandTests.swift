import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import TestSupport
import Testing

/// From a recording to a note that leaves: with the built program, as the clinician uses it.
@Suite(.serialized) struct ReviewCommandTests {
    private static let clinician = "0b9dbe0c-1111-4222-8333-944444444444"
    private static let outsider = "test_outsider"

    /// A house with one draft, and `review` on it.
    private struct Desk {
        let house: House
        let id: String

        func review(
            _ verb: String,
            _ more: String...,
            as role: String = House.reviewerRole,
            input: String? = nil
        ) async throws -> Shell.Outcome {
            let command = ["review", verb, id] + more + ["--purpose", "TREAT", "--clinician", clinician]
            let stores = try DictumProgram(house: house).stores(as: role)
            return try await Shell.run(DictumProgram.url, command + stores, input: input)
        }

        func actions() async throws -> [String] {
            try await house.administrator().query(
                """
                SELECT action || ' ' || outcome || coalesce(' ' || code, '') FROM audit.entry
                WHERE action ~ '^note[.]' AND actor LIKE 'clinician/%' ORDER BY at
                """
            ).map { try $0.get(0) }
        }
    }

    private static func withDraft(_ body: (Desk) async throws -> Void) async throws {
        try await House.with { house in
            let receipt = try await house.desk().submit(Protected(Fixtures.bytes("short/cough.flac")))
            _ = try await DictumProgram(house: house).drain()
            try await body(Desk(house: house, id: receipt.id.uuidString.lowercased()))
        }
    }

    @Test func `a draft is opened, edited, signed once and released; nothing leaves before`() async throws {
        try await Self.withDraft { desk in
            let early = try await desk.review("release")
            #expect(early.exitCode == 65 && early.output.isEmpty && early.errors.contains("only a signed note leaves"))
            let text = try await desk.review("open", "--format", "edit").output
            #expect(text.lowercased().contains("congestion"), "\(text)")

            let invented = text + "Start amiodarone 400 mg twice daily.\n"
            let refused = try await desk.review("edit", input: invented)
            #expect(refused.exitCode == 1 && refused.output.contains("amiodarone"), "\(refused.errors)")
            #expect(!refused.errors.contains("amiodarone"))
            let kept = try await desk.review("edit", "--keep", input: invented)
            #expect(kept.exitCode == 0 && kept.output.contains("version 2"), "\(kept.errors)")

            for empty in ["", "\n \n", "# Note\n\n## Plan\n"] {
                let refused = try await desk.review("edit", "--keep", input: empty)
                #expect(refused.exitCode == 65 && refused.errors.contains("has no statement"), "\(refused.errors)")
            }

            let stale = try await desk.review("sign", "--version", "1")
            #expect(stale.exitCode == 65 && stale.errors.contains("changed meanwhile"), "\(stale.errors)")
            let signed = try await desk.review("sign", "--version", "2")
            #expect(signed.exitCode == 0, "\(signed.errors)")
            let again = try await desk.review("sign", "--version", "2")
            #expect(again.exitCode == 65 && again.errors.contains("is signed"), "\(again.errors)")
            let late = try await desk.review("edit", "--keep", input: text)
            #expect(late.exitCode == 65 && late.errors.contains("review amend"), "\(late.errors)")

            let released = try await desk.review("release")
            #expect(released.exitCode == 0 && released.output.contains("amiodarone"), "\(released.errors)")
            #expect(released.output.contains("Signed electronically by clinician/\(Self.clinician)"))
            #expect(
                try await desk.actions() == [
                    "note.released refused not_signed", "note.read success", "note.read success", "note.read success",
                    "note.edited success", "note.read success", "note.read success", "note.read success",
                    "note.read success",
                    "note.signed refused changed_meanwhile",
                    "note.read success", "note.signed success", "note.read success",
                    "note.signed refused already_signed", "note.read success", "note.released success",
                ]
            )
            let clock = try await desk.house.administrator().query("SELECT signed_at IS NOT NULL FROM dictum.dictation")
            #expect(try clock.first?.get(0, as: Bool.self) == true, "retention begins with the signature")
        }
    }

    @Test func `a signed note is amended by an addendum, which leaves only once it is signed too`() async throws {
        try await Self.withDraft { desk in
            let early = try await desk.review("amend", input: "Spouse called.")
            #expect(early.exitCode == 65 && early.errors.contains("review sign"), "\(early.errors)")
            _ = try await desk.review("sign", "--version", "1")
            let first = try await desk.review("release", "--format", "json").output
            let amended = try await desk.review("amend", input: "Spouse called: the cough is gone.\n")
            #expect(amended.exitCode == 0 && amended.output.contains("version 2"), "\(amended.errors)")
            #expect(try await desk.review("release", "--format", "json").output == first)
            _ = try await desk.review("sign", "--version", "2")
            let second = try await desk.review("release").output
            #expect(second.contains("ADDENDUM") && second.contains("Spouse called"))
            let difference = try await desk.review("diff", "1", "2")
            #expect(difference.output.contains("@@ Addendum\n+ Spouse called"), "\(difference.errors)")
            let versions = try await desk.review("versions").output
            #expect(versions.split(separator: "\n").count == 3 && versions.contains("test_reviewer"))
        }
    }

    @Test func `a reviewer of another practice sees nothing, and broken glass signs nothing`() async throws {
        try await Self.withDraft { desk in
            do {
                try await desk.house.administrator().run {
                    try $0.execute(script: "CREATE ROLE \(Self.outsider) LOGIN IN ROLE dictum_reviewer")
                }
            } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {}
            for verb in [["open"], ["sign", "--version", "1"], ["release"], ["versions"]] {
                let tried =
                    verb.count == 1
                    ? try await desk.review(verb[0], as: Self.outsider)
                    : try await desk.review(verb[0], verb[1], verb[2], as: Self.outsider)
                #expect(tried.exitCode == 65 && tried.errors.contains("no such dictation"), "\(verb) \(tried.errors)")
                #expect(tried.output.isEmpty)
            }
            let outsider = Pool(try desk.house.records.conninfo(as: Self.outsider), size: 1)
            try await outsider.query(
                "SELECT dictum.break_the_glass(\(desk.house.practice.id.uuid), 5, 'emergency_care')"
            )
            #expect(try await desk.review("open", as: Self.outsider).exitCode == 0)
            let tried = try await desk.review("sign", "--version", "1", as: Self.outsider)
            #expect(tried.exitCode == 65 && tried.errors.contains("no reviewer of the practice"), "\(tried.errors)")
            #expect(try await outsider.query("SELECT 1 FROM dictum.signature").isEmpty)
        }
    }

    @Test func `no signature is ever changed, not even by an administrator`() async throws {
        try await Self.withDraft { desk in
            _ = try await desk.review("sign", "--version", "1")
            for statement: Statement in ["UPDATE dictum.signature SET version = 2", "DELETE FROM dictum.signature"] {
                await #expect(throws: PostgresError.self) {
                    try await desk.house.administrator().query(statement)
                }
            }
            let reviewer = Pool(try desk.house.records.conninfo(as: House.reviewerRole), size: 1)
            await #expect(throws: PostgresError.self) {
                try await reviewer.query("DELETE FROM dictum.artifact")
            }
        }
    }
}

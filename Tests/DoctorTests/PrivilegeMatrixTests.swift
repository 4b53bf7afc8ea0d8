import Foundation
import Migrations
import Postgres
import TestSupport
import Testing

@testable import Doctor

/// The databases grant what `Sources/Doctor/Expected` says, by their own account and when it is tried.
@Suite struct PrivilegeMatrixTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// After a decision: `Scripts/privileges` writes the files anew, and the change is read before it is committed.
    private static let isRecording = ProcessInfo.processInfo.environment["DICTUM_RECORD_PRIVILEGES"] != nil

    @Test(arguments: Schema.allCases)
    func `the database grants what was decided, and nothing that was not`(schema: Schema) async throws {
        try await ScratchDatabase.with(schema) { database in
            let found = try await Pool(database.conninfo, size: 1).run { try PrivilegeMatrix.survey($0) }
            if Self.isRecording {
                let file = Self.root.appending(path: "Sources/Doctor/Expected/\(schema.rawValue).txt")
                try found.text.write(to: file, atomically: true, encoding: .utf8)
            } else {
                let differences = PrivilegeMatrix.expected(schema).differences(from: found)
                for (line, isExtra) in differences {
                    Issue.record(
                        "\(isExtra ? "not decided" : "missing"): \(line.object) | \(line.role) | \(line.rights)"
                    )
                }
            }
        }
    }

    @Test func `the page for people shows the same`() throws {
        let page = """
            # Who may do what

            What the two databases grant to each group role, generated from them (`dictum doctor --privileges`; after a change
            of the schema `Scripts/privileges` writes it anew). A test tries every cell. Rows of practices are narrowed further
            by row level security. Nobody is a member of an `owner` or `definer`; `public` is everybody, and has nothing.

            ## The database with records

            \(PrivilegeMatrix.expected(.records).markdown)
            ## The database with keys

            \(PrivilegeMatrix.expected(.keystore).markdown)
            """
        let file = Self.root.appending(path: "Deploy/PRIVILEGES.md")
        if Self.isRecording { try page.write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == page, "run Scripts/privileges")
    }

    /// No one but worker and reviewer can have both halves of what was dictated.
    @Test func `only worker and reviewer read both ciphertext and keys`() {
        let ciphertext = readers(of: ["dictum.intake": "sealed", "dictum.artifact": "sealed"], in: .records)
        let keys = readers(
            of: ["keys.data_key": "wrapped", "keys.practice_key": "wrapped", "keys.sealing_key": "wrapped"],
            in: .keystore
        )
        // Owners and definers are one of each database: no role is left out here, not even those as whom nobody logs in.
        #expect(ciphertext.intersection(keys) == ["dictum_worker", "dictum_reviewer"])
        #expect(ciphertext.isSuperset(of: ["dictum_owner", "dictum_definer"]))
        #expect(keys.isSuperset(of: ["dictum_key_owner", "dictum_key_definer"]))
    }

    private func readers(of columns: [String: String], in schema: Schema) -> Set<String> {
        Set(
            PrivilegeMatrix.expected(schema).lines.filter { line in
                guard let column = columns[String(line.object.trimmingPrefix("table "))] else { return false }
                guard let verb = Rights(line.rights)["SELECT"] else { return false }
                return verb.isEmpty || verb.contains(column)
            }.map(\.role)
        )
    }

    @Test(arguments: Schema.allCases)
    func `every role is granted and refused just that when it tries`(schema: Schema) async throws {
        try await ScratchDatabase.with(schema) { database in
            let trial = try await PrivilegeTrial(database)
            let expected = PrivilegeMatrix.expected(schema)
            var tried = 0
            for role in PrivilegeMatrix.groups + ["public"] {
                let found = try await trial.rights(of: role)
                let decided = Dictionary(
                    uniqueKeysWithValues: expected.lines.filter { $0.role == role }.map {
                        ($0.object, Rights($0.rights))
                    }
                )
                for (object, verbs) in found {
                    let wanted = (decided[object] ?? Rights("")).only(verbs.tried)
                    #expect(wanted == verbs.granted, "\(role) on \(object)")
                    tried += verbs.tried.count
                }
                let unseen = Set(decided.keys).subtracting(found.keys)
                #expect(unseen.isEmpty, "never tried: \(unseen)")
            }
            #expect(tried > 100)
            try await trial.end()
        }
    }

    @Test func `only the owner may attach triggers or foreign keys`() {
        for schema in Schema.allCases {
            for line in PrivilegeMatrix.expected(schema).lines where !line.role.hasSuffix("_owner") {
                #expect(!line.rights.contains("TRIGGER") && !line.rights.contains("REFERENCES"), "\(line)")
            }
        }
    }
}

/// Verbs, each with its columns; none are all of them.
struct Rights: Equatable {
    private(set) var verbs: [String: [String]] = [:]

    init(_ text: String) {
        for match in text.matches(of: /([A-Z]{3,})(?: as \w+)?(?: \(([^)]*)\))?/) {
            verbs[String(match.1)] = match.2?.split(separator: ", ").map(String.init) ?? []
        }
    }

    init(verbs: [String: [String]]) { self.verbs = verbs }

    subscript(_ verb: String) -> [String]? { verbs[verb] }

    func only(_ tried: Set<String>) -> Rights { Rights(verbs: verbs.filter { tried.contains($0.key) }) }
}

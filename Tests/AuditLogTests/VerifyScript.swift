import Foundation
import Postgres
import TestSupport

@testable import AuditLog

/// `Scripts/verify_audit.py`, which shares no code with the product.
enum VerifyScript {
    static func run(_ arguments: [String], input: String = "") throws -> String {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Scripts/verify_audit.py").path()
        let process = try ChildProcess(["python3", path] + arguments, input: .pipe, output: .pipe)
        try process.input?.write(contentsOf: Data(input.utf8))
        try process.input?.close()
        let answer = try process.output?.readToEnd() ?? Data()
        return String(decoding: answer, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}

extension AuditFixture {
    /// What the script finds in the rows of the log.
    func pythonFinding() async throws -> String {
        let json: String = try await pool.query(
            """
            SELECT json_build_object(
                'entries', (SELECT json_agg(e) FROM audit.entry AS e), 'lanes', (SELECT json_agg(l) FROM audit.lane AS l),
                'leaves', (SELECT json_agg(f) FROM audit.leaf AS f),
                'subjects', (SELECT json_agg(s) FROM audit.subject AS s),
                'checkpoint', (SELECT row_to_json(c) FROM audit.checkpoint AS c ORDER BY tree_size DESC LIMIT 1)
            )::text
            """
        )[0].get(0)
        return try VerifyScript.run(["log", signer.verifier.text], input: json)
    }
}

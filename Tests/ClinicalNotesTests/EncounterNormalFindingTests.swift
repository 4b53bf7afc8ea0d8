import Artifacts
import Testing

/// A sentence that clinicians often write may stand only where nothing that it denies was found.
@Suite struct `A normal finding is written only where it was found` {
    private func told(_ exam: String) async throws -> [String] {
        try await note(
            """
            Doctor: What can I do for you?
            Patient: I have been worn out since last week.
            Doctor: Let me have a look at you.
            Patient: Sure.
            Doctor: \(exam)
            Doctor: Let's get some blood work.
            Patient: Okay.
            """
        ).allStatements.map { $0.text.lowercased() }
    }

    @Test(arguments: [
        ("There are rhonchi. No wheezes. No rales.", "rhonchi"),
        ("There is cyanosis. No clubbing or edema.", "cyanosis"),
        ("There is guarding. No rebound.", "guarding"),
        ("You have a loud systolic murmur. No rubs. No gallops.", "murmur"),
    ])
    func `what was found is told and not denied`(exam: String, finding: String) async throws {
        let told = try await told(exam)
        #expect(told.contains { $0.contains(finding) && !$0.contains("no ") }, "\(told)")
        #expect(told.allSatisfy { !$0.contains(finding) || !$0.contains("no ") }, "\(told)")
        #expect(told.contains { $0.hasPrefix("no ") }, "\(told)")
    }

    @Test(arguments: [
        ("No murmurs. No gallops or rubs.", "murmurs, gallops, or rubs"),
        ("No rebound. No guarding.", "no rebound or guarding"),
        ("There is no edema in your lower extremities.", "no lower extremity edema"),
    ])
    func `what was not found is told as it is written`(exam: String, written: String) async throws {
        let told = try await told(exam)
        #expect(told.contains { $0.contains(written) }, "\(told)")
    }
}

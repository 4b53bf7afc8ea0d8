import Artifacts
import ClinicalNotes
import Testing

@Suite struct `When what brings the patient began` {
    private func history(_ text: String) async throws -> [String] {
        try await note(text)
            .statements("History of Present Illness")
    }

    @Test(arguments: [
        ("When did this happen?", "About three days ago.", "The left hip pain started about 3 days ago."),
        ("And how long ago did this happen?", "It was just yesterday.", "The left hip pain started yesterday."),
        ("What day did this happen?", "That was Monday morning.", "The left hip pain started on Monday morning."),
        (
            "How long has this been going on?", "For about the last five weeks.",
            "The hip pain has been going on for about the last 5 weeks."
        ),
    ])
    func `is told of the complaint as it is asked and answered`(
        asked: String,
        answer: String,
        told: String
    )
        async throws
    {
        let statements = try await history(
            "Doctor: Rosa is a 40-year-old female here for left hip pain.\nDoctor: \(asked)\nPatient: \(answer)"
        )
        #expect(statements.contains(told), "\(statements)")
    }

    @Test func `is told where the patient says it unasked`() async throws {
        let statements = try await history(
            "Doctor: What brings you in?\nPatient: I have a lot of pain in my shoulder. It started about four days ago."
        )
        #expect(statements.contains { $0.contains("started about 4 days ago") }, "\(statements)")
    }

    @Test(arguments: [
        ("When did you quit smoking?", "About three weeks ago."),
        ("How long have you been taking that?", "About three weeks."),
        ("When did this happen?", "Not three weeks ago, I am not sure."),
        ("When did this happen?", "Maybe two or three weeks ago, or last month."),
    ])
    func `is not taken from what is asked of something else, or not sure`(asked: String, answer: String) async throws {
        let statements = try await history(
            "Doctor: Rosa is a 40-year-old female here for left hip pain.\nDoctor: \(asked)\nPatient: \(answer)"
        )
        #expect(!statements.contains { $0.contains("hip pain started") || $0.contains("going on") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "My neighbor was pushing me and I slipped and fell on the stairs so that was it.",
            "slipped and fell on the stairs."
        ),
        ("I was talking to her and stepped off the curb and landed on it wrong.", "stepped off the curb."),
        ("And I just fell off my bike because of the rain.", "fell off"),
    ])
    func `how an injury came about is told out of what runs on`(said: String, told: String) async throws {
        let statements = try await history("Doctor: What brings you in?\nPatient: My wrist hurts.\nPatient: \(said)")
        #expect(statements.contains { $0.contains(told) }, "\(statements)")
    }

    @Test(arguments: [
        "I almost fell on the stairs.", "My husband fell on the stairs.", "When I fell years ago it was worse.",
    ])
    func `what did not happen, or not to the patient, is no mechanism`(said: String) async throws {
        let statements = try await history("Doctor: What brings you in?\nPatient: My wrist hurts.\nPatient: \(said)")
        #expect(
            !statements.contains { $0.hasSuffix("that she fell.") || $0.hasSuffix("The patient fell on the stairs.") }
        )
    }
}

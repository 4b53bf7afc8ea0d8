import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Where a statement of an encounter stands, and once` {
    private func joan(_ text: String) async throws -> Note {
        let text = "Doctor: Joan is a 48-year-old female who presents for back pain.\n" + text
        return try await note(text)
    }

    @Test(arguments: [
        ("Doctor: Your sugars are running higher than normal.", "ugars", "Physical Exam"),
        ("Doctor: On your skin exam you don't feel hot to touch.", "hot to touch", "History of Present Illness"),
        ("Doctor: So you're moving good air. Your lungs are clear.", "good air", "Assessment and Plan"),
        ("Doctor: Your breathing rate is normal at 18.", "breathing rate", "Results"),
        ("Doctor: There's no fracture on the tip of your finger.", "racture", "Physical Exam"),
        ("Doctor: There are ligaments at the top of your foot.", "igaments", "Physical Exam"),
        ("Doctor: Your hemoglobin is your red blood cell count.", "red blood cell", "Results"),
        ("Doctor: Your white count and your liver tests are normal.", "liver", "Physical Exam"),
        ("Doctor: The FEV1 was 52%.", "FEV1", "Physical Exam"),
        ("Doctor: And no cortisone on the back for a week before.", "cortisone", "Physical Exam"),
        ("Doctor: There is a risk that your body reacts to the blood.", "risk", "Physical Exam"),
    ])
    func `no other section has it`(text: String, words: String, section: String) async throws {
        let statements = try await joan(text).statements(section)
        #expect(statements.allSatisfy { !$0.contains(words) }, "\(statements)")
    }

    @Test func `who is dizzy is told so once`() async throws {
        let statements = try await joan("Patient: I've been tired and dizzy. I have felt a bit dizzy.").allStatements
            .map(
                \.text
            )
        #expect(statements.count { $0.contains("dizzy") } == 1, "\(statements)")
    }

    @Test func `a problem that is named before and after the examination is planned after it`() async throws {
        let plan = try await joan(
            """
            Doctor: How long has it been?
            Patient: It's been two weeks.
            Doctor: For your high blood pressure, your blood pressure in the clinic looks good.
            Doctor: On your back exam you have tenderness.
            Doctor: So the back pain, the first problem that you're here for. I'm gonna refer you to physical therapy.
            Doctor: For the high blood pressure. I'm gonna stop the Norvasc.
            """
        ).statements("Assessment and Plan")
        let therapy = plan.firstIndex { $0.contains("physical therapy") }
        let pressure = plan.firstIndex { $0.lowercased().contains("high blood pressure.") }
        let stopped = plan.firstIndex { $0.contains("Norvasc") }
        #expect(therapy != nil && pressure != nil && stopped != nil, "\(plan)")
        if let therapy, let pressure, let stopped { #expect(therapy < pressure && pressure < stopped, "\(plan)") }
    }
}

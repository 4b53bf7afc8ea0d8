import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `What was believed, explained or is over is not told as it were so` {
    private func statements(_ talk: String) async throws -> [String] {
        try await note("Doctor: Paul is a 61-year-old male here for knee pain.\n" + talk).allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Patient: I thought, oh my gosh, I'm having a stroke at the bank.", "having a stroke"),
        ("Patient: So I've been telling everybody I'm allergic to latex.", "allergic to latex"),
        ("Patient: I stand there and pretend I'm reading my phone.", "reading"),
        (
            "Patient: He can't have eggs because he is allergic.\nDoctor: The test is negative, so he is not allergic.",
            "is allergic"
        ),
        (
            "Patient: So half my lungs are gone?\nDoctor: No, it doesn't mean half your lungs are gone.",
            "lungs are gone"
        ),
        ("Doctor: And because sometimes the hands are reacting to something on the feet.", "reacting"),
        ("Doctor: Yes, you do get red for two weeks from the cream.", "red"),
    ])
    func `a belief or an explanation`(talk: String, false wrong: String) async throws {
        let statements = try await statements(talk)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: Any rash?\nPatient: I had a little rash on my wrist from the gloves, and it went away.",
            "Reports rash"
        ),
        (
            "Patient: They gave me meloxicam. I took meloxicam for four days and it hurt my stomach, so I quit.",
            "taking meloxicam"
        ),
        ("Patient: I fainted in college. It turned out I was not eating.", "not eating"),
        ("Patient: When I retired, which was six years ago, my hands were steady.", "hands were steady"),
        (
            "Doctor: Your blood pressure is 152/88, that's a little high. Your vital signs look good.",
            "Vital signs look good"
        ),
        ("Doctor: In the sleep study the oxygen dropped to 79%.", "Oxygen saturation: 79"),
        ("Doctor: So we'll keep you on ten milligrams of lisinopril.\nPatient: Wait, the bottle says twenty.", "10 mg"),
    ])
    func `what is over, or was of another time`(talk: String, false wrong: String) async throws {
        let statements = try await statements(talk)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test func `a dose that is set right in the same breath is the last that was said`() async throws {
        let statements = try await statements(
            "Doctor: For the blood pressure we will increase the lisinopril to 30 milligrams, no, let's do 40 milligrams once a day."
        )
        #expect(statements.contains { $0.contains("40 mg") }, "\(statements)")
        #expect(statements.allSatisfy { !$0.contains("30") }, "\(statements)")
    }

    @Test func `an order keeps both halves of its condition`() async throws {
        let statements = try await statements(
            "Doctor: You only start the prednisone if the cough turns green and you're more short of breath for two days."
        )
        #expect(statements.allSatisfy { !$0.contains("prednisone") || $0.contains("short of breath") }, "\(statements)")
    }
}

import Artifacts
import ClinicalNotes
import Speech
import Testing

@Suite struct `Grammar of an encounter's statements` {
    private func statements(_ said: String) async throws -> [String] {
        let text = "Doctor: Ann is a 40-year-old female here for a follow-up.\n" + said
        let note = try await draft(SpokenFormatter().format(Transcript(plainText: text)), .encounter)
        return note.allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Doctor: Capillary refill is brisk pedal pulses are strong.", "Pedal pulses are strong."),
        ("Doctor: The vaginal vault is within normal limits the cervix is pink.", "is within normal limits."),
        ("Doctor: I want you to put the cream on and rub it in now I know it is cold.", "the cream on and rub it in."),
        (
            "Patient: I'm just anxious about my PCP told me that I had some abnormal lab work.",
            "Her PCP told her that she had some abnormal lab work."
        ),
    ])
    func `a clause ends before the word that the next begins with`(said: String, statement: String) async throws {
        let statements = try await statements(said)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
    }

    @Test func `what speaks to someone is not dictated, though its talk is left out`() async throws {
        let statements = try await statements(
            "Doctor: On physical examination, you know, i-i do hear a slight 2 out of 6 s- s- systolic heart murmur."
        )
        #expect(statements.contains("A slight 2 out of 6 systolic heart murmur."), "\(statements)")
    }
}

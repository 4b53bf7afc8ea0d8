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
        ("Patient: I check my sugar twice a week most of the time it's under 140.", "checks her sugar twice a week."),
        ("Doctor: Tonsils are midline your neck I don't appreciate any adenopathy.", "Tonsils are midline."),
        ("Doctor: I don't see any fever or your heart rate.", "No fever."),
        ("Doctor: I don't see any bruising or that redness.", "No bruising."),
        ("Patient: I had to stop working right away and being driven home.", "had to stop working right away."),
        ("Doctor: We're gonna order a CT scan and a sleep study to assess how severe.", "and a sleep study."),
        ("Doctor: There is evidence of a healed fracture feeling some crepitus.", "vidence of a healed fracture."),
        ("Doctor: I think you have COPD from your pulmonary function tests.", "COPD."),
        ("Patient: I got rear-ended, low impact, truck accident.", "got rear-ended."),
        ("Doctor: I want you to record your weight within the patient take your weight.", "to record her weight."),
    ])
    func `a statement ends where another was begun without a stop`(said: String, statement: String) async throws {
        let statements = try await statements(said)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
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

    @Test(arguments: [
        "Doctor: You can take that will help relax the muscles.", "Doctor: You are 5 days in do a 7 day course.",
        "Doctor: You had a scan before coming so on your results for the scan.",
        "Patient: I'm stuck with the right now.", "Patient: I'm doing pretty good stressed.",
        "Doctor: Your diagnosis is starting to have some gout.", "Patient: I had a congenital valve when I was a baby.",
        "Doctor: We can get you a good get you to a clinic for the knee.",
        "Doctor: You were in that much pain in case.",
        "Patient: I had to put in a splint.", "Doctor: No thyroid thyromegaly on your neck.",
        "Doctor: Try to move it sideways does ulnar deviation hurt.",
        "Doctor: You have a pulse of less than 90 dorsalis pedis pulse is intact.",
    ])
    func `what was broken off or run together is left out`(said: String) async throws {
        let statements = try await statements(said).dropFirst()
        #expect(
            statements.allSatisfy { $0.contains("follow-up") || $0.hasSuffix("coming.") || $0.hasSuffix("in.") },
            "\(statements)"
        )
    }

    @Test func `what speaks to someone is not dictated, though its talk is left out`() async throws {
        let statements = try await statements(
            "Doctor: On physical examination, you know, i-i do hear a slight 2 out of 6 s- s- systolic heart murmur."
        )
        #expect(statements.contains("A slight 2 out of 6 systolic heart murmur."), "\(statements)")
    }
}

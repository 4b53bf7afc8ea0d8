import Artifacts
import Testing

@testable import ClinicalNotes

@Suite struct `Grammar of an encounter's statements` {
    @Test func `Every rule tells a form in "-ing" of a verb alike, and no complaint for one`() {
        for word in ["trying", "taking", "sitting"] { #expect(EncounterVerbs.isOngoing(word)) }
        for word in ["swelling", "evening", "sing", "ing", ""] { #expect(!EncounterVerbs.isOngoing(word)) }
        let said = EncounterReading(["He", "keeps", "taking,", "it"])
        #expect(said.isOngoing(2) && said.pausesAfter(2) && !said.isOngoing(3))
    }

    @Test func `A statement is read anew only where a step has changed it`() {
        let said = EncounterReading(["She had", "pain,", "MRI."])
        #expect(said.parts == ["She", "had", "pain,", "MRI."] && said.words == ["she", "had", "pain", "mri"])
        #expect(said.of(said.parts).words == said.words && said.of(["She"]).words == ["she"])
        #expect(EncounterReading(bare: ["she", "", "had"]).words == ["she", "had"])
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
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: Have you been dizzy or any falls since the surgery?\nPatient: No.",
            "not been dizzy or had any falls"
        ),
        ("Patient: I felt a pain and across my back.", "felt a pain across her back."),
        ("Patient: I have a rash on my arm and down my leg.", "a rash on her arm and down her leg."),
        ("Patient: I've done some ibuprofen sometimes some Tylenol.", "has used some ibuprofen and sometimes some Tyl"),
        ("Patient: I do the Tylenol every night.", "uses the Tylenol every night."),
        ("Patient: I thought I was having a stroke, got scared.", "having a stroke and got scared."),
        (
            "Patient: I've been pretty good taking my pills, watching my salt, trying to walk every day.",
            "pretty good about taking her pills, watching her salt, and trying to walk every day."
        ),
        (
            "Doctor: I would perform a hysterectomy remove both ovaries and perform a biopsy.",
            "We will perform a hysterectomy, remove both ovaries and perform a biopsy."
        ),
        (
            "Patient: I had some knee pain the surgeon told me to use a brace.",
            "had some knee pain, and the surgeon told her to use a brace."
        ),
        ("Patient: I feel tired and mentally still feel weak.", "feels tired and mentally still feels weak."),
        ("Doctor: We will get a scan as well a blood test.", "a scan as well as a blood test."),
    ])
    func `what is joined has one form`(said: String, statement: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.contains(statement) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: I want you to drink try drink more water.", "I want her to drink more water."),
        ("Patient: I fell yesterday, last night.", "fell last night."),
        ("Doctor: You have swelling near the metacarpal metatarsophalangeal joint.", "the metatarsophalangeal joint."),
        ("Patient: I haven't had a cigarette in good number of years.", "in a good number of years."),
        (
            "Patient: I have a stuffy nose because with the pollen being high.",
            "a stuffy nose with the pollen being high."
        ),
        ("Doctor: I want you to continue you on your metoprolol.", "I want her to continue her metoprolol."),
        ("Patient: I'm trying to eat better trying to stay away from salt.", "is trying to stay away from salt."),
        ("Doctor: You do have some pain flexion.", "Pain with flexion."),
        (
            "Doctor: I'm gonna order some blood tests blood counts.", "blood tests and blood counts."
        ),
        ("Doctor: You do note that mild tenderness of the elbow.", "She notes mild tenderness of the elbow."),
    ])
    func `what was said again is told as it was meant in the end`(said: String, statement: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.contains(statement) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: And no chest pain while you were running on the treadmill?\nPatient: No.",
            "had no chest pain while she was running on the treadmill."
        ),
        (
            "Doctor: You're on 10 milligrams of lisinopril when you came in.",
            "was on 10 mg of lisinopril when she came in."
        ),
        ("Patient: I'm on the Prozac last year.", "was on the Prozac last year."),
        ("Patient: I feel sick when I lay down.", "feels sick when she lies down."),
        ("Patient: I got sick when I lay down.", "got sick when she lay down."),
        ("Patient: Yesterday, I've been lifting boxes.", "esterday, she was lifting boxes."),
        ("Patient: I've been lifting boxes.", "has been lifting boxes."),
    ])
    func `the tense of a statement is that of its time`(said: String, statement: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.contains(statement) }, "\(statements)")
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
        let statements = try await statements(inFollowUp: said)
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
    ])
    func `what was broken off or run together is left out`(said: String) async throws {
        let statements = try await statements(inFollowUp: said).dropFirst()
        #expect(
            statements.allSatisfy { $0.contains("follow-up") || $0.hasSuffix("coming.") || $0.hasSuffix("in.") },
            "\(statements)"
        )
    }

    @Test func `what speaks to someone is not dictated, though its talk is left out`() async throws {
        let statements = try await statements(
            inFollowUp:
                "Doctor: On physical examination, you know, i-i do hear a slight 2 out of 6 s- s- systolic heart murmur."
        )
        #expect(statements.contains("A slight 2/6 systolic heart murmur."), "\(statements)")
    }
}

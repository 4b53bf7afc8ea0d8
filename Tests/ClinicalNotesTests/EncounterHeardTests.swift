import Artifacts
import ClinicalNotes
import Foundation
import Testing

/// What is said in passing, begun anew or run together, and told all the same.
@Suite struct `What an encounter says less plainly` {
    private func texts(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    @Test(arguments: [
        (
            "Doctor: Your exam is normal other than you've got some mild wheezes in both lungs.",
            "Mild wheezes in both lungs."
        ),
        ("Doctor: So this is your foot x-ray.\nDoctor: No bony abnormalities.", "No bony abnormalities."),
        ("Doctor: Let me look. Okay. Good. Pain with supination.", "Pain with supination."),
        ("Doctor: It sounds like the anemia's stable.", "The anemia is stable."),
        ("Doctor: Your blood pressure's nice and controlled.", "The blood pressure is controlled."),
        ("Doctor: What I think we're dealing with is a wrist sprain.", "I think that this is a wrist sprain."),
        ("Doctor: We did a x-ray of your left hand.", "We did an x-ray of the patient's left hand."),
        (
            "Doctor: You have lost about six pounds since I saw you last in March.",
            "The patient has lost about 6 pounds since last seen in March."
        ),
    ])
    func `findings, views and what was done`(text: String, statement: String) async throws {
        let texts = try await texts(text)
        #expect(texts.contains { $0.hasSuffix(statement) }, "\(texts)")
    }

    @Test(arguments: [
        (
            "Doctor: We can get you started on a nasal spray today.",
            "We can start the patient on a nasal spray today."
        ),
        ("Doctor: I would continue with the stretches.", "We will continue with the stretches."),
        (
            "Doctor: We'll refer you to a dietitian to see if that helps. And then I'm going to refer you to urology.",
            "We will refer the patient to urology."
        ),
        ("Doctor: I wanna see you in 48 hours.", "The patient will follow up with me in 48 hours."),
        ("Doctor: I'll see you in two weeks thanks bye.", "The patient will follow up with me in 2 weeks."),
        (
            "Doctor: I'm gonna order a liver ultrasound to be sure we're not missing anything.",
            "We will order a liver ultrasound."
        ),
        ("Doctor: And we will do some screening tests.", "We will do screening tests."),
        (
            "Doctor: We can also try a steroid injection into your left shoulder.",
            "We can try a steroid injection into the patient's left shoulder."
        ),
        (
            "Doctor: Come back or call us if the dizziness gets worse or you develop a rash.",
            "The patient should call if the dizziness gets worse or the patient develops a rash."
        ),
    ])
    func `orders and advice`(text: String, statement: String) async throws {
        let texts = try await texts(text)
        #expect(texts.contains { $0.hasSuffix(statement) }, "\(texts)")
    }

    @Test(arguments: [
        ("Doctor: And any problems chewing while you eat?\nPatient: No.", "Denies any problems chewing while he eats."),
        (
            "Doctor: No chest pain while you were climbing the stairs?\nPatient: No.",
            "The patient had no chest pain while he was climbing the stairs."
        ),
        (
            "Doctor: And no previous history of heavy alcohol use?\nPatient: Nope.",
            "The patient has no previous history of heavy alcohol use."
        ),
        (
            "Doctor: Do you check your blood pressure every evening?\nPatient: Every evening.",
            "He checks his blood pressure every evening."
        ),
        (
            "Doctor: When was your last colonoscopy?\nPatient: About two years ago.",
            "His last colonoscopy was about 2 years ago."
        ),
        (
            "Doctor: How often do you use the inhaler?\nPatient: About twice a week.",
            "He uses the inhaler about twice a week."
        ),
        ("Patient: I, I'm walking as much as I can.", "The patient is walking as much as he can."),
        (
            "Patient: The cough's gone away and my leg has been hurting me for 4 4 days.",
            "His leg has been hurting him for 4 days."
        ),
        ("Patient: No history of seizures.", "He reports no history of seizures."),
        ("Doctor: You said you were doing some gardening.\nPatient: Yes.", "He was doing some gardening."),
    ])
    func `answers and what was begun anew`(text: String, statement: String) async throws {
        let opening = "Doctor: Mr. Hart is a 50-year-old male who presents with a cough.\n"
        let texts = try await texts(opening + text)
        #expect(texts.contains { $0.hasSuffix(statement) }, "\(texts)")
    }

    @Test(arguments: [
        "Doctor: All of the looked very good.", "Doctor: Since you are feeling worried.",
        "Doctor: Your risk goes up the higher the dose that we go on.", "Doctor: Normally I would order an MRI.",
        "Doctor: The gait is and the", "Patient: It was the, the.",
    ])
    func `what stays a fragment is left out`(text: String) async throws {
        #expect(try await texts(text).isEmpty)
    }

    @Test func `findings that run on are told apart`() async throws {
        let text =
            "Doctor: Okay let me look. All right. Speech is clear and fluent gait is steady heel walking is normal "
            + "and the reflexes are intact."
        let texts = try await texts(text)
        for part in ["Gait is steady.", "Heel walking is normal.", "The reflexes are intact."] {
            #expect(texts.contains { $0.hasSuffix(part) }, "\(part) of \(texts)")
        }
    }
}

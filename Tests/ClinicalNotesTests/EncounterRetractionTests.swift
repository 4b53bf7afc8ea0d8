import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `What an encounter takes back anywhere is not told` {
    private func statements(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    @Test(arguments: [
        (
            "Patient: I read online that I have heart failure.\nDoctor: No, you don't have heart failure. Your heart pumps well.",
            "heart failure"
        ),
        (
            "Patient: I have asthma, I'm sure of it.\nDoctor: Your lungs are clear. Your breathing test is normal.\n"
                + "Doctor: I don't think it's asthma.",
            "has asthma"
        ),
        (
            "Patient: I was convinced that I have pneumonia.\nDoctor: The x-ray is clear. Pneumonia is ruled out.",
            "has pneumonia"
        ),
    ])
    func `an illness that the clinician denies`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Howard is a 70-year-old male here for a cough.\nPatient: I have been coughing for two weeks.\n"
                + text
        )
        #expect(
            statements.allSatisfy { !$0.contains(wrong) || $0.contains(" not ") || $0.contains("convinced") },
            "\(statements)"
        )
    }

    @Test func `an illness that the clinician affirms stands`() async throws {
        let statements = try await statements(
            """
            Doctor: Howard is a 70-year-old male here for a cough.
            Patient: I have asthma and I use albuterol every morning.
            Doctor: It's not just your asthma. Your asthma is stable. You have bronchitis.
            """
        )
        #expect(statements.contains { $0.contains("asthma") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: I'll prescribe naproxen 500 milligrams twice a day.\nPatient: I'm on a blood thinner, doctor.\n"
                + "Doctor: Oh, then no naproxen. Let's use acetaminophen.",
            "naproxen"
        ),
        (
            "Doctor: I'd like to start propranolol 20 milligrams.\nPatient: I have asthma, you know.\n"
                + "Doctor: You're right, you can't take propranolol with asthma. Let's start topiramate 25 milligrams.",
            "propranolol"
        ),
        (
            "Doctor: Let's start you on gabapentin 100 milligrams at night.\nPatient: Does it make me sleepy?\nDoctor: It may.\n"
                + "Patient: Then I don't want gabapentin.",
            "gabapentin"
        ),
    ])
    func `an order that is dropped later`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Pam is a 50-year-old female here for headaches.\nPatient: I have had headaches for a month.\n"
                + text
        )
        #expect(
            statements.allSatisfy {
                !$0.contains(wrong) || $0.contains("does not want") || $0.contains("should not take")
            },
            "\(statements)"
        )
    }

    @Test func `an order with its caution stands`() async throws {
        let statements = try await statements(
            """
            Doctor: Pam is a 50-year-old female here for knee pain.
            Patient: My knee hurts every day.
            Doctor: I'll prescribe naproxen 500 milligrams twice a day.
            Doctor: Don't take the naproxen on an empty stomach. Stop the naproxen if you see blood.
            """
        )
        #expect(statements.contains { $0.contains("naproxen 500 mg") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: The lungs are clear.\nDoctor: I said your right knee is swollen, I meant the left knee.",
            "right knee"
        ),
        ("Doctor: There is no redness.\nPatient: You mean the left knee?\nDoctor: Yes, the left.", "right knee"),
        ("Doctor: Lachman is negative. Wait, it's the left knee that is swollen, sorry.", "right knee"),
        (
            "Doctor: on the scan the nodule in the right lower lobe is six millimeters let me make sure i've got that right "
                + "no it's the left lower lobe i'm sorry left lower lobe six millimeters unchanged",
            "right lower lobe"
        ),
    ])
    func `a side that is set right later`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Carla is a 47-year-old female here for knee pain.\nPatient: I fell off a ladder in March.\n"
                + "Doctor: On exam, your right knee is swollen.\n" + text
        )
        #expect(statements.allSatisfy { !$0.lowercased().contains(wrong) }, "\(statements)")
    }

    @Test func `a strength that is graded is not good`() async throws {
        let statements = try await statements(
            """
            Doctor: Nancy is a 54-year-old female here for foot pain.
            Patient: My foot has been hurting for three months.
            Doctor: On your exam, your strength is good. There is swelling on the inside of the ankle.
            Doctor: Your strength is three out of five when you push in.
            """
        )
        #expect(statements.allSatisfy { !$0.contains("strength is good") }, "\(statements)")
    }

    @Test(arguments: [
        ("Patient: I get short of breath, but only going up the hill to my mailbox.", "gets short of breath."),
        ("Patient: Back in January I coughed up blood.", "reports that she coughed up blood."),
        ("Patient: Last year I had chest pain every day, but now I don't have any.", "Reports chest pain."),
        ("Doctor: Your range of motion is normal, well, except you lack ten degrees of extension.", "is normal"),
        ("Doctor: You will become flat-footed if we don't operate on the tendon.", "become flat-footed."),
        ("Doctor: Without surgery, you're going to become flat-footed.", "is going to become flat-footed."),
        (
            "Doctor: On a scale of 1 to 10 how bad is the pain?\nPatient: It's a three, but only with the ibuprofen.",
            "3 out of 10."
        ),
    ])
    func `what holds only so is not told without it`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Nancy is a 54-year-old female here for a cough.\nPatient: I have been coughing for two weeks.\n"
                + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) && !$0.hasSuffix("normal, well.") }, "\(statements)")
    }

    @Test(arguments: [
        ("Patient: Should I take the antibiotics my daughter has left over?\nDoctor: No.", "daughter has"),
        (
            "Patient: I get up four times a night.\nDoctor: Your PSA is 3.2.\nPatient: It was six, wasn't it?\nDoctor: That was two years ago.",
            "That was"
        ),
        ("Patient: I quit the pills for a week and then I went back on.", "went back."),
        ("Doctor: If your stomach bothers you cut back to once a day.", "bothers, "),
        ("Doctor: Do you have a fever now?\nPatient: No, I had one of 102 in March.", "one of 102"),
    ])
    func `what points at nothing is not told`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Frank is a 66-year-old male here for a cough.\nPatient: I have been coughing for two weeks.\n"
                + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: The ferritin on May 3rd was 41.\nDoctor: Correction, the ferritin was 14, not 41.", " 41"),
        ("Doctor: I'll see you back in three weeks. No, wait, make it five.", "3 weeks"),
        (
            "Doctor: You can rub diclofenac gel on the knee.\nPatient: Isn't it a cousin of naproxen?\nDoctor: Yes, forget the gel.",
            "diclofenac"
        ),
        (
            "Doctor: Simple cyst on the left ovary.\nDoctor: Assessment, a cyst on the right ovary, not left.",
            "left ovary"
        ),
    ])
    func `a number or an advice that is set right later`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Frances is a 66-year-old female here for a cough.\nPatient: I have been coughing for two weeks.\n"
                + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) || $0.contains(", not ") }, "\(statements)")
    }

    @Test func `who comes for what is told with the side that holds`() async throws {
        let statements = try await statements(
            """
            Doctor: Irma is a 67-year-old female with diabetes here for left hip pain.
            Patient: No, I mean the right hip.
            Doctor: Okay, right hip pain. When did it start?
            Patient: Nine weeks ago.
            """
        )
        #expect(statements.contains { $0.contains("67-year-old") && $0.contains("right hip pain") }, "\(statements)")
        #expect(statements.allSatisfy { !$0.lowercased().contains("left hip") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: If you get a fever or a sore throat, stop the pill and get a blood count.\n"
                + "Patient: Fever or sore throat, stop. Got it.",
            "sore throat"
        ),
        ("Doctor: Any allergies to medications?\nPatient: Sulfa, a rash.", "rash"),
        ("Doctor: The kidneys and the electrolytes were all normal.", "lectrocardiogram"),
        (
            "Doctor: Was it your father?\nPatient: Nobody knows. He didn't take any medicines for his heart.",
            "does not take"
        ),
        ("Patient: In February she had a stomach bug with the diarrhea.", "Reports diarrhea"),
        ("Patient: Two beers and I'm steady as a rock for an hour.", "steady"),
        ("Doctor: A urine dip is not a cancer test.", "cancer test"),
        ("Doctor: Do you have to run for the bathroom?\nPatient: I have to hurry.", "has to run"),
        ("Doctor: Other than that you don't need to do anything different.", "Other than"),
        ("Doctor: Okay, and you're sleeping well, do you snore?\nPatient: My wife snores, but no.", "sleeping well"),
    ])
    func `what was repeated, asked, or said of another`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Frank is a 66-year-old male here for a cough.\nPatient: I have been coughing for two weeks.\n"
                + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Patient: Did I have a stroke?\nDoctor: Can you say that again?\nPatient: I have a stroke.\nDoctor: No. No.",
            "a stroke"
        ),
        (
            "Doctor: The test says that you might be having asthma or COPD.\nDoctor: And so I think you do have COPD.",
            "asthma or"
        ),
        (
            "Doctor: We are going to give you a thumb spica for today.\nPatient: A what?\n"
                + "Doctor: Sorry, not a thumb spica. We're going to give you a brace.", "spica"
        ),
        ("Doctor: Your strength is good. You do have a 3 out of 5 for abduction of your legs.", "trength is good"),
        (
            "Doctor: Your ALT was 128.\nPatient: It was 254 in October.\nDoctor: Yeah, this is much better.", "128"
        ),
        (
            "Doctor: So I will make a long incision and cut the mole out. The incision is long because it closes nicely.",
            "incision is long"
        ),
        (
            "Doctor: Your last A1c was 5.5 in March.\nPatient: Okay.\n"
                + "Doctor: The next one is diabetes. The A1c is 5.1 on the last check.", "5.1"
        ),
        ("Doctor: We changed her furosemide and torsemide 20 milligrams daily.", "furosemide and torsemide"),
    ])
    func `what the talk itself settles otherwise`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Frank is a 66-year-old male here for a cough.\nPatient: I have been coughing for two weeks.\n"
                + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test func `who takes a blood thinner does not deny it`() async throws {
        let statements = try await statements(
            """
            Doctor: Frank is a 66-year-old male here for neck pain.
            Doctor: Do you take any blood thinners?
            Patient: No. Well, I am taking Eliquis.
            Doctor: We will order an MRI of your neck. He denies any blood thinners.
            """
        )
        #expect(statements.allSatisfy { !$0.contains("denies any blood thinners") }, "\(statements)")
    }
}

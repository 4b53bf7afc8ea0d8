import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What is no fact is not told as one` {
    private func told(_ text: String) async throws -> String {
        let note = try await note("Doctor: Nora is a 52-year-old female here for knee pain.\n" + text)
        return note.allStatements.map(\.text).joined(separator: "\n")
    }

    @Test(arguments: [
        "Patient: They gave me prednisone. I finished that. My hunger came back on the prednisone.\nPatient: I take Spiriva.",
        "Patient: I felt puffy on the prednisone. I'm done with that.\nPatient: I take Spiriva.",
        "Patient: I took prednisone the first couple of days and now ice.\nPatient: I take Spiriva.",
        "Patient: I took prednisone for a week.\nPatient: I take Spiriva.",
    ])
    func `a course of a drug that is over is not taken`(text: String) async throws {
        let told = try await told(text)
        #expect(told.contains("reports taking Spiriva."), "\(told)")
    }

    @Test func `a drug that was finished and is kept is taken`() async throws {
        let told = try await told(
            """
            Patient: I took a course of prednisone in May and I finished that. I take prednisone every morning.
            """
        )
        #expect(told.contains("reports taking prednisone"), "\(told)")
    }

    @Test func `what is taken for allergies is no allergy`() async throws {
        let told = try await told(
            """
            Doctor: How are the allergies doing?
            Patient: Better with the Zyrtec.
            Doctor: Any allergies to medicines?
            Patient: Amoxicillin.
            """
        )
        #expect(told.contains("allergic to amoxicillin."), "\(told)")
    }

    @Test func `a time that ends a sentence is not of the next`() async throws {
        let told = try await told(
            """
            Doctor: Are you taking the losartan?
            Patient: Yes, every morning. And I check my blood pressure at the pharmacy.
            """
        )
        #expect(told.contains("checks her blood pressure") && !told.contains("morning, "), "\(told)")
    }

    @Test func `no more than usual, beside a no, is a no`() async throws {
        let told = try await told(
            "Doctor: Any trouble getting your words out?\nPatient: No. Well, no more trouble with words than usual. No."
        )
        #expect(!told.contains("no more trouble"), "\(told)")
    }

    @Test func `only one of its kind is not only one`() async throws {
        let told = try await told("Patient: I take losartan every day.\nPatient: I only take Tylenol anyways.")
        #expect(told.contains("takes Tylenol.") && !told.contains("only"), "\(told)")
    }

    @Test func `trouble with what was asked for is told with it`() async throws {
        let told = try await told(
            "Doctor: Any problems with anesthesia?\nPatient: I got sick to my stomach, that's all."
        )
        #expect(told.contains("sick to her stomach with anesthesia"), "\(told)")
    }

    @Test func `a stone comes out, not its pain`() async throws {
        let told = try await told("Patient: I have pain from the stone. So it's not coming out on its own.")
        #expect(!told.contains("coming out"), "\(told)")
    }

    @Test func `never this ankle is told with the injuries of it`() async throws {
        let told = try await told(
            "Patient: I've had a lot of injuries to my ankle, but I've never hurt my ankle like this."
        )
        #expect(!told.contains("injuries to her ankle."), "\(told)")
    }

    @Test(arguments: [
        ("Doctor: Heart attack, kidney failure, seizures.\nPatient: No.", "eizures"),
        ("Doctor: You're on the clopidogrel and the aspirin.\nPatient: They took me off the aspirin.", "the aspirin"),
        ("Patient: I had my left shoulder repaired in 2011.\nPatient: No, 2012.", "2011"),
        ("Patient: I've never used the inhaler right.", "inhaler."),
        ("Doctor: If I leave.\nDoctor: You at 20.\nDoctor: You're gonna go hypothyroid.", "hypothyroid"),
        ("Patient: Hi.\nDoctor: Give it a week till.\nDoctor: The dizziness is better.", "is better"),
        ("Patient: Hi.\nDoctor: Then the vaccine once this clears.\nDoctor: We'll get you the flu shot.", "flu shot"),
        (
            """
            Patient: My wrist is numb.
            Doctor: The naproxen ought to help if it isn't better by the time I see you again. We'll order a nerve test.
            """, "nerve test"
        ),
        (
            "Patient: Hi.\nDoctor: I'll give you ibuprofen 600 mg 3 times a day for pain when you're on your.",
            "ibuprofen"
        ),
    ])
    func `what is denied, set right or hangs on more than is told is not told`(text: String, part: String) async throws
    {
        let told = try await told(text)
        #expect(!told.contains(part), "\(told)")
    }

    @Test(arguments: [
        ("Doctor: You had hives with amoxicillin.\nPatient: Yes, that's why I'm off the amoxicillin.", "hives"),
        ("Patient: I had a stroke in 2016.\nPatient: No seizures since 2017.", "stroke in 2016"),
        ("Patient: Hi.\nDoctor: Order an MRI of the left shoulder.\nPatient: No problem.", "MRI of the left shoulder"),
        ("Patient: Hi.\nDoctor: We'll start the antiviral today.", "antiviral"),
    ])
    func `what is only received with a no is told`(text: String, part: String) async throws {
        let told = try await told(text)
        #expect(told.contains(part), "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: Are you on the furosemide?\nPatient: Yes.\nDoctor: And the stairs?\nPatient: I take 2 at a time.",
            " 2 "
        ),
        ("Patient: Hi.\nDoctor: You should not take the metformin before then.", "metformin"),
        ("Patient: Hi.\nDoctor: I'll give you tramadol 50 mg at night. Until you see the surgeon.", "tramadol"),
    ])
    func `a number without its drug and an order without its bound are not told`(
        text: String,
        part: String
    ) async throws {
        let told = try await told(text)
        #expect(!told.contains(part), "\(told)")
    }

    @Test(arguments: ["I didn't sleep.", "I saw it on the portal and I didn't sleep."])
    func `one night is not every night`(said: String) async throws {
        let told = try await told("Patient: \(said)")
        #expect(!told.contains("not sleep"), "\(told)")
    }

    @Test(arguments: [
        ("Patient: I have road rash on my elbow.", "Reports road rash.", "Reports rash"),
        ("Doctor: Any eye redness or eye pain?\nPatient: No.", "Denies eye redness or eye pain.", "any redness"),
    ])
    func `a finding of a part is not of the skin`(text: String, right: String, wrong: String) async throws {
        let told = try await told(text)
        #expect(told.contains(right) && !told.contains(wrong), "\(told)")
    }

    @Test(arguments: [
        "Patient: I had a stroke. That is, my mother had one.", "Patient: I had a stroke. No, my mother had one.",
        "Patient: I had a stroke, that is my mother, had one.",
    ])
    func `what is set right to a relative's is not the patient's`(text: String) async throws {
        let told = try await told(text)
        #expect(!told.contains("stroke"), "\(told)")
    }

    @Test func `a relative's illness beside one's own leaves it`() async throws {
        let told = try await told("Patient: I had a stroke in March. My mother had one too.")
        #expect(told.contains("had a stroke in March"), "\(told)")
    }

    @Test(arguments: [
        "Patient: The knee pain started two weeks ago. Wait, one week ago.",
        "Patient: The knee pain started 2 weeks, wait, 1 week ago.",
        "Doctor: When did this begin?\nPatient: About two weeks ago, wait, one week ago.",
    ])
    func `of two times the last holds, told once`(text: String) async throws {
        let told = try await told(text)
        #expect(told.contains("1 week ago") && !told.contains("2 weeks"), "\(told)")
    }

    @Test(arguments: [
        "Doctor: The nurse wrote the left knee, that was a mistake in the chart.",
        "Doctor: There was a mistake in the chart, it says left knee.",
    ])
    func `a mistake in the chart reverses no side that was said`(text: String) async throws {
        let told = try await told(
            "Patient: My right knee hurts when I climb stairs.\n\(text)\nDoctor: The right knee is swollen."
        )
        #expect(told.contains("right knee hurts"), "\(told)")
        #expect(!told.contains("left"), "\(told)")
    }

    @Test func `who is said to be allergic and is not, is not told so with a reason`() async throws {
        let told = try await told(
            """
            Patient: I can't have amoxicillin because I'm allergic.
            Doctor: You had it twice in the spring. You're not allergic to it.
            """
        )
        #expect(!told.contains("because she is allergic"), "\(told)")
    }

    @Test func `how an inhaler is used is no symptom, and no order`() async throws {
        let told = try await told(
            """
            Doctor: Show me how you do the Spiriva.
            Patient: I twist it and push the button.
            Doctor: Okay, so you're breathing in fast, you wanna breathe in slow and deep while you push it.
            """
        )
        #expect(!told.contains("breath") && !told.contains("prescribe"), "\(told)")
    }

    @Test(arguments: [
        ("Patient: My heart rate might be up.", "might be"),
        ("Patient: I quit smoking when my daughter was born, eight years ago. I still chew.", "8 years ago, "),
        (
            "Patient: I take the amlodipine five milligrams and the migraines I haven't had in a year.",
            "and the migraines"
        ),
        ("Patient: It's gotten way worse in the last, I wanna say four months.", "wants to say"),
        (
            "Doctor: Hey, Dragon, show me the labs. So your sed rate is up, it's 42, and it was 18 last spring.",
            "labs were 18"
        ),
        (
            "Doctor: Any dry eyes, redness or pain in the eyes?\nPatient: My eyes get dry. No redness.",
            "Denies redness"
        ),
    ])
    func `what is not so, or of something else, is not told`(text: String, wrong: String) async throws {
        let told = try await told(text)
        #expect(!told.contains(wrong), "\(told)")
    }

    @Test(arguments: [
        ("Doctor: Any neck stiffness?\nPatient: No.", "Denies neck stiffness."),
        ("Doctor: Any redness in your eyes?\nPatient: No.", "Denies eye redness."),
    ])
    func `a denial keeps its part`(text: String, right: String) async throws {
        let told = try await told(text)
        #expect(told.contains(right), "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: Does it hurt?\nPatient: It does, where your left hand was. It was always sore there.",
            "hand"
        ),
        (
            "Patient: I've had a lot of injuries to my ankle, but I've never hurt this ankle before.",
            "injuries"
        ),
        (
            "Doctor: but you're never really pain free is that what i hear you saying\nPatient: not really unless i'm resting",
            "never pain free"
        ),
        (
            "Patient: I was taking Prozac, but I've weaned myself off of it. I felt a little better.",
            "Prozac, but"
        ),
    ])
    func `what belongs to another, or hangs on what is not told, is not told`(text: String, wrong: String) async throws
    {
        let told = try await told(text)
        #expect(!told.contains(wrong), "\(told)")
    }
}

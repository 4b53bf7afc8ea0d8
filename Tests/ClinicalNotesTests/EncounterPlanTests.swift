import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `Plans and results of encounters` {
    @Test(arguments: [
        (
            "Doctor: I reviewed the results of your knee x-ray and it showed no fracture today.",
            "The knee x-ray showed no fracture today."
        ),
        (
            "Doctor: I wanna get a right upper quadrant ultrasound to rule out any gallstones.",
            "We will get a right upper quadrant ultrasound to rule out gallstones."
        ),
        (
            "Doctor: Give us a call if your headaches become more severe.",
            "The patient should call if their headaches become more severe."
        ),
        (
            "Doctor: I encourage you to decrease alcohol and caffeine.",
            "I encourage the patient to decrease alcohol and caffeine."
        ),
        ("Doctor: I'll see you back here in three months.", "The patient will follow up with me in 3 months."),
        ("Doctor: We'll see you back in three months.", "The patient will follow up in 3 months."),
        ("Doctor: I want to see you again next week.", "The patient will follow up with me next week."),
        ("Doctor: We discussed the risks of the surgery.", "We discussed the risks of the surgery."),
        (
            "Doctor: If your headaches do not improve, I will order an MRI of your brain.",
            "If the patient's headaches do not improve, we will order an MRI of their brain."
        ),
        (
            "Doctor: We can consider a steroid injection of your shoulder.",
            "We can consider a steroid injection of the patient's shoulder."
        ),
        ("Doctor: I'd like you to rest your ankle.", "I would like the patient to rest their ankle."),
        ("Doctor: You should rest your ankle.", "The patient should rest their ankle."),
        (
            "Doctor: So what I'm gonna do is I'm gonna refer you to physical therapy.",
            "We will refer the patient to physical therapy."
        ),
        ("Doctor: What we'll do is order an MRI of your knee.", "We will order an MRI of the patient's knee."),
        ("Doctor: What I want you to do is ice your knee.", "I want the patient to ice their knee."),
        (
            "Doctor: Based on what you told me your symptoms are consistent with a sprain.",
            "The symptoms are consistent with a sprain."
        ),
    ])
    func `what the clinician found, asks and may do is worded as it was said`(
        text: String,
        statement: String
    )
        async throws
    {
        let note = try await note(text)
        #expect(note.sections.last?.statements.map(\.text) == [statement])
        #expect(note.allStatements.allSatisfy { !$0.evidence.isEmpty && $0.flags.isEmpty })
    }

    @Test func `each problem heads its own plan, a complaint under what it is taken for`() async throws {
        let text = """
            Doctor: So for your first problem, your wrist pain.
            Doctor: I think that you have a wrist sprain.
            Doctor: I'm going to order a wrist splint.
            Doctor: For your second problem, your asthma everything seems stable.
            Doctor: I want you to continue the albuterol as needed.
            Doctor: And from your last problem, your gout.
            Doctor: I'm going to order a uric acid level.
            """
        let texts = try await note(text).allStatements.map(\.text)
        let places = ["Wrist sprain.", "splint", "Asthma.", "albuterol", "Gout.", "uric"].map { part in
            texts.lastIndex { $0.hasSuffix(part) || $0.contains(part + " ") || $0.contains(" " + part) }
        }
        #expect(
            places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted(),
            "\(texts)"
        )
    }

    private let intro = """
        Doctor: What brings you in?
        Patient: My knee hurts.
        Doctor: Okay, let me examine you.
        Patient: Okay.

        """

    @Test(arguments: [
        ("Doctor: So we'll do lortab 500 lortab 5 milligrams.", "We will prescribe Lortab 5 mg."),
        (
            "Doctor: We go ahead and\nDoctor: and prescribe some ultram 50 milligrams every six hours as needed.",
            "Prescribe Ultram 50 mg every 6 hours as needed."
        ),
        ("Doctor: And I want to keep you on your lisinopril.\nDoctor: And also your lasix.", "Continue Lasix."),
        (
            "Doctor: I don't think anything else is going on, but I want to go ahead and order an MRI.",
            "We will order an MRI."
        ),
        (
            "Doctor: I'm gonna be ordering an MRI of your left knee to assess for injury to any of these.",
            "We will order an MRI of the patient's left knee to assess for injury."
        ),
        (
            "Doctor: I want to schedule you for an upper endoscopy to be sure we aren't missing anything.",
            "We will schedule the patient for an upper endoscopy."
        ),
    ])
    func `a drug or a test that is ordered in a sentence that runs on is not lost`(
        said: String,
        statement: String
    )
        async throws
    {
        let note = try await note(intro + said)
        let texts = note.allStatements.map(\.text)
        #expect(texts.contains { $0.hasSuffix(statement) }, "\(texts)")
    }

    @Test func `tests that are counted with commas are all ordered`() async throws {
        let texts = try await note(intro + "Doctor: I'm gonna go ahead and get a CBC, BMP, and a TSH for you.")
            .allStatements
            .map(\.text)
        #expect(texts.contains { $0.contains("CBC") && $0.contains("BMP") }, "\(texts)")
    }

    @Test(arguments: [
        "Doctor: We could prescribe some ultram if it gets worse.", "Doctor: Did they prescribe ultram?",
        "Doctor: I would not give you ultram.", "Doctor: You can take penicillin or ultram.",
        "Doctor: They prescribed some ultram in the emergency room.",
    ])
    func `a drug that may be, was or will not be given is none`(said: String) async throws {
        let texts = try await note(intro + said).allStatements.map(\.text)
        #expect(
            !texts.contains { $0.contains("We will") && $0.contains("ltram") || $0.contains("ontinue Ultram") },
            "\(texts)"
        )
    }

    @Test(arguments: [
        ("hemoglobin", "And here it's low at 8.2, okay.", "The hemoglobin is low at 8.2."),
        ("creatinine", "It is up slightly, which might suggest an obstruction.", "The creatinine is up slightly."),
        ("EKG", "It's a nice, normal EKG, which is good.", "The EKG is normal."),
        (
            "lumbar spine x-ray", "That looks unchanged from last year.",
            "The lumbar spine x-ray looks unchanged from last year."
        ),
    ])
    func `what is said of a study that was called up names it`(
        study: String,
        said: String,
        statement: String
    ) async throws {
        let note = try await note(intro + "Doctor: Hey, Dragon, show me the \(study).\nDoctor: \(said)")
        #expect(note.allStatements.map(\.text).contains(statement), "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: ["It's why I ordered it.", "It's something we talked about.", "That could be normal."])
    func `what tells no value of it is no result`(said: String) async throws {
        let texts = try await note(intro + "Doctor: Hey, Dragon, show me the EKG.\nDoctor: \(said)").allStatements.map(
            \.text
        )
        #expect(!texts.contains { $0.hasPrefix("The EKG") }, "\(texts)")
    }

    @Test(arguments: [
        (
            "Doctor: And then we can see you back in three weeks and based on the results we will act.",
            "The patient will follow up in 3 weeks."
        ),
        (
            "Doctor: I'm gonna have you come back in about two weeks and we should have some of the results.",
            "The patient should come back in about 2 weeks."
        ),
        ("Doctor: So we'll see you some time next week.", "The patient will follow up next week."),
        (
            "Doctor: Why don't we have you come back in about two weeks and we should have some of the results.",
            "The patient will follow up in about 2 weeks."
        ),
    ])
    func `when the patient comes again is told`(said: String, statement: String) async throws {
        let texts = try await note(intro + said).allStatements.map(\.text)
        #expect(texts.contains(statement), "\(texts)")
    }

    @Test(arguments: [
        "Doctor: If it gets worse, come back in a week.", "Doctor: When you come back in a month, bring the numbers.",
    ])
    func `a return that hangs on something is none`(said: String) async throws {
        let texts = try await note(intro + said).allStatements.map(\.text)
        #expect(!texts.contains { $0.hasPrefix("The patient will follow up") }, "\(texts)")
    }

    @Test(arguments: [
        (
            "Doctor: I am also going to order a BMP and your urinalysis and urine culture to make sure all is okay.",
            "urine culture"
        ),
        (
            "Doctor: Do you have any questions about that and I want to go ahead and order a urinalysis?",
            "We will order a urinalysis."
        ),
    ])
    func `an order goes on after a joining word, and behind a question of courtesy`(
        said: String,
        told: String
    )
        async throws
    {
        let statements = try await note("Patient: I have back pain.\nPatient: It hurts.\nDoctor: Okay.\n\(said)")
            .allStatements.map(\.text)
        #expect(statements.contains { $0.contains(told) }, "\(statements)")
    }
}

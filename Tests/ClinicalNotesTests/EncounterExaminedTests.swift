import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `The part that was examined in an encounter's note` {
    /// Each statement with its heading, in lower case.
    private func told(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map { (($0.heading ?? "") + " " + $0.text).lowercased() }
    }

    @Test(arguments: [
        (
            "Doctor: Your belly is soft. You have your old scar there on the left flank. That's well healed.",
            "old scar on the left flank"
        ),
        (
            "Doctor: Let me listen to your heart so your heart is irregularly irregular I don't hear any murmur.",
            "the heart is irregularly irregular"
        ),
        (
            "Doctor: Okay, on the neurovascular exam of your left arm.\nDoctor: Your sensation is intact to light touch.",
            "left arm: the sensation is intact"
        ),
        ("Doctor: Let me look at your right knee.\nDoctor: There is no swelling.", "right knee no swelling"),
        (
            "Patient: My right knee has been hurting.\nDoctor: Let me look at your knee. Does that hurt?\n"
                + "Patient: Yeah.\nDoctor: I do appreciate some swelling. You have pain with palpation.",
            "right knee pain with palpation"
        ),
        (
            "Doctor: There is swelling of the inside of that right knee. There is fluid in the knee.\n"
                + "Doctor: I do appreciate an effusion.", "right knee: effusion is appreciated"
        ),
        (
            "Doctor: Your back exam, you do have pain to palpation of the lumbar spine.\nDoctor: There is no swelling.",
            "back: no swelling"
        ),
        (
            "Doctor: Let me feel your left foot.\nDoctor: There is tenderness over the midfoot.",
            "left foot tenderness over the midfoot"
        ),
        (
            "Doctor: Now for your left\nDoctor: foot exam, there is no swelling. The sensation is intact.",
            "left foot: the sensation is intact"
        ),
        (
            "Doctor: I looked at your x-ray of your right elbow from this morning and so it's good.\n"
                + "Doctor: There is no fracture.", "x-ray of the right elbow: no fracture"
        ),
        (
            "Doctor: I reviewed your x-ray of the left ankle.\nDoctor: Now the good news is I do not appreciate a fracture.",
            "x-ray of the left ankle: no fracture"
        ),
        (
            "Doctor: Let's check that toe.\nPatient: It's my right big toe.\nDoctor: There is swelling. There is warmth.",
            "right toe warmth"
        ),
        (
            "Doctor: The left knee has no effusion. The right knee has a moderate effusion.\n"
                + "Doctor: There is joint line tenderness.", "right knee: joint line tenderness"
        ),
        (
            "Doctor: On your left shoulder exam, you have limited range of motion.\nPatient: That hurts.\n"
                + "Doctor: There is tenderness of the greater tuberosity of the humerus.",
            "left shoulder tenderness of the greater"
        ),
        (
            "Doctor: On your left foot exam.\nDoctor: There is tenderness over the heel.\nDoctor: There is no swelling.",
            "left foot no swelling"
        ),
        (
            "Doctor: What's going on with your knee?\nPatient: My left knee swelled up after I ran.\nDoctor: Okay, on exam.\n"
                + "Doctor: There is swelling. There is tenderness to palpation.", "left knee tender to palpation"
        ),
        (
            "Doctor: Let me look in your throat.\nDoctor: There is redness.\nDoctor: No swelling.\n"
                + "Doctor: I feel your neck. There are swollen lymph nodes.", "throat: redness"
        ),
    ])
    func `a finding that names no part has the one that was named last as examined`(
        text: String,
        finding: String
    ) async throws {
        let told = try await told(text)
        #expect(told.contains { $0.contains(finding) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: On your right knee exam, there is swelling of your right knee. Your left knee looks fine.\n"
                + "Doctor: There is some redness.", "redness"
        ),
        (
            "Doctor: Strength in the left arm is 5 out of 5.\nDoctor: Strength in the right arm is 4 out of 5.\n"
                + "Doctor: Sensation is intact.", "arm: sensation"
        ),
        (
            "Doctor: Let me examine the left shoulder.\nDoctor: Compared to the right shoulder there is less motion.\n"
                + "Doctor: There is tenderness.\nDoctor: Strength is 4 out of 5.", "right shoulder"
        ),
        (
            "Doctor: I'm gonna examine your right knee now. Put your left leg down. Okay, so there's tenderness.",
            "left leg"
        ),
        (
            "Doctor: There is a 2 centimeter mass in the left breast.\nDoctor: On the right breast there are no masses.\n"
                + "Doctor: No swelling in the armpit.", "breast: no swelling"
        ),
        ("Doctor: No swelling in your ankles.\nDoctor: Your pulse is normal.", "ankles: the pulse"),
        (
            "Doctor: On your lower extremities there is edema.\nDoctor: Sensation is decreased to the ankles.\n"
                + "Doctor: Strength is intact.", "ankles: strength"
        ),
        (
            "Doctor: The index finger has a nodule.\nDoctor: Sensation is intact. Grip strength is normal.",
            "finger: grip"
        ),
        (
            "Doctor: Let me look at your left foot. There is swelling.\nDoctor: Overall you look well. No rash.",
            "foot no rash"
        ),
        (
            "Doctor: Any swelling in your legs?\nPatient: No, just the cough.\nDoctor: I looked at your x-ray.\n"
                + "Doctor: There is no fluid.", "of the legs"
        ),
        (
            "Patient: My shoulder's fine now but I have a rash.\nDoctor: How is the shoulder? Let me do my exam.\n"
                + "Doctor: There is some redness.", "shoulder: some redness"
        ),
        (
            "Doctor: Let me look at your left knee, then the right knee.\nDoctor: There is no effusion.", "effusion"
        ),
        (
            "Doctor: I'll look at your right elbow first. Does it hurt?\nPatient: No.\nDoctor: Same thing on the left.\n"
                + "Doctor: Pain with supination.", "right elbow: pain"
        ),
        (
            "Patient: My left knee and my right knee both hurt.\nDoctor: Let me look at the knee.\n"
                + "Doctor: There is some swelling.", "exam some swelling"
        ),
        ("Doctor: Your lungs are clear.\nDoctor: Your strength is good.", "lungs: "),
        ("Doctor: On your neck exam, there is no mass.\nDoctor: Your strength is good.", "neck: the strength"),
        (
            "Patient: Does my right wrist need a cast?\nDoctor: Hold your arms out for me.\nDoctor: Your strength is good.",
            "arms: "
        ),
        (
            "Doctor: Can you move your fingers?\nPatient: Yes.\nDoctor: So on exam.\nDoctor: You've got some swelling.",
            "fingers: "
        ),
    ])
    func `a part that is not plain is not named`(text: String, falsehood: String) async throws {
        let told = try await told(text)
        #expect(told.allSatisfy { !$0.contains(falsehood) }, "\(told)")
    }

    @Test func `each of two sides that are announced has its own findings`() async throws {
        let told = try await told(
            """
            Doctor: Let me look at your left knee.
            Doctor: There is no swelling.
            Doctor: Now I am going to look at your right knee.
            Doctor: There is some warmth.
            """
        )
        #expect(told.contains { $0.contains("left knee: no swelling") }, "\(told)")
        #expect(told.contains { $0.contains("right knee: some warmth") }, "\(told)")
    }

    @Test func `what is of no one part stays as it was told`() async throws {
        let told = try await told(
            "Doctor: You are in no acute distress. Your heart sounds good. There are no murmurs. There is no edema."
        )
        #expect(told.allSatisfy { !$0.contains("heart: no edema") && !$0.contains("no edema of") }, "\(told)")
        #expect(told.contains { $0.contains("no edema") }, "\(told)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `An examination is read as its findings` {
    private func texts(_ said: String) async throws -> [String] {
        try await note(
            "Doctor: Ruth is a 52-year-old female who presents for a cough.\nPatient: I have had it for two weeks.\n"
                + "Doctor: Okay. Any fever?\nPatient: No.\nDoctor: " + said
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        (
            "heart is regular no murmurs take a deep breath lungs are clear belly is soft nontender no guarding",
            ["No murmurs.", "Lungs are clear.", "Belly is soft nontender.", "No guarding."]
        ),
        (
            "let me see those elbows okay so on the right there is some crepitus no effusion it's stable and the left one has a "
                + "little crepitus too but it's not tender",
            [
                "Examination of the right elbow: No effusion.", "The right elbow is stable.",
                "The left elbow has a little crepitus.",
            ]
        ),
        (
            "so plantar flexion is two out of five on the right compared to five out of five on the left skin is intact",
            ["Plantar flexion is 2 out of 5 on the right compared to 5 out of 5 on the left."]
        ),
        (
            "heart is regular belly is soft skin there is no rash on the left wrist no swelling knee both knees no effusion "
                + "neck is supple deep breath lungs are clear",
            ["Belly is soft.", "Neck is supple."]
        ),
        (
            "face is symmetric normal facial expression throat is clear no swelling good job gait is normal good arm swing",
            ["Face is symmetric.", "Throat: No swelling.", "Gait is normal.", "Good arm swing."]
        ),
        (
            "the right wrist is swollen grip is reduced on the right follow my finger pupils are round",
            ["Grip is reduced on the right.", "Pupils are round."]
        ),
        (
            "right knee flexion is one hundred extension is five left knee flexion is ninety lungs are clear",
            ["Examination of the right knee: Extension is 5.", "Left knee flexion is 90."]
        ),
        (
            "strength is four out of five bilaterally upper extremities and three out of five bilaterally lower extremities",
            ["Strength is 4/5 bilaterally upper extremities and 3/5 bilaterally lower extremities."]
        ),
        (
            "good strength in the left hand both hands are warm heart is irregular consistent with atrial fibrillation "
                + "no murmur deep breath lungs are clear",
            [
                "Good strength in the left hand.", "Both hands are warm.",
                "Heart is irregular consistent with atrial fibrillation.", "No murmur.",
            ]
        ),
        (
            "your creatinine was up it was one point four and last spring it was one point one and your blood count was normal",
            ["The creatinine was 1.4.", "The creatinine was 1.1 last spring.", "The blood count was normal."]
        ),
    ])
    func `each finding with its part, side and value`(said: String, statements: [String]) async throws {
        let texts = try await texts(said)
        for statement in statements { #expect(texts.contains(statement), "\(texts)") }
    }

    @Test(arguments: [
        ("heart is regular no murmurs take a deep breath lungs are clear", "breath"),
        ("heart is regular lungs are clear the dog is loud outside it's normal", "ungs are normal"),
        ("heart is regular lungs are clear flexion is one fifteen", "115"),
        (
            "on the right knee there is an effusion flexion is one ten on the left knee there is no effusion",
            "110 on the left"
        ),
        ("heart is regular left calf is tender flexion is one fifteen", "115"),
        ("the right knee is swollen the left one is fine flexion is one fifteen", "right knee: Flexion"),
        ("heart is regular lungs are clear full range no murmur", "ull range"),
        ("if your belly is soft and your lungs are clear you can go home", "elly is soft"),
        ("no thyroid nodules i feel a lump in the neck it's four lungs are clear heart is regular", "is 4"),
        ("on the right there is some swelling no redness knees are stable", "left"),
        (
            "your potassium was low and then we talked about the garden and it was nine lungs are clear",
            "potassium was 9"
        ),
    ])
    func `nothing is told of another part, and nothing that was only asked for`(
        said: String,
        falsehood: String
    )
        async throws
    {
        let texts = try await texts(said)
        #expect(texts.allSatisfy { !$0.contains(falsehood) }, "\(texts)")
    }
}

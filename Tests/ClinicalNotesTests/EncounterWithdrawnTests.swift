import Artifacts
import Testing

/// What is said last of a drug, a test or a procedure stands.
@Suite struct `An order that is withdrawn or refused later` {
    private func told(_ talk: String) async throws -> [String] {
        try await note("Doctor: Hi, Ines. What brings you in?\nPatient: My back hurts.\n" + talk).allStatements.map {
            $0.text.lowercased()
        }
    }

    @Test(arguments: [
        ("Doctor: I will order a CT. On second thought, we don't need the CT.\nPatient: Okay.", "order a ct"),
        (
            "Doctor: Let's schedule a colonoscopy.\nPatient: I had one in March.\nDoctor: Oh. Then we'll skip the colonoscopy.",
            "schedule a colonoscopy"
        ),
        (
            "Doctor: We will get the biopsy on Monday. Don't eat before.\nPatient: I don't want the biopsy.\nDoctor: I understand.",
            "get the biopsy"
        ),
        (
            "Doctor: I want you to start physical therapy. Do you have any questions about that?\nPatient: I won't go.",
            "start physical therapy"
        ),
        (
            "Doctor: Let's stop the glyburide. No, wait, keep the glyburide for now.\nPatient: Okay.",
            "stop the glyburide"
        ),
        (
            "Doctor: Let's schedule a colonoscopy.\nPatient: I'm pregnant.\nDoctor: We have to postpone the colonoscopy.",
            "schedule a colonoscopy"
        ),
    ])
    func `is not told`(talk: String, order: String) async throws {
        let told = try await told(talk)
        #expect(!told.contains { $0.contains(order) }, "\(told)")
    }

    @Test func `leaves what else was ordered with it`() async throws {
        let talk = """
            Doctor: I'd like to stop the amlodipine and start bumetanide two milligrams daily. It is a small pill.
            Patient: I'd rather not take bumetanide.
            Doctor: Okay. Let's do furosemide twenty instead.
            """
        let told = try await told(talk)
        #expect(told.contains("we will stop the amlodipine."), "\(told)")
        #expect(!told.contains { $0.contains("bumetanide 2") }, "\(told)")
        #expect(told.contains { $0.contains("furosemide 20") }, "\(told)")
    }

    @Test func `leaves the rest of a list`() async throws {
        let talk = """
            Doctor: We will order iron studies, a ferritin and a colonoscopy.
            Patient: I had a colonoscopy in the fall.
            Doctor: Oh, you did. Then we'll skip the colonoscopy.
            """
        let told = try await told(talk)
        #expect(told.contains("we will order iron studies and a ferritin."), "\(told)")
    }

    @Test(arguments: [
        ("Doctor: I will order an MRI of the knee. We don't need an MRI of the back.", "order an mri of the knee"),
        ("Doctor: Let's stop the glyburide. Keep the metformin.", "stop the glyburide"),
        ("Doctor: Let's get an MRI of the hip. We had to postpone the MRI in May.", "get an mri"),
        ("Doctor: Let's get an x-ray. If it is fine, we don't need the x-ray again.", "get an x-ray"),
    ])
    func `stands where something else is turned down`(talk: String, order: String) async throws {
        let told = try await told(talk + "\nPatient: Okay.")
        #expect(told.contains { $0.contains(order) }, "\(told)")
    }
}

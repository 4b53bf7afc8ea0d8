import Artifacts
import Testing

/// What a reply refuses is what was ordered, not something else in the turn; what is dropped is told to the reviewer.
@Suite struct `An order that the patient answers` {
    private static let opening = "Doctor: Hi, Nora. What brings you in?\nPatient: My hip has been hurting.\n"

    private func drafted(_ talk: String) async throws -> (told: [String], flags: [String]) {
        let note = try await note(Self.opening + talk)
        return (note.allStatements.map { $0.text.lowercased() }, note.flags.map { $0.detail.lowercased() })
    }

    @Test(arguments: [
        ("Doctor: I'd like to order an MRI of the hip.\nPatient: I don't want to be a nuisance, but okay.", "an mri"),
        ("Doctor: We will get an x-ray of the hip today.\nPatient: I'd rather do it on Friday.", "an x-ray"),
        ("Doctor: I'm going to refer you to physical therapy.\nPatient: I'd rather do evenings.", "physical therapy"),
        ("Doctor: We will do a bone scan.\nPatient: I don't want to wait, let's do it.", "bone scan"),
        ("Doctor: I'd like to refer you to physical therapy.\nPatient: I can't go on Tuesdays.", "physical therapy"),
        (
            "Doctor: I'll give you doxycycline 100 milligrams twice a day.\nPatient: I don't want to get a rash from it.",
            "doxycycline 100"
        ),
        (
            "Doctor: I'm going to start you on meloxicam 15 milligrams.\nPatient: I don't want pills, but okay, I'll try.",
            "meloxicam"
        ),
        (
            "Doctor: We will get an ultrasound today. I was going to start prednisone, but let's not.\nPatient: Fine.",
            "an ultrasound"
        ),
    ])
    func `stands where something else is refused`(talk: String, order: String) async throws {
        let (told, _) = try await drafted(talk)
        #expect(told.contains { $0.contains(order) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: I'd like to order an MRI of the hip.\nPatient: I don't want an MRI.\nDoctor: All right.", "an mri",
            "mri"
        ),
        ("Doctor: We could do a steroid injection.\nPatient: No shots, please.", "injection", "injection"),
        (
            "Doctor: I would like to give you a cortisone shot today.\nPatient: Does it hurt?\nDoctor: A little.\n"
                + "Patient: No, I don't want a shot.",
            "cortisone shot", "shot"
        ),
        (
            "Doctor: I'm going to refer you to physical therapy.\nPatient: I'd rather not.", "physical therapy",
            "therapy"
        ),
        (
            "Doctor: I'm going to start you on meloxicam 15 milligrams.\nPatient: I don't want any pills.", "start",
            "melox"
        ),
    ])
    func `is told to the reviewer where it is refused`(talk: String, order: String, flag: String) async throws {
        let (told, flags) = try await drafted(talk)
        #expect(!told.contains { $0.hasPrefix("we ") && $0.contains(order) }, "\(told)")
        // The order, and what withdrew it.
        #expect(flags.contains { $0.contains(flag) && $0.filter { $0 == "\u{201C}" }.count == 2 }, "\(flags)")
    }

    @Test func `goes where it is put off`() async throws {
        let talk = """
            Doctor: We may do a biopsy today. Let me see it first.
            Patient: Okay.
            Doctor: It looks harmless. We will put the biopsy off until the summer.
            """
        let (told, _) = try await drafted(talk)
        #expect(!told.contains { $0.contains("biopsy today") }, "\(told)")
        #expect(told.contains { $0.contains("put the biopsy off until the summer") }, "\(told)")
    }
}

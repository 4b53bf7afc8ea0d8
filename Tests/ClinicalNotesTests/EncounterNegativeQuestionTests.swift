import Artifacts
import Testing

/// "No fever?" is answered in more than one way.
@Suite struct `A question that denies` {
    private func drafted(_ asked: String) async throws -> Note {
        try await note("Doctor: Hi, Ole. What's going on?\nPatient: I have had a cough for four days.\n" + asked)
    }

    @Test(arguments: [
        ("Doctor: No fever?\nPatient: Yes, a hundred and three.", "Reports fever."),
        ("Doctor: No chest pain?\nPatient: Right.", "Denies chest pain."),
        ("Doctor: No vomiting?\nPatient: Correct.", "Denies vomiting."),
        ("Doctor: No diarrhea?\nPatient: No.", "Denies diarrhea."),
        ("Doctor: No numbness?\nPatient: Yes, some in my toes.", "Reports numbness."),
        ("Doctor: No fever?\nPatient: Yeah, I had 102 on Sunday night at my sister's.", "Reports fever."),
        ("Doctor: No nausea?\nPatient: Yes, a little bit at the end of the day.", "Reports nausea."),
    ])
    func `is affirmed by more than a yes and denied by what agrees`(talk: String, told: String) async throws {
        let note = try await drafted(talk)
        #expect(note.allStatements.contains { $0.text == told }, "\(note.allStatements.map(\.text))")
    }

    @Test func `is not affirmed by another complaint`() async throws {
        let told = try await drafted("Doctor: No fever?\nPatient: Yeah, a little bit of a sore throat.").allStatements
        #expect(!told.contains { $0.text.contains("fever") }, "\(told.map(\.text))")
    }

    @Test func `is asked about where a yes is all`() async throws {
        let note = try await drafted("Doctor: No rash?\nPatient: Yes.\nDoctor: Okay.")
        #expect(!note.allStatements.contains { $0.text.contains("rash") })
        #expect(note.flags.contains { $0.detail.contains("rash, unclear answer") }, "\(note.flags)")
    }
}

import Artifacts
import Testing

/// What is said by one person of himself, or against another.
@Suite struct `A talk of three` {
    @Test(arguments: [
        """
        Doctor: You're calling about Ida?
        Patient: Yes, I'm her dad. She's seven. She has a fever.
        Doctor: Any allergies?
        Patient: No. I'm allergic to penicillin.
        """,
        """
        Doctor: Is he allergic to any medicines?
        Patient: He's not. I'm allergic to penicillin.
        """,
        """
        Doctor: Any medical problems in your family? He's four, right?
        Patient: Yes, four. I'm allergic to penicillin.
        """,
    ])
    func `keeps the allergy of a parent from the child`(talk: String) async throws {
        let told = try await note(talk).allStatements.map(\.text)
        #expect(!told.contains { $0.contains("penicillin") }, "\(told)")
    }

    @Test func `keeps the illness of a parent from the child`() async throws {
        let told = try await note(
            """
            Doctor: Hi dad, this is Ben's four year visit?
            Patient: Yes. I have asthma and I smoke.
            Doctor: Is he taking anything?
            Patient: No. I take montelukast.
            """
        ).allStatements.map(\.text)
        #expect(!told.contains { $0.contains("sthma") || $0.contains("montelukast") }, "\(told)")
    }

    @Test(arguments: [
        """
        Doctor: What happened?
        Patient: Some man ran into my car. My shoulder hurts.
        Doctor: Was he hurt?
        Patient: He was fine. He had a nosebleed.
        """,
        """
        Doctor: Who did that? Had he been drinking?
        Patient: He was drunk. He punched me.
        Doctor: Where does it hurt?
        Patient: My shoulder hurts.
        """,
        """
        Doctor: What brings you in?
        Patient: I had a baby in May. My shoulder hurts.
        Doctor: Is she nursing?
        Patient: She nurses. She sleeps. She has colic.
        """,
    ])
    func `keeps the complaint of who speaks of another`(talk: String) async throws {
        let told = try await note(talk).allStatements.map(\.text)
        #expect(told.contains { $0.contains("shoulder hurts") }, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: Did you hit your head?\nPatient: No.\nGuest: Mom, you did hit your head.", "you did hit"),
        (
            "Doctor: Are you taking your insulin?\nPatient: Yes, every day.\nGuest: She hasn't taken it since May.",
            "since May"
        ),
        ("Doctor: Do you drink alcohol?\nPatient: No.\nGuest: He drinks a bottle of gin a day.", "gin"),
        ("Doctor: Any trouble sleeping?\nPatient: No.\nGuest: She doesn't sleep at all.", "at all"),
        ("Doctor: Any trouble sleeping?\nPatient: No.\nGuest: She has trouble sleeping.", "has trouble"),
    ])
    func `flags an answer that a guest contradicts`(talk: String, quote: String) async throws {
        let note = try await note(talk)
        let flags = note.flags + note.allStatements.flatMap(\.flags)
        #expect(flags.contains { $0.reason == .contradiction && $0.detail.contains(quote) }, "\(flags.map(\.detail))")
    }

    @Test(arguments: [
        "Doctor: Did you hit your head?\nPatient: No.\nGuest: No, she didn't.",
        "Doctor: Do you drink alcohol?\nPatient: No.\nGuest: She hit her knee.",
        "Doctor: Any trouble sleeping?\nPatient: No.\nGuest: She sleeps all night.",
        "Doctor: Are you taking your medicine?\nPatient: Yes.\nGuest: He never forgets his medicine.",
        "Doctor: Do you have any pain?\nPatient: No.\nGuest: She takes Advil for the pain.",
    ])
    func `flags nothing where a guest agrees or tells something else`(talk: String) async throws {
        let note = try await note(talk)
        let flags = note.flags + note.allStatements.flatMap(\.flags)
        #expect(!flags.contains { $0.reason == .contradiction }, "\(flags.map(\.detail))")
    }
}

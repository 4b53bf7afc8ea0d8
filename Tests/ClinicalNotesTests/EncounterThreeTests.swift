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
}

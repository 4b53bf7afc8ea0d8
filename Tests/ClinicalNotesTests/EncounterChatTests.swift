import Artifacts
import Testing

/// What is said of animals, neighbours and games is none of the patient's.
@Suite struct `Chat is no visit` {
    private static let talk = """
        Patient: My neighbor sold a boat, a thirty foot boat, and it sank.
        Doctor: No way.
        Patient: The cat has diabetes and takes glipizide 5 milligrams.
        Doctor: Poor cat.
        Patient: Did you watch the game last night? The Bears lost again.
        Doctor: I did, it was terrible. My nephew was so upset he broke his chair.
        Patient: The road out here is a mess.
        Doctor: They started on it in June, and it goes on and on.

        """

    @Test func `nothing of it is the patient's`() async throws {
        let note = try await note(Self.talk)
        let told = note.allStatements.map(\.text)
        #expect(
            told.allSatisfy {
                !$0.contains("boat") && !$0.contains("glipizide") && !$0.contains("iabetes") && !$0.contains("chair")
            },
            "\(told)"
        )
        #expect(!note.flags.contains { $0.reason == .swappedSpeakers })
    }

    @Test func `a long talk of it says so`() async throws {
        let note = try await note(String(repeating: Self.talk, count: 5))
        #expect(note.flags.contains { $0.reason == .hardlyClinical })
    }

    @Test func `a visit is none`() async throws {
        let visit = """
            Doctor: What brings you in?
            Patient: My neighbor's dog bit my left hand on Sunday. It hurts and it is swollen.
            Doctor: Any fever?
            Patient: No.

            """
        let note = try await note(String(repeating: visit, count: 10))
        #expect(!note.flags.contains { $0.reason == .hardlyClinical })
    }

    @Test func `a visit for the mind is none`() async throws {
        let visit = """
            Doctor: How has your mood been?
            Patient: Low. I cry a lot, and I worry.
            Doctor: Are you sleeping?
            Patient: Not much. I had nightmares.
            Doctor: Are you drinking?
            Patient: I have been sober for a month.
            Doctor: Keep seeing your therapist.

            """
        let note = try await note(String(repeating: visit, count: 5))
        #expect(!note.flags.contains { $0.reason == .hardlyClinical })
    }

    @Test(arguments: ["amoxicillin", "Hello", "fracture"])
    func `a word alone stands as it was dictated`(word: String) async throws {
        let note = try await draft(heard(word))
        #expect(note.sections.map(\.title) == ["Dictated Text"])
        #expect(note.flags.contains { $0.reason == .hardlyClinical })
    }
}

import Artifacts
import ClinicalNotes
import Testing

/// What a patient tells as a story, and what is pointed at in it.
@Suite struct `What a patient tells as a story` {
    private func history(_ talk: String) async throws -> String {
        try await note(talk).statements("History of Present Illness").joined(separator: " ")
    }

    @Test func `What only went on is not told without what it is of`() async throws {
        let told = try await history(
            """
            [doctor] How have you been?
            [patient] My cough started 3 weeks ago. It's worse at night.
            [doctor] Anything else new?
            [patient] Not much. My nephew was in town. We went to the harbor and I had to hold the rope.
            """
        )
        #expect(told.contains("cough"))
        #expect(!told.contains("rope") && !told.contains("harbor"))
    }

    @Test func `What one was doing is told beside what happened`() async throws {
        let told = try await history(
            """
            [doctor] What brings you in today?
            [patient] My left knee hurts. I was playing volleyball on Sunday. I jumped and I twisted my knee when I landed.
            """
        )
        #expect(told.contains("playing volleyball"))
    }

    @Test func `What happened breaks in on what one was doing`() async throws {
        let told = try await history(
            """
            [doctor] Hello Karen, what happened?
            [patient] On Sunday I was at my cousin's, we were making soup for the fair. And I get this pain in my chest, on the left.
            [doctor] Any fever?
            [patient] No.
            """
        )
        #expect(told.contains("was making soup for the fair when she got a pain in her chest"), "\(told)")
        #expect(!told.contains("cousin"), "\(told)")
    }

    @Test(arguments: [
        "My son makes these pancakes on Sundays.", "My husband put his hand on my arm.", "I was in a choir.",
        "I read every leaflet. I have a wedding.",
    ])
    func `What neither strains the body nor befalls it is left out`(aside: String) async throws {
        let told = try await history(
            """
            [doctor] Hello Karen, how are you?
            [patient] My cough started 3 weeks ago. It's worse at night. \(aside) I take Tylenol for it.
            """
        )
        #expect(told.contains("cough"), "\(told)")
        #expect(!["pancakes", "hand", "choir", "leaflet", "wedding"].contains(where: told.contains), "\(told)")
    }

    @Test func `What strains the body is told`() async throws {
        let told = try await history(
            """
            [doctor] Hello Karen, what happened?
            [patient] My back hurts. I was moving some boxes into the garage. It started that evening.
            """
        )
        #expect(told.contains("moving some boxes"), "\(told)")
    }

    @Test(arguments: [
        "I was admitted to the ICU for 2 days.", "My mother died of a stroke.",
    ])
    func `Care and illnesses of the family are no scenes`(fact: String) async throws {
        let all = try await note(
            """
            [doctor] Hello Karen, how are you?
            [patient] My cough started 3 weeks ago. It's worse at night. \(fact)
            """
        ).allStatements.map(\.text).joined(separator: " ")
        #expect(["ICU", "icu", "stroke"].contains(where: all.contains), "\(all)")
    }

    @Test func `A drug that was named before is had since`() async throws {
        let told = try await history(
            """
            [doctor] Hello Karen, what brings you in?
            [patient] My head spins. The urgent care gave me meclizine on Friday. It knocked me flat. So I haven't had any since Sunday.
            """
        )
        #expect(told.contains("has not had any meclizine since Sunday"), "\(told)")
    }

    @Test func `That arm is the side that was named`() async throws {
        let told = try await history(
            """
            [doctor] Any numbness?
            [patient] My fingers went numb one time on the left. But I had been sleeping on that arm.
            """
        )
        #expect(!told.contains("that arm"))
    }

    @Test func `What was tested is named where something was found in it`() async throws {
        let all = try await note(
            """
            [doctor] So what brings you in?
            [patient] I have been drinking a lot of water.
            [doctor] Okay. We tested the urine this morning, and there's no sugar in it at all.
            """
        ).allStatements.map(\.text)
        #expect(!all.contains { $0.contains("No sugar") && !$0.contains("urine") })
    }

    @Test func `An eardrum has the side that was said before it`() async throws {
        let all = try await note(
            """
            [doctor] So you are here for ear pain?
            [patient] Yes, it hurts a lot.
            [doctor] Let me take a look. On the right ear, the eardrum is red and bulging. Your lungs are clear.
            """
        ).allStatements.map(\.text)
        #expect(all.contains { $0.contains("eardrum is red") && $0.lowercased().contains("right") })
    }

    @Test(arguments: [
        "A lot of them are harmless.", "Very little of that gets to the blood.", "She picks up both of ours.",
        "Everybody has these in their ears.", "Above 10 is sleepy.", "The 12th is fine.",
    ])
    func `What names nothing is not told`(said: String) async throws {
        let all = try await note(
            """
            [doctor] So what brings you in?
            [patient] I have had a sore throat for 2 weeks.
            [doctor] Okay. \(said) We will check your thyroid.
            """
        ).allStatements.map(\.text)
        #expect(!all.contains(said))
    }
}

extension `What a patient tells as a story` {
    @Test func `What was asked about is named with what is told of it`() async throws {
        let told = try await history(
            """
            [doctor] How have you been?
            [patient] My cough started 3 weeks ago.
            [doctor] So tell me about the wrist.
            [patient] I was putting away the groceries, and I slipped and landed on my hand.
            """
        )
        #expect(told.contains("wrist"))
    }

    @Test func `It is what the patient says that it is`() async throws {
        let told = try await history(
            """
            [doctor] So what's happening?
            [patient] Well, it's the breathing. It's been getting worse since about the middle of March.
            """
        )
        #expect(told.contains("breathing has been getting worse since about the middle of March"))
    }
}

extension `What a patient tells as a story` {
    @Test func `Pillows are what one sleeps on`() async throws {
        let told = try await history(
            """
            [doctor] So what brings you in?
            [patient] My cough started 3 weeks ago.
            [doctor] Okay, and do you sleep flat?
            [patient] I use 3 pillows. But I've always had 3.
            """
        )
        #expect(told.contains("sleeps on 3 pillows"))
    }
}

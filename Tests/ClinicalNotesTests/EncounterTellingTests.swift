import Artifacts
import ClinicalNotes
import Testing

/// What is said of the telling, of the visit and to somebody is no part of what is told.
@Suite struct `What of the telling is no part of what is told` {
    private func told(_ talk: String) async throws -> String {
        try await note(talk).allStatements.map(\.text).joined(separator: " ")
    }

    @Test(arguments: [
        ("I had a knee replacement in 2019, if that counts.", "a knee replacement in 2019."),
        ("I've had these headaches for, I wanna say, 4 months.", "headaches for about 4 months."),
        ("The rash got worse in the last, I'd say, 6 weeks.", "got worse in about the last 6 weeks"),
        ("I get short of breath going up the stairs and this is weird, but I chew on ice.", "going up the stairs"),
        ("I have pain in my belly, right here on the left, when I cough.", "pain in her belly, on the left"),
        ("I take the losartan 50 mg and the headaches, I haven't had one in a year.", "takes the losartan 50 mg."),
        ("My appetite came back and I felt light-head on Monday.", "light-headed"),
    ])
    func `A statement stands without it`(said: String, wording: String) async throws {
        let told = try await told(
            """
            [doctor] Hello Karen, what brings you in today?
            [patient] I've had a cough. \(said)
            [doctor] Okay, any fever?
            [patient] No.
            """
        )
        #expect(told.contains(wording), "\(told)")
        #expect(
            !["counts", "say", "weird", "right here", "and the headaches"].contains(where: told.contains),
            "\(told)"
        )
    }

    @Test func `Whom the clinician calls by name is no object`() async throws {
        let told = try await told("[doctor] Are you still taking metformin, Kevin?\n[patient] Yes, I am.")
        #expect(told.contains("He is still taking metformin."), "\(told)")
        #expect(!told.contains("Kevin"), "\(told)")
    }

    @Test func `A relative with a name keeps it`() async throws {
        let told = try await told(
            "[doctor] Hello Karen, who is at home?\n[patient] I live with my son, Kevin. I have a bad cough."
        )
        #expect(told.contains("lives with her son"), "\(told)")
    }

    @Test func `A quitting of years ago is not the time of what is so now`() async throws {
        let told = try await told(
            """
            [doctor] Hello Karen, do you smoke?
            [patient] I quit when my son was born, so 8 years ago, but I still vape every day.
            """
        )
        #expect(!told.contains("ago, she still"), "\(told)")
    }

    @Test(arguments: [
        "And the third problem is the birth control.", "We'll look at your labs in a second.",
        "We'll be glad to have her.", "Okay, you can pull up your pants.", "You can scoot back and sit up.",
        "The rule is 3 infections in a year.", "We'll take a look at that now.",
    ])
    func `What only announces or leads through the visit is left out`(said: String) async throws {
        let told = try await told(
            """
            [doctor] Hello Karen, how are you?
            [patient] I have a sore throat.
            [doctor] \(said) For your first problem, your asthma, I want you to continue the albuterol.
            [patient] Okay.
            """
        )
        #expect(told.contains("albuterol"), "\(told)")
        #expect(
            !["third", "second", "glad", "pants", "scoot", "rule", "look"].contains(where: told.lowercased().contains),
            "\(told)"
        )
    }

    @Test(arguments: [
        ("Can I drive?", "You can, since you're not dizzy.", "She can drive since she is not dizzy."),
        (
            "Should I rest?", "I'd hold off on running until we've got this settled down.",
            "She should hold off on running until this is settled."
        ),
        (
            "How long am I off?", "You're out of the boot at, say, 8 weeks.",
            "She will be out of the boot at about 8 weeks."
        ),
        ("What is it?", "I'd like to do a biopsy of that today.", "We will do a biopsy today."),
        (
            "Okay.", "Continue the omeprazole 20 mg a day and with all the prednisone I want to get a bone density.",
            "We will get a bone density"
        ),
    ])
    func `What is granted, advised and ordered has its verb, its doer and its object`(
        asked: String,
        said: String,
        wording: String
    ) async throws {
        let told = try await told(
            """
            [doctor] Hello Karen, how are you?
            [patient] My ankle hurts.
            [doctor] On exam, there is swelling of the ankle. It is a sprain.
            [patient] \(asked)
            [doctor] \(said)
            [patient] Thank you.
            """
        )
        #expect(told.contains(wording), "\(told)")
        #expect(!told.contains("Continue prednisone"), "\(told)")
    }

    @Test(arguments: [
        ("You have to have full strength before I'd clear you.", "before she is cleared."),
        (
            "For your reflux, I want to get another bone density and stay on the vitamin D.",
            "She should stay on the vitamin D."
        ),
        ("I want to get you on, get you into physical therapy.", "We will get her into physical therapy."),
    ])
    func `What the clinician will do is told of the patient`(said: String, wording: String) async throws {
        let told = try await told(
            """
            [doctor] Hello Karen, how are you?
            [patient] My ankle hurts.
            [doctor] On exam, there is swelling of the ankle. It is a sprain. \(said)
            [patient] Okay.
            """
        )
        #expect(told.contains(wording), "\(told)")
    }

    @Test func `A test that was ordered under two names is ordered once`() async throws {
        let told = try await told(
            """
            [doctor] Hello Karen, how are you?
            [patient] I'm tired.
            [doctor] For your hypothyroidism, I want to order thyroid labs.
            [patient] Okay.
            [doctor] So we'll order a thyroid panel.
            [patient] Okay.
            """
        )
        #expect(!(told.contains("thyroid labs") && told.contains("thyroid panel")), "\(told)")
    }

    @Test func `Two that are denied are joined`() async throws {
        let told = try await told("[doctor] Any blood, any black stools?\n[patient] No, I look every time.")
        #expect(told.contains("Denies blood or black stools."), "\(told)")
    }

    @Test func `What was named first is what is taken`() async throws {
        let told = try await told(
            """
            [doctor] Hello Karen, what do you take?
            [patient] I have a stone. The Flomax I take at night.
            """
        )
        #expect(told.contains("takes the Flomax at night"), "\(told)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What talk leaves at the ends of a statement` {
    @Test(arguments: [
        ("Patient: I got a rash on my arm and that was the end of it.", "got a rash on her arm."),
        ("Patient: I had a sinus infection in March, that was a nightmare.", "had a sinus infection in March."),
        ("Patient: I had that sinus infection in March.", "had a sinus infection in March."),
        (
            "Doctor: There's mild swelling at the left wrist, none on the right.",
            "at the left wrist, none on the right."
        ),
        ("Doctor: For your first problem, the rash, this is ringworm.", "This is ringworm."),
        ("Doctor: I'd like you to use the brace whenever you can.", "use the brace."),
    ])
    func `what was begun or says nothing is not told`(said: String, statement: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Lungs are clear no wheezing his heart is regular no murmur.", "No wheezing."),
        ("Doctor: There is no pronator drift hold your arms out in front of you.", "No pronator drift."),
        ("Doctor: Your vitals are fine blood pressure's 118/76.", "Blood pressure: 118/76."),
        (
            "Doctor: There's pain with resisted extension and strength there is 4 out of 5.",
            "Pain with resisted extension."
        ),
        ("Doctor: You have some swelling on the right.", "welling on the right."),
        ("Doctor: The ears look fine, that mole is hard to see.", "The ears look fine."),
        ("Doctor: No big thyroid heart is regular no murmur lungs are clear.", "No murmur."),
        ("Doctor: Your grip on the right is weak the other fingers there's no swelling.", "on the right is weak."),
        ("Doctor: The hip is minus 2.4, and the, uh, femoral neck is minus 2.7.", "The femoral neck is minus 2.7."),
        (
            "Doctor: So on your exam, top of the left foot, 1+, and behind the ankle bone on the left, I can't feel it.",
            "Top of the left foot, 1+."
        ),
        (
            "Doctor: Your speech, your balance, and your strength are all normal.",
            "The speech, her balance, and her strength are all normal."
        ),
    ])
    func `a finding ends where the next begins`(said: String, statement: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
    }

    @Test(arguments: [
        "Patient: I have to stand there and pretend I'm fine.", "Patient: No, I can't hold that.",
        "Patient: My nephew came to see me and said, uncle, you smell like smoke.",
        "Patient: I took for 4 days.", "Doctor: The pylorus is the gate in which the stomach opens.",
        "Patient: I can't because of my disability.", "Patient: I've tried to increase how much.",
        "Patient: I feel in the thigh.",
        "Doctor: Good morning, Ann, come on in have a seat.",
        "Doctor: We'll come up with our next steps.", "Doctor: Somebody else can do the cooking.",
        "Patient: I had my back hit my basket.", "Patient: I went back to sleep.",
        "Patient: I was scared to death.", "Patient: I listened to a history podcast.",
        "Patient: When I started losing hair everybody said, well, it's the stress.",
    ])
    func `what lost its end or tells nothing is left out`(said: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.allSatisfy { $0.contains("follow-up") }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Do you smoke?\nPatient: I smoke half a pack a day, sir.", "half a pack a day"),
        ("Doctor: I want you to be careful with the stairs, young lady.\nPatient: I have knee pain.", "knee pain"),
        ("Patient: I have arthritis in both of my knees, ma'am.", "arthritis in both of her knees."),
    ])
    func `whom a speaker addresses is not told`(said: String, statement: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.contains(statement) }, "\(statements)")
        #expect(!statements.contains { $0.contains("sir") || $0.contains("ma'am") || $0.contains("young") })
    }

    @Test(arguments: [
        ("Patient: My knee pain is only gotten worse.", "knee pain has only gotten worse."),
        ("Patient: I get a ugly looking rash on my arm.", "an ugly looking rash"),
        ("Patient: I get a headache every couple weeks.", "every couple of weeks."),
        ("Patient: I take the blue one the Lasix twice a day.", "takes the Lasix twice a day."),
        ("Doctor: The heart rate's 118, which is fast.", "Heart rate: 118."),
        ("Doctor: She weighs 21.5 kilos, blood pressure's 92/56.", "Weight: 21.5"),
        ("Patient: I have ran out of my Xanax.", "has run out of her Xanax."),
        ("Patient: I use to run a restaurant.", "used to run a restaurant."),
        ("Patient: Now I rub the diclofenac gel on it.", "uses the diclofenac gel."),
        ("Doctor: I can feel a good bit of stool down here on the left side.", "good bit of stool on the left side."),
        (
            "Doctor: Have you taken any medicine safe for example Tylenol?\nPatient: No.",
            "medicine for example Tylenol."
        ),
        ("Patient: I'm not feeling well obviously.", "is not feeling well."),
        ("Doctor: There's some tenderness at, let's see, about T6.", "enderness at about T6."),
        ("Doctor: We'll check a lot of thyroid hormones, iron levels.", "thyroid hormones and iron levels."),
    ])
    func `slips of speech are set right`(said: String, statement: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(statements.contains { $0.contains(statement) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: I'm gonna order another CBC on you.\nDoctor: Hey, Dragon, order a complete blood count.", "count"),
        ("Patient: I take digoxin for afib.\nDoctor: So you have atrial fibrillation.", "has atrial fibrillation"),
        (
            "Doctor: Do you have any numbness or tingling?\nPatient: No.\nDoctor: Any tingling?\nPatient: No.",
            "Denies tingling"
        ),
        (
            "Doctor: I want to give you the Motrin.\nDoctor: You should take Motrin 800 milligrams every 6 hours.",
            "give her the Motrin"
        ),
    ])
    func `what was told or ordered is not told again`(said: String, again: String) async throws {
        let statements = try await statements(inFollowUp: said)
        #expect(!statements.contains { $0.contains(again) }, "\(statements)")
    }

    @Test func `who is here for one thing is said to present once`() async throws {
        let note = try await note(
            "Doctor: Ann is a 40-year-old female with a history of gout, who's here for left knee pain.\n"
                + "Patient: My left knee hurts."
        )
        let frame = note.statements("History of Present Illness").first ?? ""
        #expect(frame.contains("gout, who presents today for left knee pain."), "\(frame)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

/// What a rule that makes a statement fuller or shorter must not change: side, part, time, drug, who, and whether.
@Suite struct `What rewording leaves as it was said` {
    private static let opening = """
        Doctor: Hi Ann, so what brings you in today?
        Patient: I am here for a follow-up visit of my blood pressure.

        """
    private static let plan = """

        Doctor: Okay. Let me take a look at you. Your lungs are clear. Your heart is regular.
        Doctor: So for your blood pressure, I want to continue lisinopril 10 mg. We will check a metabolic panel.

        """

    /// Each statement with its heading.
    private func told(early: String = "", late: String = "") async throws -> [String] {
        try await note(Self.opening + early + Self.plan + late).sections.flatMap { section in
            section.statements.map { section.title + ": " + ($0.heading ?? "") + " " + $0.text }
        }
    }

    @Test(arguments: [
        (
            "Doctor: And how is the pain on the right?\nPatient: No, it's the other one. I can't lift with that hand.",
            "right"
        ),
        ("Patient: My husband has a bad knee on the left. I twisted that ankle skiing.", "left ankle"),
        ("Doctor: Does it hurt on the right?\nPatient: No. I can't move that shoulder.", "right shoulder"),
        ("Doctor: Is it the left knee?\nPatient: No, the other one. I fell on that knee.", "left knee"),
        ("Patient: My brother broke his arm, on the right. I broke this arm when I was ten.", "right arm"),
        ("Doctor: Your blood pressure was taken on the left. There is swelling of that ankle.", "left ankle"),
        (
            "Patient: I had surgery on the left. It went well. But this knee is the one that hurts. This knee hurts.",
            "left knee"
        ),
        ("Doctor: Turn your head to the right. The eardrum is red.", "right ear"),
        ("Doctor: Let me look at your ears. Turn your head to the right. The eardrum is red.", "right ear"),
        ("Doctor: Does your knee hurt?\nPatient: No. It hurts when I chew food.", "knee hurts"),
        (
            "Doctor: Does your shoulder hurt?\nPatient: No, my shoulder is fine. It hurts when I lift food.",
            "shoulder hurts"
        ),
        ("Patient: I have a sore throat and my knee is fine. It hurts when I swallow food.", "knee hurts"),
        (
            "Doctor: The chest x-ray shows a mass in the left lung. Okay. So I will explain it. Now your knee. The knee is "
                + "swollen. The joint line is tender.", "x-ray The"
        ),
        ("Patient: I hurt my left knee. My right knee is fine. I fell on that knee last week.", "right knee last"),
    ])
    func `no side and no part is told that was not said`(said: String, falsehood: String) async throws {
        let told = try await told(early: said)
        #expect(told.allSatisfy { !$0.contains(falsehood) }, "\(told)")
    }

    @Test(arguments: [
        ("Patient: My fingers tingled one time, on the right. I had been sleeping on that arm.", "right arm"),
        ("Patient: I had a CT scan of my chest last month, that was clear.", "that was clear"),
        ("Patient: I had a lump in my left breast removed, that was benign.", "that was benign"),
        ("Doctor: You had a stress test, that was abnormal.", "that was abnormal"),
        ("Patient: I took metformin 500 mg, that was before the pregnancy.", "before the pregnancy"),
        ("Patient: I am diabetic and am allergic to penicillin.", "is allergic to penicillin"),
        ("Patient: I take insulin and am on metformin.", "insulin, metformin"),
        ("Doctor: Have you been abroad?\nPatient: I was in Kenya last month. I felt fine.", "in Kenya last month"),
        ("Patient: I was bitten by a tick. We were camping in Maine.", "bitten by a tick"),
        ("Patient: My son would have a seizure every week.", "would have a seizure every week"),
        ("Patient: My grandma has a walker that she uses to get around.", "she uses to get around"),
        ("Doctor: We will give you Lasix. We will increase Lasix 40 mg if you gain weight.", "give her Lasix"),
        ("Doctor: I'll give you the Motrin. You said Motrin 800 mg caused bleeding.", "give her the Motrin"),
        ("Doctor: Below 7 is the goal for your A1c.", "goal for her A1c"),
        ("Doctor: I also see that your mother had cancer.", "er mother had cancer"),
    ])
    func `what is true and matters is told`(said: String, truth: String) async throws {
        let told = try await told(early: said)
        #expect(told.contains { $0.contains(truth) }, "\(told)")
    }

    @Test(arguments: [
        ("Patient: I took metformin 500 mg, that was before the pregnancy.", "taking metformin"),
        ("Doctor: You have swelling of the ankle, none.", "Swelling of the ankle"),
        ("Patient: I have pain in my chest, none.", "pain in her chest"),
        ("Patient: I use a cream my daughter uses to treat eczema.", "used to"),
        ("Patient: I had a seizure once. That was when I was a child. I smoke two packs a day.", "child, she smokes"),
        ("Patient: It was when I was in the army. I have back pain.", "army, she has"),
        ("Patient: I take Keppra for seizures and I haven't had any since March.", "any Keppra"),
        ("Patient: I take prednisone. My last drink was in June. I haven't had any since then.", "any prednisone"),
        (
            "Patient: I have a cough.\nDoctor: When did your drinking begin?\nPatient: It started when my wife died. "
                + "It got worse last year.", "cough got worse"
        ),
        ("Patient: It's my balance. I take warfarin for my heart. It started two weeks ago.", "balance started"),
        ("Patient: It's my sleep. My wife fell last week. It got worse after that.", "sleep got worse"),
        ("Doctor: The left breast looks normal, that mass is in the right.", "looks normal."),
        ("Doctor: The mole looks fine, that lump is concerning.", "looks fine."),
        ("Patient: My mother does not remember her pills or takes them twice.", "or take them"),
        ("Doctor: This is Bryony Vole.", "Vole"),
        ("Doctor: I also see that your mother had cancer.", "The mother"),
        ("Patient: I have a rash.\nDoctor: Do you drink?\nPatient: Wine. It got worse last year.", "rash got worse"),
    ])
    func `no time, drug or complaint changes`(said: String, falsehood: String) async throws {
        let told = try await told(early: said)
        #expect(told.allSatisfy { !$0.contains(falsehood) }, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: So you smoke one pack a day.", "Assessment and Plan:  She smokes"),
        ("Doctor: If your pressure drops below 90, and you feel dizzy. Stop the lisinopril.", "top the lisinopril"),
        ("Doctor: Before the surgery. Stop the warfarin. Unless I call you. Restart the metformin.", "the warfarin"),
        ("Doctor: Before the surgery. Stop the warfarin. Unless I call you. Restart the metformin.", "the metformin"),
        (
            "Doctor: Don't take the aspirin, that's what I used to say. Don't worry about the aspirin.",
            "not take the aspirin"
        ),
    ])
    func `nothing becomes an order that was none`(said: String, falsehood: String) async throws {
        let told = try await told(late: "Patient: Okay.\n" + said + "\nPatient: Okay, thank you.")
        #expect(told.allSatisfy { !$0.contains(falsehood) }, "\(told)")
    }
}

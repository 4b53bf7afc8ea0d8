import Artifacts
import ClinicalNotes
import Testing

@Suite struct `A statement keeps what bounds it` {
    /// Of a visit with a plan behind it.
    private func told(_ talk: String) async throws -> [String] {
        try await note(
            "Doctor: Ann is a 40-year-old female here for knee pain.\nPatient: My knee hurts at night.\n\(talk)"
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        (
            "Doctor: We'll refer you to physical therapy once we have the MRI results, okay?",
            "refer her to physical therapy once we have the MRI results."
        ),
        ("Doctor: We will probably increase the metformin next month.", "We will probably increase the metformin"),
        ("Patient: I've lost about 3, 3.5 pounds since April.", "3 to 3.5 pounds"),
        ("Patient: I walk about a mile, a mile and a half every day.", "a mile to a mile and a half every day."),
        (
            "Patient: I've been having a lot of pain for the last three weeks now and it's not getting better.",
            "has not been getting better."
        ),
    ])
    func `a condition, a doubt and a range stay whole`(talk: String, kept: String) async throws {
        let told = try await told(talk)
        #expect(told.contains { $0.contains(kept) }, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: Call me if your weight goes up.\nPatient: Okay.\nDoctor: Because I might give you Lasix.", "Lasix"),
        ("Doctor: In two days we have the results. We can then adjust your lisinopril.", "adjust"),
        ("Doctor: And what happens when you run?\nPatient: I start wheezing.", "starts wheezing"),
        ("Doctor: What do you do when it's really bad?\nPatient: I take a rest in the recliner.", "recliner"),
        ("Patient: I have to sit down or else I'm gonna get lightheaded.", "lightheaded"),
        ("Patient: If I'm in a hurry, I'm, like, climbing the stairs, I feel dizzy and my chest hurts.", "dizzy"),
    ])
    func `what holds only then is not told without it`(talk: String, wrong: String) async throws {
        let told = try await told(talk)
        #expect(told.allSatisfy { !$0.lowercased().contains(wrong.lowercased()) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: You can keep taking your medication.\nPatient: I thought I felt fine, but I'm tired again.",
            "felt fine"
        ),
        ("Patient: My diet hasn't changed much.\nDoctor: Okay.\nPatient: It hasn't changed at all.", "changed much"),
        ("Patient: I think my tonsils are swollen.\nDoctor: And your tonsils are swollen too.", "The tonsils"),
        ("Doctor: You're watching your diet, you're avoiding salt. Have you had chips?\nPatient: I cheat.", "watching"),
        ("Doctor: We'll start you on penicillin or, I'm sorry, amoxicillin 500 milligrams twice a day.", "penicillin "),
        ("Patient: I would say I have some leg pain, I mean back pain.", "leg pain"),
    ])
    func `what was set right is not told as it was said first`(talk: String, wrong: String) async throws {
        let told = try await told(talk)
        #expect(told.allSatisfy { !$0.contains(wrong) }, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: I want you to avoid fatty foods sweets and spicy dishes.", "fatty foods, sweets and spicy dishes."),
        ("Patient: I've tried some exercises ice and ibuprofen.", "some exercises, ice and ibuprofen."),
        ("Doctor: The ALT albumin and bilirubin were normal.", "albumin and bilirubin were normal."),
        (
            "Doctor: The EKG showed normal sinus rhythm good R wave progression and an old infarct.",
            "rhythm, good R wave progression and"
        ),
    ])
    func `a list that was said without pauses has its commas`(talk: String, listed: String) async throws {
        let told = try await told(talk)
        #expect(told.contains { $0.lowercased().contains(listed.lowercased()) }, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: I'm gonna listen to your lungs your lungs are clear.", "The lungs are clear."),
        ("Doctor: You don't have any fever your blood pressure is fine.", "No fever."),
        (
            "Doctor: You have a little bit of swelling in your neck little bit of redness.",
            "A little swelling in the neck."
        ),
        ("Doctor: You'll take the meloxicam once a day that will help with the swelling.", "meloxicam once a day."),
    ])
    func `two statements are not run together`(talk: String, statement: String) async throws {
        let told = try await told(talk)
        #expect(told.contains { $0.hasSuffix(statement) }, "\(told)")
    }

    @Test(arguments: [
        ("Patient: If I sit too long my knee hurts and I've had asthma since I was a child.", "had asthma since"),
        ("Patient: If I'm walking I'm short of breath I'm a smoker.", "is a smoker"),
        ("Patient: I'm allergic to penicillin, I mean, amoxicillin too.", "allergic to penicillin"),
        ("Patient: I've got a bad left knee, I mean, this knee is terrible.", "eft knee pain"),
        ("Patient: I think my tonsils are swollen.\nDoctor: Your tonsils are not swollen.", "tonsils are not swollen"),
        ("Patient: Should I keep taking my metformin?\nDoctor: Keep taking your metformin.", "continue her metformin"),
        (
            "Patient: Yeah, the left knee is tender there.\nDoctor: Okay, your left knee is tender.\nPatient: Yes.",
            "left knee is tender"
        ),
        ("Doctor: You're on lisinopril, you're on metformin. Any side effects?\nPatient: No.", "on lisinopril"),
        ("Doctor: By the way it's arthritis. And then you're on atorvastatin 20 milligrams.", "on atorvastatin 20 mg"),
        ("Patient: I have a rash on my arm but nothing else. I have a cough.", "has a cough"),
        ("Doctor: No food the night before surgery.", "No food the night before surgery."),
        ("Patient: No fever or anything else.", "Denies fever."),
        ("Patient: I have a headache cause I didn't sleep.", "Reports headache."),
        ("Patient: I don't have chest pain.\nDoctor: Okay.\nPatient: No leg pain at all.", "Denies chest pain."),
        ("Patient: I don't drink alcohol.\nDoctor: Okay.\nPatient: I don't drink soda at all.", "not drink alcohol"),
        (
            "Doctor: Tell me what happens when it hurts.\nPatient: Well, I rest. I have had diabetes for ten years.",
            "diabetes for 10 years"
        ),
        ("Doctor: What do you do for work when you're not in school?\nPatient: I work as a nurse.", "works as a nurse"),
        (
            "Patient: I'm taking my medications.\nDoctor: Okay.\nPatient: I haven't missed any of my meds.",
            "is taking her medications"
        ),
        ("Doctor: I want you to do stretching exercises and ice the knee.", "stretching exercises and ice"),
        ("Doctor: Your LDL cholesterol and triglycerides are high.", "LDL cholesterol and"),
        ("Doctor: The labs showed your testosterone level and PSA were low.", "testosterone level and"),
        ("Doctor: I'd like to order an albumin creatinine ratio and a lipid panel.", "albumin creatinine ratio"),
        ("Doctor: The echo showed ejection fraction normal and mild mitral regurgitation.", "fraction normal"),
        (
            "Doctor: If it gets worse call me. I'm gonna order an x-ray. Because you can take Tylenol with it, that's fine.",
            "take Tylenol"
        ),
        (
            "Doctor: You're tender over the hip, you're able to walk. Does it hurt at night?\nPatient: Yes.",
            "is tender over"
        ),
    ])
    func `what only sounds like it is told as before`(talk: String, kept: String) async throws {
        let told = try await told(talk)
        #expect(told.contains { $0.contains(kept) }, "\(told)")
    }

    @Test(arguments: [
        ("Patient: There's not a bit of redness.", "Reports redness"),
        ("Patient: My A1c was 6, 7 weeks ago it was 8.", "6 to 7"),
        ("Patient: I've had 2, 3 weeks apart.", "2 to 3"),
        ("Doctor: No coffee the morning of the test.", "No coffee."),
        ("Doctor: I want you to use the crutches until. Well, we'll see you back in two weeks.", "until"),
        ("Doctor: I talked to your wife your wife is worried.", "wife is worried"),
        ("Patient: I had a stroke in 2012 heart failure clinic follows me.", "2012, heart"),
        (
            "Doctor: I'll prescribe oxycodone 5 milligrams every six to eight hours for pain and you can use Tylenol as needed.",
            "hours for pain as needed"
        ),
    ])
    func `no rule goes beyond its case`(talk: String, wrong: String) async throws {
        let told = try await told(talk)
        #expect(told.allSatisfy { !$0.contains(wrong) }, "\(told)")
    }
}

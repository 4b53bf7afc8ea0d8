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
}

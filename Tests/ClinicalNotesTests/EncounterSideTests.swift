import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `Sides of an examination in an encounter's note` {
    /// Each statement with its heading, in lower case.
    private func told(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map { (($0.heading ?? "") + " " + $0.text).lowercased() }
    }

    @Test(arguments: [
        (
            "Doctor: So you had the sharp pain going down your right arm.\nDoctor: You said.\nPatient: Left arm.",
            "right arm"
        ),
        ("Doctor: You have swelling of your left ankle.\nPatient: It's the right.", "left"),
        ("Doctor: You have some swelling of your left wrist. Excuse me, right wrist.", "left"),
        (
            "Doctor: On your left knee exam, there is tenderness of your left knee.\nDoctor: How about the other one?\n"
                + "Patient: It's sore.\nDoctor: There is some swelling.", "left knee some swelling"
        ),
        (
            "Doctor: There is pain of your right elbow.\nDoctor: And the opposite side, there is some redness.",
            "right elbow some redness"
        ),
        (
            "Doctor: You have a positive straight leg raise.\nDoctor: You do have 4 out of 5 strength on your right.",
            "raise on"
        ),
        ("Doctor: You have right and left wrist tenderness.", ": left wrist"),
        (
            "Doctor: On your right shoulder exam, there is tenderness of your right shoulder.\n"
                + "Doctor: There is no pain with rotation on the left side.", "right shoulder no pain"
        ),
        (
            "Doctor: There is swelling of your left knee.\nDoctor: Both of them, let me see. There is some warmth.",
            "left knee some warmth"
        ),
        ("Doctor: I looked at your right hip.\nDoctor: In your left hip there is tenderness.", "right hip: tenderness"),
        (
            "Doctor: There's bruising of your left heel.\nPatient: And the right one?\nDoctor: There is no bruising.",
            "left heel: no"
        ),
        ("Doctor: Your right foot is cool.\nDoctor: On this side there is swelling.", "left"),
        ("Doctor: There is swelling of your right calf. The left calf is normal.", "left calf: swelling"),
        (
            "Doctor: Your left knee looks good. Same thing on the other side, there is some fluid.",
            "left knee: some fluid"
        ),
    ])
    func `no finding is told of a side that was not said of it`(text: String, falsehood: String) async throws {
        let told = try await told(text)
        #expect(told.allSatisfy { !$0.contains(falsehood) }, "\(told)")
    }

    @Test func `a side that was said once, where all else has the other, is left out`() async throws {
        let told = try await told(
            """
            Doctor: Ruth is a 50-year-old female here for an evaluation of her right elbow.
            Patient: My right elbow hurts when I lift a pan.
            Doctor: I'm going to do a focused exam on that right elbow. There is swelling of your right elbow.
            Doctor: You are positive for pain with resistance against flexion of that left wrist.
            Doctor: I don't see any fracture of that right elbow.
            """
        )
        #expect(told.contains { $0.contains("flexion of the wrist") }, "\(told)")
        #expect(told.allSatisfy { !$0.contains("left") }, "\(told)")
    }

    @Test func `a side that the clinician asks back, and the patient confirms, is told alone`() async throws {
        let told = try await told(
            """
            Patient: I hurt the back of my right leg.
            Doctor: She's here for left leg pain. Right leg pain?
            Patient: Yes.
            """
        )
        #expect(told.allSatisfy { !$0.contains("left leg") }, "\(told)")
    }

    @Test func `the heading names a side where every finding under it does`() async throws {
        let text = "Doctor: There is tenderness of your right wrist. There is swelling of your right wrist."
        let headings = Set(try await note(text).allStatements.compactMap(\.heading))
        #expect(headings == ["Musculoskeletal: Examination of the Right Wrist"], "\(headings)")
    }

    @Test func `a study keeps its side without an examination before it`() async throws {
        let text = "Doctor: So looking here at your left wrist x-ray, there is no fracture."
        let told = try await told(text)
        #expect(told.contains(" left wrist x-ray: no fracture."), "\(told)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What was, may come, or is hoped is not told as what is` {
    private func statements(_ text: String) async throws -> [String] {
        let text = "Doctor: Joan is a 48-year-old female who presents for knee pain.\n" + text
        return try await note(text).allStatements.map(
            \.text
        )
    }

    @Test(arguments: [
        (
            "Patient: I was a good gymnast back then.\nDoctor: Okay.\nPatient: And I was doing a handstand. And I felt a pop.",
            "felt a pop"
        ),
        ("Patient: Before, in December, I noticed it. My anxiety would go through the roof.", "through the roof"),
        ("Patient: As I was coming down the hill, I tend to get my pole caught on my knee.", "tends"),
        ("Patient: They gave me antibiotics and one time I ended up in the hospital.", "ended up"),
        ("Patient: I run five miles a day. But with this pain I can barely do one.", "runs five"),
        ("Patient: I still have my good days and my bad days. I take my medicine daily.", "good days."),
        (
            "Patient: The knee hurts. It goes away when I take the ibuprofen, but for the most part I feel it there.",
            "goes away"
        ),
        ("Patient: I've been better. My knee hurts.", "been better"),
        ("Patient: At work we had a lot to do. Yeah, at work. And then we opened the new clinic.", "opened"),
        ("Doctor: We can do the injection to make sure your knee is feeling better.", "feeling better"),
        ("Doctor: The bone can lead to poor healing. You can also develop arthritis in that knee.", "arthritis"),
        (
            "Doctor: There are complications, and it can lead to losing the arch of your foot. And you're becoming flat-footed.",
            "becoming"
        ),
        ("Doctor: We fuse the joint and then your pain goes away.", "goes away"),
        ("Doctor: I see that you were experiencing some injury.", "some injury"),
        ("Doctor: I want you to move your leg. Okay, your strength is good. Does that hurt?", "move her leg"),
        ("Doctor: I'm gonna have you rest your leg on the table here. Does that hurt?\nPatient: No.", "rest her leg"),
        ("Doctor: I know that you've had a heart surgery at the young age of 48.", "age of 48"),
        ("Doctor: I want you to make an appointment for me.", "appointment."),
    ])
    func `another time, a hope, a warning and an examination`(text: String, wrong: String) async throws {
        let statements = try await statements(text)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: And when you have a bowel movement does the pain change?\nPatient: Yeah, it gets a little better.",
            "When she has a bowel movement, the pain gets a little better."
        ),
        (
            "Patient: I've been doing a lot of gardening and over the past week I then started to develop this knee pain.",
            "Over the past week, she started to develop a knee pain."
        ),
        (
            "Patient: I'm still getting up three times a night to go to the bed because of the pain.",
            "getting up 3 times a night"
        ),
    ])
    func `what a statement hangs on is told with it`(text: String, told: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains { $0.contains(told) }, "\(statements)")
    }

    @Test func `a dose is told as often as it is taken`() async throws {
        let statements = try await statements(
            "Doctor: I'm also gonna prescribe you ibuprofen 800 milligrams a day. You can take that twice a day as needed."
        )
        #expect(statements.allSatisfy { !$0.contains("800 mg a day") }, "\(statements)")
        #expect(statements.contains { $0.contains("800 mg") }, "\(statements)")
    }

    @Test func `after a better day what came before is told apart`() async throws {
        let statements = try await statements("Patient: I'm doing better. But I started having trouble with my knee.")
        #expect(statements.allSatisfy { !$0.contains("better, ") }, "\(statements)")
    }
}

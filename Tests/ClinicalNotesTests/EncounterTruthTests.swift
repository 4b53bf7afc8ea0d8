import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `What an encounter leaves open is not told as a fact` {
    private func statements(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Doctor: You don't have any chest pain, do you?\nPatient: Well, yes, when I walk uphill.", "chest pain"),
        ("Doctor: You haven't had any low sugars, have you?\nPatient: I had two of them last week.", "not had"),
        ("Doctor: You're not smoking, are you?\nPatient: Now and then.", "not smoking"),
    ])
    func `a question with a tag is a question`(text: String, false wrong: String) async throws {
        let statements = try await statements("Doctor: Tom is a 66-year-old male here for diabetes.\n" + text)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: And again once you finish the antibiotic you will start the vitamin D 1000 units daily.",
            "finishes the antibiotic."
        ),
        ("Doctor: I will talk to the surgeon in case you need an operation on your knee.", "needs an operation"),
        ("Doctor: If you have stomach pain you would need to stop the naproxen. You would need to stop it.", "would"),
        (
            "Doctor: We want to make sure a week before the operation you don't suddenly have a fever.",
            "does not suddenly"
        ),
        (
            "Doctor: Did you plant your foot and somebody pushed you and you went to one side?\nPatient: Something like it.",
            "went to one side"
        ),
    ])
    func `what may come or was asked is not said to be so`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Ann is a 60-year-old female here for knee pain.\nPatient: My knee hurts at night.\n" + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test func `a condition belongs to the order that it ends`() async throws {
        let statements = try await statements(
            """
            Doctor: Carol is a 61-year-old female here for high blood pressure.
            Doctor: Stop the lisinopril if you get a cough. You can stop the amlodipine on Friday.
            """
        )
        #expect(statements.allSatisfy { !$0.contains("cough, she can") }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: I will start you on lisinopril 10, no, 20 milligrams a day.", "lisinopril 20 mg", "10"),
        ("Patient: I lost fifteen pounds, no, fifty pounds.", "50 pounds", "15"),
        ("Patient: I take sixty units, excuse me, sixteen units of insulin.", "16 units", "60"),
    ])
    func `a number that is taken back is not written`(text: String, right: String, wrong: String) async throws {
        let statements = try await statements("Doctor: Lena is a 44-year-old female here for her diabetes.\n" + text)
        #expect(statements.contains { $0.contains(right) }, "\(statements)")
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Do you take anything for the headaches?\nPatient: No, just ibuprofen.", "does not take"),
        (
            "Doctor: Do you have any history of smoking, drug use, or drinking?\nPatient: No drugs. I used to smoke.",
            "smoking"
        ),
        (
            "Doctor: Any family history of heart disease?\nPatient: No, not in my own family. But on my cousin's side.",
            "No family history"
        ),
        ("Doctor: Any chest pain while you were doing your exercises?\nPatient: No.", "Denies chest pain"),
    ])
    func `a no denies no more than it says`(text: String, false wrong: String) async throws {
        let statements = try await statements("Doctor: Kim is a 29-year-old female here for headaches.\n" + text)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        "I was on aspirin before.", "I took aspirin once and got hives.", "I used to take aspirin.",
    ])
    func `a drug of earlier is none of the medications`(told: String) async throws {
        let statements = try await statements(
            "Doctor: Ruth is a 58-year-old female here for diabetes.\nPatient: I take metformin twice a day. " + told
        )
        #expect(statements.contains("The patient reports taking metformin twice a day."), "\(statements)")
    }

    @Test(arguments: [
        ("Patient: My back pain went away.", "Reports back pain."),
        ("Patient: I have little kids and they've got a cough.", "Reports cough."),
        ("Doctor: Do you have any family history of arthritis?\nPatient: No.", "a history of arthritis"),
        ("Doctor: Last time your blood pressure was 160 over 90.", "Blood pressure: 160/90."),
    ])
    func `what is over or another's is not the patient's now`(text: String, false wrong: String) async throws {
        let statements = try await statements(
            "Doctor: Sue is a 55-year-old female who presents for a rash.\nPatient: The rash itches.\n" + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: I want to start you on sertraline.\nPatient: I don't want to take anything.", "sertraline"),
        ("Doctor: You have full range of motion on the right but not on the left.", "range of motion"),
        ("Doctor: You have no tenderness here, but here you do.", "No tenderness"),
        ("Doctor: If the MRI shows a tear, I'd refer you to a surgeon.", "shows a tear."),
        ("Doctor: Once the pain is gone you can stop the meloxicam.", "stop"),
        ("Doctor: Most patients have a little pain after the injection.", "pain after"),
        ("Doctor: In severe cases we fuse the joint and then you lose some motion.", "loses"),
        ("Doctor: You should be back to normal.", "back to normal"),
        ("Patient: My neighbor has prostate cancer and he had surgery.", "cancer"),
        ("Patient: My wife thinks I have anxiety.", "has anxiety"),
        ("Doctor: And outside of exercise you have no trouble breathing.", "no trouble"),
        ("Doctor: Negative straight leg raise on the left, positive on the right.", "left positive"),
        ("Doctor: Does it hurt to cough?\nPatient: Yes.", "Reports cough"),
        ("Patient: I have no numbness in my left foot but my right foot tingles.", "Denies numbness"),
        ("Patient: I couldn't taste anything but it came back.", "not taste"),
        ("Patient: I like the salt and vinegar chips.", "the salt."),
        ("Patient: I went cold turkey one day.", "1 day"),
        ("Doctor: okay and you quit smoking right\nPatient: i did but i started again in may", "quit"),
        ("Doctor: okay and you're still on the spiriva\nPatient: no they switched me to trelegy", "Spiriva"),
        (
            "Doctor: any bone pain weight loss or blood in your urine\nPatient: no bone pain i lost five pounds and no blood",
            "weight loss"
        ),
        ("Doctor: We could try propranolol, but I would rather use amitriptyline.", "propranolol"),
        ("Doctor: Your kidney function was not normal last year, but it is normal now.", "not normal"),
        ("Doctor: we'll check the psa again in six months if it rises we'll get a scan", "if it rises."),
        (
            "Doctor: and the plavix you have not missed any\nPatient: i missed two days when i was traveling",
            "not missed"
        ),
        ("Doctor: You should see a surgeon they may take your gallbladder out.", "surgeon they"),
        ("Doctor: on your abdominal exam you have no rebound or guarding but you are tender", "No tenderness"),
        ("Doctor: Do you cough up blood?\nPatient: Never.", "Denies cough"),
        ("Patient: Last year they gave me sulfa and I got a rash.", "Reports rash"),
        ("Patient: I used to run, but I haven't since my operation.", "has not since"),
        ("Patient: I smoke a pack and a half a day.", "a pack."),
    ])
    func `what is refused, excepted, supposed or another's is not the patient's`(
        text: String,
        false wrong: String
    ) async throws {
        let statements = try await statements(
            "Doctor: Hank is a 60-year-old male who presents with right knee pain.\nPatient: It hurts at night.\n"
                + text
        )
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test func `who comes with the patient is no complaint`() async throws {
        let statements = try await statements("Doctor: Gia is a 16-year-old female here with her mom for acne.")
        #expect(statements.first == "Acne.", "\(statements)")
    }

    @Test func `a parent's illness is not the child's`() async throws {
        let statements = try await statements(
            """
            Doctor: Milo is a 6-year-old male here with his mother for ear pain.
            Patient: He has had a fever since Monday. He pulls at his ear. I had a cold last week. My older son has asthma.
            """
        )
        #expect(statements.allSatisfy { !$0.contains("cold") && !$0.contains("asthma") }, "\(statements)")
    }

    @Test func `what the patient thinks is told as such`() async throws {
        let statements = try await statements(
            """
            Doctor: Rosa is a 53-year-old female who presents with a sore throat.
            Patient: My throat hurts. I think I had a fever last night.
            """
        )
        #expect(statements.contains("She thinks she had a fever last night."), "\(statements)")
    }

    @Test func `what was so and still is stands in the present`() async throws {
        let statements = try await statements(
            """
            Doctor: Rachel is a 48-year-old female here for shortness of breath.
            Doctor: You had been taking the sertraline for your depression. Are you still taking that?
            Patient: Yes, I am.
            """
        )
        #expect(statements.contains("She is still taking the sertraline for her depression."), "\(statements)")
    }

    @Test func `a unit and a result are no fillers, and a little is not little`() async throws {
        let statements = try await statements(
            """
            Doctor: Ida is a 50-year-old female here for a lump in her breast.
            Doctor: On exam you have little bit of swelling of the right breast.
            Doctor: The ultrasound showed an 8 millimeter mass. The biopsy showed grade 2, ER positive carcinoma.
            """
        )
        #expect(statements.contains { $0.contains("8 mm mass") }, "\(statements)")
        #expect(statements.contains { $0.contains("ER positive") }, "\(statements)")
        #expect(
            statements.allSatisfy { !$0.contains("swelling") || $0.lowercased().contains("a little") },
            "\(statements)"
        )
    }
}

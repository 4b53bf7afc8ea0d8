import Artifacts
import Testing

@testable import ClinicalNotes

/// For whom a visit is, and of whom is spoken.
@Suite struct `Who comes along` {
    @Test func `is not the patient, who is examined and asked`() async throws {
        let note = try await note(
            """
            Doctor: Hi, Lena. How can I help you?
            Patient: I have had a sore throat for a week. I brought my son with me.
            Doctor: Is he in school yet?
            Patient: He starts in the fall. I take losartan 50 milligrams daily.
            Doctor: Do you have a fever?
            Patient: No. I'm allergic to codeine.
            Doctor: Your throat is red. I will order a strep test.
            """
        )
        let told = note.allStatements.map(\.text)
        #expect(told.contains("The patient has had a sore throat for a week."), "\(told)")
        #expect(told.contains { $0.contains("losartan 50 mg") } && told.contains { $0.contains("codeine") }, "\(told)")
    }

    @Test func `tells what the child has`() async throws {
        let told = try await note(
            """
            Doctor: Hi. What's going on with Ida?
            Patient: I brought my daughter in because she has had a cough since Monday.
            Doctor: Is she drinking? Does she have a fever?
            Patient: She drinks. I have a cold myself.
            Doctor: Her lungs are clear.
            """
        ).allStatements.map(\.text)
        #expect(told.contains("The patient has had a cough since Monday."), "\(told)")
        #expect(!told.contains { $0.contains("cold") }, "\(told)")
    }

    @Test func `is asked about where it is not plain`() async throws {
        let note = try await note(
            """
            Doctor: Hello. What can I do for you?
            Patient: I brought my son with me. I have a bad cough.
            Doctor: Does he cough too?
            Patient: Yes. It started on Sunday.
            Doctor: Do you smoke?
            Patient: No.
            Doctor: His lungs are clear. Your lungs are clear.
            """
        )
        #expect(note.flags.contains { $0.reason == .severalPatients })
        #expect(note.allStatements.contains { $0.text.contains("cough") })
    }

    @Test(arguments: [("my mother-in-law gives me my insulin", false), ("my brother-in-law had a stroke", true)])
    func `and does something to the patient is not told of`(said: String, isOfOther: Bool) {
        let words = said.split(separator: " ").map(String.init)
        #expect(EncounterOthers.tellsOfOther(words[...]) == isOfOther)
    }

    @Test func `gives the patient a drug`() async throws {
        let note = try await note("Doctor: How do you manage?\nPatient: My sister-in-law gives me my insulin at night.")
        #expect(
            note.allStatements.contains { $0.text.contains("insulin") }
                || note.flags.contains { $0.detail.contains("insulin") }
        )
    }

    @Test(arguments: [
        """
        Patient: What would you like to talk about today?
        Doctor: My wife and I keep arguing. I feel like she never hears me.
        Patient: How does that make you feel?
        Doctor: Lonely. I shut down and I leave the room.
        Patient: And what do you do when you are alone?
        Doctor: I lie awake and I worry.
        Patient: How are you sleeping now? Let's practice the breathing we talked about.
        Doctor: I can try.
        """,
        """
        Patient: How is she doing? Is she crawling yet?
        Doctor: Yes, she started last week. She gets everywhere.
        Patient: Good. Is she eating solid foods?
        Doctor: She eats carrots and rice.
        Patient: And how is she sleeping?
        Doctor: She wakes up three times a night. I am tired.
        Patient: Let's look at her. Her ears look fine. Her heart sounds good. We'll give her the vaccines today.
        Doctor: Okay.
        """,
    ])
    func `and speaks in the other's place is noticed without a word of medicine`(talk: String) async throws {
        let note = try await note(talk)
        #expect(note.flags.contains { $0.reason == .swappedSpeakers })
    }

    @Test func `and speaks in his own place is not`() async throws {
        let note = try await note(
            """
            Doctor: Hi, Pete. How was the cabin?
            Patient: Lovely. Do you still go up there? You told me you had a canoe.
            Doctor: I sold it. I miss it. I walk now.
            Patient: You should get a new one. How are your kids? Do they sleep well?
            Doctor: They do. I feel old. So, how is your shoulder?
            Patient: Better. I can lift my arm.
            Doctor: Keep doing the exercises. I'll see you in two months.
            """
        )
        #expect(!note.flags.contains { $0.reason == .swappedSpeakers })
    }
}

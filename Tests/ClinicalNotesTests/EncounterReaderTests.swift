import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `What the reader of an encounter's note can know` {
    private func statements(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    @Test(arguments: [
        (
            "Doctor: We'll do Norco 5 mg. You can take 1 to 2 tablets every 6 hours.",
            "1 to 2 tablets of Norco every 6 hours."
        ),
        (
            "Doctor: I'm gonna prescribe sucralfate. You take 1 g 4 times a day for 1 month.",
            "takes 1 g of sucralfate 4 times a day for 1 month."
        ),
        (
            "Doctor: I'm gonna prescribe naproxen. We'll give you about a 2 week supply.",
            "We will give the patient about a 2 week supply of naproxen."
        ),
        (
            "Doctor: Did you finish the course of antibiotics?\nPatient: I have about 4 days left.",
            "has about 4 days left of antibiotics."
        ),
        (
            "Doctor: I'm gonna prescribe tramadol 50 mg every 6 hours as needed for pain. You can continue to alternate that with some Tylenol.",
            "can continue to alternate the tramadol with some Tylenol."
        ),
    ])
    func `a dose, a supply and what is alternated name the drug that was named last`(
        text: String,
        statement: String
    ) async throws {
        let statements = try await statements(text)
        #expect(statements.contains { $0.hasSuffix(statement) }, "\(statements)")
    }

    @Test func `a dose names no drug where another one follows it`() async throws {
        let statements = try await statements(
            "Doctor: You're on lisinopril. I'm gonna give you 40 mg of methylprednisolone today."
        )
        #expect(statements.allSatisfy { !$0.contains("mg of lisinopril") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: How is your A1c?\nPatient: My A1c is good. I've been 6.4 for probably 2 years now.",
            "A1c has been 6.4 for probably 2 years"
        ),
        (
            "Doctor: How is your diabetes? We talked about watching your sugar intake and that was hard.\nPatient: I've been pretty good about that lately.",
            "good about watching"
        ),
        (
            "Doctor: Ann is a 40-year-old female. How is your knee?\nPatient: Okay.\nDoctor: Are you able to bend it every day?\nPatient: Yeah.",
            "She is able to bend her knee every day."
        ),
        (
            "Doctor: Let's get you into hand therapy. We'll do outpatient twice a week for 4 weeks.",
            "outpatient therapy twice a week for 4 weeks."
        ),
        (
            "Doctor: Do you smoke?\nPatient: No. I chewed back in the day. But I quit 8 years ago.",
            "quit chewing tobacco 8 years ago"
        ),
        ("Doctor: Do you smoke?\nPatient: I did. I chew gum now. I quit 3 years ago.", "quit smoking 3 years ago"),
        ("Doctor: Do you smoke?\nPatient: I did. Now I vape. I quit 3 years ago.", "quit smoking 3 years ago"),
        ("Patient: I can put my socks on without pain.", "put"),
        ("Patient: I can't walk right since the fall.", "right"),
        ("Patient: I don't have any numbness on my right.", "on their right"),
        ("Patient: I walk with a cane, and my left hip hurts all the time.", "patient's left hip hurts all the time"),
        ("Patient: Hi.\nDoctor: We'll hold the apixaban that day.", "that day"),
        ("Patient: Hi.\nDoctor: We'll stop the clopidogrel 5 days before.", "5 days before"),
    ])
    func `what an answer or an order leaves to the talk is named`(text: String, part: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains { $0.contains(part) }, "\(statements)")
    }

    @Test(arguments: [
        "Patient: I did about 3 years ago.", "Patient: I'm on other medicines twice a day.",
        "Patient: I got another prednisone.", "Patient: I have a few issues.", "Patient: I have good strategies.",
        "Patient: I started seeing some blood.", "Patient: I feel a little strain.", "Patient: I'm always outside.",
        "Patient: I have to do the hard part.", "Patient: I have a letter on my bed to remind me.",
        "Patient: My wife mentioned something to me the other day.", "Patient: I ate something bad.",
        "Patient: I've been fine with my diet as far as that goes.", "Patient: I still use the cream.",
        "Patient: I did the massages.", "Patient: I have one on both feet.",
        "Patient: I've been there for a few years.",
        "Patient: I was having the same problem.", "Patient: I cannot wait.", "Patient: I drink that in the morning.",
        "Patient: I've had the pain on and off for about 2 years.", "Patient: The lumps feel smaller.",
        "Patient: I've had the boot for about 6 weeks.",
        "Doctor: Maybe that has to do with the salt.", "Doctor: We'll give your body time to do a reset.",
        "Doctor: Some possible causes are hepatitis and cirrhosis.",
        "Doctor: I want you to put these orthotics to the test.", "Doctor: You can go ahead.",
        "Doctor: There are many ligaments at the top of the foot.", "Patient: I lost the argument.",
        "Patient: I don't have stairs.", "Patient: I had a friend that was visiting.",
        "Patient: I missed 3 in August.", "Patient: I cut back.",
        "Patient: I have to hold still a minute before it starts.", "Doctor: You can put your shirt down.",
        "Doctor: The first part is the swelling.", "Doctor: I'm gonna do the form today.",
        "Doctor: We'll send a new script.", "Patient: It has been easier to call and have something delivered.",
        "Patient: I have to make a trip.",
    ])
    func `what points at nothing that the note names, or says nothing of health, is left out`(
        text: String
    ) async throws {
        let statements = try await statements(text)
        #expect(statements.isEmpty, "\(statements)")
    }

    @Test(arguments: [
        "Patient: I have a cream for my rash. I still use the cream.",
        "Patient: I take amlodipine for my blood pressure. I take it every morning.",
    ])
    func `what the note has told of may be pointed at`(text: String) async throws {
        #expect(try await statements(text).count > 1)
    }

    @Test(arguments: [
        ("Doctor: I do feel some little bumps.", "bumps"), ("Doctor: There is a mass on the left side.", "ass"),
        ("Doctor: I don't hear any extra noises.", "noises"),
        ("Doctor: There is some tenderness over that joint itself.", "enderness"),
    ])
    func `a finding without a place is left out`(text: String, word: String) async throws {
        let statements = try await statements(text)
        #expect(statements.allSatisfy { !$0.contains(word) }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: On your knee exam you have pain to palpation of your right knee. You have a little bit of fluid in there as well.",
            "fluid"
        ),
        ("Doctor: Your abdominal exam is good. Your belly is soft. There is no tenderness as I push.", "o tenderness"),
    ])
    func `a finding is of what is being examined`(text: String, word: String) async throws {
        let note = try await note(text)
        let found = note.sections.flatMap(\.statements).first { $0.text.contains(word) }
        #expect(found?.heading != nil || found?.text.contains(": ") == true, "\(note.allStatements.map(\.text))")
    }

    @Test func `what is ours is the patient's`() async throws {
        let statements = try await statements(
            "Doctor: Tom is a 50-year-old male.\nPatient: I ride our bike for about 30 minutes every morning."
        )
        #expect(statements.contains { $0.contains("his bike") }, "\(statements)")
    }
}

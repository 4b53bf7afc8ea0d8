import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `What the patient tells in an encounter` {
    private func statements(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    @Test func `a complaint that a question takes for granted is not denied by the answer`() async throws {
        let statements = try await statements(
            """
            Doctor: Ann is a 34-year-old female who is here today with a headache.
            Patient: My headache started about a week ago.
            Doctor: Okay and have you noticed any fever along with the headache?
            Patient: No no fever.
            """
        )
        #expect(statements.contains("Denies fever."), "\(statements)")
        #expect(statements.allSatisfy { !$0.lowercased().contains("den") || !$0.contains("headache") }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Any nausea, chills, fever?\nPatient: No fever, some chills.", "Denies fever.", "chills"),
        ("Doctor: Any fever or chills?\nPatient: No. Some chills at night.", "Denies fever.", "chills"),
        ("Doctor: Have you had any nausea? Are you eating well?\nPatient: No.", "", "nausea"),
        ("Doctor: Did you take anything for the cough before?\nPatient: No.", "", "cough"),
    ])
    func `an answer denies only what it answers`(text: String, denied: String, other: String) async throws {
        let statements = try await statements(text)
        if !denied.isEmpty { #expect(statements.contains(denied), "\(statements)") }
        #expect(
            statements.allSatisfy { !($0.contains("Denies") || $0.contains("denies")) || !$0.contains(other) },
            "\(statements)"
        )
    }

    @Test(arguments: [
        (
            "Doctor: Any other symptoms, nausea or vomiting?\nPatient: No, nothing like that.",
            "Denies nausea or vomiting."
        ),
        ("Doctor: Nausea, vomiting, diarrhea?\nPatient: No.", "Denies nausea, vomiting, or diarrhea."),
        ("Doctor: Any headaches? Any dizziness? Anything like that?\nPatient: No.", "Denies headaches or dizziness."),
        ("Patient: No vomiting but constipation.", "Denies vomiting."),
        ("Patient: No, not really, no chest pain.", "Denies chest pain."),
        ("Doctor: So no headaches?\nPatient: No.", "Denies headaches."),
    ])
    func `a list that is denied is denied whole`(text: String, statement: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains(statement), "\(statements)")
    }

    @Test(arguments: [
        "Patient: I wish I had some weight loss.", "Patient: I have no chills. Patient: I have chills now.",
    ])
    func `what is wished, and what is affirmed and denied, is neither reported nor denied`(text: String) async throws {
        let review = try await note(text).statements("Review of Systems")
        #expect(review.isEmpty, "\(review)")
    }

    @Test(arguments: [
        (
            "Doctor: What have you taken for the pain?\nPatient: Tylenol, but not much.",
            "The patient has taken Tylenol."
        ),
        (
            "Doctor: Where does it hurt?\nPatient: On the inside of my knee.",
            "The pain is on the inside of the patient's knee."
        ),
        (
            "Patient: Over the past couple of months I have been very tired.",
            "Over the past couple of months, the patient has been very tired."
        ),
        (
            "Doctor: Does your knee hurt at night?\nPatient: Yes.",
            "The patient's knee hurts at night."
        ),
        ("Patient: I have some pain in my back. It's worse at night.", "The pain is worse at night."),
        (
            "Doctor: How are you doing with your depression?\nPatient: I go to therapy every week.",
            "Regarding the patient's depression,"
        ),
    ])
    func `an answer, a time and an "it" are worded with what they hang on`(text: String, statement: String) async throws
    {
        let statements = try await statements(text)
        #expect(statements.contains { $0.hasPrefix(statement) }, "\(statements)")
    }

    @Test(arguments: [
        ("Patient: We were moving boxes over the weekend.", "The patient was moving boxes over the weekend."),
        (
            "Patient: I have been walking a lot because you told me to.",
            "The patient has been walking a lot."
        ),
        ("Patient: I've been told I'm anemic, which is not like me.", "The patient has been told"),
    ])
    func `of what runs on the part that stands is stated`(text: String, statement: String) async throws {
        let note = try await note(
            text.replacingOccurrences(of: "Patient: I've", with: "Doctor: Hi, sir.\nPatient: I've")
        )
        let statements = note.allStatements.map(\.text)
        #expect(statements.contains { $0.hasPrefix(statement) }, "\(statements)")
    }

    @Test(arguments: [
        "Patient: I had to sit up so I could breathe.", "Patient: I have not at this point.",
        "Patient: I have been dealing with for a while.", "Patient: I love my jelly beans.",
        "Patient: You have a good evening.", "Patient: I was during the evening my diet got out of hand.",
        "Patient: I went to the for some jelly evening.",
        "Patient: I have not made some changes to my evening.", "Patient: I have been putting evening ice.",
    ])
    func `what breaks off, a purpose and chat are left out`(text: String) async throws {
        let statements = try await statements(text)
        for part in ["could breathe", "at this point", "dealing", "jelly", "evening"] {
            #expect(statements.allSatisfy { !$0.contains(part) }, "\(statements)")
        }
    }

    @Test(arguments: [
        "Patient: I have some pain in my back. The heat helps. It's good for me.",
        "Patient: I don't have any pain. It's worse at work.",
    ])
    func `an "it" that may be something else is no complaint`(text: String) async throws {
        let statements = try await statements(text)
        #expect(statements.allSatisfy { !$0.hasPrefix("The pain is") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: Any problems with your bladder or your bowels?\nPatient: No.",
            "Denies any problems with the patient's bladder or their bowels."
        ),
        ("Doctor: So no further flare ups?\nPatient: No.", "The patient has no further flare ups."),
        (
            "Doctor: And you limit alcohol to two drinks a month?\nPatient: That's correct.",
            "The patient limits alcohol to 2 drinks a month."
        ),
        (
            "Doctor: Are you still using the inhaler?\nPatient: Yes, I use it daily.",
            "The patient is still using the inhaler."
        ),
        (
            "Doctor: So she's a 36-year-old female here for a surgical consult.",
            "She is a 36-year-old female who presents today for a surgical consult."
        ),
    ])
    func `what is asked and agreed to, or denied, is stated`(text: String, statement: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains(statement), "\(statements)")
    }

    @Test(arguments: [
        "Doctor: Did you wake up with it?\nPatient: No.", "Doctor: Are you ready to get started?\nPatient: Yes.",
        "Doctor: Are you a baseball fan?\nPatient: No.", "Doctor: Have you talked to her?\nPatient: No.",
        "Doctor: You have a good evening.\nPatient: You too.",
    ])
    func `a question that loses its end, and chat, are no statement`(text: String) async throws {
        let statements = try await statements(text)
        #expect(statements.isEmpty, "\(statements)")
    }

    @Test(arguments: [
        ("Patient: I have to sit down and breathe.", "The patient has to sit down and breathe."),
        ("Patient: I try and stay away from salty foods.", "The patient tries to stay away from salty foods."),
        ("Patient: I can walk and stand for an hour.", "The patient can walk and stand for an hour."),
    ])
    func `verbs joined to an infinitive keep its form`(text: String, statement: String) async throws {
        let statements = try await statements(text)
        #expect(statements.contains(statement), "\(statements)")
    }

    @Test(arguments: [
        "Patient: Here I think. I'm going to fall.", "Patient: I use my inhaler when. I have an attack of asthma.",
        "Doctor: You had a chance to make it over there yet.", "Patient: I feel like taking the medicine now.",
    ])
    func `what is not so, or not yet, is left out`(text: String) async throws {
        let statements = try await statements(text)
        for part in ["going to fall", "attack", "a chance", "taking the"] {
            #expect(statements.allSatisfy { !$0.contains(part) }, "\(statements)")
        }
    }

    @Test func `what is named most is why the patient comes, and what the patient has is past history`() async throws {
        let note = try await note(
            """
            Patient: So this chest pain started a while back, it was a bad chest pain.
            Doctor: Okay, tell me about the chest pain.
            Patient: I was diagnosed with type 2 diabetes.
            Doctor: Okay.
            Patient: Yeah.
            Doctor: Okay.
            """
        )
        #expect(note.statements("Chief Complaint") == ["Chest pain."])
        #expect(note.statements("Past Medical History") == ["The patient has a history of type 2 diabetes."])
    }

    @Test func `a history that is only asked for is no history`() async throws {
        let note = try await note("Doctor: Do you have a history of asthma?\nPatient: No.")
        #expect(note.statements("Past Medical History").isEmpty)
    }

    @Test func `a title stays with its name`() async throws {
        let statements = try await statements(
            "Doctor: Hey Dragon, ms. thompson is a 43 year old female here for right knee pain.\nPatient: Yes."
        )
        #expect(
            statements.contains("Ms. Thompson is a 43-year-old female who presents today for right knee pain."),
            "\(statements)"
        )
    }

    @Test func `what it looks like the patient has begins a clause`() async throws {
        let statements = try await statements(
            """
            Doctor: Ann is a 34-year-old female here for a cough.
            Doctor: It does look like you have some mild pneumonitis on your chest x-ray.
            Patient: Okay.
            """
        )
        #expect(statements.contains { $0.contains("look like she has some mild pneumonitis") }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: So her date of birth is 07/01/1954.", "birth"),
        ("Patient: I am my diet is a little bit out of control.", "diet"),
        ("Patient: I am doing a little.", "doing"),
        ("Patient: I did not think too much.", "think"),
        ("Doctor: Our cameras do not meet in the middle of your bowel.", "cameras"),
    ])
    func `what breaks off, points at nothing or tells who the patient is is no statement`(
        text: String,
        word: String
    ) async throws {
        let statements = try await statements("Patient: I have a cough.\n" + text)
        #expect(statements.allSatisfy { !$0.contains(word) }, "\(statements)")
    }
}

import Artifacts
import Testing

@testable import ClinicalNotes

/// What an encounter's draft passes over, though it bears on the patient's safety.
struct UntoldTests {
    private func untold(_ text: String) async throws -> [String] {
        try await note(text).flags.filter { $0.reason == .untold }.map(\.detail)
    }

    @Test(arguments: [
        (
            "Doctor: What brings you in?\nPatient: My elbow is sore.\nDoctor: Any thoughts of harming yourself?\n"
                + "Patient: Yes, I think of killing myself most days.\nDoctor: How would you do it?\nPatient: There's a gun in the attic.",
            ["thoughts of suicide", "means of suicide"]
        ),
        (
            "Doctor: What brings you in?\nPatient: My elbow is sore.\nDoctor: Do you feel safe at home?\nPatient: No.",
            ["not safe at home"]
        ),
        (
            "Doctor: What brings you in?\nPatient: My elbow is sore.\nDoctor: Are you allergic to anything?\n"
                + "Patient: Amoxicillin, my tongue swelled.",
            ["allergy to amoxicillin"]
        ),
        (
            "Doctor: What brings you in?\nPatient: My elbow is sore.\n"
                + "Patient: Does it matter that I have a defibrillator?\nDoctor: It does.",
            ["defibrillator"]
        ),
    ])
    func `what a reviewer must know is flagged where the note does not tell it`(
        said: String,
        expected: [String]
    ) async throws {
        let note = try await note(said)
        let flags = note.flags.filter { $0.reason == .untold }
        let stated = note.allStatements.map(\.text).joined(separator: " ").lowercased()
        for name in expected where !stated.contains(name.split(separator: " ").last ?? "") {
            #expect(flags.contains { $0.detail.contains(name) }, "\(flags.map(\.detail)) \(stated)")
        }
        #expect(flags.allSatisfy { $0.evidence?.isEmpty == false })
    }

    @Test(arguments: [
        "Doctor: Any thoughts of harming yourself?\nPatient: No, never.",
        "Doctor: Do you have a pacemaker?\nPatient: No.",
        "Doctor: Do you have a pacemaker?\nDoctor: Let me look at your elbow.",
        "Patient: My father had a stroke.",
        "Patient: My dog takes phenobarbital for seizures.",
        "Patient: I hurt myself at work.",
        "Patient: I'm worried that it is cancer.",
        "Doctor: Any allergies?\nPatient: No allergies.",
        "Doctor: If you pass out, go to the emergency room.",
        "Doctor: I would not start warfarin.",
        "Patient: I haven't lost control of my bladder.",
        "Patient: I took penicillin last year without any trouble, no hives.",
        "Patient: The hives went away with prednisone.",
        "Doctor: Are you allergic to anything?\nPatient: No, nothing.\nPatient: I eat nuts and soy every day.",
        "Patient: I had a bad reaction to the divorce.",
        "Patient: My uncle committed suicide.",
        "Patient: My friend tried to kill herself.",
        "Doctor: Is there a family history of suicide?\nPatient: My aunt.",
        "Patient: I watched a movie about suicide.",
        "Patient: His jokes make me want to die laughing.",
        "Patient: I keep cutting myself when I shave.",
        "Doctor: Any thoughts of hurting yourself?\nPatient: Absolutely not.",
        "Doctor: Call me if you have any thoughts of suicide.\nPatient: Okay.",
        "Patient: I'm afraid of her driving.",
        "Patient: I could kill him for eating the last cookie.",
        "Patient: It hit me that he was late.",
        "Doctor: Do you feel safe driving?\nPatient: No, I can't see at night.",
        "Doctor: Do you feel safe at home?\nPatient: Yeah, I do.",
        "Patient: I don't feel safe on a ladder.",
    ])
    func `what is asked, denied, supposed or another's is not`(said: String) async throws {
        let flags = try await untold("Doctor: What brings you in?\nPatient: My elbow is sore.\n" + said)
        #expect(flags.isEmpty, "\(flags)")
    }

    @Test(arguments: [
        ("Patient: Sometimes I wish I were dead.", "suicide"),
        ("Patient: I don't want to live anymore.", "suicide"),
        ("Patient: I don't want to live like that any longer.", "suicide"),
        ("Doctor: Any thoughts of suicide?\nPatient: No, maybe a few now and then.", "suicide"),
        ("Doctor: Any thoughts of harming yourself?\nPatient: No. Sometimes it runs through my head.", "suicide"),
        ("Patient: I don't see the point in living.", "suicide"),
        ("Patient: I can't stop thinking about killing myself.", "suicide"),
        ("Patient: I never told anyone that I tried to kill myself.", "suicide"),
        ("Patient: My son is eight. He says he wants to kill himself.", "suicide"),
        ("Patient: My husband said he would shoot himself.", "suicide"),
        ("Doctor: Any thoughts of hurting yourself?\nPatient: Sometimes.", "suicide"),
        ("Doctor: Any thoughts of hurting yourself?\nPatient: Not today, but last week I did.", "suicide"),
        ("Doctor: Do you ever think about suicide?\nPatient: All the time.", "suicide"),
        ("Doctor: Do you ever wish you were dead?\nPatient: Yes.", "suicide"),
        (
            "Doctor: Any thoughts of suicide?\nPatient: No.\nDoctor: You can tell me.\nPatient: Okay, yes, I think about it at night.",
            "suicide"
        ),
        ("Doctor: You told the nurse that you've thought of killing yourself.\nPatient: Yeah.", "suicide"),
        ("Patient: He hit me last night.", "violence"),
        ("Patient: My partner threatens to kill me.", "violence"),
        ("Patient: I'm scared of my husband.", "violence"),
        ("Patient: I think about hurting my baby.", "violence"),
        ("Doctor: Is anyone hurting you at home?\nPatient: Yes.", "violence"),
        ("Patient: I don't feel safe at home.", "safe"),
        ("Doctor: Do you feel safe at home?\nPatient: Not when he drinks.", "safe"),
        ("Doctor: Do you feel safe at home?\nPatient: Sometimes.", "safe"),
        ("Patient: When I took sulfa my throat closed.", "sulfa"),
        ("Doctor: Any allergies?\nPatient: No. Oh, just eggs.", "eggs"),
    ])
    func `what is told of harm, plainly or not, is in the note or flagged`(said: String, name: String) async throws {
        let note = try await note("Doctor: What brings you in?\nPatient: My elbow is sore.\n" + said)
        let told = note.flags.filter { $0.reason == .untold }.map(\.detail) + note.allStatements.map(\.text)
        #expect(told.contains { $0.contains(name) }, "\(told)")
    }

    @Test func `each thing is told once, in the words of the talk, and not where the note has it`() async throws {
        let flags = try await untold(
            """
            Doctor: What brings you in?
            Patient: My elbow is sore. I have a pacemaker.
            Doctor: You have a pacemaker, okay.
            Patient: Yes, the pacemaker is from 2019.
            """
        )
        #expect(flags.count { $0.contains("pacemaker:") } <= 1, "\(flags)")
    }
}

struct SeveralPatientsTests {
    @Test(arguments: [
        "Doctor: Carlos, how is your asthma?\nPatient: Better.\nDoctor: Now for Miguel, and thank you, Carlos.\n"
            + "Doctor: Miguel, how are your seizures?\nPatient: I had two.",
        "Doctor: First patient: Ada Brown, 30 years old, with a sprained ankle. Next patient: Eva Stone, 72 years old, with gout.",
    ])
    func `two people who are the patient are flagged`(said: String) async throws {
        #expect(try await note(said).flags.contains { $0.reason == .severalPatients && $0.evidence?.isEmpty == false })
    }

    @Test(arguments: [
        "Doctor: Hi, Martha, how are you?\nPatient: My next patient meeting is at noon.\nDoctor: Martha, does your knee hurt?",
        "Doctor: He is a 40-year-old man. His son is 12 years old.\nPatient: Yes.",
        "Doctor: Monday, you see the surgeon. Come back Tuesday.\nPatient: On Monday?\nDoctor: Tuesday, you see me.",
        "Doctor: Humira, you take it weekly. Enbrel, you stop.\nPatient: So the Humira stays, and the Enbrel goes?",
        "Doctor: Dayton, you said. Akron, you said.\nPatient: I work in Dayton and live in Akron.",
    ])
    func `one patient is not`(said: String) async throws {
        #expect(try await !note(said).flags.contains { $0.reason == .severalPatients })
    }
}

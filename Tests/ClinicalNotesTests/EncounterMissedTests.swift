import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `What encounters must not miss` {
    @Test(arguments: [
        (
            "If you get a fever or the wound starts draining, you call me the same day.",
            "She should call the same day if she gets a fever or the wound starts draining."
        ),
        (
            "If you get sudden chest pain, or trouble breathing, go straight to the ER.",
            "She should go to the ER if she gets sudden chest pain, or trouble breathing."
        ),
        (
            "And if you get weakness on one side, that's 911, okay?",
            "She should call 911 if she gets weakness on one side."
        ),
        // Each alternative suffices: the first is told without the one whose subject is unsaid.
        (
            "If you have chest pain or pass out, you go to the emergency room.",
            "She should go to the emergency room if she has chest pain."
        ),
    ])
    func `what to do should it get worse`(said: String, written: String) async throws {
        let talk = """
            Doctor: Nora is a 50-year-old female here with a sore foot.
            Patient: It has been sore for a week.
            Doctor: We'll get an x-ray of the foot.
            """
        let note = try await note(talk + "\nDoctor: \(said)\nPatient: Okay.")
        #expect(note.allStatements.contains { $0.text.hasSuffix(written) }, "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: [
        // Something else is to be done first.
        "If you get a rash, stop the pills, then call me.",
        // Nobody knows what "it" is.
        "If it comes back, call me.",
        "If you need anything, call me.",
        "If you get a mild rash, you don't need to call me.",
        "If you get a fever, wait a day and call me.",
        "If you get a fever, call me only if it lasts.",
        "Only if you get a fever, go to the emergency room.",
    ])
    func `a precaution that is not plain is none`(said: String) async throws {
        let talk = """
            Doctor: Nora is a 50-year-old female here with a sore foot.
            Patient: It has been sore for a week.
            Doctor: We'll get an x-ray of the foot.
            """
        let note = try await note(talk + "\nDoctor: \(said)\nPatient: Okay.")
        let told = note.allStatements.map(\.text).filter { $0.contains("should call if") || $0.contains("should go") }
        #expect(told.isEmpty, "\(told)")
    }

    @Test func `a parent is told what to do for the child`() async throws {
        let note = try await note(
            """
            Doctor: Leo is a 3-year-old male here with an earache.
            Patient: He pulls at his ear. He was up all night. He has a cold.
            Doctor: The right ear is red.
            Doctor: And if he gets a stiff neck or a rash, call me right away.
            """
        )
        #expect(
            note.allStatements.contains { $0.text.hasSuffix("Call right away if he gets a stiff neck or a rash.") },
            "\(note.allStatements.map(\.text))"
        )
    }

    @Test(arguments: [
        ("So your blood pressure's 142/84, pulse is 70.", ["Blood pressure: 142/84.", "Pulse: 70."]),
        ("Your weight is up 9 pounds, pulse is 66.", ["Pulse: 66.", "The weight is up 9 pounds."]),
        ("Your weight is 148 pounds, down from 155, pulse is 66.", ["Weight: 148 pounds.", "Pulse: 66."]),
        ("Okay, she weighs 51 pounds, her heart rate's 92.", ["Heart rate: 92.", "Weight: 51 pounds."]),
        ("You're on the lisinopril for your high blood pressure since you came in, pulse is 66.", ["Pulse: 66."]),
        // Measured in the night, and not today.
        ("In the sleep study the oxygen dropped to 79%, your pulse is 66.", ["Pulse: 66."]),
    ])
    func `vital signs as they are called`(said: String, written: [String]) async throws {
        let note = try await note("Doctor: Let me look at you.\nPatient: Sure.\nDoctor: \(said)")
        #expect(note.statements("Vitals") == written)
    }

    @Test func `a vital sign is read behind a remark, and only once the patient is examined`() async throws {
        let note = try await note(
            """
            Doctor: I see your blood pressure was high in the emergency room they read two hundred over ninety
            Patient: it was a bad day my wrist hurt so much
            Doctor: when did you fall
            Patient: on monday it was icy and i slipped
            Doctor: okay so your blood pressure is a little elevated but honestly that's probably the pain right we are \
            looking at like a hundred and forty over over seventy you are not running a fever you are at ninety eight . two
            """
        )
        #expect(note.statements("Vitals") == ["Blood pressure: 140/70.", "No fever: 98.2."])
    }

    @Test(arguments: [
        "Your blood pressure is elevated today. At your cardiologist it was 170/95.",
        "Your blood pressure looks great. Anything like 140/90 is where I worry.",
        "Your blood pressure is better. Remember, the target we set was 130/80.",
        "Your blood pressure is coming along. You started at 180/110 when we met.",
        "Your heart rate is a little fast. We'll start metoprolol 50 mg twice a day.",
        "Your oxygen is fine. The machine is alarming at 85% but it's off your finger.",
        "okay your pulse is strong in both feet and your reflexes are fine and your knee bends to 110 degrees",
        "Your sugars are running normal.",
    ])
    func `another number is no vital sign`(said: String) async throws {
        let note = try await note("Doctor: Let me look at you.\nPatient: Sure.\nDoctor: \(said)\nPatient: Okay.")
        #expect(!note.statements("Vitals").contains { $0.contains(where: \.isNumber) }, "\(note.statements("Vitals"))")
    }

    @Test(arguments: [
        "Let's do that and elevate the leg at night.", "We'll do it and wear a boot.", "I'd do that and stay off it.",
    ])
    func `an order of one word before what the patient does is none`(said: String) async throws {
        let note = try await note("Doctor: How is the leg?\nPatient: It hurts.\nDoctor: \(said)\nPatient: Okay.")
        #expect(!note.allStatements.contains { $0.text.hasPrefix("We will do") }, "\(note.allStatements.map(\.text))")
    }

    @Test func `what was measured when the patient came in is a vital sign, not the drug before it`() async throws {
        let note = try await note(
            """
            Doctor: you're on ten milligrams of lisinopril for your high blood pressure when you came in today your blood \
            pressure was a little bit high it was one fifty over seventy so have you been taking it
            Patient: yes i have
            """
        )
        #expect(note.statements("Vitals") == ["Blood pressure: 150/70."])
    }

    @Test(arguments: [
        ("I do recognize some redness over the heel.", "Redness over the heel."),
        ("I also identify some edema around the ankle.", "Edema around the ankle."),
        ("I do still hear that grade 2 out of 6 systolic murmur.", "Grade 2/6 systolic murmur."),
        ("I do appreciate a bump here on the left side of the wrist.", "A bump on the left side of the wrist."),
    ])
    func `what is found, whatever the verb`(said: String, written: String) async throws {
        let note = try await note("Doctor: Let me look at you.\nPatient: Sure.\nDoctor: \(said)\nPatient: Okay.")
        #expect(note.allStatements.contains { $0.text.hasSuffix(written) }, "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: [
        ("Don't take the ibuprofen, it's hard on your stomach.", "She should not take the ibuprofen."),
        ("And don't drive for 2 weeks.", "She should not drive for 2 weeks."),
        ("Recheck the blood count in 6 weeks.", "Recheck the blood count in 6 weeks."),
        ("I'd recommend that you push fluids.", "She should push fluids."),
    ])
    func `instructions without a subject`(said: String, written: String) async throws {
        let note = try await note(
            """
            Doctor: Nora is a 50-year-old female here with a sore foot.
            Patient: It has been sore for a week. It hurts when I walk.
            Doctor: Let me have a look.
            Doctor: \(said)
            Patient: Okay.
            """
        )
        #expect(note.allStatements.contains { $0.text.hasSuffix(written) }, "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: [
        "Don't use your left hand for this.", "Don't worry about the ibuprofen.", "Don't take my word for it.",
    ])
    func `what is said to do while talking is no instruction`(said: String) async throws {
        let note = try await note("Doctor: How is the hand?\nPatient: It hurts.\nDoctor: \(said)\nPatient: Okay.")
        #expect(!note.allStatements.contains { $0.text.contains("should not") }, "\(note.allStatements.map(\.text))")
    }

    @Test func `what the patient does for a living, and when the patient fell`() async throws {
        let note = try await note(
            """
            Doctor: What do you do?
            Patient: I work as a computer programmer.
            Doctor: And what happened to the knee?
            Patient: I fell off a ladder in May.
            Doctor: The knee is swollen.
            """
        )
        #expect(note.statements("Social History") == ["The patient works as a computer programmer."])
        #expect(note.allStatements.contains { $0.text.hasSuffix("fell off a ladder in May.") })
    }
}

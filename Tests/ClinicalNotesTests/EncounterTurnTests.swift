import Artifacts
import Testing

@testable import ClinicalNotes

/// A visit without marks: what the clinician turns to, calls it, and takes it to come from.
@Suite struct `What a problem is called, and what it is said to come from` {
    private func plan(_ said: String, history: String = "her gout and her asthma") async throws -> [String] {
        try await note(
            """
            Doctor: okay so june is a 58-year-old female here today for follow-up on her hypertension \(history)
            Patient: my left ankle hurts and i'm tired all the time
            Doctor: okay how long has that been going on
            Patient: i'd say about two weeks
            Doctor: alright let me take a look at you so your lungs are clear and your heart is regular
            Patient: okay
            \(said)
            Patient: okay
            """
        ).statements("Assessment and Plan")
    }

    @Test(arguments: [
        (
            "Doctor: so for the gout i'm gonna order a uric acid and then the asthma i'm gonna order a chest x-ray",
            "Asthma."
        ),
        (
            "Doctor: so for the gout i'm gonna order a uric acid and then your blood pressure it's a touch high",
            "Hypertension."
        ),
        (
            "Doctor: okay first the gout i'm gonna order a uric acid\nDoctor: and second the asthma you stay on the inhaler",
            "Asthma."
        ),
        ("Doctor: so here's where i am for your gout i'm gonna order a uric acid", "Gout."),
        (
            "Doctor: so the first thing is you had anaphylaxis to a bee sting i'm gonna order a uric acid",
            "Anaphylaxis."
        ),
        (
            "Doctor: so what you've got is an achilles tendon rupture a complete tear on the left",
            "Left achilles tendon rupture."
        ),
        ("Doctor: i think that's an ankle sprain so i'm gonna put you in a boot", "Left ankle sprain."),
        (
            "Doctor: okay the last thing the ankle this is osteoarthritis so i'm gonna order an x-ray",
            "Ankle osteoarthritis."
        ),
    ])
    func `what is turned to or called by its name heads the plan`(said: String, problem: String) async throws {
        let heads = try await plan(said)
        #expect(heads.contains(problem) || heads.contains("Left " + problem.lowercased()), "\(heads)")
    }

    @Test(arguments: [
        "Doctor: i'd get an x-ray because it could be an ankle fracture and i'm gonna put you in a boot",
        "Doctor: this is not an ankle fracture so i'm gonna put you in a boot",
        "Doctor: i've got a partial tear of my own ankle here in the drawer so i'm gonna put you in a boot",
        "Doctor: the steroids can help the breathing and the ankle fracture risk is small so i'm gonna put you in a boot",
    ])
    func `what may be, is not, or is of another heads nothing`(said: String) async throws {
        let heads = try await plan(said)
        #expect(!heads.contains { $0.hasSuffix("ankle fracture.") || $0.hasSuffix("artial tear.") }, "\(heads)")
    }

    @Test(arguments: [
        ("i think it's coming from your diet", "Likely due to her diet."),
        ("i think a lot of this is the beer and the salty diet", "Likely largely due to the beer and the salty diet."),
        ("it sounds like this was caused by the hydrochlorothiazide", "Likely due to the hydrochlorothiazide."),
        ("and it's progressed", "Progressed."),
    ])
    func `what it comes from and how it goes stands under it, as sure as it was said`(
        said: String,
        text: String
    ) async throws {
        let heads = try await plan("Doctor: so for the gout\nDoctor: \(said)\nDoctor: i'm gonna order a uric acid")
        let at = try #require(heads.firstIndex(of: "Gout."), "\(heads)")
        #expect(heads.dropFirst(at + 1).first == text, "\(heads)")
    }

    @Test(arguments: [
        "i don't think it's coming from your diet", "it could be caused by your diet", "it's from the pharmacy",
        "do you think it's coming from your diet", "if it's caused by your diet we'll know", "it's from last year",
    ])
    func `what is denied, open or asked is no cause`(said: String) async throws {
        let heads = try await plan("Doctor: so for the gout\nDoctor: \(said)\nDoctor: i'm gonna order a uric acid")
        #expect(!heads.contains { $0.lowercased().contains("due to") }, "\(heads)")
    }

    @Test func `conditions that nothing joins are a list, of the complaint and of the past history`() async throws {
        let note = try await note(
            """
            Doctor: okay so june is a 58-year-old female here today for follow-up on her hypertension her gout and her asthma
            Patient: i'm tired all the time
            """
        )
        #expect(note.statements("Chief Complaint") == ["Follow-up of hypertension, gout, and asthma."])
        #expect(
            note.statements("Past Medical History") == ["The patient has a history of hypertension, gout, and asthma."]
        )
    }

    @Test(arguments: [
        ("Doctor: so your doctor sent you over for an overactive thyroid is that right", "Overactive thyroid."),
        ("Doctor: so i've got here a left ankle injury tell me what happened", "Left ankle injury."),
    ])
    func `what one is sent for is the complaint`(said: String, complaint: String) async throws {
        let note = try await note(
            """
            \(said)
            Patient: that's what they tell me
            """
        )
        #expect(note.statements("Chief Complaint") == [complaint])
    }
}

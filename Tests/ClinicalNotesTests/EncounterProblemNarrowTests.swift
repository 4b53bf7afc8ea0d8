import Artifacts
import Testing

@testable import ClinicalNotes

/// What a problem is not called, not given a side, and not said to come from; with some of what still is.
@Suite struct `A problem is headed and explained by no more than was said of it` {
    private func plan(_ said: String, told: String = "i feel tired all the time") async throws -> [String] {
        try await visit(said, told: told).statements("Assessment and Plan")
    }

    private func visit(_ said: String, told: String) async throws -> Note {
        try await note(
            """
            Doctor: okay what can i do for you today
            Patient: \(told)
            Doctor: okay how long has that been going on
            Patient: i'd say about two weeks
            Doctor: alright let me take a look at you so your lungs are clear and your heart is regular
            Patient: okay
            \(said)
            Patient: okay
            """
        )
    }

    @Test(arguments: [
        // The side of an old injury, of a replaced joint, of the good one, of the other.
        ("i twisted my ankle\nPatient: i broke my left ankle when i was ten it healed fine", "ankle sprain"),
        ("my knee hurts\nPatient: the left knee was replaced in 2015\nDoctor: okay so the right one", "knee sprain"),
        (
            "my knee hurts\nDoctor: which one\nPatient: the right\nDoctor: let me see your left knee first",
            "knee sprain"
        ),
        ("i felt a pop in my calf", "achilles tendon rupture not like the one on the right"),
        ("my shoulder hurts", "rotator cuff tear weaker than on the right"),
        ("both my thumbs hurt", "sprain of the ulnar collateral ligament"),
    ])
    func `a side that is not of the problem stands in no heading`(told: String, name: String) async throws {
        let heads = try await plan(
            "Doctor: so what you've got is an \(name)\nDoctor: i'm gonna put you in a boot\nDoctor: and the right thumb we'll just ice it",
            told: told
        )
        #expect(!heads.contains { $0.lowercased().contains("left") || $0.hasPrefix("Right") }, "\(heads)")
    }

    @Test(arguments: [
        ("my left ankle hurts", "an ankle sprain", "Left ankle sprain."),
        (
            "i felt a pop in my calf", "an achilles tendon rupture a complete tear on the left",
            "Left achilles tendon rupture."
        ),
    ])
    func `the side that was said of it stands in the heading`(told: String, name: String, head: String) async throws {
        let heads = try await plan(
            "Doctor: so what you've got is \(name)\nDoctor: i'm gonna put you in a boot",
            told: told
        )
        #expect(heads.contains(head), "\(heads)")
    }

    @Test(arguments: [
        "as for the lyme disease your test was negative so you don't have it",
        "as for the prostate cancer your psa is normal",
        "as for the brain cancer there is nothing to suggest that", "regarding the covid infection your kids had",
        "in terms of the colon cancer screening you had that in may",
        "and for the ulcer we'd use sucralfate if you had one",
        "and for the diabetes they'd use metformin", "so your mother she's got a hip fracture then",
        "my other patient today she's got pneumonia", "your son he's got asthma and he's doing fine",
        "he's got what we call copd your neighbor", "you had shingles in 2015 it was shingles", "you said you have ibs",
        "smokers get what we call copd",
    ])
    func `what is excluded, past, reported, general or of another heads nothing`(said: String) async throws {
        let lines = try await plan("Doctor: so for the anemia i'm gonna order a ferritin\nDoctor: \(said)")
        // What the chief complaint is made of is read elsewhere.
        let heads = lines.filter { !$0.contains("presents today") }
        #expect(heads.contains("Anemia."), "\(heads)")
        let names = ["disease", "cancer", "infection", "screening", "ulcer", "diabetes", "fracture", "monia", "asthma"]
        #expect(
            !heads.contains { head in
                (names + ["copd", "shingles", "ibs", "gout", "they'd", "we'd"]).contains {
                    head.lowercased().contains($0)
                }
            },
            "\(heads)"
        )
    }

    @Test func `an illness of another part is no name of the problem before it`() async throws {
        let heads = try await plan(
            """
            Doctor: so for the hypertension i'd like to start lisinopril and you have carpal tunnel syndrome
            Doctor: for your carpal tunnel syndrome i'm gonna give you a brace
            """
        )
        #expect(heads.contains("Carpal tunnel syndrome."), "\(heads)")
    }

    @Test(arguments: [
        "your mother said it's due to the beer", "they say it's caused by the beer",
        "you told me it was because of the beer",
        "in your dad it was due to the beer", "most of the time it's due to the beer",
        "i was worried it was caused by the beer",
        "i used to think it was related to the beer", "i doubt it's caused by the beer",
        "i don't know maybe it's caused by the beer",
        "it's either from your diet\nDoctor: or it's from the beer", "it was getting worse", "it was worse",
        "i think that's the beer you told me about", "i think that's the right medicine",
        "sounds like it's the work that keeps you up",
        "this is due to be checked", "that's from your heart doctor",
        "it's because of the gout that i want you to stop the beer",
        "the rash you had it was caused by the allopurinol", "it's from the knee on the right",
        "it's less likely due to the beer",
        "the good thing is it's because of the allopurinol that you have fewer attacks",
        "some of this is from your shoes rather than the beer",
        "the pain is better and that's because of your medicine",
    ])
    func `what others say, what is doubted, weighed or of something else is no cause`(said: String) async throws {
        let heads = try await plan("Doctor: so for the gout\nDoctor: \(said)\nDoctor: i'm gonna order a uric acid")
        #expect(heads.contains("Gout."), "\(heads)")
        let forms = ["due to", "related to", "worse", "worsen"]
        #expect(!heads.contains { head in forms.contains { head.lowercased().contains($0) } }, "\(heads)")
    }

    @Test(arguments: [
        ("i think it's coming from your diet", "Likely due to the patient's diet."),
        ("i suspect it's related to your medicine", "Likely related to the patient's medicine."),
        ("it's getting worse", "Worsening."),
    ])
    func `the cause that is said of it stands under it in its own words`(said: String, text: String) async throws {
        let heads = try await plan("Doctor: so for the gout\nDoctor: \(said)\nDoctor: i'm gonna order a uric acid")
        #expect(heads.contains(text), "\(heads)")
    }

    @Test func `a complaint with nothing but its cause is headed`() async throws {
        let heads = try await plan(
            "Doctor: so for the fatigue\nDoctor: i suspect it's related to your medicine\nDoctor: you know"
        )
        #expect(heads.contains("Fatigue.") && heads.contains { $0.hasPrefix("Likely related to") }, "\(heads)")
    }

    private func introduced(_ said: String) async throws -> Note {
        try await note(
            """
            Doctor: so june is a 58-year-old female \(said)
            Patient: i feel fine
            Doctor: okay your lungs are clear
            Patient: okay
            """
        )
    }

    @Test(arguments: [
        (
            "with diabetes type 2 asthma and gout here for follow-up",
            ["The patient has a history of diabetes type 2, asthma, and gout."]
        ),
        ("here with possible gout and asthma", []), ("with resolved pneumonia and asthma here for a cough", []),
        ("here for follow-up on her hypertension and diabetes which turned out to be a lab error", []),
        ("here for follow-up on her gout and her asthma", ["The patient has a history of gout and asthma."]),
        ("here with her mother with diabetes and gout for a cough", []),
    ])
    func `only what is known without a doubt is a history`(said: String, history: [String]) async throws {
        #expect(try await introduced(said).statements("Past Medical History") == history)
    }

    @Test func `a denied list is not parted, so that all of it stays denied`() async throws {
        let told = try await introduced("with no asthma gout and diabetes who comes in for a cough")
        #expect(!told.statements("History of Present Illness").contains { $0.contains("asthma,") })
    }

    @Test(arguments: ["you had a right knee injury in 2010", "you had a left shoulder injury as a kid"])
    func `an old injury is no complaint`(said: String) async throws {
        let note = try await note("Doctor: so i see \(said) tell me what brings you in\nPatient: i just want a check")
        #expect(!note.statements("Chief Complaint").contains { $0.contains("injury") })
    }

    @Test func `a condition of another time is no reason for today`() async throws {
        let note = try await visit(
            "Doctor: for the gestational diabetes you had with your daughter we'll check an a1c",
            told: "i'm doing okay"
        )
        #expect(!note.statements("History of Present Illness").contains { $0.contains("presents") })
    }
}

import Artifacts
import Testing

@testable import ClinicalNotes

@Suite struct `What is not meant is not named in an encounter` {
    private func expect(_ said: String, doesNotTell falsehoods: [String]) async throws {
        let told = try await statements(inFollowUp: said)
        for falsehood in falsehoods {
            #expect(told.allSatisfy { !$0.lowercased().contains(falsehood) }, "\(told)")
        }
    }

    @Test(arguments: [
        "Patient: My husband was in the hospital last month for his heart.\nDoctor: Have you been wearing the boot?\nPatient: Yes. I liked the boot I was in for 3 weeks.",
        "Doctor: Were you in the hospital?\nPatient: A week. I saw the clinic, I was in last week and I was in 3 days ago too, and my neck hurts.",
        "Doctor: How is your dad?\nPatient: My dad was in the hospital. I've been in a month of therapy for my back.",
        "Patient: My dad was in the hospital, and my back hurts.\nDoctor: You were in 2 weeks ago and we drew labs.",
    ])
    func `what one was in is the hospital only where that is the patient's`(said: String) async throws {
        try await expect(
            said,
            doesNotTell: ["in the hospital for 3", "in the hospital 3", "hospital a month", "hospital 2"]
        )
    }

    @Test func `one goes in for treatment`() async throws {
        try await expect(
            "Patient: I work at a school. I go in at 6 for dialysis three days a week.",
            doesNotTell: ["in to work"]
        )
    }

    @Test(arguments: [
        "Codeine. I have swelling in my ankles every night.", "Penicillin. I got this rash on Monday.",
        "Sulfa. I get a rash in the sun too.", "Penicillin I get hives and I get a rash with band-aids.",
    ])
    func `a reaction with a time, a place or a cause of its own is not of the drug`(said: String) async throws {
        try await expect(
            "Doctor: Any allergies?\nPatient: \(said)",
            doesNotTell: ["swelling from", "rash from"]
        )
    }

    @Test(arguments: [
        "Your kidney function is down a little, so don't take ibuprofen. Potassium is fine.",
        "I don't think the lisinopril did it. Amlodipine is fine.",
        "Your digoxin is not too high. Lithium is fine.",
    ])
    func `a result that is fine is nothing that may be taken`(said: String) async throws {
        try await expect("Doctor: \(said)", doesNotTell: ["can take"])
    }

    @Test(arguments: [
        "I take lisinopril for my blood pressure. I drink a protein shake and I use two scoops in the morning.",
        "My son takes prednisone. I take Tums. I take 3 tablets a day for my blood pressure.",
        "I stopped the aspirin. I was taking three tablets a day for my thyroid.",
        "I take gabapentin. I do 2 puffs every morning.", "I take furosemide. I need 1500 in food.",
    ])
    func `a portion is of no drug that does not come in it or is for another thing`(said: String) async throws {
        try await expect(
            "Doctor: What do you take?\nPatient: \(said)",
            doesNotTell: ["scoops of", "tablets of", "puffs of", "1500 of", "1,500 of"]
        )
    }

    @Test(arguments: [
        "I quit taking the naproxen because it upset my stomach. I was on a ladder last week and I came off of it and hit my shoulder.",
        "I take ibuprofen. I fell from the scooter. I came off of it on the gravel.",
        "I quit taking the naproxen. I did physical therapy and I finished it yesterday.",
        "I take furosemide. I took college classes and I finished it in May.",
        "My left hip hurts. I take Eliquis. My hip is worse when I've been on it all day.",
    ])
    func `what one came off, finished or stood on is not the drug that was named before`(said: String) async throws {
        try await expect(
            "Doctor: How are you?\nPatient: \(said)",
            doesNotTell: [
                "off of naproxen", "off of ibuprofen", "finished naproxen", "finished furosemide", "on eliquis all",
            ]
        )
    }

    @Test func `what bears no weight is not a drug`() async throws {
        try await expect(
            """
            Doctor: Are you still taking the methotrexate?
            Patient: I have been on it for years.
            Doctor: And how's the hip since surgery?
            Patient: I can't put weight on it. I've been on it since yesterday.
            """,
            doesNotTell: ["methotrexate since yesterday"]
        )
    }

    @Test(arguments: [
        ("side effects from the statin", "I have headaches every week.", "statin"),
        ("problems with your heart", "I had a stent.", "with"),
        ("trouble with your diabetes medicine", "I have pain in my foot.", "medicine"),
        ("side effects with the gabapentin", "I felt great.", "great with"),
    ])
    func `what one has is not from what was asked for`(asked: String, said: String, word: String) async throws {
        try await expect("Doctor: Any \(asked)?\nPatient: \(said)", doesNotTell: [word])
    }

    @Test(arguments: [
        "Doctor: Do you have any seizures, or a cuff at home?\nPatient: I have one at home.",
        "Doctor: Have you had rashes?\nPatient: I noticed one on my leg.",
    ])
    func `"one" is what was asked for last`(said: String) async throws {
        try await expect(said, doesNotTell: ["a seizure at home", "rashe "])
    }

    @Test(arguments: [
        "Your knees are fine. There is some swelling of the lymph nodes.",
        "Your incision is healed. There is swelling along the tibia.",
        "The wound looks clean. There is some drainage. There is redness of the eyes.",
        "Your neck is supple. No tenderness over the temples.",
    ])
    func `a finding that names its place is of no other part`(said: String) async throws {
        try await expect(
            "Doctor: Let me take a look. \(said)",
            doesNotTell: ["knees: s", "incision: s", "wound: r", "neck: n"]
        )
    }

    @Test func `an injection of long ago is not the one to come`() async throws {
        try await expect(
            """
            Patient: I had a cortisone injection in my knee in 2010.
            Doctor: For your migraines we'll start a monthly medicine. You'll get the injection every month.
            """,
            doesNotTell: ["cortisone injection every month"]
        )
    }

    @Test func `what started is the complaint that was asked for`() async throws {
        try await expect(
            "Doctor: Any chest pain?\nPatient: I have numbness in my foot.\nDoctor: When did the chest pain start?\nPatient: Two days ago.",
            doesNotTell: ["the numbness started"]
        )
    }

    @Test func `hives of today from a soap are told beside those of the drug`() async throws {
        let told = try await statements(
            inFollowUp:
                "Doctor: Any allergies?\nPatient: Yes, Bactrim. I broke out in hives. I have hives today from a new soap."
        )
        #expect(told.contains { $0.contains("hives") && $0.contains("soap") }, "\(told)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What is true and matters is not lost, nor made another thing` {
    private func note(_ talk: String) async throws -> Note {
        try await ClinicalNotesTests.note("Doctor: Joan is a 58-year-old female who presents for knee pain.\n" + talk)
    }

    @Test(arguments: [
        (
            "Doctor: You have hypertension. We'll start lisinopril 10 mg daily.\nPatient: Wait, should I take it with food?",
            "start lisinopril 10 mg"
        ),
        (
            "Doctor: You need to stop the metformin today.\nPatient: Hold on, can you say it again?",
            "stop the metformin"
        ),
        (
            "Patient: I'm allergic to penicillin.\nDoctor: And you're not allergic to latex.",
            "is allergic to penicillin"
        ),
        (
            "Patient: I'm allergic to penicillin.\nDoctor: I won't give you amoxicillin because you're allergic to penicillin.",
            "is allergic to penicillin"
        ),
        ("Patient: I had asthma as a child. My breathing was terrible this week.", "breathing was terrible"),
        ("Patient: I had asthma as a child. I was wheezing yesterday.", "wheezing"),
        ("Patient: I had epilepsy in college. My leg was swollen last week.", "swollen"),
        ("Patient: When I fell, which was two weeks ago, my knee was swollen.", "swollen"),
        ("Patient: I'm worried about something. I have chest pain at night.", "has chest pain at night"),
        ("Doctor: Do you have asthma?\nPatient: Yes. No problems with it though.", "asthma"),
        ("Doctor: Do you have high blood pressure?\nPatient: Yes. No medication for it.", "high blood pressure"),
        (
            "Doctor: You do get chest pain with exertion. You do get short of breath on stairs.",
            "chest pain with exertion"
        ),
        (
            "Doctor: How is your breathing when you take the stairs?\nPatient: I get short of breath and I have chest pain and dizziness.",
            "Reports chest pain"
        ),
        ("Doctor: Any rash that your wife noticed?\nPatient: No.", "rash"),
        (
            "Patient: I live with my daughter, she's 7. She has asthma. She has a cough. She's got eczema.\nDoctor: And you?\nPatient: I have knee pain.",
            "lives with her daughter"
        ),
        (
            "Doctor: So for your first problem, polycystic ovary syndrome, I will start metformin 500 mg twice a day. It lowers your risk of diabetes.",
            "olycystic ovary syndrome."
        ),
    ])
    func `a true statement stays`(talk: String, statement: String) async throws {
        let told = try await note(talk).allStatements.map(\.text)
        #expect(told.contains { $0.contains(statement) }, "\(told)")
    }

    @Test(arguments: [
        ("I take lisinopril 10 mg every day. I haven't had any dizziness.", "lisinopril"),
        ("I take metformin 500 mg twice a day. I quit smoking ten years ago.", "metformin"),
        ("I take warfarin 5 mg and I quit my job.", "warfarin"),
        ("I take warfarin 5 mg every day. I used to smoke and I quit.", "warfarin"),
        ("I use albuterol. I stopped smoking and stopped drinking.", "albuterol"),
        ("I take aspirin 81 mg. I never took it again with food.", "aspirin"),
        ("I take metformin 500 mg one time a day.", "metformin"),
    ])
    func `a drug that is taken stays on the list`(said: String, drug: String) async throws {
        let told = try await note("Patient: " + said).statements("Medications")
        #expect(told.contains { $0.contains(drug) }, "\(told)")
    }

    @Test(arguments: [
        ("Your blood pressure is up at 160/95 today.", ["Blood pressure: 160/95."]),
        ("Your temperature is down to 98.6.", ["Temperature: 98.6."]),
        ("Your blood pressure came down to 128/80.", ["Blood pressure: 128/80."]),
        ("Your heart rate is more than 100.", ["Heart rate: more than 100."]),
        ("If your blood pressure is over 160/95, take another.", []),
        ("We want your blood pressure under 130/80.", []),
        ("She weighs about 20 pounds more.", []),
    ])
    func `a vital sign is the value of now`(said: String, vitals: [String]) async throws {
        let told = try await note("Doctor: " + said).statements("Vitals")
        #expect(told == vitals, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: Do you sleep flat?\nPatient: My wife uses 2 pillows but I sleep flat.", "2 pillows"),
        ("Doctor: Do you sleep flat?\nPatient: I threw out 2 pillows.", "sleeps on 2 pillows"),
        ("Patient: I have lupus.\nDoctor: No, it's not, you're fine.", "lupus"),
        ("Doctor: Any questions?\nPatient: No.\nDoctor: If your mom gets a fever, call me right away.", "mom"),
        (
            "Doctor: Any questions?\nPatient: No.\nDoctor: If your fever goes over 103 or you have trouble breathing, call me right away but don't go to the ER.",
            "right away if"
        ),
        (
            "Doctor: So for your first problem, heart failure, I want to keep you on the diet. We'll check an A1c. Your fear of diabetes is normal.",
            "Diabetes."
        ),
        (
            "Doctor: So for your first problem, polycystic ovary syndrome, I will start metformin 500 mg twice a day. It lowers your risk of diabetes.",
            "Diabetes."
        ),
    ])
    func `what was not so is not told`(talk: String, wrong: String) async throws {
        let told = try await note(talk).allStatements.map(\.text)
        #expect(told.allSatisfy { !$0.contains(wrong) }, "\(told)")
    }

    @Test func `What a thing works for is no work`() async throws {
        let note = try await note("Patient: The inhaler works for about four hours. The brace worked for a while.")
        #expect(note.statements("Social History").isEmpty)
    }

    @Test func `A dictated no that is no slip leaves the time as it was`() async throws {
        let told = try await note("Doctor: He has had fever for 3 days, no, chills, and cough for 2 weeks.")
            .allStatements
        #expect(told.allSatisfy { !$0.text.contains("fever for 2 weeks") }, "\(told.map(\.text))")
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Why a patient comes, as an encounter opens` {
    @Test(arguments: [
        (
            "Doctor: Paul is a 50-year-old male here for a cough.",
            "Paul is a 50-year-old male who presents today for a cough."
        ),
        (
            "Doctor: Paul is a 50-year-old male here for a sore left ankle.\nPatient: Yes.",
            "Paul is a 50-year-old male who presents today for a sore left ankle."
        ),
        (
            "Doctor: He's a 50-year-old patient.\nPatient: I have a lot of wrist pain.",
            "He is a 50-year-old patient who presents today for wrist pain."
        ),
        (
            "Doctor: Paul is a 50-year-old male here for a left ankle.\nPatient: The pain is worse at night.",
            "Paul is a 50-year-old male who presents today for left ankle pain."
        ),
    ])
    func `the patient is introduced with why he comes`(text: String, statement: String) async throws {
        let statements = try await note(text).statements("History of Present Illness")
        #expect(statements.contains(statement), "\(statements)")
    }

    @Test(arguments: [
        ("Patient: I have been dealing with my asthma. I start wheezing when I run.", "Asthma."),
        (
            "Doctor: They told me that you have a wound on your left heel.\nPatient: Yes, it is not healing.",
            "Wound on the left heel."
        ),
        ("Patient: My blood pressure has been quite high. I get headaches with it.", "High blood pressure."),
    ])
    func `what is named first is why the patient comes`(text: String, complaint: String) async throws {
        #expect(try await note(text).statements("Chief Complaint") == [complaint])
    }

    @Test func `what the patient tells of is not denied, though it is not there now`() async throws {
        let statements = try await note(
            """
            Patient: I had some chest pain for about an hour on Sunday.
            Doctor: And any chest pain since then?
            Patient: No.
            """
        ).allStatements.map(\.text)
        #expect(statements.allSatisfy { !$0.contains("enies") }, "\(statements)")
    }

    @Test func `an object stays with its verb where no mark was heard`() async throws {
        let statements = try await note(
            "Doctor: She's a 40-year-old female.\nPatient: well i hurt my knee when i was running last week"
        ).allStatements.map(\.text)
        #expect(statements.contains { $0.contains("hurt her knee when she was running last week") }, "\(statements)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

/// Names and dates, letters, closings, and headings that stand by themselves.
@Suite struct `The frame of a dictation` {
    @Test func `names and dates stand at the head and closings are left out, in sight`() async throws {
        let note = try await draft(
            heard(
                """
                Discharge summary. Patient name Rosa Lind. Date of admission, May third. Date of discharge, May sixth. \
                Hospital course. She was admitted with pyelonephritis and treated with ceftriaxone. Plan. Cefdinir for five days. \
                Thank you for allowing us to take part in her care. Dictated but not read.
                """
            )
        )
        #expect(note.sections.map(\.title) == ["Encounter", "Hospital Course", "Plan"])
        #expect(note.sections[0].statements.count == 3)
        #expect(note.statements("Plan") == ["Cefdinir for 5 days."])
        let text = NoteRenderer.text(note, leftOut: true)
        #expect(text.contains("LEFT OUT\n- Not clinical: Thank you for allowing us to take part in her care."))
        #expect(text.contains("- Not clinical: Dictated but not read."))
        #expect(!NoteRenderer.text(note).contains("LEFT OUT"))
    }

    @Test(arguments: [
        "Discharge summary. Discharge date, May 6, attending Dr. Lund, discharge diagnosis. Croup.",
        "History and physical. Surgeon Dr. Lund, surgery date May 6, chief complaint, hernia.",
    ])
    func `names and dates of one sentence stand at the head`(said: String) async throws {
        let note = try await draft(heard(said + " He has felt well since noon. Plan. Rest."))
        #expect(note.statements("Encounter").count == 1)
        #expect(note.statements("Encounter").first?.contains("Dr. Lund") == true)
    }

    @Test func `who dictates is left out, and what the same sentence tells of the patient stays`() async throws {
        let note = try await draft(
            heard(
                """
                This is Doctor Ames with a follow up on Mister Paul Quist, a sixty year old roofer with gout diagnosed in two \
                thousand nineteen. He feels well. Plan. Continue allopurinol.
                """
            )
        )
        #expect(
            note.statements("History of Present Illness").first
                == "Mr. Paul Quist, a 60-year-old roofer with gout diagnosed in 2019."
        )
        #expect(note.leftOut.first?.text == "This is Doctor Ames with a follow up on")
    }

    @Test(arguments: [
        "Doctor Ames.", "Attending, Doctor Ames.", "Surgeon Doctor Ames.", "Visit time twelve minutes.",
        "Requested by Doctor Ames, medical intensive care unit, bed nine.", "Patient, Amy Stone, age forty, bed two.",
        "Attending, Doctor Ames, general surgery.", "Date, November fourth.",
        "Requesting physician, Doctor Ames, medicine service, room four twelve.",
        "This is a video visit with Missus Reed, who is at home in Salem.",
    ])
    func `who was there, and how long, stands at the head`(said: String) async throws {
        let note = try await draft(heard("Progress note. \(said) He has a cough. Plan. Rest."))
        #expect(note.statements("Encounter").count == 1)
        #expect(note.statements("History of Present Illness") == ["He has a cough."])
    }

    @Test func `a letter is one, and goes on behind its salutation`() async throws {
        let note = try await draft(
            heard(
                """
                Letter to Doctor Amy Stone. Dear Doctor Stone, thank you for referring this fifty year old man with knee pain. \
                He limps. Assessment. Osteoarthritis. Plan. Physiotherapy. Yours sincerely. Doctor Ben Hart, consultant rheumatologist.
                """
            )
        )
        #expect(note.title == "Letter" && note.loinc == "51852-2")
        #expect(
            note.statements("History of Present Illness").first
                == "Thank you for referring this 50-year-old man with knee pain."
        )
        #expect(note.statements("Plan") == ["Physiotherapy."])
    }

    @Test(arguments: [
        "Plan. Thank you for starting metformin.", "Plan. Date of surgery is Friday.",
        "Plan. End of life care was discussed.", "Plan. Rest. Thank you for seeing him, he is deaf.",
        "Plan. Rest. Dictated but not read, allergy to latex.", "Plan. Rest. Yours sincerely. Doctor Hill declined.",
        "Letter to school about his seizures.", "Dear Doctor Hill she is pregnant.",
        "Admission date Monday, intubated.", "Patient Korean and well.", "This is a video visit for her rash.",
        "Name recall is poor.", "Assessment. Gout. Plan. Thanks to colchicine he may go home.",
    ])
    func `what holds something for the reader stays`(said: String) async throws {
        let note = try await draft(heard(said))
        let kept = note.leftOut.filter { $0.reason != .command }.map(\.text)
        #expect(kept.allSatisfy { ["Dear Doctor Hill", "Yours sincerely."].contains($0) })
        #expect(!note.sections.contains { $0.title == "Encounter" })
    }

    @Test func `a follow-up of a specialty is the title, one of a disease is not`() async throws {
        #expect(
            try await draft(heard("Psychiatric follow up. He sleeps well. Plan. Rest.")).title
                == "Psychiatric follow up"
        )
        #expect(try await draft(heard("Follow up. In two weeks.")).title == "Progress note")
        #expect(try await draft(heard("Diabetes follow up. He sleeps well. Plan. Rest.")).title == "Progress note")
    }

    @Test func `diagnoses before and after stand under their own headings`() async throws {
        let note = try await draft(
            heard(
                """
                Operative note. Right carpal tunnel release. Preoperative diagnosis. Carpal tunnel syndrome. \
                Postoperative diagnosis. Same. Indications. She has numbness at night. Description of procedure. \
                The ligament was divided. Plan. Keep the dressing dry.
                """
            )
        )
        #expect(
            note.sections.map(\.title) == [
                "Procedure", "Preoperative Diagnosis", "Postoperative Diagnosis", "Indications",
                "Description of Procedure", "Plan",
            ]
        )
        #expect(note.statements("Procedure") == ["Right carpal tunnel release."])
        #expect(note.problems?.map(\.title) == ["Carpal tunnel syndrome"])
        let page = try #require(NoteTemplate.named("procedure")).applied(to: note)
        #expect(page.allStatements.count == note.allStatements.count)
    }

    @Test func `the course in an emergency department is none of a hospital`() async throws {
        let note = try await draft(
            heard(
                """
                Emergency department note. He has flank pain. Exam. Abdomen is soft. E D course. He received ketorolac. \
                Discharge diagnoses. Number one, renal colic. Number two, hypertension. Condition at discharge. Stable. Plan. Fluids.
                """
            )
        )
        #expect(note.statements("Emergency Department Course") == ["He received ketorolac."])
        #expect(note.statements("Discharge Diagnoses") == ["Renal colic.", "Hypertension."])
        #expect(note.sections.first { $0.title == "Discharge Diagnoses" }?.statements.map(\.item) == [1, 2])
        #expect(note.statements("Condition at Discharge") == ["Stable."])
    }
}

/// Lists that are counted aloud, and what is said of drugs and is no list of them.
@Suite struct `What is counted and what is told in dictations` {
    @Test(arguments: [
        "Impression. One. Gout. Two. Anemia. Plan. Rest.",
        "Impression. Number one. Gout. Number two. Anemia. Plan. Rest.",
        "Impression. First, gout. Second, anemia. Plan. Rest.", "Impression: first, gout. Next, anemia. Plan. Rest.",
    ])
    func `a list that is counted under a heading is numbered`(said: String) async throws {
        let note = try await draft(heard("She is tired. " + said))
        #expect(note.sections.first { $0.title == "Impression" }?.statements.map(\.item) == [1, 2])
        #expect(note.statements("Impression") == ["Gout.", "Anemia."])
        #expect(note.problems?.map(\.title) == ["Gout", "Anemia", "Other"])
    }

    @Test func `the plans of a problem hang beneath it`() async throws {
        let note = try await draft(
            heard(
                """
                She is tired. Assessment and plan: first, anemia. Check ferritin. Second, gout. Start colchicine. \
                Next, hypertension. Continue losartan.
                """
            )
        )
        #expect(note.sections.last?.statements.map(\.item) == [1, 1, 2, 2, 3, 3])
    }

    @Test(arguments: [
        "Apgar scores. Nine. Then ten.", "First, he fell. He then vomited.",
        "Knee jerks. One. Ankle jerks. Two. Toes go down.",
        "Falls this year. One. Near falls. Two. She uses a cane.",
        "Exam. First, the heart is regular. Next, the lungs are clear.",
    ])
    func `a number alone makes no list`(said: String) async throws {
        let note = try await draft(heard(said + " Exam. Alert. Plan. Rest."))
        #expect(note.allStatements.allSatisfy { $0.item == nil })
        #expect(note.leftOut.allSatisfy { ["Exam.", "Plan."].contains($0.text) })
    }

    @Test(arguments: [
        "She is allergic to morphine, she gets hives.",
        "She is allergic to morphine. It makes her itch. She gets hives.",
    ])
    func `a reaction stays with its allergy`(said: String) async throws {
        let note = try await draft(heard("She has flank pain since noon. \(said) Lungs are clear. Plan. Rest."))
        #expect(note.statements("Allergies").joined(separator: " ") == said)
        let other = try await draft(heard("She has a rash since noon. She gets hives. Lungs are clear. Plan. Rest."))
        #expect(other.statements("Allergies").isEmpty)
    }

    @Test func `a drug that helped and is still taken is listed`() async throws {
        let taken = "Gabapentin gave relief and she continues three hundred milligrams daily."
        let note = try await draft(heard("She has back pain. \(taken) Lungs are clear. Plan. Rest."))
        #expect(note.statements("Medications").count == 1)
    }

    @Test func `what is given, what helped and what is treated are no list of medications`() async throws {
        let note = try await draft(
            heard(
                """
                Clinic visit. He is a nine year old boy with a cough. He takes montelukast five milligrams daily. \
                He had tried loratadine, which made him drowsy. He has asthma, for which he uses albuterol. \
                Temperature is ninety nine. There is wheezing at both bases. \
                He was given albuterol two point five milligrams by nebulizer. Assessment. Asthma. Plan. Rest.
                """
            )
        )
        #expect(note.statements("Medications") == ["He takes montelukast 5 mg daily."])
        #expect(note.statements("Procedure") == ["He was given albuterol 2.5 mg by nebulizer."])
        #expect(note.statements("Past Medical History") == ["He has asthma, for which he uses albuterol."])
    }

    @Test func `a story keeps what has a heading of its own elsewhere`() async throws {
        let story = "History of present illness. She has a cough. She takes lisinopril ten milligrams daily."
        let kept = try await draft(heard(story + " Medications. None. Exam. Lungs clear. Plan. Rest."))
        #expect(kept.statements("Medications") == ["None."])
        let moved = try await draft(heard(story + " Exam. Lungs clear. Plan. Rest."))
        #expect(moved.statements("Medications") == ["She takes lisinopril 10 mg daily."])
    }

    @Test func `an intention is planned`() async throws {
        let note = try await draft(
            heard("He has a cough. Lungs are clear. I think this is asthma. I'm going to order spirometry this week.")
        )
        #expect(note.statements("Assessment") == ["I think this is asthma."])
        #expect(note.statements("Plan") == ["I'm going to order spirometry this week."])
    }
}

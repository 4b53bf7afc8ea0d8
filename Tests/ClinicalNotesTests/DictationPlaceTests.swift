import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Where a dictation's statements lie` {
    @Test func `vital signs told of home, a decision with its cause, and an allergy by what it does`() async throws {
        let note = try await draft(
            heard(
                "Video visit. Mr. Hale is a 44-year-old man with gout. His pain began two days ago. "
                    + "He has severe asthma, so we are avoiding propranolol. Penicillin makes him swell. "
                    + "His father has diabetes. At home his blood pressure was 122/70 and his pulse was 72. "
                    + "On video he is alert. My impression is acute gout. We will start colchicine 0.6 mg daily."
            )
        )
        #expect(note.statements("Vital Signs") == ["At home his blood pressure was 122/70 and his pulse was 72."])
        #expect(note.statements("Allergies") == ["Penicillin makes him swell."])
        let all = note.sections.flatMap(\.statements).map(\.text)
        #expect(all.contains("He has severe asthma, so we are avoiding propranolol."))
        #expect(note.statements("Plan") == ["We will start colchicine 0.6 mg daily."])
    }

    @Test func `several vital signs in one sentence are a set, wherever they were measured`() async throws {
        let note = try await draft(
            heard(
                "Ms. Orr is a 50-year-old woman with restless legs. Her legs crawl at night. Penicillin gives her hives. "
                    + "She works as a clerk and drinks no alcohol. On her home equipment her blood pressure is 118/70, pulse 66, "
                    + "and weight 160 pounds. On video she looks well. I think her iron is low. She will take iron."
            )
        )
        #expect(note.statements("Vital Signs").contains { $0.contains("118/70") })
    }

    @Test func `a birth is history where no stay is told`() async throws {
        let note = try await draft(
            heard(
                "Newborn visit. Baby boy Ortega is six days old and comes with his mother. He was born at 38 weeks by vaginal "
                    + "delivery. Apgars were 8 and 9. Birth weight was 3100 grams. He nurses every two hours. Exam. "
                    + "Weight today is 3050 grams. Assessment. Healthy newborn. Plan. Recheck in two weeks."
            )
        )
        #expect(note.statements("Hospital Course").isEmpty)
        let history = note.statements("History of Present Illness") + note.statements("Past Medical History")
        #expect(history.contains { $0.contains("delivery") })
    }

    @Test func `a newborn's stay is one`() async throws {
        let note = try await draft(
            heard(
                "Baby boy born at 39 weeks by vaginal delivery. He fed well. Circumcision was done on day two. "
                    + "Discharged home on day three with mother."
            )
        )
        #expect(note.statements("Hospital Course").count == 4)
    }

    @Test func `the hospital of a birth is no stay, and a drug of the past is not taken`() async throws {
        let note = try await draft(
            heard(
                "This is a nine-day-old boy born at Elm Hospital at 40 weeks. Apgars were 9 and 9. His birth weight was 3500 grams. "
                    + "Bilirubin before discharge was 8.1. He takes vitamin D. He had a rash with nystatin in the past. Exam. Fontanelle is flat. "
                    + "Assessment. Healthy newborn. Plan. Recheck in two weeks."
            )
        )
        #expect(note.statements("Hospital Course").isEmpty)
        #expect(note.statements("Medications") == ["He takes vitamin D."])
    }

    @Test func `headings of one line and of one's own`() async throws {
        let note = try await draft(
            heard(
                "Discharge summary. Date of admission, March second. Date of discharge, March ninth, sorry, March eighth. "
                    + "Hospital course. He was treated with ceftriaxone. Condition at discharge. Stable. "
                    + "Oxygen saturation 95% on room air. "
                    + "Pending results. Fungal culture. Follow up. Primary care in one week."
            )
        )
        #expect(note.statements("Encounter") == ["Date of admission, March 2.", "Date of discharge, March 8."])
        #expect(note.sections[0].statements[1].flags.contains { $0.reason == .selfCorrection })
        #expect(note.statements("Condition at Discharge") == ["Stable.", "Oxygen saturation 95% on room air."])
        #expect(note.statements("Pending Results") == ["Fungal culture."])
        let late = try await draft(
            heard("Hospital course. He improved. Labs at discharge, sodium 135, potassium 4.4. Allergies. Sulfa, rash.")
        )
        #expect(late.statements("Hospital Course") == ["He improved."])
        #expect(late.sections.contains { $0.loinc == "30954-2" && !$0.statements.isEmpty })
        let labs = try await draft(heard("Vitals. Pulse 72. Labs from March seventh. Sodium 138, potassium 4.1."))
        #expect(labs.statements("Results").first == "Labs from March 7.")
    }

    @Test(arguments: [
        ("Labs on arrival. Sodium 131.", "Labs on Arrival"), ("Exam today. No edema.", "Physical Exam"),
        ("Vitals at transfer. Pulse 80.", "Vitals at Transfer"), ("Measures. PHQ-9 is 4.", "Results"),
        ("Vital signs after. Pulse 80.", "Vital Signs after"), ("Time out. Done at 14:20.", "Time Out"),
        ("Medications of note. Enoxaparin 40 mg daily.", "Medications of Note"),
        ("Allergy, shellfish, lip swelling.", "Allergies"), ("Treatment. Start amoxicillin 500 mg daily.", "Treatment"),
    ])
    func `a heading may name its time`(said: String, title: String) async throws {
        let note = try await draft(heard("Progress note. He has a cough. \(said) Assessment. Cough. Plan. Rest."))
        #expect(note.statements(title).count == 1)
    }

    @Test func `a history that is named in a sentence is no part of the story`() async throws {
        let note = try await draft(
            heard("He has bruises and denies headache. Past medical history is appendectomy at age 12.")
        )
        #expect(note.statements("Past Medical History") == ["Past medical history is appendectomy at age 12."])
    }

    @Test func `what a place was the scene of stays with it`() async throws {
        let said = "He was seen at Elm Clinic, where wrist X-rays were negative, and he was given a splint."
        let note = try await draft(heard("Progress note. He has wrist pain. " + said + " Plan. Rest."))
        #expect(note.statements("History of Present Illness").last == said)
    }

    @Test func `a list of findings has a section of its own, and ends with it`() async throws {
        let note = try await draft(
            heard(
                "Procedure note. Procedure performed. Upper endoscopy. Date of procedure. May fourth. "
                    + "Findings. Number one, a small ulcer. Number two, mild gastritis. The duodenum was normal. "
                    + "Complications. None."
            )
        )
        #expect(note.statements("Procedure") == ["Procedure performed: Upper endoscopy.", "Date of procedure: May 4."])
        let section = note.sections.first { $0.title == "Findings" }
        #expect(
            section?.statements.map(\.text) == ["A small ulcer.", "Mild gastritis.", "The duodenum was normal."]
        )
        #expect(section?.statements.map(\.item) == [1, 2, nil])
        #expect(note.statements("Complications") == ["None."])
    }

    @Test(arguments: [
        "Lisinopril causes swelling in few patients, so we discussed it.",
        "She takes cetirizine because cats make her itch.",
    ])
    func `a drug that did no harm, and harm that is no drug's, is no allergy`(said: String) async throws {
        #expect(try await draft(heard("She has hay fever. " + said)).statements("Allergies").isEmpty)
    }

    @Test func `what is done for a cause is planned`() async throws {
        let note = try await draft(heard("Assessment. Gout is worse, so we are starting allopurinol 100 mg daily."))
        #expect(note.statements("Assessment") == ["Gout is worse."])
        #expect(note.statements("Plan") == ["So we are starting allopurinol 100 mg daily."])
    }

    @Test func `history and physical is the title, not the story`() async throws {
        #expect(try await draft(heard("Job very physical. He lifts boxes.")).title != "Job very physical")
        let note = try await draft(heard("History and physical. Chief complaint. Left flank pain."))
        #expect(note.title == "History and physical")
        #expect(note.sections.map(\.title) == ["Chief Complaint"])
    }
}

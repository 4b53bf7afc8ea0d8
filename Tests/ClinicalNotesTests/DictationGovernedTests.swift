import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Orders of one list` {
    @Test(arguments: [
        "Do not stop, hold, or reduce the hydrocortisone.",
        "Do not give ketorolac, start enoxaparin, or repeat the contrast until the creatinine is known.",
        "If the culture is negative, stop vancomycin, start cefazolin.",
        "Once she eats, stop the glucose drip, resume glargine.",
        "Unless the swelling goes down, stop amlodipine, check a urine protein.",
        "Her surgeon told her to stop aspirin, start enoxaparin, and hold metformin.",
        "We discussed whether to stop lithium, add lamotrigine, or continue both.",
        "Stop heparin if platelets fall, start argatroban.",
        "Do not take naproxen, stop clopidogrel, or drink alcohol.",
        "Cannot take naproxen, stop clopidogrel, or drink alcohol.", "Never stop prednisone, skip doses, hold it.",
        "Once extubated, start apixaban, stop heparin.",
        "In two weeks, increase sertraline.", "Cardiology said stop metoprolol, start diltiazem.",
        "She must not take naproxen, stop prasugrel, or drink alcohol.", "Continue Gaviscon Advance after meals.",
    ])
    func `stay with what governs them`(text: String) async throws {
        let said = text.replacing("two", with: "2")
        #expect(try await draft(heard("Plan. " + text)).statements("Plan") == [said])
    }

    @Test func `are told to a patient with it`() async throws {
        let note = try await draft(heard("Instructions. Do not take ibuprofen, stop prasugrel, or drink alcohol."))
        #expect(!PatientSummary.text(note).contains("- Stop prasugrel"))
        #expect(note.statements("Instructions") == ["Do not take ibuprofen, stop prasugrel, or drink alcohol."])
    }

    @Test(arguments: [
        (
            "Start losartan, stop amlodipine, check potassium in one week.",
            ["Start losartan.", "Stop amlodipine.", "Check potassium in 1 week."]
        ),
        (
            "Never smoked, continue lisinopril, order lipids.",
            ["Never smoked.", "Continue lisinopril.", "Order lipids."]
        ),
        ("Cannot tolerate statins, start ezetimibe.", ["Cannot tolerate statins.", "Start ezetimibe."]),
        (
            "He has back pain and can't sleep, start cyclobenzaprine 5 mg, follow up in 1 week.",
            ["He has back pain and can't sleep.", "Start cyclobenzaprine 5 mg.", "Follow up in 1 week."]
        ),
        ("Do not stop aspirin; start atorvastatin.", ["Do not stop aspirin.", "Start atorvastatin."]),
        (
            "Blood pressure not at goal, increase lisinopril to 20 mg, check a potassium.",
            ["Blood pressure not at goal.", "Increase lisinopril to 20 mg.", "Check a potassium."]
        ),
        (
            "For gout, continue febuxostat, for pain, start acetaminophen.",
            ["For gout, continue febuxostat.", "For pain, start acetaminophen."]
        ),
        ("Continue Check point therapy.", ["Continue Check point therapy."]),
        (
            "Call us if worse, start amoxicillin 500 mg daily, follow up in 1 week.",
            ["Call us if worse.", "Start amoxicillin 500 mg daily.", "Follow up in 1 week."]
        ),
        (
            "Prednisone 40 mg once, start albuterol 2 puffs daily, follow up in 1 week.",
            ["Prednisone 40 mg once.", "Start albuterol 2 puffs daily.", "Follow up in 1 week."]
        ),
        (
            "Refer to cardiology to consider ablation, start metoprolol 25 mg daily.",
            ["Refer to cardiology to consider ablation.", "Start metoprolol 25 mg daily."]
        ),
        ("He may return to work, continue the splint.", ["He may return to work.", "Continue the splint."]),
        (
            "Do not drive, start levetiracetam 500 mg daily, refer to neurology.",
            ["Do not drive.", "Start levetiracetam 500 mg daily.", "Refer to neurology."]
        ),
    ])
    func `of their own are cut`(text: String, plan: [String]) async throws {
        #expect(try await draft(heard("Plan. " + text)).statements("Plan") == plan)
    }

    @Test(arguments: [
        ("Blood pressure is 160/90 per Nurse Adler Increase losartan to 50 mg.", ["Increase losartan to 50 mg."]),
        ("She does not check her sugars, start glipizide 5 mg daily.", ["Start glipizide 5 mg daily."]),
        ("The injection did not reduce the pain, refer to orthopedics.", ["Refer to orthopedics."]),
        ("She cannot resume running, continue physical therapy.", ["Continue physical therapy."]),
        ("Given his anemia, check ferritin, refer to hematology.", ["Check ferritin.", "Refer to hematology."]),
        ("Never smoker, start losartan 25 mg daily.", ["Start losartan 25 mg daily."]),
        ("Never drinks alcohol, start metronidazole 500 mg daily.", ["Start metronidazole 500 mg daily."]),
        (
            "Blood pressure is 160/90, start amlodipine 5 mg daily, follow up in 2 weeks, or return sooner if dizzy.",
            ["Start amlodipine 5 mg daily.", "Follow up in 2 weeks, or return sooner if dizzy."]
        ),
        (
            "Strep is positive, start amoxicillin 500 mg daily, or start azithromycin if rash.",
            ["Start amoxicillin 500 mg daily, or start azithromycin if rash."]
        ),
        (
            "After the fall she had knee pain, start naproxen 500 mg daily, refer to physical therapy.",
            ["Start naproxen 500 mg daily.", "Refer to physical therapy."]
        ),
    ])
    func `stand in the plan, whatever is told before them`(text: String, plan: [String]) async throws {
        #expect(try await draft(heard(text)).statements("Plan") == plan)
    }

    @Test func `are not awaited before a heading`() async throws {
        let text =
            "he smokes marijuana and that is all he uses allergies sulfa causes hives family history gout in father "
            + "physical exam lungs clear assessment asthma plan continue albuterol"
        #expect(try await draft(heard(text)).statements("Allergies") == ["Sulfa causes hives."])
    }

    @Test(arguments: [
        (
            "Methotrexate 10 mg once a week on Friday, not daily, with folic acid 1 mg daily.",
            ["Methotrexate 10 mg once a week on Friday, not daily, with folic acid 1 mg daily."]
        ),
        (
            "Glargine 30 units at night, lispro 6 units with breakfast, 9 with lunch and 10 with supper.",
            ["Glargine 30 units at night.", "Lispro 6 units with breakfast, 9 with lunch and 10 with supper."]
        ),
    ])
    func `leave no tail of a dose behind`(text: String, drugs: [String]) async throws {
        #expect(try await draft(heard(text)).statements("Medications").joined() == drugs.joined())
    }
}

@Suite struct `Drugs that the patient does not take` {
    @Test(arguments: [
        "Rosa takes zolpidem for her own sleep.", "Mr. Lenz, her husband, takes warfarin 5 mg daily.",
        "Rosa, her roommate, takes lisinopril 10 mg daily.",
    ])
    func `are not among the medications`(text: String) async throws {
        let note = try await draft(heard("She came with her family. " + text))
        #expect(note.statements("Medications").isEmpty)
        #expect(PatientSummary.text(note).contains("Rosa takes") == false)
    }

    @Test func `are told apart from hers`() async throws {
        let note = try await draft(heard("Rosa Lenz is a 60-year-old woman. Rosa takes lisinopril 10 mg daily."))
        #expect(note.statements("Medications") == ["Rosa takes lisinopril 10 mg daily."])
    }

    @Test(arguments: ["Lorazepam helps with her own nerves.", "Insulin by her own pump, 30 units daily."])
    func `are no persons`(text: String) async throws {
        #expect(try await !draft(heard("Medications. " + text)).statements("Medications").isEmpty)
    }

    @Test(arguments: [
        "She lives with her son and takes losartan 25 mg daily.", "Per her mom, Rosa takes Adderall 10 mg daily.",
        "Seen with his wife, takes warfarin 5 mg daily.", "Vancomycin 1 g IV twice a day through his PICC line.",
        "On cefazolin 2 g IV at home for osteomyelitis.", "Medroxyprogesterone 150 mg IM quarterly.",
        "Carvedilol 25 mg for class IV heart failure.", "Potassium chloride 20 with breakfast.",
        "Calcium 600 with vitamin D.",
    ])
    func `are told apart from those that he does`(text: String) async throws {
        #expect(try await !draft(heard(text)).statements("Medications").isEmpty)
    }

    @Test(arguments: ["Her husband, Tom, takes warfarin 5 mg daily.", "On arrival cefazolin 2 g IV."])
    func `are none of the patient's`(text: String) async throws {
        #expect(try await draft(heard(text)).statements("Medications").isEmpty)
    }

    @Test func `are results where their level is told`() async throws {
        let note = try await draft(heard("Lithium level 0.9. Digoxin level 1.8. Potassium 4.2, chloride 102."))
        #expect(
            note.statements("Results") == ["Lithium level 0.9.", "Digoxin level 1.8.", "Potassium 4.2, chloride 102."]
        )
    }

    @Test func `were given before an allergy is denied`() async throws {
        let note = try await draft(heard("Cefazolin 2 g given, no known allergies per his sister."))
        #expect(note.statements("Allergies") == ["No known allergies per his sister."])
        #expect(note.statements("Medications").isEmpty)
    }
}

@Suite struct `Problems and their orders` {
    @Test func `belong together where each is told before its own`() async throws {
        let note = try await draft(
            heard(
                """
                Assessment and plan. Hypertension, not controlled, add amlodipine 5 mg daily. Diabetes, increase metformin to \
                1 g twice daily. Anemia, check ferritin and stop naproxen. Return in three months.
                """
            )
        )
        let problems = try #require(note.problems)
        #expect(problems.map(\.title) == ["Hypertension, not controlled", "Diabetes", "Anemia", "Other"])
        #expect(
            problems.map { $0.plan.compactMap(note.statement).map(\.text) } == [
                ["Add amlodipine 5 mg daily."], ["Increase metformin to 1 g twice daily."],
                ["Check ferritin and stop naproxen."], ["Return in 3 months."],
            ]
        )
    }

    @Test func `are not guessed where two problems come first`() async throws {
        let note = try await draft(heard("Assessment and plan. Hypertension. Gout. Start colchicine. Stop losartan."))
        #expect(note.problems?.map(\.title) == ["Hypertension", "Gout", "Other"])
        #expect(note.problems?.map(\.plan.count) == [0, 0, 2])
    }

    @Test func `are not guessed where a problem is in no list`() async throws {
        let note = try await draft(
            heard("Assessment and plan. Sore knee. Naproxen 500 mg twice daily. Hypertension. Continue losartan.")
        )
        #expect(note.problems?.first { $0.title == "Hypertension" }?.plan.count == 1)
    }
}

@Suite struct `What kinds of notes need` {
    @Test(arguments: [
        "Operative report. Procedure. Laparoscopic appendectomy. The appendix was inflamed.",
        "Delivery note. Plan. Blood count in the morning. Procedure. Vaginal delivery of a live infant.",
        "Telephone note. She has had a cough since Monday. Impression is bronchitis. Plan. Honey and fluids.",
        "Consultation report for cholecystectomy. History. Gallstones. Exam. Soft. Assessment. Gallstones. Plan. Surgery.",
    ])
    func `is no more than they have`(text: String) async throws {
        #expect(try await draft(heard(text)).flags.filter { $0.reason == .missingSection } == [])
    }

    @Test func `is told under medical decision making too`() async throws {
        let note = try await draft(heard("Exam. Lungs clear. Medical decision making. This is bronchitis."))
        #expect(note.statements("Medical Decision Making") == ["This is bronchitis."])
    }
}

@Suite struct `An edit of a dictation` {
    @Test(arguments: [
        ("No vomiting, no rash.", "Vomiting, no rash."),
        ("Amoxicillin caused hives.", "Amoxicillin caused anaphylaxis."),
        ("Right otitis media.", "Right otitis externa."),
    ])
    func `that says something else is no longer what was said`(said: String, edited: String) async throws {
        let transcript = heard("She has pain in the right ear. " + said)
        let note = try await draft(transcript)
        let statement = try #require(note.sections.flatMap(\.statements).first { $0.text == said })
        let text = NoteEditing.text(note).replacing(statement.text, with: edited)
        #expect(NoteEditing.apply(text, to: note, transcript: transcript).unsupported.map(\.text) == [edited])
    }
}

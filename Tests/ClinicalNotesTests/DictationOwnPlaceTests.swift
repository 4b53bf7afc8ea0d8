import Artifacts
import ClinicalNotes
import Testing

/// What has a place of its own by its words, under whatever heading it is said.
@Suite struct `What has its own place` {
    private func drafted(_ told: String) async throws -> Note {
        try await draft(heard("Ms. Lund is here for a cough. She coughs at night. \(told) Exam. Lungs are clear."))
    }

    @Test(arguments: [
        ("No medicines.", "Medications"), ("No known drug allergies.", "Allergies"),
        ("She has no allergies to medication.", "Allergies"), ("No surgeries.", "Past Surgical History"),
        ("She never had surgery.", "Past Surgical History"),
        ("She can't take doxycycline, it gave her a rash.", "Allergies"),
    ])
    func `of what there is none, and what cannot be taken`(told: String, section: String) async throws {
        let note = try await drafted("She lives alone. \(told)")
        #expect(note.statements(section) == [told], "\(note.sections.map(\.title))")
    }

    @Test func `a birth ends where there are no medicines`() async throws {
        let note = try await draft(
            heard(
                "Well child check. Birth history, born at 39 weeks. No medicines. No known drug allergies. Family history, sister "
                    + "had asthma. At home are mom, dad, and a 4-year-old sister. Exam. Lungs are clear."
            )
        )
        #expect(note.statements("Birth History") == ["Born at 39 weeks."])
        #expect(note.statements("Medications") == ["No medicines."])
        #expect(note.statements("Allergies") == ["No known drug allergies."])
        #expect(note.statements("History of Present Illness").allSatisfy { !$0.contains("mom") })
    }

    @Test func `how a procedure was done is neither consent nor indication`() async throws {
        let note = try await draft(
            heard(
                "Procedure note. Procedure, right knee injection. Indication, painful effusion. Consent, risks were explained and "
                    + "consent was obtained. Time out was done. The skin was cleaned with chlorhexidine. Forty milligrams of "
                    + "triamcinolone was injected. Call for fever."
            )
        )
        #expect(note.statements("Indication") == ["Painful effusion."])
        #expect(note.statements("Consent") == ["Risks were explained and consent was obtained."])
        #expect(note.statements("Procedure").count == 4)
        #expect(note.statements("Plan").last == "Call for fever.")
    }

    @Test func `an indication ends at the consent`() async throws {
        let note = try await draft(
            heard(
                "Procedure note. Indication, changing mole. Consent was signed. The skin was prepped. A shave was taken."
            )
        )
        #expect(note.statements("Indication") == ["Changing mole."])
    }

    @Test func `a plan after an operation is a plan`() async throws {
        let note = try await draft(
            heard(
                "Operative report. Description of procedure. The gallbladder was removed. Post op plan, home today, clinic in two "
                    + "weeks."
            )
        )
        #expect(note.statements("Plan") == ["Home today, clinic in 2 weeks."])
    }

    @Test func `consultants and the code status of a stay`() async throws {
        let note = try await draft(
            heard(
                "Discharge summary. Discharge diagnosis, diverticulitis. Consultants, general surgery. Hospital course. She was "
                    + "admitted with pain. Pending at discharge, none. Code status full."
            )
        )
        #expect(note.statements("Consultants") == ["General surgery."])
        #expect(note.statements("Discharge Diagnosis") == ["Diverticulitis."])
        #expect(note.statements("Plan") == ["Code status full."])
    }

    @Test func `a judgement among orders, where no other was made`() async throws {
        let note = try await draft(
            heard(
                "Telephone call with Mrs. Lund at two fifteen in the afternoon. Her sugars have been high. I told her to raise "
                    + "glipizide to 10 mg. I will call her on Friday. Steroid induced hyperglycemia. Eleven minutes on the phone."
            )
        )
        #expect(note.statements("Encounter") == ["Telephone call with Mrs. Lund at 2:15 in the afternoon."])
        #expect(note.statements("Assessment") == ["Steroid induced hyperglycemia."])
    }

    @Test func `a study that shows what the sentence goes on to name`() async throws {
        let note = try await draft(
            heard(
                "Operative report. Indications. The patient is a 44-year-old woman with pain after meals, and an ultrasound that "
                    + "showed a 2 cm stone. Complications, none."
            )
        )
        #expect(note.statements("Indications").count == 1)
    }

    @Test func `a vaccine that is given is no result`() async throws {
        let note = try await draft(
            heard(
                "She feels well. Hemoglobin is 10.6. Tdap given today in the right arm. Impression. Healthy. Plan. See her in a week."
            )
        )
        #expect(note.statements("Results") == ["Hemoglobin is 10.6."])
        #expect(note.statements("Procedure") == ["Tdap given today in the right arm."])
    }
}

/// Lines that stand alone beside others of another kind.
@Suite struct `A line among others` {
    @Test func `what is told after a procedure is planned`() async throws {
        let note = try await draft(
            heard(
                "Procedure note. Procedure, shave biopsy. Patient is Ruth Lund, sixty three. Indication, changing mole. Consent was "
                    + "signed. A shave was taken. She was told to keep it covered for a day."
            )
        )
        #expect(note.statements("Encounter") == ["Patient is Ruth Lund, 63."])
        #expect(note.statements("Procedure") == ["Shave biopsy.", "Consent was signed.", "A shave was taken."])
        #expect(note.statements("Plan") == ["She was told to keep it covered for a day."])
    }

    @Test func `nothing is missed in the note of a procedure`() async throws {
        let note = try await draft(
            heard(
                "Procedure, lumbar puncture. Indication, fever. The area was prepped. Four tubes were collected. Plan, lie flat."
            )
        )
        #expect(note.title == "Procedure note")
        #expect(note.flags.isEmpty)
    }

    @Test func `proxies, directives and the code status`() async throws {
        let note = try await draft(
            heard(
                "Mr. Lund is eating half his meals. He takes senna. Allergic to lisinopril, angioedema. Son Peter is power of "
                    + "attorney. Code status is D N R. Heart regular. Lungs clear. Assessment. Weight loss. Plan. Dietitian."
            )
        )
        #expect(note.statements("Social History") == ["Son Peter is power of attorney.", "Code status is DNR."])
    }

    @Test(arguments: [
        ("He isn't on anything.", "Medications"), ("Not on any medication.", "Medications"),
        ("He is in sixth grade and plays soccer.", "Social History"),
    ])
    func `a boy with a sore throat`(told: String, section: String) async throws {
        let note = try await draft(
            heard(
                "Eleven year old boy here with his father for a sore throat since yesterday. No cough. He had tubes at age two. "
                    + "Amoxicillin gave him hives. \(told) Tonsils three plus. Lungs clear. Rapid strep positive. Strep pharyngitis."
            )
        )
        #expect(note.statements(section).contains(told), "\(note.allStatements.map(\.text))")
    }

    @Test func `problems that are counted stay one list`() async throws {
        let note = try await draft(
            heard(
                "He fell from a bike. Chest film, small pneumothorax. Alcohol level zero. One, right pneumothorax, chest tube placed. "
                    + "Two, wrist fracture, orthopedics will reduce it in the morning. Three, pain, epidural if he can't cough."
            )
        )
        let list = note.sections.first { $0.statements.contains { $0.item == 1 } }
        #expect(list?.statements.compactMap(\.item) == [1, 2, 3])
    }

    @Test func `a treatment at the visit is no assessment`() async throws {
        let note = try await draft(
            heard(
                "She feels well. Skin, a rough patch on the left temple. Actinic keratosis. Froze the keratosis with liquid nitrogen. "
                    + "Labs in a year."
            )
        )
        #expect(note.statements("Procedure") == ["Froze the keratosis with liquid nitrogen."])
    }
}

/// Two matters in one sentence, and what is done for another.
@Suite struct `A sentence of two matters` {
    @Test func `a pill and a reaction`() async throws {
        let note = try await draft(
            heard(
                "Twenty nine year old woman with right lower quadrant pain. She is otherwise healthy, takes only a birth control "
                    + "pill, and gets hives from penicillin. She works as a dental assistant. Her abdomen was tender. White count was "
                    + "15.2. Because of the penicillin allergy she got ciprofloxacin. I think this is acute appendicitis."
            )
        )
        #expect(note.statements("Allergies").count == 1)
        #expect(note.statements("Allergies").first?.contains("hives from penicillin") == true)
        #expect(note.statements("Plan") == ["Because of the penicillin allergy she got ciprofloxacin."])
    }

    @Test func `an operation and no medication`() async throws {
        let note = try await draft(
            heard(
                "Mr. Lund is here for a tremor. It began last year. He had a knee arthroscopy in his thirties and takes no regular "
                    + "medication. On exam there is a resting tremor. Assessment. Parkinson disease. Plan. Levodopa."
            )
        )
        #expect(note.statements("Past Surgical History") == ["He had a knee arthroscopy in his thirties."])
        #expect(note.statements("Medications") == ["Takes no regular medication."])
    }

    @Test func `who is sick now is of the story, and what was last of its sentence`() async throws {
        let note = try await draft(
            heard(
                "Ellie is a four year old girl with ear pain. Her brother has a cold too. This is her third ear infection this year, "
                    + "the last one was in January. Exam. The left eardrum is red. Assessment. Otitis media. Plan. Amoxicillin."
            )
        )
        #expect(note.statements("Family History").isEmpty)
        #expect(note.allStatements.contains { $0.text.hasSuffix("this year, the last one was in January.") })
    }

    @Test func `who was seen, and what was talked about`() async throws {
        let note = try await draft(
            heard(
                "I saw Mr. Leonard Lund in surgery clinic today. He is fifty five with a bulge in the groin. Standing, there is a "
                    + "reducible hernia. So he has a symptomatic inguinal hernia. We talked about bleeding and infection. He would like "
                    + "to go ahead. We will get an EKG."
            )
        )
        #expect(note.statements("Encounter") == ["I saw Mr. Leonard Lund in surgery clinic today."])
        #expect(note.statements("Plan").count == 3)
    }

    @Test func `nobody lies in a hospital on the telephone`() async throws {
        let note = try await draft(
            heard(
                "Telephone call with Mr. Lund at four fifteen this afternoon. He called because he saw blood in his urine twice since "
                    + "yesterday. He started an antibiotic five days ago. Nobody checked his INR after that. He sounded well. I am "
                    + "concerned that his INR is too high. I told him to go to the lab at the hospital this evening. I will call him "
                    + "tonight."
            )
        )
        #expect(note.statements("Hospital Course").isEmpty)
        #expect(note.statements("Assessment").last == "I am concerned that his INR is too high.")
        #expect(note.statements("Plan").first?.hasPrefix("I told him to go to the lab") == true)
        #expect(note.flags.allSatisfy { $0.detail != "Physical Exam" })
    }

    @Test func `what a letter takes for known`() async throws {
        let note = try await draft(
            heard(
                "Dear Dr. Lund, thank you for referring Mr. Hill. As you know, he has had a tremor for a year. With kind regards."
            )
        )
        #expect(note.allStatements.contains { $0.text == "He has had a tremor for a year." })
    }

    @Test func `a child's measures, an airway and what is pending`() async throws {
        let child = try await draft(
            heard(
                "She is fifteen months old. She walks. Weight is 10.4 kilograms. Length is 79 centimeters. Lungs are clear."
            )
        )
        #expect(child.statements("Vital Signs").count == 2)
        let stay = try await draft(
            heard(
                "Discharge summary. Hospital course. She was admitted with pain. Follow up. Heart failure clinic in seven days. "
                    + "Pending at discharge, iron studies."
            )
        )
        #expect(stay.statements("Pending at Discharge") == ["Iron studies."])
    }
}

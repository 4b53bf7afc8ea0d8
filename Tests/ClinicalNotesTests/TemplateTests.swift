import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Templates` {
    private static let json = """
        {"schema": "dictum.template/1", "name": "mine", "title": "Clinic visit", "loinc": "11506-3",
         "sections": [
            {"loinc": "18776-5", "title": "What we do", "required": true},
            {"loinc": "29545-1", "title": "Examination"},
            {"loinc": "30954-2", "title": "Tests", "required": true}],
         "wording": [{"say": "blood pressure", "write": "BP"}],
         "macros": [{"say": "normal heart exam", "section": "29545-1",
            "write": "Regular rate and rhythm. No murmurs, rubs, or gallops."}]}
        """

    private func template(_ json: String = json) throws -> NoteTemplate { try NoteTemplate(json: Array(json.utf8)) }

    @Test func `orders, titles and words a note, and keeps what it does not name`() async throws {
        let note = try await draft(
            heard(
                "Subjective. She feels well. Exam. Normal heart exam. Lungs are clear. Plan. Recheck blood pressure in two weeks."
            )
        )
        let result = try template().applied(to: note)
        #expect(result.title == "Clinic visit")
        #expect(result.sections.map(\.title) == ["Subjective", "What we do", "Examination"])
        #expect(result.statements("What we do") == ["Recheck BP in 2 weeks."])
        #expect(
            result.statements("Examination") == [
                "Regular rate and rhythm.", "No murmurs, rubs, or gallops.", "Lungs are clear.",
            ]
        )
        #expect(result.flags == [.init(.missingSection, detail: "Tests")])
        let written = result.sections[2].statements[0]
        #expect(written.flags == [.init(.byTemplate, detail: "normal heart exam")] && !written.evidence.isEmpty)
    }

    @Test(arguments: [
        ("[]", "not an object"), (json.replacing("template/1", with: "template/9"), "schema"),
        (json.replacing("18776-5", with: "plan"), "LOINC"),
        (json.replacing("\"BP\"", with: "\"BP 120\""), "only reword"),
        (json.replacing("\"BP\"", with: "\"no BP\""), "only reword"),
        (json.replacing("\"29545-1\", \"title\"", with: "\"18776-5\", \"title\""), "same LOINC"),
    ])
    func `one that is wrong is refused with its reason`(text: String, reason: String) {
        #expect(throws: TemplateError.self) { try template(text) }
        do { _ = try template(text) } catch { #expect("\(error)".contains(reason)) }
    }

    private func wording(_ say: String, _ write: String) -> String {
        Self.json.replacing(
            #"{"say": "blood pressure", "write": "BP"}"#,
            with: #"{"say": "\#(say)", "write": "\#(write)"}"#
        )
    }

    @Test(arguments: [
        ("mcg", "mg"), ("millimeters", "cm"), ("ruled out", "found"), ("suspected", "confirmed"), ("stop", "hold"),
        ("start", "stop"), ("increase", "decrease"), ("before", "after"), ("proximal", "distal"), ("mild", "severe"),
        ("hyperkalemia", "hypokalemia"), ("tachycardia", "bradycardia"), ("benign", "malignant"),
        ("stable", "unstable"),
        ("rash", ""), ("acute rash", "rash"), ("wheezing", "cough"), ("cyst", "tumor"), ("by mouth", "intravenously"),
        ("gout", "a joint problem"), ("she", "he"), ("appendectomy", "colectomy"), ("lump", "cancer"),
        ("hypotension", "HTN"), ("hypoglycemia", "hyperglycemia"), ("planned", "done"), ("alive", "dead"),
        ("is scheduled", "was performed"), ("prescribe", "prescribed"), ("will refer", "referred"),
        ("survived", "died"),
        ("small effusion", "moderate effusion"), ("twice daily", "TID"), ("without", "w/"),
        ("right lower lobe", "LLL"),
        ("accepts", "declines"),
    ])
    func `a wording rule that would change what is said is refused`(say: String, write: String) {
        #expect(throws: TemplateError.self, "\(say) -> \(write)") { try template(wording(say, write)) }
        do { _ = try template(wording(say, write)) } catch { #expect("\(error)".contains("only reword")) }
    }

    @Test(arguments: [
        ("milligrams", "mg"), ("percent", "%"), ("shortness of breath", "SOB"), ("hypertension", "HTN"),
        ("follow up", "f/u"), ("begin", "start"), ("dyspnea", "shortness of breath"), ("belly", "abdomen"),
        ("heart attack", "myocardial infarction"), ("denies", "has no"), ("complains of", "reports"),
        ("coughing", "cough"), ("range of motion", "ROM"), ("the patient", "patient"), ("unremarkable", "normal"),
        ("twice daily", "BID"), ("three times a day", "TID"), ("no acute distress", "NAD"), ("without", "w/o"),
        ("electrocardiogram", "ECG"), ("PRN", "as needed"), ("right lower lobe", "RLL"),
        ("no known drug allergies", "NKDA"),
        ("high blood pressure", "HTN"), ("type 2 diabetes", "T2DM"), ("EKG", "ECG"), ("chest pain", "CP"),
        ("fine", "It is fine"), ("unchanged", "As before"), ("abdomen", "abd"), ("temperature", "temp"),
        ("medication", "med"),
    ])
    func `one that says the same is taken`(say: String, write: String) throws { _ = try template(wording(say, write)) }

    @Test(arguments: [
        ("daily", "QD"), ("every other day", "q.o.d."), ("units", "U"), ("at bedtime", "HS"), ("subcutaneous", "SC"),
        ("discharge", "D/C"), ("multiple sclerosis", "MS"), ("hydrochlorothiazide", "HCTZ"), ("right eye", "OD"),
        ("and", "&"), ("eyes", "AS"),
    ])
    func `an abbreviation that has led to errors is refused by its name`(say: String, write: String) {
        do {
            _ = try template(wording(say, write))
            Issue.record("\(write) was taken")
        } catch { #expect("\(error)".contains("ISMP"), "\(error)") }
    }

    @Test func `sections that the template does not name stand where they stand in a note`() async throws {
        let note = try await draft(
            heard(
                """
                Dear Dr. Alvarez, thank you for seeing this patient. Chief complaint. Knee pain. Family history. Mother had \
                diabetes. Review of systems. No fever. Exam. The knee is swollen. Assessment. Gout. Plan. Start colchicine. \
                Sincerely, Dr. Rose.
                """
            )
        )
        for template in NoteTemplate.shipped {
            let titles = template.applied(to: note).sections.map(\.title)
            #expect(titles.first == "Addressee" && titles.last == "Closing", "\(template.name): \(titles)")
            let plan = titles.firstIndex(of: "Plan") ?? 0
            for title in ["Chief Complaint", "Family History", "Review of Systems", "Physical Exam"] {
                #expect(titles.firstIndex(of: title) ?? 99 < plan, "\(template.name): \(titles)")
            }
        }
    }

    @Test(arguments: NoteTemplate.shipped) func `each that ships reads back as itself`(template: NoteTemplate) throws {
        #expect(try NoteTemplate(json: Array(template.json().utf8)) == template)
        #expect(NoteTemplate.named(template.name) == template && template.preview.contains("Plan (18776-5)"))
    }

    @Test func `a note that fits keeps every statement`() async throws {
        let note = try await draft(heard(fixture("01")))
        for template in NoteTemplate.shipped {
            #expect(template.applied(to: note).allStatements.count == note.allStatements.count)
        }
    }
}

@Suite struct `Patient summary` {
    @Test func `says in plain words what was found and what to do, and is marked`() async throws {
        let note = try await draft(
            heard(
                "Assessment. Hypertension. Plan. Start lisinopril ten milligrams daily. She will return in two weeks."
            )
        )
        let lines = PatientSummary.text(note).split(separator: "\n").map(String.init)
        #expect(lines.first == PatientSummary.mark)
        #expect(lines.contains("- High blood pressure."))
        #expect(lines.contains("- Start lisinopril 10 mg every day."))
        #expect(lines.contains("- You will return in 2 weeks."))
    }

    @Test func `articles fit the plain words`() async throws {
        let note = try await draft(heard("Plan. Order an echocardiogram and a radiograph."))
        #expect(PatientSummary.text(note).contains("Order a heart ultrasound and an X-ray."))
    }

    @Test(arguments: [
        ("She understands and agrees with the plan.", "You understand and agree with the plan."),
        ("Medical Reasoning: She has gout.", "You have gout."), ("Medical Treatment: rest.", "Rest."),
        ("He has cough and plans to rest.", "You have cough and plan to rest."),
    ])
    func `addresses the patient in every verb, without the note's labels`(text: String, plain: String) {
        #expect(line(text) == plain)
    }

    private func line(_ text: String) -> String? {
        let plan = Note.Section(title: "Plan", loinc: "18776-5", statements: [.init(text: text, evidence: [])])
        let note = Note(title: "N", loinc: "11506-3", generator: "g", sections: [plan])
        return PatientSummary.page(note).sections.last?.statements.first?.text
    }

    @Test func `names the patient's own medicines alone, and no dose beside another that takes its place`() async throws
    {
        let note = try await draft(
            heard(
                """
                Medications. Lisinopril ten milligrams daily. Atorvastatin twenty milligrams nightly. His wife takes warfarin. \
                Aspirin eighty one milligrams daily. Plan. Increase lisinopril to forty milligrams daily. Continue atorvastatin. \
                Decrease to ten milligrams.
                """
            )
        )
        let parts = PatientSummary.page(note).sections
        let medicines = parts.first { $0.title == "Your medicines" }?.statements.map(\.text) ?? []
        #expect(medicines == ["Aspirin 81 mg every day."])
    }

    @Test func `has nothing to say of an empty note`() async throws {
        let note = try await draft(heard("She feels well."))
        #expect(PatientSummary.text(note).contains("says nothing yet"))
    }
}

@Suite struct `Flags between statements` {
    @Test func `a complaint denied and reported, and a drug in two doses, are contradictions`() async throws {
        let note = try await draft(
            heard(
                "Subjective. She denies chest pain. She reports chest pain. Plan. Continue lisinopril ten milligrams daily. "
                    + "Lisinopril twenty milligrams daily."
            )
        )
        let details = note.allStatements.flatMap(\.flags).filter { $0.reason == .contradiction }.map(\.detail)
        #expect(
            details == [
                "chest pain, \u{201C}She denies chest pain.\u{201D}",
                "lisinopril, \u{201C}Continue lisinopril 10 mg daily.\u{201D}",
            ]
        )
    }

    @Test func `a change of dose, and another time, are none`() async throws {
        let note = try await draft(
            heard(
                "Subjective. She denies fever. She had fever last week. Medications. Lisinopril ten milligrams daily. Plan. "
                    + "Increase lisinopril to twenty milligrams daily."
            )
        )
        #expect(!note.allStatements.flatMap(\.flags).contains { $0.reason == .contradiction })
    }

    @Test func `a question where its answer belongs is flagged`() async throws {
        let note = try await draft(heard("Subjective. Do you have any pain? She feels well."))
        let flagged = note.allStatements.filter { $0.flags.contains { $0.reason == .copiedQuestion } }
        #expect(flagged.map(\.text) == ["Do you have any pain?"])
    }

    @Test func `a letter is one`() async throws {
        let note = try await draft(heard("To whom it may concern. He has been well. I recommend rest."))
        #expect(note.title == "Letter" && note.loinc == "51852-2")
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `A statement stands where its content belongs` {
    /// The section, and in the plan the group, of the statement that ends with `text`.
    private func place(of text: String, saying plan: String) async throws -> String? {
        let note = try await note(
            """
            Doctor: Dora is a 58-year-old female here for follow up.
            Patient: I have had pain in my right hip for two months. It is worse on stairs.
            Doctor: Any fever?
            Patient: No.
            Doctor: Let me look at you. The hip is tender over the outside.
            Patient: Yes, that hurts.
            \(plan)
            """
        )
        for section in note.sections {
            var group: String?
            for statement in section.statements {
                let parts = statement.text.split(separator: ": ", maxSplits: 1).map(String.init)
                if parts.count == 2 { group = parts[0] }
                if statement.text.hasSuffix(text) { return statement.heading ?? group ?? section.title }
            }
        }
        return nil
    }

    @Test(arguments: [
        ("Doctor: I want you to continue your metformin 500 milligrams a day.", "continue her metformin 500 mg a day."),
        ("Doctor: You should take ibuprofen 600 milligrams every eight hours.", "ibuprofen 600 mg every 8 hours."),
        ("Doctor: I'm going to refer you to physical therapy.", "to physical therapy."),
        ("Doctor: We'll start you on an antibiotic.", "on an antibiotic."),
    ])
    func `drugs and therapies are treatment, whoever is bidden`(plan: String, text: String) async throws {
        let place = try await place(of: text, saying: plan)
        #expect(place == "Medical Treatment", "\(place ?? "")")
    }

    @Test(arguments: [
        ("Doctor: We're going to recheck your potassium.", "potassium."),
        ("Doctor: We'll check your kidney function.", "kidney function."),
        ("Doctor: I'm going to order an x-ray of your hip.", "x-ray of her hip."),
        ("Doctor: We'll order a vitamin D level.", "vitamin D level."),
        ("Doctor: I want to get a digoxin level.", "digoxin level."),
    ])
    func `what is looked for is testing, though it be called like a drug`(plan: String, text: String) async throws {
        let place = try await place(of: text, saying: plan)
        #expect(place == "Additional Testing", "\(place ?? "")")
    }

    @Test(arguments: [
        ("Doctor: I want you to cut down on salt.", "on salt."),
        ("Doctor: You should avoid ibuprofen.", "ibuprofen."),
        ("Doctor: I'd like you to check your blood sugars at home every morning.", "every morning."),
        ("Doctor: You're going to have to take it a little bit easy for two weeks.", "for 2 weeks."),
    ])
    func `how to live and what to shun is education`(plan: String, text: String) async throws {
        let place = try await place(of: text, saying: plan)
        #expect(place?.hasPrefix("Patient Education") == true, "\(place ?? "")")
    }

    @Test func `a test that was done tells nothing without its result`() async throws {
        let place = try await place(of: "hemoglobin.", saying: "Doctor: So I checked your hemoglobin.")
        #expect(place == nil, "\(place ?? "")")
    }

    @Test(arguments: [
        ("Doctor: We checked your A1c at 7.4 last week.", "at 7.4 last week."),
        ("Doctor: I checked your hip x-ray and did not see a fracture.", "did not see a fracture."),
        ("Doctor: We did an EKG in the office with no changes.", "with no changes."),
        ("Doctor: We did the ultrasound because of your liver disease.", "because of her liver disease."),
        ("Doctor: I did the biopsy of the mole on your left arm today.", "on her left arm today."),
    ])
    func `a test is told with what it gave, why it was done, or as what was cut out`(
        plan: String,
        text: String
    )
        async throws
    {
        let place = try await place(of: text, saying: "Doctor: So I think you have trochanteric bursitis.\n\(plan)")
        #expect(place == "Medical Reasoning", "\(place ?? "")")
    }

    @Test(arguments: [
        ("Doctor: This appears to be a lumbar strain.", "lumbar strain."),
        ("Doctor: This appears to be related to your heart failure.", "related to her heart failure."),
        ("Doctor: This is not a surgical fracture.", "surgical fracture."),
        ("Doctor: The osteoporosis has not caused a fracture yet.", "fracture yet."),
        ("Doctor: You missed your appointment in June.", "in June."),
    ])
    func `an impression is reasoning, though it name a part or a fracture`(plan: String, text: String) async throws {
        let place = try await place(of: text, saying: "Doctor: So I think you have trochanteric bursitis.\n\(plan)")
        #expect(place == "Medical Reasoning", "\(place ?? "")")
    }

    @Test(arguments: [
        ("Doctor: You reported chest pain with walking so we will get a stress test.", "with walking."),
        ("Doctor: And you want to come back to work?\nPatient: Yes.", "back to work."),
    ])
    func `what the patient told or wants stays in the history`(plan: String, text: String) async throws {
        let place = try await place(of: text, saying: plan)
        #expect(place == "History of Present Illness", "\(place ?? "")")
    }

    @Test(arguments: [
        "I have seen her in the past multiple times.", "Increase in pain with stooping.", "Medication list reviewed.",
        "She can walk about a block before her symptoms become debilitating.",
        "I am not as familiar with the NSAID causing a stomatitis.",
    ])
    func `what is dictated of the past or of what is seen orders nothing`(text: String) async throws {
        let note = try await note("Doctor: She is a 54-year-old female. Impression: bursitis. \(text)")
        let groups = note.sections.flatMap(\.statements).filter { $0.text == text }.compactMap(\.heading)
        #expect(groups.allSatisfy { $0 == "Medical Reasoning" }, "\(groups)")
    }

    @Test func `who sees the patient again is told once, among the instructions`() async throws {
        let plan = "Doctor: We will have you return in two weeks for suture removal."
        #expect(try await place(of: "2 weeks for suture removal.", saying: plan) == "Instructions")
        #expect(try await place(of: "will follow up in 2 weeks.", saying: plan) == nil)
    }

    @Test func `a diagnosis made in view of the medical history is one`() async throws {
        let plan = "Doctor: So, given your medical history, you have a right hip bursitis."
        #expect(try await place(of: "Right hip bursitis.", saying: plan) == "Assessment and Plan")
    }

    @Test func `an appointment is an instruction`() async throws {
        let place = try await place(
            of: "in 6 weeks.",
            saying: "Doctor: I'm going to order an x-ray.\nDoctor: We will set up an appointment in six weeks."
        )
        #expect(place == "Instructions", "\(place ?? "")")
    }

    @Test func `where one lives and what one owns is social history`() async throws {
        let note = try await note(
            """
            Doctor: What do you do for work?
            Patient: I own a flower shop.
            Doctor: And you live with your sister?
            Patient: Yes.
            """
        )
        let social = note.sections.first { $0.title == "Social History" }?.statements.map(\.text) ?? []
        #expect(social.contains { $0.contains("flower shop") }, "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: ["I live with diabetes and high blood pressure.", "I live with pain every day."])
    func `an illness is nobody to live with`(said: String) async throws {
        let note = try await note("Doctor: How have you been?\nPatient: \(said)")
        #expect(!note.sections.contains { $0.title == "Social History" }, "\(note.allStatements.map(\.text))")
    }

    @Test(arguments: [
        "You are having trouble with your blood pressure numbers.", "You do well with numbers as an accountant.",
    ])
    func `numbers that nobody read are no result`(said: String) async throws {
        let note = try await note(
            "Doctor: \(said)\nPatient: I have had pain in my right hip for two months.\nDoctor: Any fever?\nPatient: No."
        )
        let read = note.sections.filter { ["Results", "Vitals"].contains($0.title) }.flatMap(\.statements)
        #expect(!read.contains { $0.text.contains("numbers") }, "\(read.map(\.text))")
    }

    @Test func `a drug beside blood pressure is taken, not found on examination`() async throws {
        let note = try await note(
            """
            Doctor: Lena is a 61-year-old female here for follow up.
            Patient: I feel fine.
            Doctor: I see here you are on 5 milligrams of amlodipine for your high blood pressure.
            Patient: Yes, every day.
            """
        )
        let exam = note.sections.first { $0.title == "Physical Exam" }
        #expect(exam?.statements.contains { $0.text.contains("amlodipine") } != true)
    }

    @Test func `a saturation told with the vital signs is one`() async throws {
        let note = try await note(
            "Doctor: Your blood pressure is 122 over 70.\nDoctor: Your o2 sat is at 98%.\nDoctor: Your lungs are clear."
        )
        let exam = note.sections.first { $0.title == "Physical Exam" }
        #expect(exam?.statements.contains { $0.text.contains("98") } != true, "\(note.allStatements.map(\.text))")
    }

    @Test func `a label is no word of what was said, and each group keeps its own`() async throws {
        let place = try await place(
            of: "any concerns.",
            saying: """
                Doctor: For your hip pain, I'll order an x-ray of your hip.
                Doctor: Call me if you have any concerns.
                """
        )
        #expect(place?.hasPrefix("Patient Education") == true, "\(place ?? "")")
    }
}

import Artifacts
import ClinicalNotes
import Testing

/// What the clinician dictates to a scribe or an assistant within a visit.
@Suite struct `What is dictated within an encounter` {
    private static let visit = """
        Doctor: Hi, how is the bladder?
        Patient: It keeps me up at night.
        Doctor: Okay, I will have a look at you then.
        Doctor: Exam. Abdomen is soft, bladder is not palpable. Prostate is smooth and nontender. No nodules.
        Doctor: Procedure, flexible cystoscopy. Consent was signed. The scope was passed without difficulty.
        """

    @Test func `a spoken heading opens a dictation, which is placed and told in its own words`() async throws {
        let note = try await note(Self.visit)
        #expect(note.statements("Physical Exam").contains { $0.contains("bladder is not palpable") })
        #expect(note.statements("Physical Exam").contains { $0.contains("Prostate is smooth and nontender") })
        #expect(note.statements("Procedure").contains { $0.hasSuffix("Consent was signed.") })
        #expect(!note.allStatements.contains { $0.text.contains("have a look") })
    }

    @Test func `what speaks to the patient is no dictation`() async throws {
        let note = try await note(
            """
            Patient: My shoulder hurts.
            Doctor: Sit up for me. Lift the arm. You can put it down. Your pulse is strong.
            """
        )
        #expect(!note.allStatements.contains { $0.text.contains("Lift the arm") || $0.text.contains("Sit up") })
    }

    @Test func `who the patient is, and orders to the scribe, are no statements`() async throws {
        let texts = try await note(
            """
            Doctor: Next patient is Ada Vole, date of birth May 2nd, 1961. Hemoglobin on the 6th was 9.4. Pelvic ultrasound showed 3 \
            fibroids. Please add the pathology to the results.
            Patient: Good morning.
            """
        ).allStatements.map(\.text)
        #expect(texts.contains { $0.contains("9.4") }, "\(texts)")
        #expect(!texts.contains { $0.contains("1961") || $0.lowercased().contains("please add") })
    }

    @Test(arguments: [
        "This is Ada Vole.", "Ada Vole.", "Right knee injection template.", "Her other concern is the rash which is.",
    ])
    func `a bare name, a template and what ends in mid-sentence are no statements`(said: String) async throws {
        let texts = try await note(
            """
            Patient: Good morning.
            Doctor: Exam. Abdomen is soft and nontender. \(said) Bladder is not palpable. Uh, prostate is smooth and nontender.
            """
        ).allStatements.map(\.text)
        #expect(texts.contains { $0.hasSuffix("rostate is smooth and nontender.") }, "\(texts)")
        #expect(
            !texts.contains {
                $0.contains("Vole") || $0.contains("template") || $0.contains("concern") || $0.contains("Uh")
            }
        )
    }

    @Test func `a dictated number that is set right later is not told`() async throws {
        let texts = try await note(
            """
            Doctor: Results. PSA on March 14th was 6.1. Creatinine was 0.9. Urinalysis was negative.
            Patient: They told me it was lower.
            Doctor: Correction, the PSA on March 14th was 5.1, not 6.1.
            """
        ).allStatements.map(\.text)
        #expect(!texts.contains { $0.contains("was 6.1") }, "\(texts)")
    }

    @Test func `weight, and a temperature that ends a sentence, are vital signs`() async throws {
        let note = try await note("Doctor: Your weight is 121 pounds. Your temperature is 98.9.\nPatient: Okay.")
        #expect(note.statements("Vitals") == ["Weight: 121 pounds.", "Temperature: 98.9."])
    }

    @Test(arguments: [
        ("The patient is alert and oriented.", "Physical Exam"), ("No focal weakness is noted.", "Physical Exam"),
        ("Patellar reflex is 2+ on both sides.", "Physical Exam"),
        ("At the clinic, an MRI was done, which showed a tear of the meniscus.", "Results"),
        ("The MRI reveals a small cyst.", "Results"),
        ("Her scan showed a cyst. The ventricles are normal in size.", "Results"),
        ("Diagnosis will be gout. It is caused by his diet.", "Assessment and Plan"),
        ("He was increasingly tired.", "History of Present Illness"),
    ])
    func `what was found and what a study showed stand where they belong`(said: String, section: String) async throws {
        let note = try await note(
            "Doctor: He comes for his knee. \(said) He has had no surgery of the knee. He takes ibuprofen for it at night.\n"
                + "Patient: Good morning."
        )
        let last = said.split(separator: ". ").last.map(String.init) ?? said
        #expect(note.statements(section).contains { $0.hasSuffix(last) }, "\(note.allStatements.map(\.text))")
    }

    @Test func `what is named to a scribe stands in that section, without the order`() async throws {
        let note = try await note(
            """
            Patient: Good morning.
            Doctor: In the results section, note that his creatinine level was 0.9 in the morning and 1.1 at night.
            """
        )
        #expect(note.statements("Results").contains { $0.hasPrefix("His creatinine level was 0.9") })
        #expect(!note.allStatements.contains { $0.text.lowercased().contains("section") })
    }

    @Test(arguments: [
        "Record number is 4711.", "Only change to make is the skin exam.",
        "Follow up and take out the lower extremities.",
        "Also did when I saw him in May.", "1+ bilateral biceps.", "Knee x-ray 6421.", "Good morning, Mr. Vole.",
        "Risk of sedation including but not limited to stroke.", "He takes aspirin 300, 20, 25 mg daily.",
        "The peptide is about 6 was up to 60 in May.",
    ])
    func `what a scribe is told, and what says too little, is no statement`(said: String) async throws {
        let texts = try await note(
            "Patient: Good morning.\nDoctor: Exam. Abdomen is soft and nontender. \(said) Bladder is not palpable."
        ).allStatements.map(\.text)
        #expect(texts.contains { $0.hasSuffix("Bladder is not palpable.") }, "\(texts)")
        #expect(!texts.contains { $0.hasSuffix(said.dropFirst()) }, "\(texts)")
    }

    @Test(arguments: [
        ("Skin has no swelling or bruise, bruising over the knee.", "Skin has no swelling or bruising over the knee."),
        ("He is, you know, tender over the knee.", "He is tender over the knee."),
        ("And the gait is normal.", "The gait is normal."),
        ("Patient will return, uh, for a check of the knee.", "Patient will return for a check of the knee."),
        ("He was sent by dr. Henry vole for his gait.", "He was sent by Dr. Henry Vole for his gait."),
        (
            "I have asked him to repeat the labs, then recheck the cbc, iron, ferritin, and folate.",
            "I have asked him to repeat the labs, then recheck the CBC, iron, ferritin, and folate."
        ),
    ])
    func `a sentence is told whole, without slips`(said: String, told: String) async throws {
        let texts = try await note(
            "Patient: Good morning.\nDoctor: Exam. Abdomen is soft and nontender. \(said) Bladder is not palpable."
        ).allStatements.map(\.text)
        #expect(texts.contains { $0.hasSuffix(told) }, "\(texts)")
        #expect(!texts.contains { $0.contains("taking folate") }, "\(texts)")
    }

    @Test func `under an assessment what was found and told says why`() async throws {
        let note = try await note(
            """
            Patient: Good morning.
            Doctor: Assessment, asthma. He is doing well overall and has no symptoms now. His lungs are clear on exam.
            """
        )
        #expect(note.statements("Assessment and Plan").contains { $0.contains("doing well overall") })
    }

    @Test func `an examination that begins in a sentence is dictated`() async throws {
        let note = try await note(
            """
            Patient: Good morning.
            Doctor: All right. Physical exams show a well-nourished boy, who is quiet when examined. Ears are small appearing. \
            Normal external genitalia.
            """
        )
        let found = note.statements("Physical Exam")
        for part in ["well-nourished", "Ears are small", "genitalia"] {
            #expect(found.contains { $0.contains(part) }, "\(note.allStatements.map(\.text))")
        }
    }

    @Test(arguments: [
        ("Her dentist referred her.", "History of Present Illness"),
        ("Pathology came back as a cyst.", "Results"),
    ])
    func `nothing is planned before anybody else has spoken`(said: String, section: String) async throws {
        let note = try await note(
            """
            Doctor: Next patient is Ada Vole. She's a 57-year-old female who is here for a consult. \(said) The lesion was 2 cm wide.
            Patient: Good morning, I have a rash on my leg.
            """
        )
        #expect(note.statements(section).contains(said), "\(note.allStatements.map(\.text))")
    }

    @Test func `an illness is no heading`() async throws {
        let note = try await note(
            "Doctor: Past medical history includes reflux, anxiety, depression. He takes sertraline for it. He had a CT in May for pain. He has no other pain."
        )
        #expect(note.allStatements.contains { $0.text.contains("depression") }, "\(note.allStatements.map(\.text))")
    }

    @Test func `risks explained to the patient are neither found nor had`() async throws {
        let note = try await note(
            """
            Doctor: Let me tell you about the surgery. It has some risks that you should know. Risk of sedation including, not \
            limited to, heart attack, stroke, and death. Wound issues such as infection, which may need another operation. \
            Seizure, stroke, numbness, or even death.
            Patient: I understand.
            """
        )
        #expect(
            !note.allStatements.contains { $0.text.lowercased().contains("stroke") },
            "\(note.allStatements.map(\.text))"
        )
    }

    @Test func `a frame that ends in why the patient comes needs no other reason`() async throws {
        let note = try await note(
            """
            Doctor: What brings you in?
            Patient: I have headaches every day.
            Doctor: Mr. Vole is a very pleasant 52-year-old male with a cyst found in a workup for worsening headaches.
            """
        )
        #expect(!note.allStatements.contains { $0.text.contains("headaches who presents") })
    }

    @Test func `what a guest tells is history`() async throws {
        let note = try await note(
            """
            Doctor: She is a 3-year-old girl who presents with a rash. How is she?
            Guest_family: She seems to cough a lot at night.
            """
        )
        #expect(!note.statements("Assessment and Plan").contains { $0.contains("cough") })
    }

    @Test(arguments: ["[daughter]", "[mother]", "[guest]", "[nurse]"])
    func `what somebody else says is not the patient's turn`(tag: String) async throws {
        let note = try await note(
            """
            Doctor: How have you been?
            Patient: My knee hurts.
            \(tag) I take warfarin myself.
            Doctor: Let's get an x-ray.
            """
        )
        #expect(!note.allStatements.contains { $0.text.lowercased().contains(tag.dropFirst().dropLast()) })
        #expect(note.statements("Medications").isEmpty)
    }

    @Test(arguments: [
        (
            "Any medication allergies?", "Sulfa. It gave me a rash.",
            ["Sulfa gave the patient a rash.", "The patient is allergic to sulfa."]
        ),
        ("Any medication allergies?", "No, and I take penicillin.", []),
        ("Are you allergic to anything?", "My sister is, to penicillin.", []),
    ])
    func `an allergy named in an answer`(question: String, answer: String, allergies: [String]) async throws {
        #expect(try await note("Doctor: \(question)\nPatient: \(answer)").statements("Allergies") == allergies)
    }

    @Test(arguments: ["All right, exam for Bryony Vole.", "Physical exam for Mr. Vole.", "This is Bryony Vole."])
    func `what only opens a dictation is no statement`(opening: String) async throws {
        let texts = try await note(
            """
            Patient: My throat hurts.
            Doctor: \(opening) Tonsils are enlarged without exudate. Neck is supple. Lungs are clear. Abdomen is soft.
            """
        ).allStatements.map(\.text)
        #expect(texts.contains { $0.contains("Lungs are clear") }, "\(texts)")
        #expect(!texts.contains { $0.contains("Vole") || $0.lowercased().contains("exam for") }, "\(texts)")
    }
}

import Artifacts
import ClinicalNotes
import Speech
import Testing

/// What the clinician dictates to a scribe or an assistant within a visit.
@Suite struct `What is dictated within an encounter` {
    private func note(_ text: String) async throws -> Note {
        try await draft(SpokenFormatter().format(Transcript(plainText: text)), .encounter)
    }

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
        ("Any medication allergies?", "Sulfa. It gave me a rash.", ["The patient is allergic to sulfa."]),
        ("Any medication allergies?", "No, and I take penicillin.", []),
        ("Are you allergic to anything?", "My sister is, to penicillin.", []),
    ])
    func `an allergy named in an answer`(question: String, answer: String, allergies: [String]) async throws {
        #expect(try await note("Doctor: \(question)\nPatient: \(answer)").statements("Allergies") == allergies)
    }
}

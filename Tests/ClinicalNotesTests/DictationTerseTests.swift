import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Terse dictations` {
    @Test(arguments: [
        "Diagnosis: gout. Medications: allopurinol 300 mg, losartan 50 mg. Plan: uric acid today.",
        "Procedure: cystoscopy. Findings: bladder stone, trabeculation. Complications: none. Plan: lithotripsy.",
        "Assessment: ventral hernia. Plan: repair, preoperative labs, chest film, anesthesia consult, abdominal binder.",
    ])
    func `are English though they have no small words`(text: String) async throws {
        let note = try await draft(heard(text))
        #expect(!note.flags.contains { $0.reason == .otherLanguage })
        #expect(!note.statements("Plan").isEmpty)
    }

    @Test(arguments: [
        "Pacjentka lat 62, kaszel od czterech dni. Nie pali. Uczulona na sulfonamidy.",
        "niega fiebre toma pastillas plan operar el lunes", "患者62岁，咳嗽四天。",
        "Patientin mit Husten seit zwei Wochen. Kein Fieber. Plan: Inhalation.",
        "Patiente de 62 ans avec toux depuis quatre jours. Pas de fièvre. Allergie aux sulfamides.",
    ])
    func `in another language are kept whole, and the draft says so`(text: String) async throws {
        let note = try await draft(heard(text))
        #expect(note.sections.map(\.title) == ["Dictated Text"])
        #expect(note.flags.contains(.init(.otherLanguage, detail: "all of it")))
    }

    @Test func `told to be in another language are flagged whatever their words`() async throws {
        var transcript = heard("Plan. Rest.")
        transcript.language = "es"
        #expect(try await draft(transcript).flags.contains(.init(.otherLanguage, detail: "all of it")))
    }
}

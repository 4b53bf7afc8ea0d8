import Artifacts
import Testing

@testable import ClinicalNotes

struct OtherLanguageTests {
    @Test(arguments: [
        "Doctor: ¿Cómo está usted hoy?\nPatient: Tengo un dolor muy fuerte en la rodilla desde hace dos semanas.",
        "Doctor: Depuis quand avez-vous mal à la gorge?\nPatient: Je suis malade depuis trois jours, mais je mange.",
        "Doctor: 您好吗?\nPatient: 我的 膝盖 疼 了 两 周.",
    ])
    func `a visit in another language says so`(text: String) async throws {
        let note = try await note(text)
        #expect(note.allStatements.isEmpty)
        #expect(note.flags.contains { $0.reason == .otherLanguage && $0.detail.hasSuffix("of 2 sentences") })
        #expect(note.flags.contains { $0.reason == .nothingDrafted })
    }

    @Test func `a patient's answer in another language within an English visit is flagged`() async throws {
        let note = try await note(
            """
            Doctor: What brings you in today?
            Patient: Me duele la rodilla desde hace dos semanas y no tengo fiebre.
            Doctor: Your left knee is swollen. Let's get an x-ray of the left knee.
            """
        )
        #expect(note.flags.contains { $0.reason == .otherLanguage && $0.detail == "1 of 4 sentences" })
        #expect(!note.flags.contains { $0.reason == .nothingDrafted })
    }

    @Test(arguments: [
        "Doctor: Mister de la Cruz moved here from El Paso. His knee hurts.",
        "Doctor: She has a history of MI and takes her pills de novo. She had an en bloc resection in Los Angeles.",
        "Patient: I have knee pain.",
    ])
    func `names and loan words are English`(text: String) async throws {
        #expect(try await !note(text).flags.contains { $0.reason == .otherLanguage })
    }

    @Test(arguments: [
        ("", "no word was heard"), ("Doctor: Okay.", "no clinical statement among 1 word"),
    ])
    func `an empty draft says why`(text: String, reason: String) async throws {
        #expect(try await note(text).flags.contains(.init(.nothingDrafted, detail: reason)))
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Who takes a drug` {
    private func drafted(_ told: String) async throws -> Note {
        try await draft(
            heard(
                "This is a 2-year-old girl with croup for two days. \(told) No known drug allergies. On exam the lungs are clear. "
                    + "Assessment. Croup. Plan. Fluids."
            )
        )
    }

    @Test(arguments: [
        "Mother gives her ibuprofen every six hours.", "Dad is using hydrocortisone cream on the rash.",
        "Grandmother gives her cetirizine at night.", "Her father is giving her dexamethasone drops.",
    ])
    func `who gives it does not`(told: String) async throws {
        let note = try await drafted(told)
        #expect(note.statements("Family History").isEmpty && note.statements("Social History").isEmpty)
        #expect(note.statements("Medications").count == 1, "\(note.sections.map(\.title))")
    }

    @Test(arguments: ["The dog takes carprofen.", "The neighbor takes apixaban.", "Her teacher is on warfarin."])
    func `nobody of the family is not the patient`(told: String) async throws {
        #expect(try await drafted(told).statements("Medications").isEmpty)
    }

    @Test func `a mother's drug and her infant's part`() async throws {
        let note = try await draft(
            heard(
                "Two week visit. Baby boy Lund was born at 39 weeks. Mother was on metformin in pregnancy and the infant gets "
                    + "vitamin D. He feeds well. Exam. Fontanelle is flat. Assessment. Healthy newborn. Plan. Recheck in a month."
            )
        )
        #expect(note.statements("Medications").first == "The infant gets vitamin D.")
        #expect(note.allStatements.contains { $0.text == "Mother was on metformin in pregnancy." })
    }
}

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
        "Mother gives her ibuprofen for her fever.", "Parents give her ibuprofen to help with the fever.",
        "Mom is using nystatin cream for her diaper rash.",
    ])
    func `who gives it does not`(told: String) async throws {
        let note = try await drafted(told)
        #expect(note.statements("Family History").isEmpty && note.statements("Social History").isEmpty)
        #expect(note.statements("Medications").count == 1, "\(note.sections.map(\.title))")
    }

    @Test(arguments: ["Her father uses cream on the feet for his eczema."])
    func `who uses it for an illness of their own does`(told: String) async throws {
        #expect(try await drafted(told).statements("Medications").isEmpty)
    }

    @Test(arguments: [
        "Her father says she takes cetirizine 5 mg daily.", "The only medication she takes is cetirizine.",
        "The student takes cetirizine.", "She is on vitamin B12 1000 mcg IM monthly.",
        "She carries epinephrine 0.15 mg IM as needed.", "She is on potassium 20 for low levels.",
        "Hernandez takes cetirizine and checks her own peak flow.",
    ])
    func `who tells of it does not`(told: String) async throws {
        #expect(try await drafted(told).statements("Medications").count == 1)
    }

    @Test(arguments: [
        "The dog takes carprofen.", "The neighbor takes apixaban.", "Her teacher is on warfarin.",
        "Her father says he takes warfarin 5 mg daily.",
    ])
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

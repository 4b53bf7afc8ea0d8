import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Dictations in other styles` {
    @Test func `a next problem opens the assessment and plan and is numbered`() async throws {
        let note = try await draft(
            heard(
                """
                He feels well. Lungs are clear. Problem number one, atrial fibrillation. Continue apixaban. Next problem, gout. \
                Uric acid is five point four. The next issue is hypertension. Increase lisinopril to forty milligrams. \
                Return in four months.
                """
            )
        )
        let plan = note.sections.first { $0.title == "Assessment and Plan" }?.statements ?? []
        #expect(plan.map(\.item) == [1, 1, 2, 2, 3, 3, nil])
        #expect(plan.first?.text == "Atrial fibrillation." && plan.dropFirst(2).first?.text == "Gout.")
        #expect(plan.dropFirst(4).first?.text == "Hypertension.")
        #expect(note.statements("Physical Exam") == ["Lungs are clear."])
    }

    @Test func `a first problem opens them too, and how the patient lives is no past illness`() async throws {
        let note = try await draft(
            heard(
                """
                He has been well and has no swelling. Past medical history, hypertension. She works in a bakery. Lungs are clear. \
                First problem, kidney disease. Continue losartan. Second problem, anemia. Check iron studies.
                """
            )
        )
        #expect(note.statements("Social History") == ["She works in a bakery."])
        #expect(note.statements("Past Medical History") == ["Hypertension."])
        #expect(note.sections.last?.statements.map(\.item) == [1, 1, 2, 2])
    }

    @Test func `what is counted after the findings is the plan`() async throws {
        let note = try await draft(
            heard("No leg swelling. One, prednisone forty milligrams daily. Two, return if short of breath.")
        )
        #expect(note.statements("Plan") == ["Prednisone 40 mg daily.", "Return if short of breath."])
        #expect(note.sections.last?.statements.map(\.item) == [1, 2])
    }

    @Test func `a history with its heading unmarked keeps its words`() async throws {
        let note = try await draft(
            heard(
                """
                She is here for her anxiety and she has been sleeping well. Past medical history none. Past surgical history tonsillectomy. Assessment generalized anxiety disorder. \
                Family history reviewed.
                """
            )
        )
        #expect(note.statements("Past Medical History") == ["None."])
        #expect(note.statements("Past Surgical History") == ["Tonsillectomy."])
        #expect(note.statements("Assessment").first == "Generalized anxiety disorder.")
    }

    @Test func `a clause is not cut within`() async throws {
        let text = """
            she never started the topiramate because she was worried about side effects and she iced it and took ibuprofen for the \
            pain in her neck that comes and goes most days of the week
            """
        let statements = try await draft(heard(text)).allStatements.map(\.text)
        #expect(statements.contains { $0.contains("never started the topiramate because she was worried") })
        #expect(statements.contains { $0.contains("iced it and took ibuprofen") })
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Items that are counted aloud` {
    @Test(arguments: [
        "Lungs are clear. Assessment. One, bronchitis, two, history of gout, three, allergies to latex. Plan. Rest.",
        "Lungs are clear. Assessment. One bronchitis, two history of gout, three allergies to latex. Plan. Rest.",
        "Lungs have crackles. Assessment. One bronchitis. Two history of gout. Three allergies to latex. Plan. Rest.",
        "Lungs have crackles. Assessment. 1 bronchitis, 2 history of gout, 3 allergies to latex. Plan. Rest.",
        "Lungs have crackles, assessment, one, bronchitis. Two, history of gout. Three, allergies to latex. Plan. Rest.",
    ])
    func `are items of the heading that they were spoken under`(text: String) async throws {
        let note = try await draft(heard(text))
        #expect(note.statements("Assessment") == ["Bronchitis.", "History of gout.", "Allergies to latex."])
        #expect(note.sections.first { $0.title == "Assessment" }?.statements.map(\.item) == [1, 2, 3])
        #expect(note.statements("Allergies").isEmpty && note.statements("Plan") == ["Rest."])
    }

    @Test(arguments: [
        "She had one dose of ceftriaxone, two of azithromycin, and slept.",
        "Assessment. One stent, two grafts, no pain.",
        "Assessment. One dose of ceftriaxone, two of azithromycin, for bronchitis.",
        "Plan. One week of rest, two weeks of therapy.", "Assessment. One wart on the hand, two warts on the foot.",
    ])
    func `are none where they count something`(text: String) async throws {
        let note = try await draft(heard(text))
        #expect(note.allStatements.allSatisfy { $0.item == nil })
        #expect(note.allStatements.contains { $0.text.contains(", 2 ") }, "\(note.allStatements.map(\.text))")
    }

    @Test func `after what was found, what is told is no order`() async throws {
        let note = try await draft(
            heard("Exam. Crackles at the base. One, bronchitis, two, history of gout, three, allergies to latex. Rest.")
        )
        #expect(note.statements("Assessment") == ["Bronchitis.", "History of gout.", "Allergies to latex."])
    }
}

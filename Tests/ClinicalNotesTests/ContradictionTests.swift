import Artifacts
import Testing

@testable import ClinicalNotes

/// Statements of one note that cannot both be so.
struct ContradictionTests {
    private func flags(_ text: String) async throws -> [String] {
        try await draft(heard(text)).allStatements.flatMap(\.flags).filter { $0.reason == .contradiction }.map(\.detail)
    }

    @Test(arguments: [
        ("Allergies. No known allergies. Plan. She is allergic to penicillin, so no amoxicillin.", "allergies"),
        ("History. She has no allergies. Allergies. Codeine.", "allergies"),
        ("Allergies. NKDA. History. She had hives from sulfa as a child.", "allergies"),
        ("Social history. She never smoked. Plan. She smokes 1 pack a day.", "smoking"),
        ("Exam. Extremities: no edema. Assessment. 2+ pitting edema.", "edema"),
        ("Past medical history. Not diabetic. Assessment. Type 2 diabetes.", "diabetes"),
        ("Review of systems. Denies fever. Vitals. Temperature is 103.", "fever"),
        ("History. This is a 45-year-old man with a cough. Assessment. 63-year-old man with pneumonia.", "age"),
        ("History. This is a 45-year-old man with a cough. Assessment. 45-year-old woman with pneumonia.", "sex"),
        ("History. She reports left knee pain. Assessment. Right knee pain.", "side of the knee pain"),
        ("Medications. Lisinopril 10 mg daily. Lisinopril 20 mg daily.", "lisinopril"),
    ])
    func `are flagged, and each flag names the other`(said: String, about: String) async throws {
        let found = try await flags(said)
        #expect(found.contains { $0.hasPrefix(about + ", \u{201C}") }, "\(found)")
    }

    @Test(arguments: [
        "Allergies. No known drug allergies. Plan. She is allergic to cats.",
        "Allergies. No known allergies except penicillin. Plan. Allergic to penicillin.",
        "Social history. He quit smoking. History. He smoked 1 pack a day for 10 years.",
        "History. She had edema last week. Exam. No edema.",
        "Exam. No edema of the left ankle. 1+ edema of the right ankle.",
        "Past medical history. No diabetes. Family history. Type 2 diabetes.",
        "Exam. No diabetic foot ulcer. Assessment. Type 2 diabetes.",
        "History. Left knee pain and right knee pain. Exam. Right knee pain.",
        "History. Bilateral knee pain. Plan. Left knee pain.",
        "History. He is a 45-year-old man. His daughter is a 12-year-old girl.",
        "Medications. Metformin 500 mg in the morning. Metformin 1000 mg at night.",
        "Review of systems. Denies fever. Plan. Return for fever.",
    ])
    func `are not where both may be so`(said: String) async throws {
        #expect(try await flags(said).isEmpty)
    }
}

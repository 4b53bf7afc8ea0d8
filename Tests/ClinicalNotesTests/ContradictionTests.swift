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
        ("Allergies. No known food allergies. History. She is allergic to peanuts.", "allergies"),
        ("Social history. Nonsmoker. History. She smokes 1 pack a day.", "smoking"),
        ("Exam. No lower extremity edema. Assessment. 2+ lower extremity edema.", "lower extremity edema"),
        ("Review of systems. Denies chest pain. History. He has chest pain with exertion.", "chest pain"),
        ("Review of systems. No headache, rash, or dizziness. Exam. Vesicular rash on the chest.", "rash"),
        ("Past medical history. No asthma. History. She had an asthma attack.", "asthma"),
        ("Medications. Metformin 500 mg in the morning. Plan. Metformin 1000 mg twice daily.", "metformin"),
        ("Medications. Glargine 20 units at bedtime. Plan. Continue glargine 30 units at bedtime.", "glargine"),
        (
            "Medications. Metformin 500 mg in the morning and 1000 mg at night. Plan. Metformin 1000 mg twice daily.",
            "metformin"
        ),
        ("Review of systems. No acute chest pain. History. Reports chest pain.", "acute chest pain"),
        ("Past medical history. No diabetes mellitus. Assessment. Type 2 diabetes.", "diabetes"),
        ("Social history. Denies smoking at this time. History. Smokes 1 pack a day.", "smoking"),
        ("Exam. No peripheral edema on exam. Assessment. 2+ edema.", "edema"),
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
        "Allergies. No known drug allergies. History. She has a latex allergy.",
        "Allergies. No known food allergies. Plan. Allergic to penicillin.",
        "Allergies. No known drug allergies. Intolerance to lisinopril.",
        "History. He has asthma. No asthma attacks.",
        "History. She has type 2 diabetes. No diabetes complications.",
        "Past medical history. History of gout. History. No gout today.",
        "Past medical history. Gout. History. No attacks of gout.",
        "Past medical history. No diabetes. Assessment. New onset diabetes.",
        "Past medical history. No diabetes. History. Her partner has diabetes.",
        "Social history. Quit smoking in 2010. Nonsmoker.",
        "Social history. She does not smoke in the house. She smokes half a pack a day.",
        "History. This is a 45-year-old man with a cough. His partner is a 50-year-old woman.",
        "History. This is a 45-year-old man with a cough. He lives with a 62-year-old woman.",
        "History. Right knee pain. Left knee pain. Assessment. Right knee pain. Left knee pain.",
        "Review of systems. No severe chest pain. History. He reports mild chest pain.",
        "Review of systems. No acute back pain. History. Chronic back pain.",
        "Social history. Smokes 1 pack a day. History. He does not smoke at this time of day.",
        "Review of systems. No chest pain at this time. History. He has chest pain with exertion.",
        "Review of systems. No rash on the face. Exam. Rash on the arms.",
        "Medications. Metformin 500 mg in the morning and 1000 mg at night. Plan. Metformin 1500 mg daily.",
        "Medications. Glargine 20 units at bedtime. Plan. Glargine 10 units in the morning.",
    ])
    func `are not where both may be so`(said: String) async throws {
        #expect(try await flags(said).isEmpty)
    }
}

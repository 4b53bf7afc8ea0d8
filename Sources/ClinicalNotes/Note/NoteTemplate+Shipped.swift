extension NoteTemplate {
    /// The templates that come with Dictum, one a note type.
    public static let shipped: [NoteTemplate] = [
        shipped(
            "soap",
            .progress,
            "SOAP note",
            [
                .subjective, .history, .medications, .allergies, .objective, .vitals, .exam, .results, .assessment,
                .assessmentAndPlan, .plan,
            ]
        ),
        shipped(
            "progress",
            .progress,
            "Progress note",
            [
                .chiefComplaint, .history, .subjective, .reviewOfSystems, .medications, .allergies, .vitals, .objective,
                .exam, .mentalStatus, .results, .assessment, .assessmentAndPlan, .plan, .instructions,
            ]
        ),
        shipped(
            "history-and-physical",
            .historyAndPhysical,
            "History and physical",
            [
                .chiefComplaint, .history, .pastHistory, .surgicalHistory, .familyHistory, .socialHistory, .medications,
                .allergies, .reviewOfSystems, .vitals, .exam, .results, .assessment, .assessmentAndPlan, .plan,
            ]
        ),
        shipped(
            "consult",
            .consult,
            "Consult note",
            [
                .chiefComplaint, .history, .pastHistory, .surgicalHistory, .medications, .allergies, .familyHistory,
                .socialHistory, .reviewOfSystems, .vitals, .exam, .results, .assessment, .assessmentAndPlan, .plan,
            ]
        ),
        shipped("procedure", .procedure, "Procedure note", [.assessment, .procedure, .results, .plan, .instructions]),
        shipped(
            "discharge",
            .discharge,
            "Discharge summary",
            [.assessment, .history, .hospitalCourse, .vitals, .exam, .results, .medications, .instructions, .plan]
        ),
        shipped(
            "letter",
            .letter,
            "Letter",
            [.history, .pastHistory, .medications, .allergies, .exam, .results, .assessment, .assessmentAndPlan, .plan]
        ),
    ]

    /// The template that ships under `name`.
    public static func named(_ name: String) -> NoteTemplate? { shipped.first { $0.name == name } }

    /// Required is a section that alone fills a place that the type of document must have.
    private static func shipped(
        _ name: String,
        _ document: DocumentType,
        _ title: String,
        _ kinds: [SectionKind]
    ) -> NoteTemplate {
        let required = document.expected.filter { $0.count == 1 }.flatMap { $0 }
        return NoteTemplate(
            name: name,
            title: title,
            loinc: document.loinc,
            sections: kinds.map {
                .init(loinc: $0.loinc, title: $0.title, required: required.contains($0) ? true : nil)
            }
        )
    }
}

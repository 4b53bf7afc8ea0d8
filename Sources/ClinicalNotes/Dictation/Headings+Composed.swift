/// Headings less common, and those made of what is looked at and what is said of it ("wound exam", "drug history").
extension Headings {
    /// Words before a phrase that make no heading of it: "a normal eye exam".
    static let qualifiers = Lexicon.set(
        "normal unremarkable recent prior previous last repeat full complete first new old good stable more further"
    )

    static let composed: [Heading] = (rare + combined).flatMap(\.headings)

    private struct Group {
        let kind: SectionKind
        let nouns: String
        let isLabel: Bool
        let modifiers: String

        init(_ kind: SectionKind, _ nouns: String, isLabel: Bool = false, after modifiers: String = "") {
            (self.kind, self.nouns, self.isLabel, self.modifiers) = (kind, nouns, isLabel, modifiers)
        }

        var headings: [Heading] {
            let before = modifiers.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.split(separator: " ")
            }
            return before.flatMap { before in
                nouns.split(separator: "|").map { noun in
                    let phrase = (before + noun.split(separator: " ")).map(String.init)
                    return Heading(phrase: phrase, kind: kind, isLabel: isLabel)
                }
            }
        }
    }

    private static let rare: [Group] = [
        Group(
            .chiefComplaint,
            "presenting complaint|presenting concern|presenting problem|reason for attendance|reason for review"
        ),
        Group(
            .history,
            "history of presenting complaint|history of the presenting complaint|history of presenting illness|"
                + "brief history|interval events|clinical history|history of injury|presenting history|"
                + "history of presentation|since last visit|since the last visit|the story"
        ),
        Group(
            .pastHistory,
            "past psychiatric history|past ocular history|past obstetric history|pmh|past medical|"
                + "medical problems|immunizations|vaccinations|comorbidities|background|background history|"
                + "medical background"
        ),
        Group(.surgicalHistory, "past surgical|past operations"),
        Group(
            .socialHistory,
            "substance use|home and work|home situation|home circumstances|social circumstances|social situation|"
                + "living situation|lifestyle"
        ),
        Group(.reviewOfSystems, "systems review|systemic inquiry|systemic enquiry"),
        Group(
            .medications,
            "regular medications|medications at home|medication on discharge|medications at discharge|"
                + "current treatment|current therapy|present medication"
        ),
        Group(.vitals, "observations"),
        Group(
            .exam,
            "exam findings|exam at discharge|exam on discharge|exam today|physical|what i found|physical findings|"
                + "findings on examination|findings on exam"
        ),
        Group(.mentalStatus, "mental state|mental state exam|mental state examination|mental state at discharge"),
        Group(
            .results,
            "investigations|investigation|laboratory|blood work|bloodwork|bloods|radiology|lab and imaging|labs and imaging|data reviewed|"
                + "pathology|test results|laboratories|ekg|ecg|electrocardiogram|x-rays"
        ),
        Group(
            .procedure,
            "technique|operation|operative findings|operative course|operative details|details of procedure"
        ),
        Group(.assessment, "clinical impression|formulation|opinion|conclusion|conclusions|my thoughts|my impression"),
        Group(
            .assessmentAndPlan,
            "opinion and plan|discussion and plan|a and p|impression and plans|diagnosis and plan"
        ),
        Group(
            .plan,
            "orders|actions|actions for the gp|management|management plan|postoperative plan|discharge plan|"
                + "next steps|suggestions|proposed plan"
        ),
        Group(
            .hospitalCourse,
            "clinical course|emergency department course|ed course|course in hospital|inpatient course|"
                + "postoperative course|hospital course by problem|course in the emergency department"
        ),
        Group(
            .instructions,
            "advice|advice to patient|advice to the patient|patient advice|instructions to the patient|"
                + "return precautions|safety netting|discharge advice"
        ),
        Group(.procedure, "consent|sedation", isLabel: true),
        Group(.hospitalCourse, "condition on discharge", isLabel: true),
    ]

    /// What may stand before a heading's noun.
    private static let combined: [Group] = [
        Group(
            .exam,
            "exam|examination",
            after:
                "wound|eye|cardiac|cardiovascular|skin|breast|abdominal|musculoskeletal|shoulder|knee|hip|hand|foot|"
                + "ear|nose|respiratory|chest|focused|general|vascular|spine|back|rectal|dental|oral|neck|ankle|wrist|"
                + "motor|head and neck"
        ),
        Group(
            .medications,
            "medications|meds",
            after: "interval|outpatient|inpatient|admission|preoperative|relevant|recent"
        ),
        Group(
            .pastHistory,
            "history",
            after:
                "ocular|psychiatric|obstetric|gynecologic|gynecological|developmental|dental|immunization|"
                + "vaccination|cardiac|oncologic|relevant"
        ),
        Group(
            .medications,
            "history",
            after: "drug|medication"
        ),
        Group(
            .socialHistory,
            "history",
            after: "sexual|travel|occupational|substance use|personal and social"
        ),
        Group(
            .assessment,
            "diagnosis|diagnoses",
            isLabel: true,
            after: "final|working|clinical|provisional|primary|differential|admitting|presumptive"
        ),
        Group(
            .results,
            "results|labs|studies|tests|imaging|data|bloods",
            after: "laboratory|diagnostic|relevant|recent|admission|ancillary|pertinent|imaging|pathology"
        ),
    ]
}

/// The headings, and those made of what is looked at and what is said of it ("wound exam", "drug history").
extension Headings {
    /// Words before a phrase that make no heading of it: "a normal eye exam".
    static let qualifiers = Lexicon.set(
        "normal unremarkable recent prior previous last repeat full complete first new old good stable more further"
    )

    static let all = (common + labels + own + combined).flatMap { $0 }

    /// Headings like one, of each of `nouns` after each of `modifiers`; an empty title is as said.
    private static func group(_ like: Heading, _ nouns: String, after modifiers: String = "") -> [Heading] {
        modifiers.split(separator: "|", omittingEmptySubsequences: false).flatMap { before in
            nouns.split(separator: "|").map { noun in
                var heading = like
                heading.phrase = (before.split(separator: " ") + noun.split(separator: " ")).map(String.init)
                guard like.title == "" else { return heading }
                let words = heading.phrase.map { ["at", "on", "and"].contains($0) ? $0 : $0.firstUppercased }
                heading.title = words.joined(separator: " ")
                return heading
            }
        }
    }

    private static let common: [[Heading]] = [
        group(
            .init(kind: .chiefComplaint, isStrong: true, takesIs: true),
            "chief complaint|chief complaints|reason for consultation|reason for consult|reason for referral|"
                + "reason for admission"
        ),
        group(.init(kind: .chiefComplaint, takesIs: true), "reason for visit|reason for the visit"),
        group(
            .init(kind: .chiefComplaint),
            "presenting complaint|presenting concern|presenting problem|reason for attendance|reason for review"
        ),
        group(.init(kind: .subjective, isStrong: true), "subjective"),
        group(.init(kind: .objective, isStrong: true), "objective"),
        group(.init(kind: .history, isStrong: true), "history of present illness|history of the present illness"),
        group(.init(kind: .history, title: ""), "interval history|history"),
        group(
            .init(kind: .history),
            "hpi|history of presenting complaint|history of the presenting complaint|"
                + "history of presenting illness|brief history|interval events|clinical history|history of injury|"
                + "presenting history|history of presentation|since last visit|since the last visit|the story"
        ),
        group(
            .init(kind: .pastHistory),
            "past medical history|medical history|past history|problem list|birth history|"
                + "past psychiatric history|past ocular history|past obstetric history|pmh|past medical|"
                + "medical problems|immunizations|vaccinations|comorbidities|background|background history|"
                + "medical background"
        ),
        group(.init(kind: .surgicalHistory), "past surgical history|surgical history|past surgical|past operations"),
        group(.init(kind: .familyHistory), "family history"),
        group(.init(kind: .allergies), "allergies|drug allergies"),
        group(
            .init(kind: .socialHistory),
            "social history|social|substance use|home and work|home situation|home circumstances|"
                + "social circumstances|social situation|living situation|lifestyle"
        ),
        group(.init(kind: .reviewOfSystems, isStrong: true), "review of systems"),
        group(.init(kind: .reviewOfSystems), "ros|systems review|systemic inquiry|systemic enquiry"),
        group(
            .init(kind: .medications),
            "medications|current medications|home medications|meds|medication|medication list|"
                + "regular medications|medications at home|medication on discharge|medications at discharge|"
                + "current treatment|current therapy|present medication|drug history|medication history"
        ),
        group(
            .init(kind: .medications, title: "Discharge Medications"),
            "discharge medications|medications on discharge"
        ),
        group(.init(kind: .vitals), "vital signs|vitals|vitals on arrival|vital signs on arrival|observations"),
        group(.init(kind: .exam, isStrong: true), "physical exam|physical exams|physical examination"),
        group(
            .init(kind: .exam),
            "on physical exam|on physical examination|on exam|on examination|exam|examination|exams|"
                + "exam findings|exam at discharge|exam on discharge|exam today|physical|what i found|"
                + "physical findings|findings on examination|findings on exam"
        ),
        group(.init(kind: .exam, title: ""), "exam|examination", after: "neurological|neurologic|skin|pelvic"),
        group(.init(kind: .mentalStatus, isStrong: true), "mental status exam|mental status examination"),
        group(
            .init(kind: .mentalStatus),
            "mental status|mental state|mental state exam|mental state examination|mental state at discharge"
        ),
        group(
            .init(kind: .results),
            "results|labs|laboratory data|laboratory results|imaging|diagnostics|studies|data|lab|lab results|"
                + "laboratory studies|lab data|investigations|investigation|laboratory|blood work|bloodwork|bloods|"
                + "radiology|lab and imaging|labs and imaging|data reviewed|pathology|test results|laboratories|ekg|"
                + "ecg|electrocardiogram|x-rays"
        ),
        group(
            .init(kind: .procedure),
            "procedure|procedures|procedure details|technique|operation|operative findings|operative course|"
                + "operative details|details of procedure"
        ),
        group(.init(kind: .procedure, isStrong: true), "procedure in detail"),
        group(.init(kind: .assessmentAndPlan, isStrong: true), "assessment and plan|assessment and plans"),
        group(
            .init(kind: .assessmentAndPlan, isStrong: true, title: ""),
            "impression and plan|impression and recommendations"
        ),
        group(
            .init(kind: .assessmentAndPlan),
            "opinion and plan|discussion and plan|a and p|impression and plans|diagnosis and plan"
        ),
        group(.init(kind: .assessment, takesIs: true), "assessment|assessments"),
        group(.init(kind: .assessment, takesIs: true, title: "Impression"), "impression|impressions"),
        group(.init(kind: .assessment, takesIs: true, title: ""), "diagnosis|diagnoses"),
        group(
            .init(kind: .assessment),
            "in summary|summary|clinical impression|formulation|opinion|conclusion|conclusions|my thoughts|"
                + "my impression"
        ),
        group(.init(kind: .plan, takesIs: true), "plan|treatment plan|plan of care|plans"),
        group(.init(kind: .plan, takesIs: true, title: "Recommendations"), "recommendations|recommendation"),
        group(
            .init(kind: .plan),
            "follow up|follow-up|orders|actions|actions for the gp|management|management plan|postoperative plan|"
                + "discharge plan|next steps|suggestions|proposed plan"
        ),
        group(
            .init(kind: .hospitalCourse),
            "hospital course|course|clinical course|course in hospital|inpatient course|postoperative course|"
                + "hospital course by problem"
        ),
        group(
            .init(kind: .instructions),
            "instructions|patient instructions|discharge instructions|advice|advice to patient|"
                + "advice to the patient|patient advice|instructions to the patient|return precautions|"
                + "safety netting|discharge advice"
        ),
    ]

    /// Headings of one line.
    private static let labels: [[Heading]] = [
        group(
            .init(kind: .procedure, isLabel: true),
            "procedure performed|procedures performed|operation performed|anesthesia|complications|"
                + "estimated blood loss|blood loss|specimens|specimen|findings|implants|drains|surgeon|assistant|"
                + "position|consent|sedation|date of procedure|date of surgery"
        ),
        group(.init(kind: .plan, isLabel: true), "disposition|discharge disposition"),
    ]

    /// Their statements stand by themselves.
    private static let own: [[Heading]] = [
        group(
            .init(kind: .assessment, takesIs: true, title: "", isLabel: true),
            "diagnosis|diagnoses",
            after: "preoperative|pre-operative|postoperative|post-operative|admission|admitting|discharge|secondary"
        ),
        group(
            .init(kind: .hospitalCourse, title: "", isLabel: true),
            "condition at discharge|condition on discharge|discharge condition"
        ),
        group(
            .init(kind: .hospitalCourse, title: "Emergency Department Course", isLabel: true),
            "emergency department course|ed course|course in the emergency department"
        ),
        group(.init(kind: .procedure, title: "", isLabel: true), "indication|indications"),
        group(.init(kind: .results, title: "", isLabel: true), "pending results|pending studies|pending tests"),
        group(
            .init(kind: .procedure, isStrong: true, title: "Description of Procedure", isLabel: true),
            "description of procedure|description of the procedure"
        ),
    ]

    /// Titles of the sections that are more than one beside others of their code.
    static let ownTitles = Set(own.flatMap { $0 }.compactMap(\.title))

    /// What may stand before a heading's noun.
    private static let combined: [[Heading]] = [
        group(
            .init(kind: .exam),
            "exam|examination",
            after: "wound|eye|cardiac|cardiovascular|skin|breast|abdominal|musculoskeletal|shoulder|knee|hip|"
                + "hand|foot|ear|nose|respiratory|chest|focused|general|vascular|spine|back|rectal|dental|oral|neck|"
                + "ankle|wrist|motor|head and neck"
        ),
        group(
            .init(kind: .medications),
            "medications|meds",
            after: "interval|outpatient|inpatient|admission|preoperative|relevant|recent"
        ),
        group(
            .init(kind: .pastHistory),
            "history",
            after: "ocular|psychiatric|obstetric|gynecologic|gynecological|developmental|dental|immunization|"
                + "vaccination|cardiac|oncologic|relevant"
        ),
        group(
            .init(kind: .socialHistory),
            "history",
            after: "sexual|travel|occupational|substance use|personal and social"
        ),
        group(
            .init(kind: .assessment, isLabel: true),
            "diagnosis|diagnoses",
            after: "final|working|clinical|provisional|primary|principal|differential|presumptive"
        ),
        group(
            .init(kind: .results),
            "results|labs|studies|tests|imaging|data|bloods",
            after: "laboratory|diagnostic|relevant|recent|admission|ancillary|pertinent|imaging|pathology"
        ),
    ]
}

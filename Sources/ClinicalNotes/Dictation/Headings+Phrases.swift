/// The headings, and those made of what is looked at and what is said of it ("wound exam", "drug history").
extension Headings {
    /// Words before a phrase that make no heading of it: "a normal eye exam".
    static let qualifiers = Lexicon.set(
        "normal unremarkable recent prior previous last repeat full complete first new old good stable more further"
    )

    static let all = lists.flatMap(\.self)

    /// Titles of the sections that are more than one beside others of their code.
    static let ownTitles = titles(.own)
    /// Titles of the sections that tell of another time, with what was found then.
    static let thenTitles = titles(.ofThen)

    private static func titles(_ mark: Mark) -> Set<String> { Set(all.filter { $0.isOf(mark) }.compactMap(\.title)) }

    /// Under some titles stands one statement, and the lines after it that have no verb; why it is done ends where it is
    /// told how.
    static func ends(_ title: String, before words: [String]) -> Bool {
        if briefTitles.contains(title) {
            return words.contains { ClauseCutter.verbs.contains($0) || $0.hasSuffix("ed") }
        }
        return ["Indication", "Indications", "Clinical Indication"].contains(title)
            && words.contains(where: begun.contains)
    }

    private static let briefTitles = Set(words(brief).map(title))
    private static let begun = Lexicon.set(
        """
        consent consented timeout prepped draped prep anesthetized infiltrated supine prone positioned lidocaine scrubbed marked
        premedication sedation propofol midazolam scope colonoscope endoscope bronchoscope cystoscope needle inserted advanced
        introduced
        """
    )
    private static let brief =
        "anesthesia|sedation|complications|estimated blood loss|blood loss|specimens|specimen|implants|drains|"
        + "surgeon|assistant|operator|position|consent|informed consent|time out|timeout"

    /// Headings of the phrases, parted by "|", with each of `modifiers` before each where there are any.
    private static func of(
        _ kind: SectionKind,
        _ phrases: String,
        _ marks: Set<Mark> = [],
        title: String? = nil,
        after modifiers: String = ""
    ) -> [Heading] {
        let nouns = words(phrases)
        let whole = modifiers.isEmpty ? nouns : words(modifiers).flatMap { modifier in nouns.map { modifier + $0 } }
        return whole.map { phrase in
            let own = marks.contains(.keepsWords) ? self.title(phrase) : title
            return Heading(phrase: phrase, kind: kind, title: own, marks: marks)
        }
    }

    private static func words(_ phrases: String) -> [[String]] {
        phrases.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    }

    static func title(_ words: [String]) -> String {
        words.map { small.contains($0) ? $0 : $0.firstUppercased }.joined(separator: " ")
    }

    private static let small = Lexicon.set("at on and of for after before during since from following in to the")

    private static let lists: [[Heading]] = [
        of(.chiefComplaint, "chief complaint|chief complaints", [.strong, .takesIs]),
        of(
            .chiefComplaint,
            "reason for consultation|reason for consult|reason for referral|reason for admission",
            [.strong, .takesIs, .keepsWords]
        ),
        of(.chiefComplaint, "reason for visit|reason for the visit", [.takesIs]),
        of(
            .chiefComplaint,
            "cc|presenting complaint|presenting concern|presenting problem|reason for attendance|"
                + "reason for review"
        ),
        of(.subjective, "subjective", [.strong]),
        of(.objective, "objective", [.strong]),
        of(.history, "history of present illness|history of the present illness", [.strong]),
        of(.history, "interval history|history", [.keepsWords]),
        of(
            .history,
            "hpi|history of presenting complaint|history of the presenting complaint|"
                + "history of presenting illness|brief history|clinical history|history of injury|"
                + "presenting history|history of presentation|since last visit|since the last visit|the story|"
                + "identifying data"
        ),
        of(.history, "prenatal course|antenatal course|pregnancy course", [.own, .keepsWords]),
        of(.history, "interval events", [.oneLine]),
        of(
            .pastHistory,
            "past medical history|medical history|past history|problem list|pmh|"
                + "past medical|medical problems|immunizations|vaccinations|comorbidities|"
                + "background|background history|medical background"
        ),
        of(.pastHistory, "birth history", [.own, .keepsWords, .ofThen]),
        of(
            .pastHistory,
            "past obstetric history|past psychiatric history|past ocular history",
            [.own, .keepsWords]
        ),
        of(
            .surgicalHistory,
            "past surgical history|surgical history|past surgical|past operations|surgeries|past surgeries|prior surgeries"
        ),
        of(.familyHistory, "family history|family medical history|family psychiatric history"),
        of(
            .allergies,
            "allergies|allergy|intolerances|adverse reactions|adverse drug reactions|drug reactions|drug allergies|"
                + "drug intolerances|medication allergies|medication reactions|allergies and reactions|"
                + "allergies and intolerances"
        ),
        of(
            .socialHistory,
            "social history|social|substance use|home and work|home situation|home circumstances|"
                + "social circumstances|social situation|living situation|lifestyle"
        ),
        of(.reviewOfSystems, "review of systems", [.strong]),
        of(.reviewOfSystems, "ros|systems review|systemic inquiry|systemic enquiry"),
        of(
            .medications,
            "medications|meds|medication|medicines|medication list|current treatment|current therapy|present medication|"
                + "drug history|medication history"
        ),
        of(.medications, "current medications|current meds|regular medications", [.keepsWords]),
        of(.vitals, "vital signs|vitals|observations"),
        of(.exam, "physical exam|physical exams|physical examination", [.strong]),
        of(
            .exam,
            "on physical exam|on physical examination|on exam|on examination|exam|examination|exams|"
                + "exam findings|exam today|physical|what i found|"
                + "physical findings|findings on examination|findings on exam"
        ),
        of(.exam, "exam|examination", [.keepsWords], after: "neurological|neurologic|skin|pelvic"),
        of(.mentalStatus, "mental status exam|mental status examination", [.strong]),
        of(.mentalStatus, "mental status|mental state|mental state exam|mental state examination"),
        of(
            .results,
            "results|labs|laboratory data|laboratory results|imaging|diagnostics|studies|data|lab|lab results|"
                + "laboratory studies|lab data|investigations|investigation|laboratory|blood work|bloodwork|bloods|"
                + "radiology|lab and imaging|labs and imaging|data reviewed|test results|laboratories|pathology|"
                + "measures|rating scales"
        ),
        of(.exam, "intraoral|extraoral", [.oneLine]),
        of(.results, "ekg|ecg|electrocardiogram|x-rays", [.oneLine]),
        of(
            .procedure,
            "procedure|procedures|procedure details|operation|operative findings|operative course|"
                + "operative details|details of procedure"
        ),
        of(.procedure, "procedure in detail", [.strong]),
        of(.assessmentAndPlan, "assessment and plan|assessment and plans", [.strong]),
        of(.assessmentAndPlan, "impression and plan|impression and recommendations", [.strong, .keepsWords]),
        of(.assessmentAndPlan, "opinion and plan|discussion and plan|a and p|impression and plans|diagnosis and plan"),
        of(.assessment, "assessment|assessments", [.takesIs]),
        of(.assessment, "impression|impressions", [.takesIs], title: "Impression"),
        of(.assessment, "diagnosis|diagnoses", [.takesIs, .keepsWords]),
        of(.assessment, "medical decision making", [.keepsWords]),
        of(
            .assessment,
            "in summary|summary|clinical impression|formulation|opinion|conclusion|conclusions|my thoughts|"
                + "my impression"
        ),
        of(.plan, "plan|treatment plan|plan of care|plans", [.takesIs]),
        of(.assessmentAndPlan, "plan by problem|plan by system", [.keepsWords]),
        of(.plan, "treatment", [.own, .keepsWords]),
        of(.plan, "recommendations|recommendation", [.takesIs], title: "Recommendations"),
        of(
            .plan,
            "orders|actions|actions for the gp|management|management plan|"
                + "postoperative plan|post op plan|postop plan|post-op plan|discharge plan|next steps|suggestions|proposed plan"
        ),
        of(.plan, "follow up|follow-up", [.own, .ofVisit], title: "Follow Up"),
        of(
            .hospitalCourse,
            "hospital course|course|clinical course|course in hospital|inpatient course|postoperative course|"
                + "hospital course by problem"
        ),
        of(
            .instructions,
            "instructions|patient instructions|discharge instructions|advice|advice to patient|"
                + "advice to the patient|patient advice|instructions to the patient|return precautions|"
                + "safety netting|discharge advice"
        ),
        of(
            .procedure,
            "procedure performed|procedures performed|operation performed|date of procedure|date of surgery",
            [.oneLine]
        ),
        of(.procedure, brief, [.oneLine, .own, .keepsWords]),
        of(.hospitalCourse, "date of admission|date of discharge|admission date|discharge date", [.oneLine]),
        of(.plan, "disposition|discharge disposition", [.oneLine]),
        of(
            .assessment,
            "diagnosis|diagnoses",
            [.takesIs, .oneLine, .own, .keepsWords],
            after: "preoperative|pre-operative|postoperative|post-operative|admission|admitting|discharge|secondary|"
                + "principal|primary|final"
        ),
        of(
            .hospitalCourse,
            "condition|condition at discharge|condition on discharge|discharge condition|"
                + "condition at transfer|condition on transfer",
            [.takesIs, .oneLine, .own, .keepsWords]
        ),
        of(.medications, "home medications|medications at home|home meds", [.own, .keepsWords]),
        of(
            .medications,
            "discharge medications|medications on discharge|medications at discharge|medication on discharge",
            [.own],
            title: "Discharge Medications"
        ),
        of(.hospitalCourse, "consultants|consultations|consulting services", [.own, .keepsWords]),
        of(
            .hospitalCourse,
            "emergency department course|ed course|course in the emergency department",
            [.oneLine, .own],
            title: "Emergency Department Course"
        ),
        of(
            .procedure,
            "indication|indications|clinical indication|technique|description|details|findings|"
                + "intervention|interventions",
            [.oneLine, .own, .keepsWords]
        ),
        of(
            .results,
            "comparison|pending results|pending studies|pending tests|pending at discharge|pending labs",
            [.oneLine, .own, .keepsWords]
        ),
        of(
            .procedure,
            "description of procedure|description of the procedure",
            [.strong, .oneLine, .own],
            title: "Description of Procedure"
        ),
        of(
            .exam,
            "exam|examination",
            after: "wound|eye|cardiac|cardiovascular|skin|breast|abdominal|musculoskeletal|shoulder|knee|hip|hand|"
                + "foot|ear|nose|respiratory|chest|focused|general|vascular|spine|back|rectal|dental|oral|neck|"
                + "ankle|wrist|motor|head and neck"
        ),
        of(.exam, "exam|examination", [.own, .keepsWords], after: "discharge|admission"),
        of(.results, "results|labs|studies|imaging|data", [.own, .keepsWords], after: "discharge"),
        of(
            .medications,
            "medications|meds",
            [.own, .keepsWords],
            after: "outpatient|inpatient|admission|preoperative"
        ),
        of(
            .medications,
            "medications|meds",
            after: "interval|relevant|recent|other|eye|cardiac|heart|pain|psychiatric|psych|chronic"
        ),
        of(
            .pastHistory,
            "history",
            [.own, .keepsWords],
            after: "ocular|psychiatric|obstetric|obstetrical|gynecologic|gynecological|neonatal|developmental|"
                + "dental|immunization|vaccination|cardiac|oncologic|oncological"
        ),
        of(.pastHistory, "relevant history"),
        of(.socialHistory, "history", after: "sexual|travel|occupational|substance use|personal and social"),
        of(
            .assessment,
            "diagnosis|diagnoses",
            [.oneLine],
            after: "working|clinical|provisional|differential|presumptive"
        ),
        of(
            .results,
            "results|labs|studies|tests|imaging|data|bloods",
            after: "laboratory|diagnostic|relevant|recent|admission|ancillary|pertinent|imaging|pathology"
        ),
    ]
}

/// The headings, and those made of what is looked at and what is said of it ("wound exam", "drug history").
extension Headings {
    /// Words before a phrase that make no heading of it: "a normal eye exam".
    static let qualifiers = Lexicon.set(
        "normal unremarkable recent prior previous last repeat full complete first new old good stable more further"
    )

    static let all = text.split(separator: "@").flatMap(read)

    /// Titles of the sections that are more than one beside others of their code.
    static let ownTitles = Set(all.filter(\.isOwn).compactMap(\.title))

    /// One of each noun after each modifier.
    private static func read(_ line: Substring) -> [Heading] {
        let sides = line.split(separator: "*").map { side in
            side.split(separator: "|").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        }
        let (marks, title) = (sides[0][0][0], sides[0][0].dropFirst().joined(separator: " "))
        let name = marks.prefix { $0.isLetter }
        let kinds = SectionKind.allCases.filter { "\($0)" == name }
        guard let kind = kinds.first else { preconditionFailure("no section") }
        return (sides.count > 1 ? sides[1] : [[]]).flatMap { modifier in
            sides[0].dropFirst().map { noun in
                var heading = Heading(phrase: modifier + noun, kind: kind, title: title.isEmpty ? nil : title)
                if marks.contains("~") { heading.title = self.title(heading.phrase) }
                (heading.isStrong, heading.takesIs) = (marks.contains("!"), marks.contains("="))
                (heading.isLabel, heading.isOwn) = (marks.contains(":"), marks.contains("+"))
                return heading
            }
        }
    }

    static func title(_ words: [String]) -> String {
        words.map { small.contains($0) ? $0 : $0.firstUppercased }.joined(separator: " ")
    }

    private static let small = Lexicon.set("at on and of for after before during since from following in to the")

    /// A section after "@", with its marks and its title, then its phrases, and after "*" what stands before them:
    /// "!" counts without a mark after it, "=" takes "is", "~" keeps its words as the title, ":" is of one line, and the
    /// sections of "+" stand by themselves.
    private static let text = """
        @chiefComplaint!=|chief complaint|chief complaints
        @chiefComplaint!=~|reason for consultation|reason for consult|reason for referral|reason for admission
        @chiefComplaint=|reason for visit|reason for the visit
        @chiefComplaint|presenting complaint|presenting concern|presenting problem|reason for attendance
        |reason for review
        @subjective!|subjective
        @objective!|objective
        @history!|history of present illness|history of the present illness
        @history~|interval history|history
        @history|hpi|history of presenting complaint|history of the presenting complaint|history of presenting illness
        |brief history|clinical history|history of injury|presenting history|history of presentation
        |since last visit|since the last visit|the story
        @history+~|prenatal course|antenatal course|pregnancy course
        @history:|interval events
        @pastHistory|past medical history|medical history|past history|problem list
        |past psychiatric history|past ocular history|pmh|past medical|medical problems
        |immunizations|vaccinations|comorbidities|background|background history|medical background
        @pastHistory+~|birth history|past obstetric history|obstetric history
        @surgicalHistory|past surgical history|surgical history|past surgical|past operations
        @familyHistory|family history|family medical history|family psychiatric history
        @allergies|allergies|intolerances|adverse reactions|adverse drug reactions|drug reactions|drug allergies
        |drug intolerances|medication allergies|medication reactions
        |allergies and reactions|allergies and intolerances
        @socialHistory|social history|social|substance use|home and work|home situation|home circumstances
        |social circumstances|social situation|living situation|lifestyle
        @reviewOfSystems!|review of systems
        @reviewOfSystems|ros|systems review|systemic inquiry|systemic enquiry
        @medications|medications|current medications|meds|medication|medication list|regular medications
        |medication on discharge|medications at discharge|current treatment|current therapy|present medication
        |drug history|medication history
        @vitals|vital signs|vitals|vitals on arrival|vital signs on arrival|observations
        @exam!|physical exam|physical exams|physical examination
        @exam|on physical exam|on physical examination|on exam|on examination|exam|examination|exams|exam findings
        |exam at discharge|exam on discharge|exam today|physical|what i found|physical findings|findings on examination
        |findings on exam
        @exam~|exam|examination*neurological|neurologic|skin|pelvic
        @mentalStatus!|mental status exam|mental status examination
        @mentalStatus|mental status|mental state|mental state exam|mental state examination|mental state at discharge
        @results|results|labs|laboratory data|laboratory results|imaging|diagnostics|studies|data|lab|lab results
        |laboratory studies|lab data|investigations|investigation|laboratory|blood work|bloodwork|bloods|radiology
        |lab and imaging|labs and imaging|data reviewed|test results|laboratories|pathology
        @results:|ekg|ecg|electrocardiogram|x-rays
        @procedure|procedure|procedures|procedure details|operation|operative findings|operative course
        |operative details|details of procedure
        @procedure!|procedure in detail
        @assessmentAndPlan!|assessment and plan|assessment and plans
        @assessmentAndPlan!~|impression and plan|impression and recommendations
        @assessmentAndPlan|opinion and plan|discussion and plan|a and p|impression and plans|diagnosis and plan
        @assessment=|assessment|assessments
        @assessment= Impression|impression|impressions
        @assessment=~|diagnosis|diagnoses
        @assessment|in summary|summary|clinical impression|formulation|opinion|conclusion|conclusions|my thoughts
        |my impression
        @plan=|plan|treatment plan|plan of care|plans
        @plan= Recommendations|recommendations|recommendation
        @plan|follow up|follow-up|orders|actions|actions for the gp|management|management plan|postoperative plan
        |discharge plan|next steps|suggestions|proposed plan
        @hospitalCourse|hospital course|course|clinical course|course in hospital|inpatient course|postoperative course
        |hospital course by problem
        @instructions|instructions|patient instructions|discharge instructions|advice|advice to patient
        |advice to the patient|patient advice|instructions to the patient|return precautions|safety netting
        |discharge advice
        @procedure:|procedure performed|procedures performed|operation performed|anesthesia|complications
        |estimated blood loss|blood loss|specimens|specimen|findings|implants|drains|surgeon|assistant|operator
        |position|consent|sedation|date of procedure|date of surgery
        @hospitalCourse:|date of admission|date of discharge|admission date|discharge date
        @plan:|disposition|discharge disposition
        @assessment=:+~|diagnosis|diagnoses*preoperative|pre-operative|postoperative|post-operative|admission|admitting
        |discharge|secondary
        @hospitalCourse=:+~|condition|condition at discharge|condition on discharge|discharge condition
        |condition at transfer|condition on transfer
        @medications+~|home medications|medications at home|home meds
        @medications+ Discharge Medications|discharge medications|medications on discharge
        @hospitalCourse:+ Emergency Department Course|emergency department course|ed course
        |course in the emergency department
        @procedure:+~|indication|indications|technique|details
        @results:+~|pending results|pending studies|pending tests|pending at discharge|pending labs
        @procedure!:+ Description of Procedure|description of procedure|description of the procedure
        @exam|exam|examination*wound|eye|cardiac|cardiovascular|skin|breast|abdominal|musculoskeletal|shoulder|knee|hip
        |hand|foot|ear|nose|respiratory|chest|focused|general|vascular|spine|back|rectal|dental|oral|neck|ankle|wrist
        |motor|head and neck
        @medications+~|medications|meds*outpatient|inpatient|admission|preoperative
        @medications|medications|meds*interval|relevant|recent
        @pastHistory|history*ocular|psychiatric|gynecologic|gynecological|developmental|dental|immunization
        |vaccination|cardiac|oncologic|relevant
        @socialHistory|history*sexual|travel|occupational|substance use|personal and social
        @assessment:|diagnosis|diagnoses*final|working|clinical|provisional|primary|principal|differential|presumptive
        @results|results|labs|studies|tests|imaging|data|bloods*laboratory|diagnostic|relevant|recent|admission
        |ancillary|pertinent|imaging|pathology
        """
}

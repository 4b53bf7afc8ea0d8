/// Lasting conditions with what they are measured by, their drugs and their tests.
struct EncounterCondition {
    /// Longer names first.
    let names: [[String]]
    /// "Your blood pressure": what a problem may be called by, too.
    let measures: [[String]]
    let means: WordList
    /// Words of what else its drugs are given for.
    let alike: WordList
    /// What it means is for nothing else.
    let isOnly: Bool

    private init(
        _ names: String,
        _ means: String = "",
        measured measures: String = "",
        alike: String = "",
        isOnly: Bool = false
    ) {
        self.names = EncounterCandidates.phrases(names)
        self.measures = EncounterCandidates.phrases(measures)
        self.means = Lexicon.set(means)
        self.alike = Lexicon.set(alike)
        self.isOnly = isOnly
    }

    func isNamed(in words: [String]) -> Bool { names.contains { words.contains(sequence: $0) } }

    /// Whether a problem of that name is it: by one of its names, or by no more than what it is measured by.
    func isCalled(_ name: [String]) -> Bool {
        // Pulmonary or portal hypertension, diabetes insipidus and food allergies are others.
        isNamed(in: name) && !name.contains(where: Self.others.contains) || measures.contains(name)
    }

    static let others = Lexicon.set(
        "pulmonary portal intracranial ocular gestational insipidus food drug situational sickle aplastic hemolytic"
    )

    static let all = [
        Self(
            "type 2 diabetes|type 1 diabetes|diabetes mellitus|diabetes",
            """
            metformin insulin glipizide glyburide glimepiride sitagliptin januvia lantus humalog novolog glargine a1c semaglutide
            ozempic
            """,
            measured: "sugar|sugars|blood sugar|blood sugars|a1c"
        ),
        Self("gout", "allopurinol febuxostat uloric colchicine", alike: "kidney stone stones pericarditis"),
        Self("hypothyroidism|hashimoto's", "levothyroxine synthroid unithroid thyroid tsh", measured: "thyroid"),
        Self(
            "hypertension|high blood pressure",
            """
            lisinopril losartan amlodipine norvasc benazepril valsartan olmesartan hydrochlorothiazide chlorthalidone
            """,
            measured: "blood pressure|blood pressures",
            alike:
                "heart coronary ventricular atrial afib cardiomyopathy chf diabetes kidney stroke renal migraine migraines raynaud's"
        ),
        Self("asthma", "albuterol", alike: "copd emphysema bronchitis lung pneumonia cough wheezing breath"),
        Self(
            "copd|emphysema",
            "spiriva tiotropium trelegy anoro",
            alike: "asthma bronchitis lung pneumonia cough wheezing breath"
        ),
        Self(
            "hypercholesterolemia|hyperlipidemia|high cholesterol",
            "atorvastatin lipitor rosuvastatin crestor simvastatin pravastatin ezetimibe lipid",
            measured: "cholesterol",
            alike: "heart coronary artery stroke carotid peripheral"
        ),
        Self(
            "gastroesophageal reflux|acid reflux|reflux|gerd",
            "omeprazole prilosec pantoprazole protonix famotidine pepcid",
            alike:
                "esophagitis ulcer gastritis stomach abdominal bleeding anemia esophageal hives urticaria itching allergic pylori"
        ),
        Self(
            "depression",
            """
            sertraline zoloft venlafaxine effexor escitalopram lexapro fluoxetine prozac citalopram celexa bupropion wellbutrin
            """,
            alike: "anxiety panic ptsd ocd pain neuropathy fibromyalgia smoking mood menopause"
        ), Self("anxiety"),
        Self("migraines|migraine", "sumatriptan imitrex rizatriptan", alike: "headache headaches"),
        Self("osteoporosis|osteopenia", "alendronate fosamax density dexa", alike: "fracture bone"),
        Self(
            "atrial fibrillation|afib",
            "eliquis apixaban",
            alike:
                "clot clots embolism thrombosis dvt leg calf lung pulmonary stroke fracture rupture replacement surgery"
        ),
        Self(
            "obstructive sleep apnea|sleep apnea",
            "cpap bipap",
            alike: "sleep insomnia snoring copd breath lung",
            isOnly: true
        ),
        Self(
            "iron deficiency anemia|iron deficiency|anemia",
            "ferrous ferritin",
            alike: "iron bleeding fatigue restless hair fibroids colitis kidney pregnancy celiac tired"
        ),
        Self(
            "smoking|nicotine dependence|tobacco use|tobacco",
            "nicotine chantix varenicline",
            alike: "copd emphysema lung",
            isOnly: true
        ),
        Self(
            "seasonal allergies|allergic rhinitis|allergies",
            "zyrtec claritin allegra cetirizine loratadine",
            alike:
                "asthma cough sinus sinusitis nose congestion rash hives urticaria ear eczema dermatitis itching itch eyes throat cold infection bite"
        ),
    ]
}

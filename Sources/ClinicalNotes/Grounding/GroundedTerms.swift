internal import Artifacts

/// Symptoms, illnesses, parts of the body and tests: each is something of its own, that a statement names only if the visit did.
///
/// A line holds the words for one of them; those behind the bar tell of it, and of other things too.
enum GroundedTerms {
    /// What the statement names and its visit does not; a heading may name anything.
    static func unnamed(by said: GroundedWords, _ heard: GroundedWords, _ transcript: Transcript) -> String? {
        let terms = said.words.indices.filter { said.holds[$0] != .open && stating.contains(said.words[$0]) }
        if terms.isEmpty { return nil }
        func missing(_ terms: [Int], in named: Set<Int>) -> [Int] {
            terms.filter { at in lines[said.words[at]].map { !named.contains($0) } ?? false }
        }
        let unheard = missing(terms, in: Set(heard.words.compactMap(line)))
        if unheard.isEmpty { return nil }
        let visit = transcript.words.compactMap { line(of: HeardWord($0.text).core.lowercased()) }
        return missing(unheard, in: Set(visit)).first.map { said.words[$0] }
    }

    /// "The anemia's stable" names it too.
    private static func line(of word: String) -> Int? {
        lines[word] ?? (word.hasSuffix("'s") ? lines[String(word.dropLast(2))] : nil)
    }

    static let stating = WordList(
        text.split(separator: "\n").flatMap { $0.prefix { $0 != "|" }.split(separator: " ").map(String.init) }
    )
    private static let lines: WordMap<Int> = {
        var result: [String: Int] = [:]
        for (at, line) in text.split(separator: "\n").enumerated() {
            for word in line.split(separator: " ") { result[String(word)] = at }
        }
        return WordMap(result)
    }()

    private static let text = """
        cough coughs coughing coughed
        fever fevers febrile feverish temperature temperatures | afebrile
        chills chill chilly
        nausea nauseous nauseated queasy
        vomiting vomit vomited vomits | throw threw throwing puking puked emesis
        diarrhea
        constipation constipated
        wheezing wheeze wheezes wheezy wheezed
        hoarseness hoarse | raspy voice
        congestion congested stuffy stuffed nasally
        sweats sweating sweat sweaty diaphoresis
        numbness numb tingling tingle tingly needles paresthesia paresthesias | sensation sensory feeling neuropathy
        tremor tremors | shaking shaky shake shakes tremulous
        headache headaches migraine migraines
        dizziness dizzy lightheaded lightheadedness | light-headed light-headedness vertigo spinning
        syncope syncopal faint fainted fainting faints | unconscious consciousness blackout pass passed passing
        rash rashes
        hives
        itching itch itchy itches pruritus
        stiffness stiff
        swelling swollen swell swells swelled edema | puffy puffiness bigger
        bruising bruise bruises bruised
        fatigue fatigued tired tiredness | exhausted worn energy
        seizure seizures convulsion convulsions epilepsy
        stroke strokes
        diabetes diabetic | sugar sugars
        asthma asthmatic
        gout
        pneumonia
        hepatitis
        hypertension hypertensive | pressure
        arthritis arthritic | osteoarthritis rheumatoid
        heartburn reflux | gerd acid burning indigestion
        anxiety anxious | nervous nervousness worry worried worries panic stress stressed
        depression depressed | mood sad down
        insomnia | sleep sleeping asleep awake
        murmur murmurs
        cancer cancers carcinoma tumor tumors malignancy melanoma lymphoma
        biopsy biopsies biopsied
        mri
        colonoscopy colonoscopies
        mammogram mammograms mammography
        electrocardiogram electrocardiograms | ekg ecg tracing tracings
        ultrasound ultrasounds sonogram
        echocardiogram echo
        dialysis
        fracture fractures fractured | broken break broke cracked
        allergy allergies allergic
        palpitations palpitation | palpitating palpitate fluttering flutter racing race beat beats beating pounding skipping
        anemia anemic | hemoglobin iron
        pregnancy pregnant pregnancies
        accident accidents crash collision wreck
        insurance
        vaccine vaccines vaccination vaccinations vaccinated | shot shots immunization immunizations
        cardiologist cardiology | cardiac heart
        neurologist neurology | neurological neurologic
        urologist urology | urological
        dermatologist dermatology | dermatological
        psychiatrist psychiatry | psychiatric
        hernia hernias
        glaucoma
        cataract cataracts
        polyp polyps
        copd emphysema
        tuberculosis tb
        hiv aids
        lupus
        psoriasis
        eczema
        shingles zoster
        osteoporosis
        ct | cat scan scans tomography
        brace braces splint boot
        knee knees patella patellar patellofemoral
        hip hips
        ankle ankles
        shoulder shoulders
        elbow elbows
        wrist wrists
        finger fingers thumb thumbs
        toe toes
        heel heels
        throat
        ear | ears
        tongue
        foot feet | plantar sole soles
        hand hands | grip palm palms
        abdomen abdominal abdominals | belly stomach tummy gut bowel umbilical epigastric
        neck | cervical
        lung lungs pulmonary | breathing breath breaths chest respiratory
        eye eyes | vision visual see sight ocular ophthalmologist
        liver hepatic
        kidney kidneys renal
        thyroid
        """
}

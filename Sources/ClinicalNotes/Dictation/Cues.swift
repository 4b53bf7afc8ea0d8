/// What the words of a sentence say about the section that it belongs to.
struct Cues: OptionSet {
    let rawValue: UInt32

    static let allergy = Cues(rawValue: 1 << 0)
    static let vital = Cues(rawValue: 1 << 1)
    static let study = Cues(rawValue: 1 << 2)
    static let finding = Cues(rawValue: 1 << 3)
    static let takes = Cues(rawValue: 1 << 4)
    static let planVerb = Cues(rawValue: 1 << 5)
    static let assessment = Cues(rawValue: 1 << 6)
    static let told = Cues(rawValue: 1 << 7)
    static let social = Cues(rawValue: 1 << 8)
    static let family = Cues(rawValue: 1 << 9)
    static let past = Cues(rawValue: 1 << 10)
    static let shows = Cues(rawValue: 1 << 11)
    static let home = Cues(rawValue: 1 << 12)
    static let drug = Cues(rawValue: 1 << 13)
    static let number = Cues(rawValue: 1 << 14)
    /// A vital sign or a body part is the subject: it stands at the start.
    static let examSubject = Cues(rawValue: 1 << 15)
    static let vitalSubject = Cues(rawValue: 1 << 16)
    static let studySubject = Cues(rawValue: 1 << 17)
    static let personSubject = Cues(rawValue: 1 << 18)

    static let status = Cues(rawValue: 1 << 19)
    static let surgery = Cues(rawValue: 1 << 20)

    private static let phrases: [(cue: Cues, list: [Substring])] = zip(ofPhrases, text.split(separator: "@")).map {
        ($0, $1.split { $0 == "|" || $0.isNewline })
    }
    private static let ofPhrases: [Cues] = [
        .allergy, .vital, .study, .finding, .takes, .status, .assessment, .told, .social, .family, .past, .shows,
        .surgery, .home,
    ]
    private static let text = """
        @allergic to|allergy to|allergies to|no known drug allergies|nkda|no known allergies|drug allergies
        |no allergies|no allergy|medication allergies|medicine allergies|peanut allergy|penicillin allergy|epipen
        @blood pressure|heart rate|pulse|temperature|weight|height|oxygen saturation|saturation is|saturation was
        |respirations|respiratory rate|bmi|o2 saturation|spo2|pulse oximetry|body mass index|vital signs
        @x-ray|x-rays|xray|mri|ct|ct scan|ultrasound|echocardiogram|echo|ekg|ecg|labs|a1c|hemoglobin|creatinine
        |cholesterol|ldl|tsh|bnp|troponin|urinalysis|culture|biopsy|phq-9|gad-7|radiograph|radiographs|colonoscopy
        |stress test|white count|hematocrit|platelets|inr|egfr|sodium|glucose|strep test|uric acid|ferritin|lipase
        |bilirubin|bicarbonate|magnesium|procalcitonin|lactate|urine sediment|blood cultures|psa|vitamin d level|crp
        |esr|spirometry|sed rate|c-reactive protein|pathology|mr of|mra|eeg|emg|holter|fev1|peak flow|potassium is
        |potassium was|phosphorus|calcium is|calcium was|albumin|bun|wbc|hdl|triglycerides|d-dimer|free t4
        |tolerance test|blood type|antibody screen|pap smear|mammogram|bone density|audiogram|tympanogram
        |post void residual|postvoid residual|ejection fraction|nerve conduction|rheumatoid factor|urine dip
        @visual acuity|best corrected visual acuity|intraocular pressure|slit lamp|slit lamp exam|dilated exam|fundus
        |visual fields|cornea|nasal mucosa|tinel sign|phalen test|thenar|spurling|eardrum|eardrums|ear canals
        |weber test|rinne test|the redness|crepitus|uterus|cervix|adnexa|speaking in full sentences|mucosa|port site
        |chest is|septum|turbinates|uvula|tonsils|calf|pacing|looks comfortable|appears comfortable|synovitis
        |straight leg raise|fundal height|fetal heart rate|fetal heart tones|lungs|lung|heart|abdomen|oropharynx
        |tympanic membrane|tympanic membranes|pupils|neck|skin|extremities|gait|pulses|range of motion|alert|hydrated
        |well-hydrated|well-groomed|groomed|acute distress|murmur|murmurs|murmurs|crackles|wheezes|effusion|tenderness
        |lachman|mcmurray|monofilament|sensation|reflexes|strength|breath sounds|nail pitting|romberg|jugular venous
        |foot exam|auscultation|erythematous|exudate|ulcers|conjunctivae|sclerae|thyroid|lymphadenopathy|edema|rebound
        |guarding|affect|thought process|mood is|speech is|well-appearing|oriented|palpation|cva|distention|bulging
        |swelling|instability|incision|wound|normocephalic|mucous membranes|bowel sounds|cranial nerves
        @takes|taking|is on|only medication is|medication is|current medications|medications include|is currently on
        |uses
        @on track|postoperative day|responding to|stable on|well controlled|well-controlled|poorly controlled
        |uncontrolled|at goal|in remission
        @in my opinion|consistent with|i suspect|i think|most likely|differential|suspicious for|likely represents
        @reports|reported|denies|denied|complains|complaining|states|stated|says|describes|feels|presents|presented
        |presenting|endorses|notes that|has had|has been|seen for|brought in|seen today|history of|here for|comes in
        |came in|follow-up of|follow up of|tried|still has|is sleeping|is drinking|is eating|walks|began|started having
        |no longer has|mother reports|mother says|admits
        @smokes|never smoked|works in|works at|smoke|smoker|smoking|tobacco|marijuana|tanning beds|cocaine|vapes|beers
        |glass of wine|alcohol|drinks alcohol|cigarettes|lives with|lives alone|works as|retired|drug use
        @family history|mother had|father had|mother has|father has|runs in the family|brother had|sister had
        |brother has|sister has|grandmother had|grandfather had|aunt had|uncle had|parents have
        @past medical history|medical history|status post|had surgery|underwent|surgical history|was born at
        @fell|rose|dropped|has come down|shows|show|showed|shown|demonstrates|demonstrate|demonstrated|reveals|revealed
        |is|was|are|were|read as|positive|negative|normal|no fracture|no fractures
        @had an appendectomy|had a cholecystectomy|had a hysterectomy|had a tonsillectomy|had a hernia repair
        |had a mastectomy|had bypass surgery|had a cesarean section|had a knee replacement|had a hip replacement
        |had a laminectomy|had a thyroidectomy
        @home|at home|reports|states|says|denies|last night|yesterday
        """

    /// Single words that stand for `cue`, parted by spaces.
    static func words(of cue: Cues) -> String {
        let listed = phrases.filter { $0.cue == cue }.flatMap(\.list)
        return listed.filter { !$0.contains(" ") }.joined(separator: " ")
    }

    /// The words that tests, vital signs and findings are named by, of phrases too.
    static let ofTests = WordList(
        phrases.filter { [.vital, .study, .finding].contains($0.cue) }.flatMap(\.list).flatMap {
            $0.split(separator: " ").map(String.init)
        }
    )

    private static let index: WordMap<[(words: [String], cue: Cues)]> = {
        var result: [String: [(words: [String], cue: Cues)]] = [:]
        for (cue, list) in phrases {
            for phrase in list {
                let words = phrase.split(separator: " ").map(String.init)
                result[words[0], default: []].append((words, cue))
            }
        }
        return WordMap(result)
    }()

    /// Words that stand after `word` in a phrase of the lists.
    static func phrases(from word: String) -> Set<String> { successors[word] ?? [] }

    private static let successors: WordMap<Set<String>> = WordMap(
        phrases.reduce(into: [:]) { result, list in
            for phrase in list.list {
                let words = phrase.split(separator: " ").map(String.init)
                for (word, next) in zip(words, words.dropFirst()) { result[word, default: []].insert(next) }
            }
        }
    )

    /// Verbs that begin an instruction.
    static let planVerbs = Lexicon.set(
        """
        start continue increase decrease order refer check repeat return add stop discontinue prescribe
        recommend schedule
        obtain switch taper titrate monitor resume hold begin send arrange consider encourage advise avoid apply reduce
        wean advance proceed strain walk ambulate elevate reassess recheck transition initiate
        """
    )
    /// "Order signed", "increase noted": the verb's word is a noun.
    private static let saidOfNouns = Lexicon.set(
        "is was of signed placed written entered completed noted discussed requested seen given"
    )
    /// "Order signed": the word of an order is no verb there.
    static func isNoun(_ words: ArraySlice<String>) -> Bool {
        guard let first = words.first, let second = words.dropFirst().first else { return false }
        return planVerbs.contains(first) && saidOfNouns.contains(second)
    }

    private static let persons = Lexicon.set("he she they patient mr. mrs. ms. pt mother father")

    /// The cues of `words`, lower case, without marks.
    static func read(_ words: [String]) -> Cues {
        var cues: Cues = []
        for (position, word) in words.enumerated() {
            if word.first?.isNumber == true { cues.insert(.number) }
            if Lexicon.drugs.contains(word) { cues.insert(.drug) }
            if position < 3, persons.contains(word) { cues.insert(.personSubject) }
            guard let candidates = index[word] else { continue }
            for candidate in candidates where matches(candidate.words, words, position) {
                cues.insert(candidate.cue)
                if candidate.cue == .study, position < 7 { cues.insert(.studySubject) }
                guard position < 4 else { continue }
                if candidate.cue == .finding { cues.insert(.examSubject) }
                if candidate.cue == .vital { cues.insert(.vitalSubject) }
            }
        }
        // "Parents have no concerns."
        if words.contains("concerns") { cues.remove(.family) }
        if startsPlan(words) { cues.insert(.planVerb) }
        // The fetal heart rate and the weight at birth are no vital signs of the patient.
        if ["fetal", "fundal", "birth"].contains(words.first) { cues.subtract([.vital, .vitalSubject]) }
        return cues
    }

    private static func matches(_ phrase: [String], _ words: [String], _ at: Int) -> Bool {
        guard at + phrase.count <= words.count else { return false }
        for offset in phrase.indices where words[at + offset] != phrase[offset] { return false }
        return true
    }

    /// "Start ...", "Follow up in ...", "I will order ...", "We will ...".
    static func startsPlan(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if planVerbs.contains(first) { return words.count > 1 && !saidOfNouns.contains(words[1]) }
        if first == "discharge", words.count > 1, ["home", "to"].contains(words[1]) { return true }
        if first == "follow" || first == "follow-up" {
            return words.prefix(4).contains { ["in", "with", "at", "as"].contains($0) }
                && !words.prefix(4).contains("for")
        }
        let announced = isAnnounced(words)
        let others = words.prefix(4).contains("will") && words.contains { ["call", "follow", "return"].contains($0) }
        let isLeave = words.prefix(3).contains("may") && words.prefix(5).contains { ["return", "resume"].contains($0) }
        return announced || others || isLeave
    }

    private static func isAnnounced(_ words: [String]) -> Bool {
        guard let letter = words.first?.utf8.first, "iwp".utf8.contains(letter) else { return false }
        let opening = words.prefix(4).joined(separator: " ")
        return announcements.contains { opening.hasPrefix($0) }
    }

    private static let announcements = [
        "i will", "we will", "i'll", "we'll", "i recommend", "i have ordered", "i ordered", "i have arranged",
        "i have prescribed", "i have asked", "we talked about", "i asked", "i have advised", "i advised",
        "we discussed", "i would like", "plan to",
    ]
}

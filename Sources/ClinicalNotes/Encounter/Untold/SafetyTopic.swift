/// What a talk may name that bears on the patient's safety: by which words, and which words of a statement tell it.
struct SafetyTopic {
    /// As the reviewer reads it.
    let name: String
    /// What may harm at once stands first.
    let rank: Int
    private let phrases: [[String]]
    /// Beginnings of words, with a full stop whole ones; a statement that has all of one of these tells of it.
    private let tellings: [[String]]

    private init(_ line: Substring, _ rank: Int) {
        let parts = line.split(separator: "|").map { $0.split(separator: ",").map { String($0).cutAtSpaces } }
        (name, phrases, tellings) = (parts[0][0].joined(separator: " "), parts[1], parts[2])
        self.rank = rank
    }

    /// A gun is one only after thoughts of suicide.
    var isMeans: Bool { rank == 1 }
    /// "Safe at home" is told where it is denied.
    var isReversed: Bool { rank == 2 }
    /// No doubt about the words lets it pass.
    var isGrave: Bool { rank < 4 }
    /// The clinician decides on it.
    var isOrder: Bool { ["admission", "referral"].contains(name) }

    func isTold(by words: [String]) -> Bool {
        tellings.contains { telling in
            telling.allSatisfy { part in
                part.hasSuffix(".") ? words.contains(String(part.dropLast())) : words.contains { $0.hasPrefix(part) }
            }
        }
    }

    /// The topics that the words name, and where.
    static func named(in lower: [String]) -> [(topic: SafetyTopic, word: Int)] {
        lower.indices.flatMap { at in
            (index[lower[at]] ?? []).compactMap { entry in
                let isLimb = all[entry.topic].name != "weakness" || lower.contains(where: limbs.contains)
                return isLimb && lower[at...].starts(with: entry.words) ? (all[entry.topic], at) : nil
            }.prefix(1)
        }
    }

    private static let all = text.split(separator: "\n").enumerated().map { SafetyTopic($0.element, $0.offset) }
    private static let index: WordMap<[(words: [String], topic: Int)]> = {
        let entries = all.flatMap { topic in topic.phrases.map { (words: $0, topic: topic.rank) } }
        return WordMap(Dictionary(grouping: entries) { $0.words[0] })
    }()
    private static let limbs = Lexicon.set("arm arms leg legs hand hands foot feet side face")

    /// Its name, the phrases that name it, and the words of a statement that tell of it.
    private static let text = """
        thoughts of suicide or self-harm | kill myself, killing myself, hurt myself, hurting myself, harm myself, harming myself, kill yourself, killing yourself, hurt yourself, hurting yourself, harm yourself, harming yourself, suicide, suicidal, end my life, ending my life, end it all, better off dead, want to die, wanted to die, wanna die, overdose, overdosed, cut myself, cutting myself | suicid, self-harm, kill., killing., harming, overdos, die., dying.
        means of suicide | gun, guns, my pills, the pills, rope, knife, weapon, weapons, bridge | gun., guns., firearm, weapon, rope., knife, overdos
        not safe at home | safe at home, feel safe, safe with him, safe with her | safe, unsafe
        violence or abuse | hits me, beats me, beat me up, chokes me, choked me, threatens me, threatened me, abuses me, abused, abusive, assaulted, raped, afraid of him, scared of him, afraid of her, kill him, kill her, kill them, kill someone, kill somebody, hurt someone, hurt somebody, hurting someone, hurting somebody, hurting others | abus, violen, assault, beats., hits., threat, choked., chokes., rape, homicid, afraid
        blood thinner | blood thinner, blood thinners, anticoagulant, anticoagulants, anticoagulation | thinner, anticoag, warfarin, coumadin, eliquis, apixaban, xarelto, rivaroxaban, heparin, lovenox, enoxaparin, dabigatran, plavix
        pacemaker | pacemaker | pacemaker
        defibrillator | defibrillator, icd | defibrillator, icd
        stent | stent, stents | stent
        heart valve | mechanical valve, artificial valve, new valve, valve replaced, valve replacement, prosthetic valve | valve
        pregnancy | pregnant, pregnancy, weeks along, missed my period, breastfeeding, breast feeding | pregnan, gestation, gravid, prenatal, breastfe, missed period
        admission | admit, admitting, the hospital, emergency room, emergency department, an ambulance, outpatient program, residential program, inpatient unit | admi, hosp, emerg, ambul, program, inpat
        referral | refer, referral, referring | refer, consult
        stroke | stroke, strokes, tia, mini-stroke | stroke, tia, cva, cerebrovascular
        seizure | seizure, seizures, convulsion, convulsions | seiz, convuls, epilep
        chest pain | chest pain, chest pains, chest hurts, chest pressure, chest tightness, pain in my chest, pressure in my chest, tightness in my chest, chest is tight, chest gets tight | chest pain, chest press, chest tight, chest disc, chest hurt, angina, chest heav
        shortness of breath | short of breath, shortness of breath, can't breathe, cannot breathe, trouble breathing, difficulty breathing, hard to breathe, out of breath, winded, breathless, catch my breath | breath, dyspn, winded, respiratory distress
        fainting | passed out, passing out, blacked out, blacking out, fainted, fainting, lost consciousness, losing consciousness, syncope | faint, syncop, conscious, passed. out., blacked., blackout
        weakness | weakness, weak, gave out, gives out, giving out, can't lift, can't move, drags, dragging | weak, strength, paral, gave. out., giving. out., foot drop, drag
        incontinence | incontinent, incontinence, wet myself, wetting myself, wet my pants, peed myself, soiled myself, hold my urine, hold my bladder, control of my bladder, control of my bowels, control my bladder, bladder control, bowel control, leak urine, leaking urine | incontin, leak, wet., wets., wetting.
        blood where none belongs | blood in my stool, blood in the stool, blood in your stool, blood in my stools, blood in my poop, blood in my urine, blood in the urine, blood in your urine, blood in my pee, blood in the toilet, bloody stool, bloody stools, bloody urine, bloody diarrhea, black stools, black stool, tarry, peeing blood, coughing up blood, coughed up blood, vomiting blood, vomited blood, throwing up blood, threw up blood, rectal bleeding, bleeding from my bottom, bleeding from my rectum | blood. in., bloody., bleed, hemat, melena, tarry, hemopt, guaiac
        cancer | cancer, melanoma, lymphoma, leukemia, carcinoma | cancer, malign, carcinoma, melanoma, lymphoma, leukemia, tumor, oncolog, sarcoma, mastectomy, chemo
        """
}

/// What a talk may name that bears on the patient's safety: by which words, and which words of a statement tell it.
struct SafetyTopic {
    /// Where a talk names a topic.
    struct Match {
        var topic: SafetyTopic
        var words: Range<Int>
        /// "Safe at home" and "want to live" are told where they are denied.
        var isReversed: Bool
        /// One hurts oneself at work, too.
        var isReflexive: Bool
    }

    /// As the reviewer reads it.
    let name: String
    let kind: EncounterUntold.Told.Kind
    private let phrases: [[String]]
    /// Beginnings of words, with a full stop whole ones; a statement that has all of one of these tells of it.
    private let tellings: [[String]]

    private init(_ line: Substring) {
        let parts = line.split(separator: "|").map { $0.split(separator: ",").map { String($0).cutAtSpaces } }
        kind = .init(rawValue: parts[0][0].joined()) ?? .finding
        (name, phrases, tellings) = (parts[1][0].joined(separator: " "), parts[2], parts[3])
    }

    /// Any answer but a plain one is told.
    var isGrave: Bool { [.harm, .home, .violence].contains(kind) }

    func isTold(by words: [String]) -> Bool {
        tellings.contains { telling in
            telling.allSatisfy { part in
                part.hasSuffix(".") ? words.contains(String(part.dropLast())) : words.contains { $0.hasPrefix(part) }
            }
        }
    }

    /// The topics that the words name, and where.
    static func named(in lower: [String]) -> [Match] {
        lower.indices.flatMap { at in
            if harming.contains(lower[at]), at + 1 < lower.count, selves.contains(lower[at + 1]) {
                return [Match(topic: all[0], words: at..<at + 2, isReversed: false, isReflexive: true)]
            }
            return (index[lower[at]] ?? []).lazy.compactMap { entry -> Match? in
                let isLimb = all[entry.topic].kind != .limb || lower.contains(where: limbs.contains)
                guard isLimb, lower[at...].starts(with: entry.words) else { return nil }
                let words = at..<at + entry.words.count
                if let last = entry.words.last, ["my", "of"].contains(last), !isPerson(lower[words.upperBound...]) {
                    return nil
                }
                return Match(topic: all[entry.topic], words: words, isReversed: entry.isReversed, isReflexive: false)
            }.first.map { [$0] } ?? []
        }
    }

    private static let all = text.split(separator: "\n").map(SafetyTopic.init)
    private static let index: WordMap<[(words: [String], topic: Int, isReversed: Bool)]> = {
        let entries = all.enumerated().flatMap { topic in
            topic.element.phrases.map { phrase in
                let isReversed = phrase[0].hasPrefix("!")
                return (
                    isReversed ? [String(phrase[0].dropFirst())] + phrase.dropFirst() : phrase, topic.offset, isReversed
                )
            }
        }
        return .init(Dictionary(grouping: entries) { $0.0[0] })
    }()
    /// "Of him", "of my husband", not "of her driving".
    private static func isPerson(_ said: ArraySlice<String>) -> Bool {
        let said = said.drop { $0 == "my" }
        guard let first = said.first, SafetyClause.isPerson(first), !first.hasSuffix("'s") else { return false }
        return said.dropFirst().first.map { Lexicon.functionWords.contains($0) || around.contains($0) } ?? true
    }

    static let around = Lexicon.set(
        "anymore because sometimes lately always like though too either but while even right days much"
    )
    private static let harming = Lexicon.set(
        "kill killing hurt hurting harm harming cut cutting shoot shooting hang hanging drown drowning burn burning burned stab stabbing"
    )
    private static let selves = Lexicon.set("myself yourself himself herself themselves")
    private static let limbs = Lexicon.set("arm arms leg legs hand hands foot feet side face")

    /// Its kind and name, the phrases that name it (with "!" where their denial does), and the words of a statement that tell of it.
    private static let text = """
        harm | thoughts of suicide or self-harm | suicide, suicidal, end my life, ending my life, end your life, ending your life, end his life, end her life, take my own life, taking my own life, take your own life, end it all, ending it all, better off dead, better off without me, better off without him, better off without her, if i didn't wake up, if i never woke up, better off if i, want to die, wants to die, wanted to die, wanna die, wanting to die, i were dead, i was dead, you were dead, he was dead, she was dead, he were dead, she were dead, into traffic, into a tree, into a wall, off a bridge, off the bridge, off the roof, in front of a train, in front of a truck, rather be dead, rather not be here, wish i wouldn't wake up, wish i didn't wake up, hope i don't wake up, hope i never wake up, it on myself, !nothing to live, !care if i die, !care if i live, overdose, overdosed, !want to live, !wants to live, !wanted to live, !want to be alive, !want to be here anymore, !want to wake up, !reason to live, !point in living, !point of living, !worth living | suicid, self-harm, kill., killing., harming, overdos, die., dying., dead., better. off., wake. up.
        means | means of suicide | gun, guns, my pills, the pills, rope, knife, weapon, weapons, bridge | gun., guns., firearm, weapon, rope., knife, overdos
        home | not safe at home | !safe, unsafe, afraid to go home, scared to go home | safe, unsafe, afraid
        violence | violence or abuse | hits me, hit me, beats me, beat me, chokes me, choked me, strangled me, punches me, punched me, kicks me, kicked me, slaps me, slapped me, pushes me, pushed me, shoved me, hurts me, threatens me, threatened me, abuses me, abused me, hits you, hit you, hurt you, hurting you, hurts you, threatened you, hits him, hits her, beats him, beats her, was abused, been abused, being abused, got abused, physically abused, sexually abused, emotionally abused, abusive, assaulted, raped, afraid of, scared of, terrified of, kill me, kill him, kill her, kill them, kill someone, kill somebody, killing someone, killing somebody, killing him, killing her, kill my, killing my, hurt my, hurting my, harm my, harming my, hurt him, hurt her, hurt someone, hurt somebody, hurting someone, hurting somebody, hurting others | abus, violen, assault, beats., hits., threat, choked., chokes., rape, homicid, afraid, pushed., slap, punch, strangl
        condition | blood thinner | blood thinner, blood thinners, anticoagulant, anticoagulants, anticoagulation | thinner, anticoag, warfarin, coumadin, eliquis, apixaban, xarelto, rivaroxaban, heparin, lovenox, enoxaparin, dabigatran, plavix
        condition | pacemaker | pacemaker | pacemaker
        condition | defibrillator | defibrillator, icd | defibrillator, icd
        condition | stent | stent, stents | stent
        condition | heart valve | mechanical valve, artificial valve, new valve, valve replaced, valve replacement, prosthetic valve | valve
        condition | pregnancy | pregnant, pregnancy, weeks along, missed my period | pregnan, gestation, gravid, prenatal, missed period
        condition | breastfeeding | breastfeeding, breast feeding, nursing the baby | breastfe, nursing, lactat
        condition | wishes on life support | dnr, dni, do not resuscitate, resuscitated, resuscitation, feeding tube, life support, living will | dnr, dni, resuscit, feeding, life support, living will, code.
        condition | clotting disorder | factor v, factor 5, leiden, antiphospholipid, protein c deficiency, protein s deficiency, hemophilia, von willebrand, thrombophilia, clotting disorder, bleeding disorder, sickle cell | factor, leiden, antiphosph, protein, hemoph, willebrand, thromboph, clotting, disorder, sickle
        condition | HIV | hiv | hiv
        condition | hepatitis | hepatitis b, hepatitis c | hepatitis, hep.
        condition | tuberculosis | tb, tuberculosis | tb., tubercul
        condition | heart attack | heart attack, heart attacks, st elevation, stemi, nstemi, myocardial infarction | heart attack, infarct, stemi, st. elevat, mi., coronary
        condition | single kidney | one kidney, single kidney, solitary kidney | kidney, nephrectomy
        condition | transplant | a transplant, my transplant, kidney transplant, liver transplant, heart transplant, lung transplant | transplant
        order | admission | admit, admitting, the hospital, emergency room, emergency department, an ambulance, outpatient program, residential program, inpatient unit | admi, hosp, emerg, ambul, program, inpat
        order | referral | refer, referral, referring | refer, consult
        finding | stroke | stroke, strokes, tia, mini-stroke | stroke, tia, cva, cerebrovascular
        finding | seizure | seizure, seizures, convulsion, convulsions | seiz, convuls, epilep
        finding | chest pain | chest pain, chest pains, chest hurts, chest pressure, chest tightness, pain in my chest, pressure in my chest, tightness in my chest, chest is tight, chest gets tight | chest pain, chest press, chest tight, chest disc, chest hurt, angina, chest heav
        finding | shortness of breath | short of breath, shortness of breath, can't breathe, cannot breathe, trouble breathing, difficulty breathing, hard to breathe, out of breath, winded, breathless, catch my breath | breath, dyspn, winded, respiratory distress
        finding | fainting | passed out, passing out, blacked out, blacking out, fainted, fainting, lost consciousness, losing consciousness, syncope | faint, syncop, conscious, passed. out., blacked., blackout
        limb | weakness | weakness, weak, gave out, gives out, giving out, can't lift, can't move, drags, dragging | weak, strength, paral, gave. out., giving. out., foot drop, drag
        finding | incontinence | incontinent, incontinence, wet myself, wetting myself, wet my pants, peed myself, soiled myself, hold my urine, hold my bladder, control of my bladder, control of my bowels, control my bladder, bladder control, bowel control, leak urine, leaking urine | incontin, leak, wet., wets., wetting.
        finding | blood where none belongs | blood in my stool, blood in the stool, blood in your stool, blood in my stools, blood in my poop, blood in my urine, blood in the urine, blood in your urine, blood in my pee, blood in the toilet, bloody stool, bloody stools, bloody urine, bloody diarrhea, black stools, black stool, tarry, peeing blood, coughing up blood, coughed up blood, vomiting blood, vomited blood, throwing up blood, threw up blood, rectal bleeding, bleeding from my bottom, bleeding from my rectum | blood. in., bloody., bleed, hemat, melena, tarry, hemopt, guaiac
        finding | cancer | cancer, melanoma, lymphoma, leukemia, carcinoma | cancer, malign, carcinoma, melanoma, lymphoma, leukemia, tumor, oncolog, sarcoma, mastectomy, chemo
        """
}

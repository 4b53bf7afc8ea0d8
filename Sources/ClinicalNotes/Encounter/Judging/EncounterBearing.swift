/// Whether what the patient tells bears on health: a body, an illness, a treatment, a habit, what one can or was doing when it
/// began. Grammar does not see that "he went to a trade show" is none of a note's.
enum EncounterBearing {
    static func isOfHealth(_ text: String) -> Bool {
        let words = text.bareWords
        if words.indices.contains(where: { clinical.contains(words[$0]) && !isIdle(words, $0) || isNamed(words[$0]) }) {
            return true
        }
        // "He was carrying a box", "she is doing better", "he cannot keep up".
        return words.indices.dropFirst().contains { at in
            let (last, word) = (words[at - 1], words[at])
            // Not "a friend who was visiting".
            return ["was", "were"].contains(last) && word.hasSuffix("ing") && !["going", "coming"].contains(word)
                && !(at > 1 && ["that", "who"].contains(words[at - 2]))
                || last == "doing" && states.contains(word) || last == "cannot"
        }
    }

    /// Whether it names a part of the body, a complaint, an illness, a drug or a study.
    static func isMedical(_ words: [String]) -> Bool {
        words.contains {
            EncounterSite.isPart($0) || Lexicon.drugs.contains($0) || Lexicon.symptoms.contains($0)
                || EncounterCandidates.studies.contains($0) || Lexicon.isDisease($0)
        }
    }

    /// Whether a clinic is for it, of the mind, of habits and of help at home as well.
    static func isOfVisit(_ words: [String]) -> Bool {
        isMedical(words) || words.contains { treated.contains($0) || Lexicon.units.contains($0) && $0.hasPrefix("mg") }
    }

    private static let treated = Lexicon.set(
        """
        mood moods sad sadness hopeless worthless guilty anger angry irritable panic worry worried worries worrying stress stressed
        stressful nervous crying cry cried grief grieving lonely trauma nightmares nightmare flashbacks voices paranoid manic mania
        adhd ptsd bipolar suicide suicidal therapy therapist counseling counselor psychiatrist concentrate concentration focus
        motivation memory sleeping slept asleep awake energy eating meal meals carbs carb glucose meter a1c lows hypoglycemia syringe
        injection injections alcohol drinks drinking sober sobriety relapse relapsed rehab detox withdrawal marijuana weed cannabis cocaine
        heroin meth opioid opioids pills pill cigarettes cigarette vape vaping smoking smoked nicotine dose doses refill refills
        prescription prescribe pharmacy meds medicine medicines side effects lab labs test tests screening bloodwork order referral
        refer hospital clinic er doctor nurse diagnosis diagnosed disability caregiver hospice housing homeless shelter abuse abused
        safe weigh vaccine vaccines
        """
    )

    /// Whether it tells of a body, an illness or a treatment, not of what one was doing alone.
    static func isOfBody(_ words: [String]) -> Bool {
        words.indices.contains { at in
            isNamed(words[at]) && words[at].first?.isNumber != true
                || clinical.contains(words[at]) && !deeds.contains(words[at]) && !isIdle(words, at)
                || EncounterSite.isPart(words[at])
        }
    }

    /// "She does not have stairs": a house, and not what she can climb. "He lost the argument": no weight.
    private static func isIdle(_ words: [String], _ at: Int) -> Bool {
        switch words[at] {
        case "stairs": at > 0 && ["have", "has"].contains(words[at - 1])
        // "The side of the bed", "she was very relieved".
        case "side": words[at...].contains { ["bed", "road", "street", "tub", "car", "house"].contains($0) }
        case "relieved": at > 0 && ["very", "so", "was", "is", "really"].contains(words[at - 1])
        case "lost": words[at...].contains { ["argument", "game", "bet", "match"].contains($0) }
        default: false
        }
    }

    private static func isNamed(_ word: String) -> Bool {
        word.first?.isNumber == true || Lexicon.isOperation(word) || word.hasSuffix("gram")
            || Lexicon.symptoms.contains(word)
            || Lexicon.drugs.contains(word)
            || Lexicon.isDisease(word, longerThan: 4) || EncounterFact.starts.contains(word)
            || EncounterParts.conditionStarts.contains(word) || !Cues.read([word]).isDisjoint(with: [.finding, .study])
    }

    /// What one does in health too.
    private static let deeds = Lexicon.set(
        """
        told stand standing stairs run running ran drive water able family children baby yard sports soccer
        basketball travel traveling activities active swim bike
        forget forgets forgot forgetting food foods meals eat eats eating ate issue issues problem problems asleep sleeping
        """
    )
    private static let states = Lexicon.set("well better worse okay fine great good bad poorly")
    private static let clinical = Lexicon.set(
        """
        feel feels feeling felt pounding fluttering sick ill illness swell swells stiff tight sharp throbbing tender painful breathe breathing breaths
        choking bowels bladder urinating peeing bathroom incontinence bloody bleed pop popped snap click limp limping tripped slipped
        slipping twisted ran landed hit injured injuries accident rear-ended crash struck exhausted energy sleeping sleeps asleep
        eat eats eating ate food foods meals hungry gained lost losing heart lungs kidney kidneys cholesterol nose face finger toe toes
        scalp hair nipple breast breasts testicle bone bones calf heel groin side sides tonsils tongue teeth nails
        medicine medicines meds pill pills dose doses inhaler injection injections vaccine vaccinated booster shot shots brace ice
        icing heat cream ointment patch wrap oil therapy therapist therapies counseling counselor surgical procedure operation biopsy
        lumpectomy catheter test tests tested lab labs bloodwork doctor doctors dermatologist pcp specialist hospital
        emergency ambulance clinic appointment vitamin vitamins supplements stress stressed stressful nervous worried sad mood
        memory forget forgets forgetting forgot pregnancies children baby menstrual menopause walk walks walking walked stand
        standing stairs climb exercises exercising gym lift lifts lifting lifted push pushed push-ups run running bend bending
        bike swim swallow swallows chew drive workout work-out smoker smokes smoking smoked cigarettes cigarette pack alcohol
        drinks drinking beer beers wine marijuana salt salty sweets hydrated fluids water worse better improved improving
        relief relieved symptom help helps helped helping problem problems trouble difficulty issue issues diagnosed condition
        chronic family allergy sensitive told anemic temperature dyspneic sensation active activity activities traveling travel sports soccer basketball limited able
        diet dietary massage massages massaged snore snores snoring cast splint crutches cane walker wheelchair gardening housework
        er tumor aneurysm goiter hashimoto's crohn's nebulizer iodine amino pollen yard carrying kicked crying cried appendix collarbone tubes jog jogs jogging hike hikes hiking yoga follow-up follow-ups
        """
    )
}

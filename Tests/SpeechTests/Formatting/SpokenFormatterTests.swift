import Artifacts
import Speech
import Testing

@Suite struct `Spoken formatting` {
    @Test(arguments: [
        ("a seventy three year old female", "a 73-year-old female"),
        ("a 73 year old female", "a 73-year-old female"),
        ("a three-year-old boy", "a 3-year-old boy"),
        ("Call nine one one at once.", "Call 911 at once."),
        ("weight is fourteen point five kilograms.", "weight is 14.5 kg."),
        ("Blood pressure is one forty two over eighty eight, heart rate", "Blood pressure is 142/88, heart rate"),
        ("pressure is 142 over 88.", "pressure is 142/88."),
        ("like a hundred and forty over over seventy", "like 140/70"),
        ("a grade two over six systolic murmur", "a grade 2/6 systolic murmur"),
        ("a three out of six six systolic ejection murmur", "a 3/6 systolic ejection murmur"),
        ("a two out of six flow murmur", "a 2/6 flow murmur"),
        (
            "Strength is four out of five on the left and 5 out of 5 on the right.",
            "Strength is 4/5 on the left and 5/5 on the right."
        ),
        ("four out of five doctors", "4 out of 5 doctors"),
        ("two over six weeks", "2 over 6 weeks"),
        ("pain is eight out of ten", "pain is 8/10"),
        ("temperature is ninety eight . six pulse is seventy two", "temperature is 98.6 pulse is 72"),
        ("I was twenty . two years ago I stopped .", "I was 20. 2 years ago I stopped."),
        ("readings run one thirty to one eighty.", "readings run 130 to 180."),
        ("saturation is ninety six percent on", "saturation is 96% on"),
        ("zero to one hundred twenty degrees", "0 to 120 degrees"),
        ("a fever to one hundred and two last night", "a fever to 102 last night"),
        ("a fever to 100 and two last night", "a fever to 102 last night"),
        ("Weight two hundred and twelve pounds.", "Weight 212 pounds."),
        ("amoxicillin six hundred milligrams twice daily", "amoxicillin 600 mg twice daily"),
        ("levothyroxine twenty five micrograms", "levothyroxine 25 mcg"),
        ("takes 5mg twice", "takes 5 mg twice"),
        ("point five milligrams", "0.5 mg"),
        ("five point zero milligrams", "5 mg"),
        ("1.0 mg", "1 mg"),
        ("10 U of insulin", "10 units of insulin"),
        ("q d", "daily"),
        ("type two diabetes", "type 2 diabetes"),
        ("one of the lesions", "one of the lesions"),
        ("one week", "1 week"),
        ("There is one plus pitting edema", "There is 1+ pitting edema"),
        ("one plus-pitting edema", "1+ pitting edema"),
        ("pulses are two plus.", "pulses are 2+."),
        ("a hemoglobin A one C.", "a hemoglobin A1c."),
        ("Repeat a 1C and", "Repeat A1c and"),
        ("and a B N P.", "and a BNP."),
        ("M R I of the right knee", "MRI of the right knee"),
        ("X rays of the", "X-rays of the"),
        ("P H Q nine score", "PHQ-9 score"),
        ("G A D seven score", "GAD-7 score"),
        ("three point two five", "3.25"),
        ("one and a half tablets", "1.5 tablets"),
        ("at eight thirty a m.", "at 8:30 AM."),
        ("on March third twenty twenty six.", "on March 3, 2026."),
        ("the twenty fifth percentile", "the 25th percentile"),
        ("Mister Daniels", "Mr. Daniels"),
        ("stage three A kidney disease", "stage 3A kidney disease"),
        ("stage three, a disease", "stage 3, a disease"),
        ("C H A two D S two VASc score of four", "CHA2DS2-VASc score of 4"),
        ("other N S A I Ds.", "other NSAIDs."),
        ("F E V one is", "FEV1 is"),
        ("HER two negative", "HER2 negative"),
        ("her two children", "her 2 children"),
        ("bipolar one disorder", "bipolar 1 disorder"),
        ("Cardiology was called at fourteen thirty.", "Cardiology was called at 14:30."),
        ("the nineteenth of December at nine thirty.", "the 19th of December at 9:30."),
        ("glucose at one thirty.", "glucose at 130."),
        ("seen tomorrow at ten milligrams", "seen tomorrow at 10 mg"),
        ("is .5 centimeters wide", "is 0.5 cm wide"),
        ("two .5 milligram tablets", "two 0.5 mg tablets"),
        ("Weight 14. 5 children.", "Weight 14. 5 children."),
        ("carvedilol 6.2 5 milligrams twice daily", "carvedilol 6.25 mg twice daily"),
        ("carvedilol 6.2 5 mg", "carvedilol 6.25 mg"),
        ("Her A1c is 6.2 5 milligrams of glipizide", "Her A1c is 6.2 5 mg of glipizide"),
        ("glipizide 6.2 5 mg", "glipizide 6.2 5 mg"),
        ("Start digoxin 0.12 5 milligrams daily", "Start digoxin 0.125 mg daily"),
        ("carvedilol 3.12, 5 milligrams twice", "carvedilol 3.125 mg twice"),
        ("Digoxin 0.12. 5 milligrams daily", "Digoxin 0.125 mg daily"),
        ("carvedilol 3.12, five milligrams twice", "carvedilol 3.125 mg twice"),
        ("tiguxin 0.12 .5 mg daily", "tiguxin 0.125 mg daily"),
        ("troponin 0.12, 5 mg of morphine", "troponin 0.12, 5 mg of morphine"),
        ("I f- feel fine", "I f feel fine"),
    ])
    func `numbers, units and abbreviations are written`(heard: String, expected: String) {
        #expect(written(heard) == expected)
    }

    @Test(arguments: [
        (
            "Chief complaint colon cough and congestion period. New paragraph. History",
            "Chief complaint: cough and congestion.\n\nHistory"
        ),
        ("Chief complaint, colon, cough and congestion, period.", "Chief complaint: cough and congestion."),
        (
            "nasal congestion comma sore throat comma and a dry cough period",
            "nasal congestion, sore throat, and a dry cough."
        ),
        (
            "He denies fever comma shortness of breath period he comma too period",
            "He denies fever, shortness of breath. He, too."
        ),
        ("congestion commasore throat comma and cough period", "congestion, sore throat, and cough."),
        ("mood is quote better end quote, affect is full", "mood is \"better\", affect is full"),
        ("open paren left close paren knee", "(left) knee"),
        ("first new line second", "first\nSecond"),
        ("Plan. Rest. End of dictation.", "Plan. Rest."),
    ])
    func `spoken punctuation is carried out once, with the engine's own`(heard: String, expected: String) {
        #expect(written(heard) == expected)
    }

    @Test(arguments: [
        "Over a period of time it grew.", "Her last menstrual period was normal.", "He has colon cancer.",
        "The colon is redundant.", "Schedule a colonoscopy.", "The incubation period ended.",
        "Start a new line of therapy.", "Screening for colon polyps.", "I mean to see her.", "i i think so",
        "A correction of the deformity.", "Past medical history. Colon cancer in 2019.",
    ])
    func `words that sound like commands stay words`(text: String) {
        #expect(written(text) == text)
    }

    @Test(arguments: [
        ("was eight point one percent, scratch that, seven point eight percent, in March.", "was 7.8% in March."),
        ("was 8.1%, scratch that, 7.8% in March.", "was 7.8% in March."),
        ("He has pain. He smokes. Scratch that. He is well.", "He has pain. He is well."),
        ("Pain in the right knee, no wait, the left knee.", "Pain in the left knee."),
        ("The right knee, I mean left knee.", "The left knee."),
        ("Start lisinopril, scratch that, losartan daily.", "Start losartan daily."),
        ("Give twenty milligrams, correction, forty milligrams daily.", "Give 40 mg daily."),
        ("I mean he is well.", "I mean he is well."),
        ("Left, no, right ankle edema.", "Right ankle edema."),
    ])
    func `self-corrections strike back to the right place`(heard: String, expected: String) {
        #expect(written(heard) == expected)
    }

    @Test func `without marks a self-correction takes a clause back, not all that was said`() {
        let story =
            "patient is here for cough it began four days ago with a runny nose and he has tried honey he eats well"
        let text = "\(story) and sleeps well he has no pets at home and no smokers he has a mild wheeze scratch that "
        let result = written(text + "he has no wheeze and his lungs are clear today")
        #expect(result.contains("cough it began 4 days ago") && result.contains("no pets at home"))
        #expect(!result.contains("a mild wheeze") && result.hasSuffix("he has no wheeze and his lungs are clear today"))
    }

    @Test func `struck words are kept`() {
        let tokens = formatted("was eight point one percent, scratch that, seven point eight percent").tokens
        #expect(tokens.filter { $0.isStruck && $0.kind == .word }.map(\.text) == ["8.1%", "scratch that"])
        #expect(tokens.filter(\.isStruck).allSatisfy { $0.rule != nil || $0.kind == .punctuation })
    }

    @Test func `list markers keep their rule and begin a line`() {
        let result = formatted("Assessment. Number one, gout. Continue rest, number two, pain.")
        #expect(result.plainText == "Assessment.\n1. Gout. Continue rest.\n2. Pain.")
        #expect(result.tokens.filter { $0.rule == "listItem" }.map(\.text) == ["1.", "2."])
        #expect(written("the number one cause") == "the number one cause")
    }

    @Test func `a marker that the engine wrote as a number goes on with the list`() {
        let result = formatted(
            "Assessment and plan. Number one. New gout. Start rest. 2. Hypertension. 3. Pain, 2 days."
        )
        #expect(result.tokens.filter { $0.rule == "listItem" }.map(\.text) == ["1.", "2.", "3."])
    }

    @Test func `what was not understood as a rule is left as heard, without a rule`() {
        let result = formatted("Lungs are clear to auscultation.")
        #expect(result.tokens.allSatisfy { $0.rule == nil })
        #expect(result.plainText == "Lungs are clear to auscultation.")
    }

    @Test(
        arguments: dictationTexts + [
            "", "period", "...", "- , -", "scratch that", "one", "number one", "a hundred and",
        ]
    )
    func `each heard word belongs to exactly one token, in order`(text: String) {
        let result = formatted(text)
        var next = 0
        for token in result.tokens where !token.words.isEmpty {
            #expect(token.words.lowerBound == next)
            next = token.words.upperBound
        }
        #expect(next == result.words.count)
        #expect(result == formatted(text))
    }

    @Test(arguments: dictationTexts)
    func `no error-prone abbreviation is written`(text: String) {
        for token in formatted(text).tokens {
            #expect(!["U", "IU", "QD", "QOD", "cc"].contains(token.text))
            #expect(token.kind != .word || !token.text.hasPrefix("."))
        }
    }

    /// The error-prone abbreviations, symbols and dose designations of ISMP's and the Joint Commission's lists that have
    /// one meaning, as a clinician spells them and as engines write them; and how they are to be written.
    @Test(arguments: [
        ("ten U", "10 units"), ("ten I U", "10 international units"), ("10 IU", "10 international units"),
        ("Take it Q D", "Take it daily"), ("Take it q.d.", "Take it daily."), ("Take it QD", "Take it daily"),
        ("Take it Q O D", "Take it every other day"), ("Take it QOD", "Take it every other day"),
        ("Take it Q H S", "Take it nightly at bedtime"), ("Take it H S", "Take it at bedtime"),
        ("Take it Q N", "Take it nightly"), ("Take it B I W", "Take it twice weekly"),
        ("Take it T I W", "Take it three times weekly"), ("Give it S Q", "Give it subcutaneously"),
        ("Give it SQ", "Give it subcutaneously"), ("one drop O U", "1 drop both eyes"),
        ("Start HCTZ", "Start hydrochlorothiazide"), ("Start M T X", "Start methotrexate"),
        ("Give MSO4", "Give morphine sulfate"), ("Give MgSO4", "Give magnesium sulfate"),
        ("five cc", "5 mL"), ("five c c", "5 mL"), ("50 ug", "50 mcg"), ("50 \u{B5}g", "50 mcg"),
        ("5.0 mg", "5 mg"), ("5.0 milligrams", "5 mg"), (".5 milligrams", "0.5 mg"),
        ("point five milligrams", "0.5 mg"),
        ("five point zero milligrams", "5 mg"), ("one point five zero milligrams", "1.5 mg"),
    ])
    func `an error-prone abbreviation is written out`(spoken: String, written: String) {
        #expect(formatted(spoken).plainText == written)
    }

    /// To choose between morphine and magnesium, the right eye and an overdose, would be to guess.
    @Test(arguments: ["Give MS", "History of OD", "DC the drain"])
    func `an abbreviation of several meanings stays as it was spoken`(text: String) {
        #expect(formatted(text).plainText == text)
    }

    @Test func `speakers are formatted apart`() {
        let result = SpokenFormatter().format(
            Transcript(plainText: "[doctor] any fever\n[patient] no wait one\nDoctor: okay")
        )
        #expect(result.segments.map(\.speaker) == [.clinician, .patient, .clinician])
        #expect(result.plainText == "any fever\n\nno wait one\n\nokay")
    }

    @Test(arguments: [
        ("Height five ten, weight one ninety.", "Height 5 ft 10 in, weight 190."),
        ("Height is six two.", "Height is 6 ft 2 in."),
        ("Her height is 5 4.", "Her height is 5 ft 4 in."),
        ("Height five foot eleven.", "Height 5 foot 11."),
    ])
    func `two numbers of a height are feet and inches`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }
}

import Artifacts
import Speech
import Testing

/// A correction replaces the last thing of its own kind and shape.
@Suite struct `What a speaker takes back` {
    @Test(arguments: [
        (
            "Metoprolol twenty five milligrams twice daily, no, make that fifty milligrams twice daily, and rest.",
            "Metoprolol 50 mg twice daily, and rest."
        ),
        (
            "Metoprolol twenty five milligrams twice daily, no, make that fifty, and rest.",
            "Metoprolol twice daily, 50 mg, and rest."
        ),
        (
            "Labetalol 100 mg every twelve hours, correction, 200 mg every twelve hours.",
            "Labetalol 200 mg every 12 hours."
        ),
        ("Labetalol 100 mg every twelve hours, make that every eight hours.", "Labetalol 100 mg every 8 hours."),
        ("Metformin 500 mg three times daily, make that twice daily.", "Metformin 500 mg twice daily."),
        ("He takes twenty, no, forty milligrams daily.", "He takes 40 mg daily."),
        ("Pain for two weeks, no, three weeks.", "Pain for 3 weeks."),
        ("It was seven percent in March, sorry, eight percent in April.", "It was 8% in April."),
        ("Negative from May 5th, correction may 6th.", "Negative from May 6."),
        ("The heart has a murmur, sorry, no murmur.", "The heart has no murmur."),
        ("She has nausea, wait, no nausea but vomiting.", "She has nausea, wait, no nausea but vomiting."),
        ("Pain in the left knee, wait no right knee.", "Pain in the right knee."),
        ("Blood pressure one forty over ninety, correction, one thirty over eighty.", "Blood pressure 130/80."),
    ])
    func `a value gives way to one of its shape`(heard: String, meant: String) { #expect(written(heard) == meant) }

    @Test(arguments: [
        ("Planned is a right, excuse me, left knee replacement.", "Planned is a left knee replacement."),
        ("Pain in the right, no, the left elbow.", "Pain in the left elbow."),
        ("No pain in the left arm, I mean right arm.", "No pain in the right arm."),
        ("Cut of the left index finger, correction, the left middle finger.", "Cut of the left middle finger."),
        ("Cut of the left index finger, correction, right middle finger.", "Cut of the right middle finger."),
        ("She returns Tuesday, no, Wednesday.", "She returns Wednesday."),
        ("He takes lisinopril, no, losartan daily.", "He takes losartan daily."),
        ("Hold apixaban, no, hold aspirin.", "Hold aspirin."),
        (
            "Naproxen 500 mg every twelve hours, scratch that, acetaminophen 650 mg every six hours.",
            "Acetaminophen 650 mg every 6 hours."
        ),
        ("Naproxen 500 mg every twelve hours, scratch that, acetaminophen.", "Acetaminophen."),
    ])
    func `a side, a day, an order gives way to another`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        ("No tremor, strike that, mild tremor.", "Mild tremor."),
        ("There is no murmur, sorry, a soft murmur.", "There is a soft murmur."),
        ("Belly is tender, sorry, nontender.", "Belly is nontender."),
        ("Gout. Correction, pseudogout.", "Pseudogout."),
        ("A visit was arranged, scratch that. Sutures come out in ten days.", "Sutures come out in 10 days."),
    ])
    func `a finding goes with its denial, a sentence as a whole`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        "Pain in the knee, no swelling.", "Give 20 mg, no refills.", "He takes lisinopril, no side effects.",
        "Excuse me, he is well.",
        "He said sorry, and left.", "No fever, no, no chills.", "My mistake, I mean to say, was small.",
    ])
    func `what denies or excuses takes nothing back`(heard: String) {
        let result = formatted(heard)
        #expect(result.plainText == heard)
        #expect(result.tokens.allSatisfy { !$0.isStruck && $0.rule != "unclearCorrection" })
    }

    @Test(arguments: [
        "He denies numbness, strike that, mild numbness.", "No fever or chills, scratch that, mild chills.",
        "No cough, scratch that, fever.", "He takes lisinopril 10 mg daily, no, losartan was stopped.",
        "Labetalol 100 mg every 12 hours, correction, 50.",
        "The right knee gave way and he fell on it, sorry, left knee.",
        "Ten mg for 5 days and then rest, correction, 20 mg.",
    ])
    func `what may take back several things strikes none, and is marked`(heard: String) {
        let tokens = formatted(heard).tokens
        #expect(tokens.allSatisfy { !$0.isStruck })
        #expect(tokens.contains { $0.rule == "unclearCorrection" })
    }

    @Test(arguments: [
        "On ibuprofen, no, naproxen allergy.", "Drains 2, no, 0 leaks.", "Pain in left foot, no, right foot is cold.",
        "Wears a brace daily, no, weekly therapy needed.", "He is off warfarin, excuse me, aspirin caused an ulcer.",
        "Taking aspirin, no, apixaban, yes.", "Any aspirin, no, apixaban.", "Tried losartan, no, lisinopril, no.",
        "She stopped the drops. Excuse me, the drops were changed.", "Scoliosis, correction in 2015.",
    ])
    func `an answer, another statement and a noun take nothing back and are not struck`(heard: String) {
        #expect(written(heard) == heard)
    }

    @Test(arguments: [
        "The left leg is weak, sorry, the right leg.", "Right hip for 2 weeks, I mean left hip.",
        "Pulse 72 and regular, correction, 84.", "Warfarin 5 mg daily, sorry, 2.5 mg on Mondays.",
        "Use aspirin or naproxen, scratch that, acetaminophen.", "Mild, no, let me rephrase that, suspected only.",
    ])
    func `what would be lost with the correction stays, marked`(heard: String) {
        #expect(written(heard) == heard)
        #expect(formatted(heard).tokens.contains { $0.rule == "unclearCorrection" })
    }

    @Test(arguments: [
        ("No latex allergy, correction, latex allergy.", "Latex allergy."),
        ("He is not on insulin, sorry, on insulin.", "He is on insulin."),
        ("No chest pain, sorry, chest pain on exertion.", "Chest pain on exertion."),
        ("Date of discharge June ninth, sorry, June tenth.", "Date of discharge June 10."),
        ("Due May third, scratch that, May fourth.", "Due May 4."),
        ("Iron forty milligrams daily, sorry, that should be thirty milligrams daily.", "Iron 30 mg daily."),
    ])
    func `a denial and a date give way`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        ("S P O two ninety nine percent.", "SpO2 99%."), ("SPO 2 99%.", "SpO2 99%."), ("O two sat 94.", "O2 sat 94."),
        ("O two ninety four percent.", "O2 94%."), ("P C O two fifty two, P O two sixty eight.", "PCO2 52, PO2 68."),
        ("F I O two forty percent.", "FiO2 40%."), ("H C O three twenty four.", "HCO3 24."),
        ("F E V one sixty percent.", "FEV1 60%."), ("F E V one point eight.", "FEV 1.8."),
        ("C three ninety.", "C3 90."), ("T four eight point one.", "T4 8.1."), ("H two blocker.", "H2 blocker."),
        ("B twelve five hundred micrograms.", "B12 500 mcg."), ("P H Q nine twelve.", "PHQ-9 12."),
        ("Vitamin D three two thousand units.", "Vitamin D3 2000 units."), ("G A D seven ten.", "GAD-7 10."),
        ("Vitamin D three times a week.", "Vitamin D 3 times a week."), ("S one S two normal.", "S1 S2 normal."),
        ("Vitamin D two thousand units.", "Vitamin D 2000 units."),
        ("INR was two point six four weeks ago.", "INR was 2.6 4 weeks ago."),
        ("It was two point six four.", "It was 2.64."),
        ("Two point five weeks ago.", "2.5 weeks ago."), ("Hemophilia B two bleeds.", "Hemophilia B 2 bleeds."),
        ("P C O two forty. Naproxen P O two times a day.", "PCO2 40. Naproxen PO 2 times a day."),
        ("Hepatitis B two years ago.", "Hepatitis B 2 years ago."),
        ("Amoxicillin P O two fifty milligrams.", "Amoxicillin PO 250 mg."), ("C O two days.", "CO 2 days."),
        ("P H of seven point three six.", "pH of 7.36."), ("E G F R forty two.", "eGFR 42."),
        ("C A one twenty five of forty.", "CA-125 of 40."), ("H B A one C is seven.", "HbA1c is 7."),
        ("He woke at oh two forty.", "He woke at 02:40."), ("About one in four.", "About 1 in 4."),
        ("See one in two weeks.", "See one in 2 weeks."), ("Studies colon E K G today.", "Studies: EKG today."),
    ])
    func `a digit belongs to its abbreviation, what follows is the value`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        ("The corneal scratch that he got is healing.", "The corneal scratch that he got is healing."),
        ("A facial scratch that was cleaned.", "A facial scratch that was cleaned."),
        ("He takes digoxin. Lungs are clear. Delete that last sentence. No edema.", "He takes digoxin. No edema."),
        ("She is allergic to latex. Strike the last sentence. She is well.", "She is well."),
        ("Fracture of the left radius. Let me correct that to the right radius.", "Fracture of the right radius."),
        ("Sprain of the right ankle. Let me change that to the left ankle.", "Sprain of the left ankle."),
        ("Stop aspirin. No, continue aspirin.", "Continue aspirin."),
        ("Hold metformin, actually continue metformin.", "Continue metformin."),
        ("Stop aspirin. No increase in pain.", "Stop aspirin. No increase in pain."),
    ])
    func `a thing is no command, a sentence goes whole, and a second order takes back the first`(
        heard: String,
        meant: String
    ) { #expect(written(heard) == meant) }

    @Test(arguments: ["Stop aspirin 81 mg. No, continue aspirin.", "Stop aspirin, actually continue it."])
    func `an order that may be taken back stands, and is flagged`(heard: String) {
        #expect(formatted(heard).tokens.contains { $0.rule == "unclearCorrection" })
        #expect(written(heard).hasPrefix("Stop aspirin"))
    }
}

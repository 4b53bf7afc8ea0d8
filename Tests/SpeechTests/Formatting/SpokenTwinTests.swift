import Artifacts
import Speech
import Testing

/// What stands on both sides of a correction is of one kind; a time of day, a level and a stage are written as such.
@Suite struct `Two things of a kind and a correction between them` {
    @Test(arguments: [
        ("Cephalexin for ten days correction seven days.", "Cephalexin for 7 days."),
        ("Lisinopril twenty milligrams correction ten milligrams daily.", "Lisinopril 10 mg daily."),
        ("The culture was negative I mean positive.", "The culture was positive."),
        ("He trains once a week, actually four times a week, at home.", "He trains 4 times a week at home."),
        ("Methylprednisolone thirty, actually twenty milligrams daily.", "Methylprednisolone 20 mg daily."),
        ("Methylprednisolone 30. Actually 20 mg daily.", "Methylprednisolone 20 mg daily."),
        ("Heart failure, stage C, and kidney disease stage four, no, stage three B.", nil),
        ("Kidney disease, 12 of 20, stage 3B, no, stage 4A, stable.", "Kidney disease, 12 of 20, stage 4A, stable."),
        ("Temperature thirty seven, no, thirty eight degrees.", "Temperature 38 degrees."),
        ("He walks one hundred, no, two hundred meters.", "He walks 200 meters."),
        ("Metformin 500 mg twice daily, simvastatin 20, make that 40 mg at night.", nil),
        ("She takes naproxen, no, ibuprofen for pain.", "She takes ibuprofen for pain."),
        ("Seen on May 2nd, no May 12th, at home.", "Seen on May 12 at home."),
        ("Pain in the left hip. No weight. The right hip.", "Pain in the right hip."),
        ("Pain in the left hip. No weight, the right hip.", "Pain in the right hip."),
        ("Take 20 mcg daily, no weight, 30 mcg daily.", "Take 30 mcg daily."),
        ("Disc bulge at L four, no, L five.", "Disc bulge at L5."),
        ("Staged T one C, sorry, T two, N zero, M zero.", "Staged T2, N0, M0."),
        ("Two years after repair on the left. No, right hip.", "2 years after repair on the right hip."),
        ("Diverticulitis, Hinchey stage two, wait, Hinchey stage one B.", "Diverticulitis, Hinchey stage 1B."),
        ("Weight 104 pounds, I mean kilograms.", "Weight 104 kilograms."),
        ("Give 5 mg, sorry, micrograms daily.", "Give 5 micrograms daily."),
        ("Bleeding from the right nostril. No, the left nostril.", "Bleeding from the left nostril."),
        ("Clamped at ten forty, correction, ten fifty two.", "Clamped at 10:52."),
        ("He wet three diapers, or rather four diapers.", "He wet 4 diapers."),
        ("Give ten milliliters, no, make it twenty milliliters, of milk.", "Give 20 mL of milk."),
        ("No lifting over thirty pounds, I should say twenty pounds.", "No lifting over 20 pounds."),
        ("Risedronate thirty five mg daily, I beg your pardon, thirty five mg weekly.", "Risedronate 35 mg weekly."),
        ("Taper to 5 mg for 8 weeks, let me say that again, 5 mg for 3 weeks.", "Taper to 5 mg for 3 weeks."),
        ("Ferritin is seven point one, I misspoke, one point seven.", "Ferritin is 1.7."),
        ("Started at nine thirty P M, no, ten fifteen P M.", "Started at 10:15 PM."),
        ("Seen at eight A M, correction, eight thirty A M.", "Seen at 8:30 AM."),
        ("He misses no doses. I take that back, he missed one.", "He missed one."),
        ("Two drops, I mean one drop, in each eye.", "1 drop in each eye."),
        ("Admitted July sixth, I am sorry, July seventh.", "Admitted July 7."),
        ("The ratio is one to fifteen, correction, one to eleven.", "The ratio is 1 to 11."),
    ])
    func `the last that was said stands`(heard: String, meant: String?) {
        #expect(
            written(heard) == meant
                ?? (heard.contains("simvastatin")
                    ? "Metformin 500 mg twice daily, simvastatin 40 mg at night."
                    : "Heart failure, stage C, and kidney disease stage 3B.")
        )
    }

    @Test(arguments: [
        (
            "Abduction is ninety and flexion is one hundred, let me rephrase, abduction is eighty and flexion is ninety.",
            "Abduction is 80 and flexion is 90."
        ),
        (
            "He rarely uses the inhaler, let me rephrase, the inhaler is used once a month.",
            "The inhaler is used once a month."
        ),
        ("Increase glargine to 30 units, scratch that, keep glargine at 26 units.", "Keep glargine at 26 units."),
        ("Plan, prednisone 40 mg daily. Strike that, doxycycline 100 mg daily.", "Plan, doxycycline 100 mg daily."),
    ])
    func `a clause on the same takes the clause's place, and leaves its heading`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        "He is actually better.", "He was sorry to have missed it.", "I am sorry to hear of it.",
        "I should say that he agrees.", "The enzyme, excuse me, was high.", "He would rather wait.",
        "Let me say that he is well.", "No, he denies it.",
        "I mean it.",
        "She is on the wait list.", "Rest for 2 days, wait 3 days, then run.", "She takes aspirin, no warfarin.",
        "Sodium improved after correction of the deficit.", "She does not smoke and actually quit alcohol.",
        "No weight gain.", "Give 10 mg, no refills.", "Mild pain, actually he is well.",
        "Pain is 6 at rest, actually 8 with walking.", "Seen on March 3, no March 10 visit was kept.",
        "Abduction 60, 40 on the left.", "Stage 2, no nodes, stage 3 on the right.", "Not 10 mg, 20 mg daily.",
        "Visual acuity 20/40 without correction 20/25 with correction.",
        "The INR is 1.5, that should be 2 to 3.", "He lost 9 pounds, er, he says so.",
        "Prednisone 20 mg daily, actually day 5 today.", "Tramadol 50 mg at night, actually for 3 weeks now.",
    ])
    func `plain speech stays, and is not marked`(heard: String) {
        #expect(written(heard) == heard)
        #expect(formatted(heard).tokens.allSatisfy { !$0.isStruck && $0.rule != "unclearCorrection" })
    }

    @Test(arguments: [
        "He takes aspirin, actually apixaban was stopped.", "Lispro 8 units, correction, 2 units over 200.",
        "No fever or chills, scratch that, mild chills since Monday.", "Lungs are clear, wait, there are crackles.",
        "Strep was negative, actually positive for flu.", "Weight was 180, actually 175 at home.",
        "Pain is mild, actually moderate with stairs.", "He takes 50 mg, actually 25 mg in the evening too.",
        "Smokes 10 cigarettes, actually 20 cigarettes on weekends.", "Pain is moderate, actually mild today.",
        "Cobb angle 45 degrees correction 20 degrees in brace.",
        "No known allergies, correction, allergic to penicillin.", "A scar at the fifth, sorry, sixth rib.",
        "Codeine caused nausea, excuse me, it caused a rash.", "His uncle had gout, sorry, that was his father.",
        "2 sprays, I mean one spray, in each nostril.", "Drains 2, no, 0 leaks.",
        "Metoprolol tartrate, no, metoprolol succinate, 50 mg daily.",
        "Give warfarin 5 mg daily, actually 2 mg daily.", "Digoxin 125 mcg daily, actually 62.5.",
        "Potassium 3.2, that should be 2.3.", "He gained 9 pounds, er, kilograms.",
        "He is a smoker, no I am sorry, that was his brother.",
    ])
    func `what may be another statement stays, marked`(heard: String) {
        #expect(written(heard) == heard)
        #expect(formatted(heard).tokens.contains { $0.rule == "unclearCorrection" })
    }

    @Test(arguments: [
        ("She woke at five forty.", "She woke at 5:40."),
        ("He fell at ten forty last night.", "He fell at 10:40 last night."),
        (
            "The last dose was at six fifteen, wait, seven fifteen this morning.",
            "The last dose was at 7:15 this morning."
        ),
        ("The last dose was at 6.15 this morning.", "The last dose was at 6:15 this morning."),
        ("Incision was made at eight oh five.", "Incision was made at 8:05."),
        ("The scope was inserted at nine ten, correction, nine twelve.", "The scope was inserted at 9:12."),
        ("The scope was removed at 947.", "The scope was removed at 9:47."),
        ("He arrived at nineteen forty.", "He arrived at 19:40."),
        ("Give it at oh nine hundred.", "Give it at 09:00."),
        ("Seen at eleven forty five in the evening.", "Seen at 11:45 in the evening."),
        ("Platelets were stable at six thirty.", "Platelets were stable at 630."),
        ("The drip was started at one fifty.", "The drip was started at 150."),
        ("Heparin was started at nine fifty units.", "Heparin was started at 950 units."),
        ("Weight at one forty pounds.", "Weight at 140 pounds."),
        ("She fell at six thirty and hit her head.", "She fell at 6:30 and hit her head."),
        ("At ten fifteen she vomited twice.", "At 10:15 she vomited twice."),
        ("Her sugar fell at six thirty and rose.", "Her sugar fell at 630 and rose."),
        ("Lispro at ten fifteen units.", "Lispro at 10 15 units."),
        ("He runs at ten fifteen laps.", "He runs at 10 15 laps."),
        ("Asleep around eleven ten.", "Asleep around 11:10."),
        ("His sugar was about two forty this morning.", "His sugar was about 240 this morning."),
        ("His sugar was 180, no, two forty this morning.", "His sugar was 180, no, 240 this morning."),
        ("She weighed in at two fifteen today.", "She weighed in at 215 today."),
        ("She weighs about two twenty today.", "She weighs about 220 today."),
        ("Quetiapine at one fifty tonight.", "Quetiapine at 150 tonight."),
        ("Metformin at eight fifty in the morning.", "Metformin at 850 in the morning."),
        ("Tube feeds were started at one twenty an hour.", "Tube feeds were started at 120 an hour."),
        ("His peak flow reached about three fifty.", "His peak flow reached about 350."),
        ("Ablation was completed at three fifty watts.", "Ablation was completed at 350 watts."),
        ("Prenatal vitamins were started at four twenty.", "Prenatal vitamins were started at 420."),
        ("The last dose was at five forty five.", "The last dose was at 5:45."),
        ("The nurse called at five forty five.", "The nurse called at 5:45."),
        ("Follow up with us on May 4th at 1045.", "Follow up with us on May 4 at 10:45."),
        ("Platelets peaked on May 4th at 545.", "Platelets peaked on May 4 at 545."),
        ("He takes naps at five forty five every evening.", "He takes naps at 5:45 every evening."),
        ("Time of birth was five forty five.", "Time of birth was 5:45."),
        ("Wake time is five forty five.", "Wake time is 5:45."),
        ("Her alarm is set for five forty five.", "Her alarm is set for 5:45."),
        ("He gets up at five forty five for work.", "He gets up at 5:45 for work."),
        ("Platelets were five forty five.", "Platelets were 545."),
        ("Amoxicillin at five forty five.", "Amoxicillin at 545."),
        ("She was given saline at one fifty, correction, 150 mL an hour.", "She was given saline at 150 mL an hour."),
        ("We started it at five forty five.", "We started it at 545."),
        ("She peaked at five forty five.", "She peaked at 545."),
        ("Prothrombin time was one forty five.", "Prothrombin time was 145."),
    ])
    func `a time of day has its colon, a value has none`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        ("To the L three level.", "To the L3 level."), ("An old T twelve fracture.", "An old T12 fracture."),
        ("Tumor p T two A, N one B, M zero.", "Tumor pT2a, N1b, M0."),
        ("Hepatitis C two years ago.", "Hepatitis C 2 years ago."), ("Vitamin C five hundred mg.", "Vitamin C 500 mg."),
        ("Stage T one C N zero M zero.", "Stage T1c N0 M0."), ("p T one b N zero.", "pT1b N0."),
        ("Troponin T two was normal.", "Troponin T 2 was normal."),
        ("One of three nodes.", "1 of 3 nodes."), ("Seen June 3rd.", "Seen June 3."),
    ])
    func `a level and a stage are one word`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test func `a list counted in digits right behind its heading is a list`() {
        let tokens = formatted("Plan, 1. Rest the knee. 2. See him in a week.").tokens
        #expect(tokens.filter { $0.rule == "listItem" }.map(\.text) == ["1.", "2."])
    }
}

import Foundation

/// What is replaced, and by what.
extension SecondPlanting {
    typealias Pair = (old: String, new: String)

    static let spoken = "one two three four five six seven eight nine ten eleven twelve".split(separator: " ").map(
        String.init
    )
    static let doses = "2.5 5 10 20 25 40 50 75 80 100 150 200 250 300 500 800 1000".split(separator: " ").map(
        String.init
    )

    static let units: [Pair] = [
        (" mg", " mcg"), (" mg", " g"), (" mg", " mL"), (" milligrams", " micrograms"), (" mcg", " mg"),
        (" units", " mg"), (" pounds", " kg"), (" pounds", " kilograms"), (" inches", " feet"), ("%", " mg/dL"),
        (" cm", " mm"), (" mm", " cm"), (" degrees", " inches"), (" tablets", " mg"), (" lbs", " kg"),
    ]
    static let frequencies: [Pair] = [
        (" once daily", " twice daily"), (" once a day", " twice a day"), (" daily", " weekly"),
        (" daily", " twice daily"), (" every day", " every week"), (" twice daily", " once daily"),
        (" twice a day", " once a day"), (" twice daily", " three times daily"), (" weekly", " daily"),
        (" at bedtime", " in the morning"), (" at night", " in the morning"), (" in the morning", " at night"),
        (" every 6 hours", " every 12 hours"), (" three times", " two times"), (" once ", " twice "),
        (" twice ", " once "), (" a week", " a month"), (" per week", " per day"), (" a day", " a week"),
        (" per day", " per week"), (" nightly", " daily"), (" monthly", " weekly"), (" yearly", " monthly"),
        (" every other day", " every day"),
    ]
    static let reports: [Pair] = [
        (" denies any ", " reports "), (" denies ", " reports "), (" denies ", " endorses "),
        ("Denies any ", "Reports "), ("Denies ", "Reports "), (" denied any ", " reported "),
        (" denied ", " reported "), (" reports ", " denies "), ("Reports ", "Denies "), (" endorses ", " denies "),
        (" reported ", " denied "), (" admits to ", " denies "), (" complains of ", " denies "),
        (" states that ", " denies that "), (" notes ", " denies "), (" presents with ", " denies "),
    ]
    static let findings: [Pair] = [
        ("No evidence of ", "Evidence of "), ("no evidence of ", "evidence of "), ("no signs of ", "signs of "),
        ("There is no ", "There is "), ("there is no ", "there is "), ("There are no ", "There are "),
        ("There was no ", "There was "), ("there was no ", "there was "), ("has no ", "has "), ("had no ", "had "),
        ("No ", "Positive for "), ("Negative for ", "Positive for "), ("negative for ", "positive for "),
        (" no ", " "), (" is negative", " is positive"), ("was negative", "was positive"),
    ]
    static let without: [Pair] = [
        (" without any ", " with "), (" without ", " with "), ("Without ", "With "), (" with ", " without "),
    ]
    static let inserted: [Pair] = [
        (" is ", " is not "), (" are ", " are not "), (" was ", " was not "), (" were ", " were not "),
        (" has ", " does not have "), (" has been ", " has not been "), (" have ", " do not have "),
        (" had ", " did not have "), (" will ", " will not "), (" can ", " cannot "), (" takes ", " does not take "),
        (" smokes ", " does not smoke "), (" uses ", " does not use "), (" lives ", " does not live "),
        (" drinks ", " does not drink "),
    ]
    static let removed: [Pair] = [
        (" does not have any ", " has "), (" does not have ", " has "), (" do not have ", " have "),
        (" did not have ", " had "), (" is not ", " is "), (" was not ", " was "), (" are not ", " are "),
        (" were not ", " were "), (" has not been ", " has been "), (" has not had any ", " has had "),
        (" has not had ", " has had "), (" has not ", " has "), (" had not ", " had "), (" does not ", " does "),
        (" did not ", " did "), (" do not ", " do "), (" never ", " "), (" cannot ", " can "),
        (" no longer ", " still "), (" none", " several"), ("could not ", "could "),
    ]
    static let opposites: [Pair] = [
        (" increased", " decreased"), (" decreased", " increased"), (" increase ", " decrease "),
        (" improved", " worsened"), (" worse", " better"), (" better", " worse"), (" elevated", " low"),
        (" normal", " abnormal"), (" high ", " low "), (" low ", " high "), (" mild ", " severe "),
        ("severe", "mild"), (" stable", " unstable"), (" intact", " impaired"), ("Continue ", "Stop "),
        ("Start ", "Stop "), (" positive", " negative"), ("unremarkable", "remarkable"),
    ]

    static func subjects(_ relative: String) -> [Pair] {
        [
            ("The patient ", "The patient's \(relative) "), ("the patient ", "the patient's \(relative) "),
            ("Patient ", "Patient's \(relative) "), ("She has ", "Her \(relative) has "),
            ("He has ", "His \(relative) has "), ("She ", "Her \(relative) "), ("He ", "His \(relative) "),
            (" she ", " her \(relative) "), (" he ", " his \(relative) "), ("History of ", "Family history of "),
            ("Past medical history", "Family history"),
        ]
    }

    static let times: [Pair] = {
        let (many, one) = (["days", "weeks", "months", "years", "hours"], ["day", "week", "month", "year"])
        var result: [Pair] = []
        for old in many + ["minutes"] {
            for new in many where new != old { result.append((" " + old, " " + new)) }
        }
        for old in one + ["hour"] {
            for new in one where new != old {
                for count in [" 1 ", " one ", " a ", " last ", " next "] { result.append((count + old, count + new)) }
            }
        }
        return result
    }()

    static let relatives: [Pair] = {
        let others: KeyValuePairs = [
            "brother": "sister", "dad": "father", "daughter": "son", "father": "mother", "husband": "wife",
            "mom": "father", "mother": "father", "sister": "aunt", "son": "daughter", "wife": "husband",
        ]
        var result: [Pair] = []
        for (name, other) in others {
            for (owner, patient) in [("Her ", "She "), ("His ", "He "), ("his ", "he "), ("her ", "she ")] {
                result.append((owner + name + " ", patient))
            }
            for mark in [" ", ",", "."] { result.append((" " + name + mark, " " + other + mark)) }
            result.append((name.capitalized + " ", other.capitalized + " "))
        }
        return result
    }()

    /// Drugs for the same.
    static let classes = """
        atorvastatin simvastatin rosuvastatin pravastatin lipitor crestor zocor
        lisinopril enalapril ramipril benazepril captopril
        losartan valsartan irbesartan olmesartan cozaar diovan
        metoprolol atenolol carvedilol propranolol coreg lopressor toprol
        amlodipine nifedipine diltiazem verapamil norvasc cardizem
        furosemide torsemide bumetanide spironolactone hydrochlorothiazide lasix bumex
        omeprazole pantoprazole esomeprazole famotidine protonix prilosec nexium pepcid
        sertraline fluoxetine citalopram escitalopram paroxetine zoloft prozac lexapro celexa paxil
        ibuprofen naproxen meloxicam diclofenac motrin advil aleve celebrex tylenol acetaminophen aspirin mobic
        oxycodone hydrocodone tramadol morphine hydromorphone percocet ultram dilaudid
        amoxicillin augmentin cephalexin azithromycin doxycycline clindamycin ciprofloxacin bactrim keflex penicillin
        warfarin apixaban rivaroxaban coumadin eliquis xarelto heparin plavix clopidogrel
        metformin glipizide glyburide sitagliptin empagliflozin glucotrol
        insulin liraglutide semaglutide
        prednisone methylprednisolone dexamethasone prednisolone medrol
        gabapentin pregabalin lyrica neurontin topamax
        albuterol salmeterol tiotropium advair spiriva singulair flonase
        levothyroxine synthroid methimazole unithroid
        lorazepam alprazolam clonazepam diazepam xanax ativan ambien
        methotrexate hydroxychloroquine sulfasalazine leflunomide
        """.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
}

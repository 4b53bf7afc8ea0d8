import Artifacts
import Speech
import Testing

/// How the house writes numbers and terms that are spoken in pieces, and where it leaves them alone.
@Suite struct `Spoken usage` {
    @Test(arguments: [
        ("Vision is twenty over thirty on the right.", "Vision is 20/30 on the right."),
        ("Uncorrected, 20 over 200 with the left eye.", "Uncorrected, 20/200 with the left eye."),
        ("Corrected acuity six over nine.", "Corrected acuity 6/9."), ("Infuse 20 over 30 minutes.", ""),
        (
            "Acuity was twenty fifty in the right eye and twenty thirty in the left.",
            "Acuity was 20/50 in the right eye and 20/30 in the left."
        ),
        ("Visual acuity is 2080 on the left.", "Visual acuity is 20/80 on the left."),
        ("Vision loss in twenty nineteen and twenty twenty.", "Vision loss in 2019 and 2020."),
        ("Vision loss began in January of twenty twenty five.", "Vision loss began in January of 2025."),
        ("Headaches 8 out of 10 days.", ""), ("She missed 5 out of 10.", ""),
        ("Pain is 7 out of 10, down from 9 out of 10.", "Pain is 7/10, down from 9/10."),
        ("His vision has been poor since 2015.", ""), ("Seen in 2020 and 2025.", ""),
        ("Six over nine weeks.", "6 over 9 weeks."), ("Give 20 over 20 seconds.", ""),
        ("Pain 8 out of 10 10 minutes later.", "Pain 8/10 10 minutes later."),
        ("Biceps five out of five, deltoid four out of five.", "Biceps 5/5, deltoid 4/5."),
        ("Knee extension is four out of five.", "Knee extension is 4/5."),
        ("Back pain is six out of ten when he sits.", "Back pain is 6/10 when he sits."),
        ("Glasgow coma scale fourteen out of fifteen.", "Glasgow coma scale 14/15."),
        ("Positive in 2 out of 10.", ""), ("She forgets 3 out of 10 doses.", ""), ("2 out of 10 were normal.", ""),
        ("Grip was poor in 4 out of 5 tries.", ""),
    ])
    func `sight, strength and scores are fractions`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }

    @Test(arguments: [
        ("Protein two hundred milligrams per gram.", "Protein 200 mg/g."),
        ("Protein 200 mg per gram.", "Protein 200 mg/g."), ("Bolus twenty mL per kilogram.", "Bolus 20 mL/kg."),
        ("C reactive protein is 8.2 mg per liter.", "C reactive protein is 8.2 mg/L."),
        ("Heparin at twelve units per kilogram per hour.", "Heparin at 12 units/kg/h."),
        ("Saline at eighty milliliters per hour.", "Saline at 80 mL/hour."),
        ("Basal rate 0.7 units per hour.", ""), ("Oxygen two liters per minute.", "Oxygen 2 L/min."),
        ("Take 2 g per day.", ""), ("Ten mg per tablet.", "10 mg per tablet."),
        ("Norepinephrine five micrograms per kilogram per minute.", "Norepinephrine 5 mcg/kg/min."),
    ])
    func `units are told by units`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }

    @Test(arguments: [
        ("The L five S one disc.", "The L5-S1 disc."), ("At L3 L4 and L4 L5.", "At L3-L4 and L4-L5."),
        ("C five C six fusion.", "C5-C6 fusion."), ("S1 S2 normal.", ""), ("T3 T4 normal.", ""),
        ("Complement C3 C4 low.", ""), ("L3 L4 L5 were fused.", ""), ("L4, L5 and S1.", ""), ("L2 L4 screws.", ""),
        ("T1 T2 weighted images.", ""),
        ("The left M two branch.", "The left M2 branch."), ("The right P two segment.", "The right P2 segment."),
        ("G six P D deficiency.", "G6PD deficiency."), ("C reactive protein.", ""),
        ("Born on the sixth.", "Born on the 6th."), ("Seen on the second of May.", "Seen on the 2nd of May."),
        ("A blister on the fifth toe.", ""), ("The toe next to it and a corn on the fifth.", ""),
        ("On the second day he ate.", ""), ("He failed once and passed on the second.", ""),
    ])
    func `terms of letters and numbers are one word`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }

    @Test(arguments: [
        ("Creatinine one point zero.", "Creatinine 1.0."), ("A1c seven point zero percent.", "A1c 7.0%."),
        ("Potassium four point zero.", "Potassium 4.0."),
        ("A nodule of two point zero centimeters.", "A nodule of 2.0 cm."), ("pH seven point four zero.", "pH 7.40."),
        ("Creatinine one point zero milligrams per deciliter.", "Creatinine 1.0 mg/dL."),
        ("Clonazepam one point zero.", "Clonazepam 1."),
        ("The dose of lithium is three hundred point zero.", "The dose of lithium is 300."),
        ("Potassium forty point zero daily.", "Potassium 40 daily."),
        ("Raise clonazepam to one point zero.", "Raise clonazepam to 1."),
        ("Two point zero tablets.", "2 tablets."), ("One point zero milligrams per kilogram.", "1 mg/kg."),
        ("Five point zero mL.", "5 mL."), ("Temperature ninety nine point, four.", "Temperature 99.4."),
        ("98 point, one.", "98.1."), ("At this point, one tablet.", "At this point, 1 tablet."),
    ])
    func `a result keeps its last zero, a dose has none`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        ("Time out was at nine oh four.", "Time out was at 9:04."),
        ("Stung at about ten twenty, sorry, eleven twenty this morning.", "Stung at about 11:20 this morning."),
        ("He fell at 11 15, he says.", "He fell at 11:15, he says."),
        ("Woke at seven twenty in the morning, correction, six forty in the morning.", "Woke at 6:40 in the morning."),
        ("He received aspirin at eight fifty five. C T was done.", "He received aspirin at 8:55. CT was done."),
        ("He received alteplase at eight thirty five.", "He received alteplase at 8:35."),
        ("He received insulin at one eighty.", "He received insulin at 180."),
        ("Sodium at eight thirty this morning was 131.", "Sodium at 8:30 this morning was 131."),
        ("Repeat the scan at seven fifty tomorrow.", "Repeat the scan at 7:50 tomorrow."),
        ("Sugars at one forty in the morning.", "Sugars at 140 in the morning."),
        ("Hemoglobin is 9 10 AM glucose is 110.", ""), ("Room 4 12 PM visit.", ""),
        ("Vancomycin at twelve fifty.", "Vancomycin at 12 50."), ("Rate stable at one oh five.", "Rate stable at 105."),
    ])
    func `a clock is read where a time is told`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }

    @Test(arguments: [
        ("Specimens colon none.", "Specimens: none."),
        ("He slept. Estimated blood loss colon less than 10 mL.", "He slept. Estimated blood loss: less than 10 mL."),
        ("Sedation colon propofol.", "Sedation: propofol."), ("Fluids colon 2 L.", "Fluids: 2 L."),
        ("Anesthesia colon general.", "Anesthesia: general."), ("Position colon supine.", "Position: supine."),
        ("Anesthesia colon spinal, specimens colon bone.", "Anesthesia: spinal, specimens: bone."),
        ("Surgeon colon Dr. Ito.", "Surgeon: Dr. Ito."), ("Indications colon gout.", "Indications: gout."),
        ("Mid colon 2 polyps.", ""), ("Follow up colon 2 weeks.", "Follow up: 2 weeks."),
        ("Indication colon stricture.", ""), ("Position of the colon normal.", ""),
        ("The colon was normal.", ""), ("Sigmoid colon no polyps.", ""), ("Colon cancer.", ""),
        ("Resected colon 12 cm.", ""), ("Barium in the colon none.", ""), ("Family colon cancer.", ""),
        ("Normal colon.", ""), ("Tortuous colon the scope passed.", ""),
    ])
    func `a label's colon is a mark, the organ is none`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }

    @Test(arguments: [
        ("Rest for four weeks scratch, that two weeks.", "Rest for 2 weeks."),
        ("Done at one twenty P M, no two twenty P M.", "Done at 2:20 PM."),
        ("Call daily, no, weekly, family is anxious.", "Call weekly, family is anxious."),
        ("Glargine 8 units, no, 9 units, at bedtime.", "Glargine 9 units at bedtime."),
        ("Gout in the right, no, left foot, from 2012.", "Gout in the left foot from 2012."),
        ("Give cefepime, scratch that, cefazolin, 2 g.", "Give cefazolin 2 g."),
        ("Stop aspirin, scratch that, apixaban, and rest.", "Stop apixaban, and rest."),
        ("Gout since age 9, no, age 11, on a low dose.", "Gout since age 11, on a low dose."),
        ("Aspirin, 8 units, no, 9 units, at bedtime.", "Aspirin, 9 units, at bedtime."),
        ("He has a scratch, that healed in 2 weeks.", ""), ("E F 55 %, no 20 % drop.", "EF 55%, no 20% drop."),
    ])
    func `commas of a correction go with it`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }

    @Test(arguments: [
        "There are 3 sore joints, no 5 sore joints and 2 stiff ones.",
        "Pressure was 21 on the right and 15 on the left, no. I have those the wrong way round.",
        "Carvedilol 6.25 mg daily, new. Rest. Going back to the carvedilol, that should be 12.5 mg daily.",
        "Cough for 3 days. The stone was 4 mm on the left and 6 mm on the right. I had those backwards.",
        "He takes ropinirole 0.5 mg at night. Actually it is 0.25 mg.",
        "Restart heparin tomorrow morning, actually, tomorrow evening.",
    ])
    func `what is set right by another sentence stays, marked`(heard: String) {
        let tokens = formatted(heard).tokens
        #expect(tokens.contains { $0.rule == "unclearCorrection" } && tokens.allSatisfy { !$0.isStruck })
        #expect(written(heard) == heard)
    }

    @Test func `a dose that is set right later is marked where it was told`() {
        let heard = "Carvedilol 6.25 mg daily, new. Rest. Going back to the carvedilol, that should be 12.5 mg daily."
        let marked = formatted(heard).tokens.filter { $0.rule == "unclearCorrection" }.map(\.text)
        #expect(marked == ["Carvedilol", "that should be"])
        let clauses = formatted("He takes ropinirole 0.5 mg at night, actually it is 0.25 mg.").tokens
        #expect(clauses.filter { $0.rule == "unclearCorrection" }.map(\.text) == ["ropinirole", "actually"])
        #expect(formatted("Walk daily, that should be enough.").tokens.allSatisfy { $0.rule == nil })
    }

    @Test func `a dose that is taken back is of the drug that had one`() {
        let heard =
            "She started prednisone 20 milligrams 6 days ago. Raise glipizide to 10 milligrams while she is on prednisone, no "
            + "wait, make that five before breakfast and five before lunch."
        let marked = formatted(heard).tokens.filter { $0.rule == "unclearCorrection" }.map(\.text)
        #expect(!marked.contains("prednisone"))
    }

    @Test func `a call at an hour and a minute`() {
        #expect(
            written("Telephone call with Mrs. Lund at two fifteen in the afternoon.")
                == "Telephone call with Mrs. Lund at 2:15 in the afternoon."
        )
        #expect(written("Her glucose was at two fifteen in the afternoon.").contains("215"))
    }

    @Test(arguments: [
        ("Sacubitril valsartan forty nine fifty one twice daily.", "Sacubitril valsartan 49/51 twice daily."),
        ("Sacubitril valsartan twenty four twenty six milligrams.", "Sacubitril valsartan 24/26 mg."),
        ("Pain fell from seven out of ten to two out of ten.", "Pain fell from 7/10 to 2/10."),
        ("Amoxicillin clavulanate eight seventy five one twenty five daily.", "Amoxicillin clavulanate 875/125 daily."),
        ("Carbidopa levodopa twenty five one hundred three times a day.", "Carbidopa levodopa 25/100 3 times a day."),
    ])
    func `two strengths of one tablet, two scores`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test func `two eyes, and a line that is called`() {
        #expect(
            written("Visual acuity twenty eighty right eye, twenty twenty five left.")
                == "Visual acuity 20/80 right eye, 20/25 left."
        )
        #expect(written("She will call nine eight eight or us.") == "She will call 988 or us.")
    }

    @Test(arguments: [
        ("She is seen today. Period pain is worse.", ""), ("Period pain is worse since May.", ""),
        ("She has period pain.", ""),
        ("Over a six week period he lost weight.", "Over a 6 week period he lost weight."),
        (
            "He sleeps comma and within a 24 hour period he ate comma too period",
            "He sleeps, and within a 24 hour period he ate, too."
        ),
        (
            "Assessment colon is likely gout comma left foot period Ekg colon showed no change period",
            "Assessment: is likely gout, left foot. EKG: showed no change."
        ),
        ("Findings colon appears clean comma no polyps period", "Findings colon appears clean, no polyps."),
        ("He has an irritable colon comma he says comma for years.", "He has an irritable colon, he says, for years."),
        ("The colon was examined to the cecum.", ""), ("She made a dash for the door.", ""),
        ("A comma is missing.", ""),
        ("Take it for six weeks period Then stop comma he said.", "Take it for 6 weeks. Then stop, he said."),
    ])
    func `words that are also marks stay words in ordinary use`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }

    @Test(arguments: [
        ("There was a S T 22 and a L T 30.", "There was AST 22 and ALT 30."), ("He had a B N P.", "He had a BNP."),
        ("She has a M S diagnosis.", ""), ("He had a E K G.", "He had a EKG."),
        ("An a E D was started.", "An AED was started."), ("His a R B was stopped.", "His ARB was stopped."),
        ("The a N C is 900.", "The ANC is 900."),
        ("Drops to the O D twice.", ""), ("The A S is clear.", ""), ("It is D C now.", ""),
    ])
    func `letters are put together where they have one meaning`(heard: String, meant: String) {
        #expect(written(heard) == (meant.isEmpty ? heard : meant))
    }
}

import Artifacts
import Testing

@testable import Speech

@Suite struct `Numbers beside words that sound like them` {
    @Test(arguments: [
        ("as needed. A pick seven five milligrams twice daily", "as needed. Apixaban five milligrams twice daily"),
        ("He takes a big 75 milligrams", "He takes apixaban 5 milligrams"),
        ("will start mythotrex 815 milligrams once weekly", "will start methotrexate 15 milligrams once weekly"),
        ("Continue top ear m 8 25 milligrams", "Continue topiramate 25 milligrams"),
    ])
    func `are the end of a drug where only the rest is a dose of it`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.5).verbatimText == meant)
    }

    @Test func `are kept with what was heard, for review`() throws {
        let words = resolved("He takes a big 75 milligrams", probability: 0.5).words
        let dose = try #require(words.first { $0.text == "5" })
        #expect(dose.resolution?.heard == "a big 75")
        #expect(dose.probability <= 0.5)
    }

    /// A dose that there is stays, and so does a number of a drug that was heard, or of what is surely no drug.
    @Test(arguments: [
        ("Start mythotrex 25 milligrams weekly", "25"), ("Take a big 75 milliliters", "75"),
        ("Continue apixaban 75 milligrams", "75"), ("He lost a big 75 pounds", "75"),
        ("a pick seven five times", "seven"),
    ])
    func `stay where they may be one`(heard: String, number: String) {
        #expect(resolved(heard, probability: 0.5).words.contains { $0.text == number })
    }

    @Test(arguments: [
        ("Increase metoprolol six and eight to 50 milligrams", "Increase metoprolol succinate to 50 milligrams"),
        ("Then a pic 7 was stopped.", "Then apixaban was stopped."),
        ("Restart a pick seven on Monday.", "Restart apixaban on Monday."),
        ("He received 10 ectoplays at noon.", "He received tenecteplase at noon."),
        ("a pic 7 days ago", "a pic 7 days ago"), ("received 10 blorbles at noon", "received 10 blorbles at noon"),
        ("He took losartin 9 was high", "He took losartan 9 was high"),
        ("It was grade 7 then.", "It was grade 7 then."),
    ])
    func `are part of a drug's name where they count nothing`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.4).verbatimText == meant)
    }

    @Test func `are shown to a reviewer where a time of the day lacks a digit`() {
        let words = resolved("She came at 9.4 PM, with a level of 9.4 and left at 10.15 PM.", probability: 0.9).words
        #expect(words.map(\.isDoubtful) == words.indices.map { $0 == 3 })
    }

    @Test(arguments: [
        ("Continue amiodarone 100 and 50 milligrams daily.", "Continue amiodarone 150 milligrams daily."),
        ("She takes losartan 100 and 25 mg.", "She takes losartan 125 mg."),
        ("Platelets were 200 and 12,000.", "Platelets were 200 and 12,000."),
        ("LDH was 400 and 12 on admission.", "LDH was 412 on admission."), ("A LT 200 and 6.", "ALT 206."),
        ("Blood pressure 100 and 40 over 80.", "Blood pressure 140 over 80."),
    ])
    func `are one where a hundred and its rest were written apart`(heard: String, meant: String) throws {
        let result = resolved(heard, probability: 0.97)
        #expect(result.verbatimText == meant)
        let joined = result.words.filter { $0.resolution?.heard.contains(" and ") == true }
        #expect(joined.isEmpty == (heard == meant))
    }

    @Test(arguments: [
        "A stent in 2000 and 2.", "Glucose is 300 and 40.", "The value is between 100 and 50.",
        "Her sugars were 200 and 90.", "AST and LDH were 200 and 90.", "Her blood pressure was 100 and 60.",
    ])
    func `stay two, and are shown, where there may be two`(heard: String) {
        let words = resolved(heard, probability: 0.97).words
        #expect(words.map(\.text).joined(separator: " ") == heard)
        #expect(words.suffix(3).map(\.isDoubtful) == [true, true, true])
    }

    @Test func `stay where all was surely heard`() {
        let heard = "He takes a big 75 milligrams"
        #expect(resolved(heard, probability: 0.95).verbatimText == heard)
    }

    @Test(arguments: [
        ("Repeat TSH with 3 T4 and", "Repeat TSH with free T4 and"),
        ("infiltrated with free cc of lidocaine", "infiltrated with 3 cc of lidocaine"),
        ("was 8.1 percent scratched that 7.8 percent", "was 8.1 percent scratch that 7.8 percent"),
        ("Gout, not a goal.", "Gout, not at goal."), ("was 6.9 % and May.", "was 6.9 % in May."),
        ("recurrent, and partial remission.", "recurrent, in partial remission."),
        ("speech is normal and rate and tone", "speech is normal in rate and tone"),
        ("a history of copped and gout", "a history of COPD and gout"),
        ("The patient as a 20-year old man", "The patient is a 20-year old man"),
        ("She uses tetropium-18 micrograms daily", "She uses tiotropium 18 micrograms daily"),
        ("held for 3 days, weight, 5 days", "held for 3 days, wait, 5 days"),
        ("chronic kidney disease stage 3. Weight, stage 4.", "chronic kidney disease stage 3. wait, stage 4."),
        ("She would rather weight", "She would rather wait"), ("every 8 hours is needed", "every 8 hours as needed"),
        ("20 milligrams of bedtime", "20 milligrams at bedtime"), ("Foot exam as due.", "Foot exam is due."),
    ])
    func `are told from words by what they stand beside`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.9).verbatimText == meant)
    }

    @Test(arguments: [
        "a stage 3 T4 tumor", "She has 3 T4 N1 tumors", "pain free days and a free T4", "He scratched that arm",
        "There were 2. He scratched that arm", "a mild and partial tear", "between 5 and March 3 of them",
        "the exam as due to him", "normal and regular", "not a goal of ours but one of the team's",
        "He had no weight 3 months ago", "a good cop and a patient as a friend", "COVID-19 tests",
    ])
    func `stay words and numbers elsewhere`(heard: String) {
        #expect(resolved(heard, probability: 0.9).verbatimText == heard)
    }

    @Test(arguments: [
        ("Started on carbamazole 10 milligrams daily", "carbimazole"),
        ("Add flue clocks a silin 500 milligrams", "flucloxacillin"),
        ("and intravenous coamoxiclaf.", "co-amoxiclav"), ("Salbut amol as needed", "salbutamol"),
    ])
    func `let drugs of other countries be found`(heard: String, drug: String) {
        #expect(resolved(heard, probability: 0.5).verbatimText.lowercased().contains(drug))
    }

    @Test(arguments: [
        ("Aspen 81 milligrams daily", "Aspirin 81 milligrams daily"),
        ("Aspen 20 milligrams daily", "Aspen 20 milligrams daily"),
    ])
    func `tell a drug from a word where hardly another comes in the dose`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.4).verbatimText == meant)
    }

    @Test(arguments: [
        ("sputum grew hemophilus influenza.", "Haemophilus influenzae"),
        ("the window for trombolicis was missed", "thrombolysis"),
    ])
    func `make no other word of what the lexicon knows`(heard: String, term: String) {
        #expect(resolved(heard, probability: 0.5).verbatimText.contains(term))
    }
}

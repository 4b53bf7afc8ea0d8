import Artifacts
import Testing

@testable import Speech

@Suite struct `Names and numbers that were written together` {
    @Test(arguments: [
        ("Sodium 138, TSH3.4, and", "Sodium 138, TSH 3.4, and"), ("with EGFR61.", "with EGFR 61."),
        ("calcium 9, B-U-N33.", "calcium 9, BUN 33."), ("ECOG2 at most", "ECOG 2 at most"),
        ("platelets 180 at LT37, lipase 20", "platelets 180 ALT 37, lipase 20"),
        ("comma an ST-29 comma", "comma AST 29 comma"),
        ("a hemoglobin A1C6.8 %", "a hemoglobin A1c 6.8 %"), ("Labs, a 1C8.1 %", "Labs, A1c 8.1 %"),
        ("free T40.9, total T3121.", "free T4 0.9, total T3 121."),
        ("1 drop to the left I3 times daily", "1 drop to the left eye 3 times daily"),
        ("insulin NPH14 units", "insulin NPH 14 units"),
    ])
    func `are parted where they are read one way`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.95).verbatimText == meant)
    }

    @Test(arguments: [
        "a G6PD deficiency", "at L4 and T12", "stage T2N1", "PDL1 on the block", "COVID19 and HPV16", "BRCA2 carrier",
        "at T40.9 of it", "a left M2 branch", "vitamin B12 1000 micrograms", "the A1C was", "CD20 and CA125",
        "with I4 on the left", "a total I131 dose", "an HIV-1 infection", "a LT4 dose", "at ST Mary's",
        "He is at LT drive",
    ])
    func `stay where they are a name, or may be`(heard: String) {
        #expect(resolved(heard, probability: 0.95).verbatimText == heard)
    }

    @Test func `are kept with what was heard`() throws {
        let words = resolved("platelets 180 at LT37, lipase 20", probability: 0.95).words
        let value = try #require(words.first { $0.text == "37," })
        #expect(value.resolution?.heard == "at LT37,")
    }

    @Test(arguments: [("platelets AZ-8 today", "AZ-8"), ("then XR55 and", "XR55"), ("up to T41.6 then", "T41.6")])
    func `are shown where nothing tells what they are`(heard: String, word: String) {
        let shown = resolved(heard, probability: 0.85).words.filter(\.isDoubtful).map(\.text)
        #expect(shown == [word])
    }
}

@Suite struct `Words that sound like a number` {
    @Test(arguments: [
        ("There is a gap for centimeters below it", "There is a gap 4 centimeters below it"),
        ("Fentanyl for micrograms was given", "Fentanyl 4 micrograms was given"),
        ("He takes too tablets at noon", "He takes 2 tablets at noon"),
        ("He is on for liters of oxygen", "He is on 4 liters of oxygen"),
        ("folic acid won milligram daily", "folic acid 1 milligram daily"),
    ])
    func `are one before what is measured`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.95).verbatimText == meant)
    }

    @Test(arguments: [
        "a prescription for tablets every month", "He took it for days.", "and for times of stress",
        "We went to grams from ounces", "convert morphine to milligrams", "5 for milliliters",
        "10 milligrams to milliliters",
        "He asked for milligrams.", "She won tablets.", "It was too much", "listed for units of blood",
    ])
    func `stay where they may be words`(heard: String) {
        #expect(resolved(heard, probability: 0.95).verbatimText == heard)
    }

    @Test(arguments: [("inject 5 for milliliters", "for"), ("with to cc of it", "to")])
    func `are shown where they make no sense`(heard: String, word: String) {
        #expect(resolved(heard, probability: 0.95).words.filter(\.isDoubtful).map(\.text) == [word])
    }
}

@Suite struct `Denials that were heard as joined` {
    @Test(arguments: [
        ("Skull and remarkable.", "Skull unremarkable."),
        ("Chest film and remarkable, no effusion.", "Chest film unremarkable, no effusion."),
    ])
    func `deny where nothing else makes sense`(heard: String, meant: String) throws {
        let words = resolved(heard, probability: 0.95).words
        #expect(words.map(\.text).joined(separator: " ") == meant)
        #expect(words.contains { $0.resolution?.heard.hasPrefix("and ") == true })
    }

    @Test(arguments: [
        "Wound vac in place and changed.", "Foley in the bladder and changed.",
        "The dressing on the heel was soaked and changed.", "She went home and changed.",
        "The scan is long and remarkable for a cyst.", "He cut the hair on the neck and changed.",
        "Dose on the chart and changed to ten.", "Reviewed the plan with the family and changed.",
        "She had a bath in the morning and changed.", "She has been to the bathroom and changed.",
        "She is calm and comfortable.", "The nodules are unchanged and remarkable.", "Lids soft and tender.",
    ])
    func `never turn what was heard well`(heard: String) {
        #expect(resolved(heard, probability: 0.95).verbatimText == heard)
    }

    @Test func `are shown where it is not sure`() {
        let shown = resolved("Physical exam, alert and comfortable, belly soft.", probability: 0.95).words
        #expect(shown.filter(\.isDoubtful).map(\.text) == ["and", "comfortable,"])
        #expect(!resolved("She is calm and comfortable.", probability: 0.95).words.contains { $0.isDoubtful })
    }
}

@Suite struct `A dose that no such drug comes in` {
    @Test(arguments: [
        ("Levotira 830 milligrams at night", "830"), ("Continue apixaban 75 milligrams daily", "75"),
    ])
    func `is shown`(heard: String, number: String) {
        let words = resolved(heard, probability: 0.92).words
        #expect(words.filter(\.isDoubtful).map(\.text).contains(number))
    }

    @Test(arguments: [
        "Continue apixaban 5 milligrams daily", "Zolpidax 10 milligrams at night", "Blorbo 10 milligrams",
        "Zolbarane 830 milligrams",
    ])
    func `is not where it may be one`(heard: String) {
        #expect(!resolved(heard, probability: 0.92).words.contains { $0.isDoubtful && $0.text.first?.isNumber == true })
    }
}

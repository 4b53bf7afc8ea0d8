import Artifacts
import Testing

@testable import Speech

@Suite struct `The strengths of drugs` {
    private func fits(_ amount: Double, _ unit: String, _ drug: String) throws -> Bool? {
        DrugStrengths.standard.allow(try #require(DrugStrengths.Dose(amount, unit: unit)), of: drug)
    }

    @Test(arguments: [
        (5, "mg", "amlodipine"), (2.5, "mg", "amlodipine"), (1500, "mg", "metformin"), (1.5, "g", "metformin"),
        (100, "mcg", "levothyroxine"), (0.1, "mg", "levothyroxine"), (22, "units", "insulin glargine"),
        (6.25, "mg", "carvedilol"), (20, "meq", "potassium chloride"), (60, "mg", "prednisone"),
    ])
    func `allow what is a tablet, a half, a few, or within a range`(amount: Double, unit: String, drug: String) throws {
        #expect(try fits(amount, unit, drug) == true)
    }

    @Test(arguments: [
        (325, "mg", "amlodipine"), (5, "g", "amlodipine"), (100, "mg", "levothyroxine"), (20, "units", "lisinopril"),
        (650, "mg", "terbinafine"), (22, "mg", "insulin glargine"),
    ])
    func `allow nothing else`(amount: Double, unit: String, drug: String) throws {
        #expect(try fits(amount, unit, drug) == false)
    }

    @Test func `are not judged where they are not known`() throws {
        #expect(try fits(5, "mg", "no such drug") == nil)
        #expect(DrugStrengths.Dose(2, unit: "tablets") == nil)
    }

    @Test(arguments: [
        ("Continue am loaded pen 325 milligrams daily.", "amlodipine"),
        ("Start turban a fan 650 milligrams daily.", "terbinafine"),
        ("Increase living thigh rocks in to 75 milligrams daily.", "levothyroxine"),
        ("He takes listen-operal 20 units at night", "lisinopril"),
    ])
    func `keep the resolver from a drug that does not come in the dose`(heard: String, drug: String) {
        let transcript = resolved(heard)
        #expect(!transcript.verbatimText.lowercased().contains(drug))
        #expect(transcript.words.allSatisfy { $0.resolution == nil })
    }

    @Test(arguments: [
        ("Continue am loaded pen 10 milligrams daily.", "amlodipine"),
        ("Start turban a fan 250 milligrams daily.", "terbinafine"),
        ("Increase living thigh rocks in to 75 micrograms daily.", "levothyroxine"),
        ("He takes listen-operal twenty milligrams at night", "lisinopril"),
    ])
    func `let it find the drug where the dose is one of it`(heard: String, drug: String) {
        #expect(resolved(heard).verbatimText.contains(drug))
    }

    @Test func `have a reviewer shown what stayed as heard`() throws {
        let transcript = resolved("He takes listen-operal 650 milligrams daily.", probability: 0.7)
        let word = try #require(transcript.words.first { $0.text == "listen-operal" })
        #expect(word.isDoubtful)
        #expect(transcript.words.first { $0.text == "daily." }?.isDoubtful == false)
    }

    @Test func `leave a drug that was heard well with any dose`() {
        let heard = "Continue terbinafine 650 milligrams daily."
        #expect(resolved(heard).verbatimText == heard)
    }

    @Test(arguments: [
        ("She takes azathiopri 650 milligrams.", "azathioprine"), ("and losarten 35 milligrams", "losartan"),
    ])
    func `say nothing against a name that misses a letter or its end`(heard: String, drug: String) {
        #expect(resolved(heard).verbatimText.contains(drug))
    }

    @Test func `find a drug in more words where the dose is one of it`() {
        #expect(resolved("Take a seat, a mini fan 500 milligrams at night").verbatimText.contains("acetaminophen 500"))
    }

    @Test(arguments: ["Give ask a term in often.", "Offer miss a lot then at night."])
    func `say nothing for several everyday words without a dose`(heard: String) {
        #expect(resolved(heard, probability: 0.4).verbatimText == heard)
    }

    @Test func `are read to the end of the list`() throws {
        #expect(try fits(325, "mg", "acetaminophen") == true)
        #expect(try fits(25, "mg", "zonisamide") == true)
    }
}

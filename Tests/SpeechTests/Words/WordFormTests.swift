import Artifacts
import Testing

@testable import Speech

/// A word that is near to a word of medicine may be made of the same parts, or be somebody's name.
@Suite struct `Words made like a word of medicine` {
    @Test(arguments: [
        ("Levofloxasin", "Levofloxacin", "did nothing."), ("Carbamazipeen", "Carbamazepine", "made her dizzy."),
        ("Hydroxichlorokwin", "Hydroxychloroquine", "did not help."),
    ])
    func `leaves what was said beside a misheard word`(heard: String, meant: String, rest: String) {
        #expect(resolved("No rash. \(heard) \(rest)", doubted: [heard]).verbatimText == "No rash. \(meant) \(rest)")
    }

    @Test(arguments: [
        ("The terminal eliom was normal.", "The terminal ileum was normal."),
        ("edema of the subcustal retractions", "edema of the subcostal retractions"),
        ("and listen-operal 20 milligrams", "and lisinopril 20 milligrams"),
    ])
    func `leave the small words around them`(heard: String, meant: String) {
        #expect(resolved(heard).verbatimText == meant)
    }

    @Test func `leave a small word that the engine doubted`() {
        let heard = "alcohol used disorder in sustained remission"
        #expect(resolved(heard, doubted: ["in"]).verbatimText.hasSuffix("disorder in sustained remission"))
    }

    @Test(arguments: ["She is promenopausal now.", "a promenopausal woman"])
    func `are not taken where their opposite sounds as like`(sentence: String) throws {
        let transcript = resolved(sentence)
        #expect(transcript.verbatimText == sentence)
        let word = try #require(transcript.words.first { $0.text == "promenopausal" })
        #expect(word.isDoubtful)
    }

    @Test(arguments: [
        ("Sclerae are mildly ictaric.", "Sclerae are mildly icteric."),
        ("She has an ictaric sclera.", "She has an ictaric sclera."),
        ("Sclerae an icteric.", "Sclerae anicteric."), ("an icteric patient", "an icteric patient"),
        ("Interior fontainel is soft.", "Anterior fontanelle is soft."),
    ])
    func `are not taken where only a denial was put before them, or taken off`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.4).verbatimText == meant)
    }

    @Test(arguments: [
        ("and hypovolemic hyponatremia", "and hypovolemic hyponatremia"),
        ("Three polypsent to the lab", "Three polyps sent to the lab"),
        ("tender super pubic area", "tender suprapubic area"), ("full by laterally.", "full bilaterally."),
        ("by lateral approach", "by lateral approach"), ("albuterol and haler 2 puffs", "albuterol inhaler 2 puffs"),
    ])
    func `are told from words run together or apart`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.8).verbatimText == meant)
    }

    @Test(arguments: ["The pathologic fracture healed.", "a pathologic T2 tumor"])
    func `are not taken for another form`(sentence: String) {
        #expect(resolved(sentence).verbatimText == sentence)
    }

    @Test func `are a drug where only its course is of some days`() {
        #expect(resolved("Amoxasillin is a 10 day course.").verbatimText == "Amoxicillin is a 10 day course.")
    }

    @Test func `take the end of their phrase with them`() {
        let heard = "You're an albumin to create 9 ratio is 18."
        #expect(resolved(heard, probability: 0.7).verbatimText == "Urine albumin to creatinine ratio is 18.")
    }

    @Test func `are not taken for a month`() {
        let heard = "Laparoscopic cholecystectomy on June 7th."
        #expect(resolved(heard, probability: 0.4).verbatimText == heard)
    }

    @Test(arguments: ["Amara is a 7 year old girl.", "Amara is a seven-year-old girl.", "Amara, a 7 month old boy."])
    func `stay names of somebody of some age`(sentence: String) {
        #expect(resolved(sentence, probability: 0.4).verbatimText == sentence)
    }
}

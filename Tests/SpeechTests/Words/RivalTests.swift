import Artifacts
import Testing

@testable import Speech

/// A term is taken for what was heard only where no other word may have been said: a wrong term reads well, and nobody
/// sees that it is wrong.
@Suite struct `A word that the lexicon has no entry for` {
    /// What Whisper heard of floaters, thymectomy, scleral, lobectomy, adenoidectomy, enteritis, bilious and styloid.
    @Test(arguments: [
        "No flashes, no flovers, no pain.", "The mectomy in 2017.", "There was a sclerol lesion.",
        "She had a libectomy last year.", "The adenodectomy was done.", "There was no entoritis today.",
        "He had billius vomit.", "The styloid process is tender.", "We spoke of stuporis as well.",
    ])
    func `becomes no term that sounds about as like`(sentence: String) {
        #expect(resolved(sentence, probability: 0.3).verbatimText == sentence)
    }

    @Test(arguments: ["Send immunoglobulin levels.", "The flow cytometry is typical.", "an irrigator was used"])
    func `stays where it was surely heard`(sentence: String) {
        #expect(resolved(sentence, probability: 0.9).verbatimText == sentence)
    }

    @Test(arguments: ["the posttransplant course", "a peritransplant course"])
    func `stays where it is made of one and a prefix`(sentence: String) {
        #expect(resolved(sentence, probability: 0.4).verbatimText == sentence)
    }

    @Test func `lends no small word beside it to a term`() {
        #expect(!resolved("Congenctiva is injected.", probability: 0.3).verbatimText.contains("onjunctivitis"))
    }

    @Test func `is a name rather than an abbreviation behind "on"`() {
        let heard = "a weight check on Amara today"
        #expect(resolved(heard, doubted: ["Amara"]).verbatimText == heard)
    }

    @Test func `leaves what obstructs a ureter as it is`() {
        let heard = "Obstructing left ureteral stone with sepsis."
        #expect(resolved(heard, doubted: ["ureteral"]).verbatimText == heard)
    }

    @Test(arguments: [
        ("denies he moptersis today", "denies hemoptysis today"), ("an inginol hernia", "an inguinal hernia"),
        ("She has esophageitis.", "She has esophagitis."),
    ])
    func `does not keep from terms what is like nothing else`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.3).verbatimText == meant)
    }
}

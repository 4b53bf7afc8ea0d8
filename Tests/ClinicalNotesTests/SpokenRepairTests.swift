import Artifacts
import ClinicalNotes
import Speech
import Testing

/// What a speaker breaks off and says anew is told as it was meant.
@Suite struct `What is broken off and said anew` {
    private func texts(_ text: String) async throws -> [String] {
        try await draft(SpokenFormatter().format(Transcript(plainText: text)), .dictation).allStatements.map(\.text)
    }

    @Test(arguments: [
        ("The margins are cle- are clear.", "The margins are clear."),
        ("The abd- abdomen is soft.", "The abdomen is soft."),
        ("He had- has also been coughing.", "He has also been coughing."),
        ("The wound was closed with n- , a running suture.", "The wound was closed with a running suture."),
        ("A small periph- , uh , peripheral vein bled.", "A small peripheral vein bled."),
        ("She was sent to nep ... nephrology for a biopsy.", "She was sent to nephrology for a biopsy."),
        ("There is a nodule on palpashun ... excuse me , on palpation.", "There is a nodule on palpation."),
        ("He was seen him ... he was seen in April.", "He was seen in April."),
        ("A film was taken to further ... for further evaluation.", "A film was taken for further evaluation."),
        ("The films show no significant anomolaries ... anomalies.", "The films show no significant anomalies."),
    ])
    func `only what was meant is left`(said: String, told: String) async throws {
        let texts = try await texts("The patient is a 50-year-old man. " + said)
        #expect(texts.contains(told), "\(texts)")
    }

    @Test(arguments: [
        "She has hypertension ... hyperlipidemia was found too.", "He takes 20 mg ... he takes 40 mg on Sundays.",
        "He has asthma ... he has gout.", "No rash- the skin is clear.",
    ])
    func `an illness, a number and a denial are never given up`(said: String) async throws {
        let told = try await texts("The patient is a 50-year-old man. " + said).joined(separator: " ")
        for word in ["hypertension", "20 mg", "asthma", "No rash"] where said.contains(word) {
            #expect(told.contains(word), "\(told)")
        }
    }

    @Test(arguments: [
        ("she was seen by dr. ada vole for her knee .", "She was seen by Dr. ada vole for her knee."),
        ("he was sent by mr . vole for his knee .", "He was sent by Mr. vole for his knee."),
        ("he will see the dr. again tomorrow .", "He will see the dr."),
    ])
    func `a title's point ends no sentence`(said: String, told: String) async throws {
        let texts = try await texts(said)
        #expect(texts.contains(told), "\(texts)")
    }
}

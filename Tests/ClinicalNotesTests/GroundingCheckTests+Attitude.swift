import Artifacts
import ClinicalNotes
import Testing

/// A negation that denies something else than the words behind it, and figures that are told in other words.
@Suite struct `Grounding check, what is meant` {
    /// An alarm at a statement that rests on all of the turns.
    private func isAlarmed(_ text: String, _ turns: String) -> Bool {
        let visit = Transcript(plainText: turns + "\nDoctor: Thank you.")
        let evidence = visit.segments.map { Note.Evidence(segment: $0.id, words: $0.words, start: 0, end: 0) }
        return !GroundingCheck().violations(of: .init(text: text, evidence: evidence), in: visit).isEmpty
    }

    @Test func `what one does not like is there`() {
        let turns = "Patient: I don't like oatmeal. Can you change my breakfast to toast?"
        #expect(!isAlarmed("He wants the oatmeal changed to toast.", turns))
        #expect(isAlarmed("He likes oatmeal.", turns))
    }

    @Test func `not feeling well is feeling bad`() {
        let turns = "Doctor: You have not been feeling well for two weeks.\nPatient: That's right."
        #expect(!isAlarmed("The patient reports feeling bad for two weeks.", turns))
        #expect(isAlarmed("The patient reports feeling well for two weeks.", turns))
    }

    @Test func `not to know is said in many words`() {
        let turns = "Doctor: How many tablets did you swallow?\nPatient: I don't know."
        #expect(!isAlarmed("She cannot tell me how many tablets she swallowed.", turns))
        #expect(isAlarmed("She has not swallowed tablets.", "Patient: I swallowed tablets, I know the brand."))
    }

    @Test func `what did not help brought no relief`() {
        let turns = """
            Patient: The heating pad gave me some relief in March.
            Doctor: And the ointment did not improve your elbow pain.
            Patient: Right.
            """
        #expect(!isAlarmed("He used the ointment without relief of the elbow pain.", turns))
        #expect(isAlarmed("He used the heating pad without relief.", "Patient: The heating pad gave me relief."))
    }

    @Test func `what stands before a question is said`() {
        let turns = "Patient: I have this lump on my left thumb are you able to cut it out?\nDoctor: No, not here."
        #expect(!isAlarmed("He has a lump on the left thumb.", turns))
        #expect(isAlarmed("He has no lump on the left thumb.", turns))
    }

    @Test func `a courtesy denies nothing`() {
        let turns = "Doctor: Ready to go home?\nPatient: I can't wait."
        #expect(!isAlarmed("The patient is ready to go home.", turns))
        #expect(isAlarmed("The patient is ready to go home.", "Doctor: Ready to go home?\nPatient: No, I can't."))
    }

    @Test func `a negative in a row is none of the one before`() {
        let turns = "Doctor: Any rash?\nPatient: No.\nDoctor: Any jaundice?\nPatient: No."
        #expect(!isAlarmed("Skin: Negative rash, negative jaundice.", turns))
        #expect(isAlarmed("Skin: Positive rash, negative jaundice.", turns))
    }

    @Test func `of a stop of something else no start is denied`() {
        let turns = """
            Doctor: And then we'll start physical therapy once we have the scan.
            Patient: Should I go on with the ointment?
            Doctor: You can stop the ointment.
            """
        #expect(!isAlarmed("Physical therapy is to be started after the scan.", turns))
        #expect(isAlarmed("The ointment is to be started.", "Doctor: You can stop the ointment."))
    }

    @Test func `a number without its unit is the one that was meant`() {
        let turns = "Patient: I take Lasix 20 in the kitchen.\nDoctor: You have lived there for 20 years."
        #expect(!isAlarmed("He takes Lasix 20 mg.", turns))
        #expect(isAlarmed("He takes Lasix 20 mg.", "Patient: I take Lasix 20 mcg, 20 of them."))
    }

    @Test func `a word in two is the word with a hyphen`() {
        let turns = "Doctor: See your gastro doctor for the J tube.\nPatient: I will."
        #expect(!isAlarmed("See the gastroenterologist regarding the J-tube.", turns))
        #expect(isAlarmed("See the cardiologist regarding the stent.", turns))
    }
}

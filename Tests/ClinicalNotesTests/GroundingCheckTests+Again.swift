import Artifacts
import ClinicalNotes
import Testing

/// What was said of something else, or of more than one thing, in few words.
@Suite struct `Grounding check, what is said once and of what` {
    @Test(arguments: [
        ("Patient: I don't know about chest pain.", "He has chest pain."),
        ("Patient: I don't know about the pain pills.", "He takes pain pills."),
        ("Patient: I don't know maybe diabetes.", "He has diabetes."),
        ("Patient: I did not know about 2 falls.", "He had 2 falls."),
        ("Patient: I drank 6 beers last night.", "He drinks 6 beers a day."),
        ("Patient: I smoked 2 packs yesterday. Then I had 3 drinks at the wedding.", "He smokes 2 packs a day."),
        ("Patient: Tea, 5 cups on Sundays.", "He drinks 5 cups of tea a day."),
        ("Patient: I have that cough.", "He denies having that cough."),
        ("Patient: My temperature was 98. My surgery was back in 2001.", "Surgery was in 1998."),
        ("Patient: I had pain since 90 minutes.", "He has had pain since 1990."),
        ("Patient: My pressure was 80 that day. My surgery went well.", "Surgery was in 1980."),
    ])
    func `what was not said is alarming`(said: String, text: String) {
        #expect(raisesAlarm(text, in: Transcript(plainText: said)))
    }

    @Test(arguments: [
        ("Patient: My husband has a cough. I do too.", "The patient has a cough."),
        ("Patient: My mother has migraines and so do I.", "The patient has migraines."),
        ("Patient: My husband noticed a mole.", "The patient has a mole."),
        ("Doctor: Pulses are 2+. Tonsils are 3 plus. Protein is 1 plus.", "Tonsils 3+."),
        ("Doctor: Blood pressure is 128 over 72. Last time 128/80.", "Blood pressure 128/72."),
        ("Doctor: Pain is 5 of 10. Strength is 5/5.", "Pain is 5/10."),
        ("Doctor: Vision is 20/40 on the right and 20 over 30 on the left.", "Vision is 20/30 on the left."),
        ("Doctor: The MRI failed to show a tear. It fails to demonstrate arthritis.", "MRI fails to show a tear."),
        ("Patient: I don't have my kids this week. My kids live with their mom.", "He has kids."),
        ("Patient: I get migraines with and without aura.", "Migraines without aura."),
        ("Patient: I did not know about the diabetes until May.", "He did not know about the diabetes until May."),
    ])
    func `what was said is not`(said: String, text: String) {
        #expect(!raisesAlarm(text, in: Transcript(plainText: said)))
    }
}

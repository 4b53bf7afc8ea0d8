import Artifacts
import ClinicalNotes
import Testing

/// Statements that say the contrary, or something else of the same kind, in words that were nearly said.
@Suite struct `Grounding check, turned round` {
    @Test(arguments: [
        ("Doctor: We will get a film to rule out pneumonia.", "Ruled out pneumonia."),
        ("Doctor: Blood pressure is 132/78.", "Blood pressure 78/132."),
        ("Doctor: Blood pressure is 132 over 78.", "Blood pressure 78/132."),
        ("Doctor: There is a small effusion in the knee.", "There is a large effusion in the knee."),
        ("Doctor: The effusion is small.", "Large effusion."),
        ("Doctor: The scan shows moderate spinal stenosis.", "Severe spinal stenosis on the scan."),
        ("Doctor: She has a partial tear of the cuff.", "Complete tear of the cuff."),
        ("Patient: I have had hiccups since last week.", "She has had hiccups since yesterday."),
        ("Doctor: Take naproxen with food for the gout.", "Hold naproxen for the gout."),
        ("Patient: The referral was accepted by the clinic.", "The referral was declined by the clinic."),
        ("Patient: The tightness comes on exertion.", "The tightness comes at rest."),
        ("Patient: I get winded at rest.", "She is winded on exertion."),
        ("Doctor: Her son takes warfarin.", "The patient takes warfarin."),
    ])
    func `what was turned round is alarming`(said: String, text: String) {
        #expect(raisesAlarm(text, in: Transcript(plainText: said)))
    }

    @Test(arguments: [
        ("Doctor: We wanted to rule out pneumonia, and there is no pneumonia on the film.", "Ruled out pneumonia."),
        ("Doctor: Blood pressure is 132/78.", "Blood pressure 132/78."),
        ("Patient: I take 6-8 of them.", "She takes 6 to 8 of them."),
        ("Doctor: It was a large effusion, and now it is a small effusion.", "Small effusion."),
        ("Doctor: There is a small to moderate effusion.", "Moderate effusion."),
        ("Doctor: There is a mild swelling of the small toe.", "The small toe has mild swelling."),
        ("Doctor: Severe headache, and mild knee pain.", "Mild knee pain, severe headache."),
        ("Patient: The hiccups began last night.", "Hiccups since yesterday."),
        ("Doctor: Stay off the naproxen.", "Stop naproxen."),
        ("Patient: I was told to stop the naproxen, but I am still taking it.", "She takes naproxen."),
        ("Patient: I get winded when I climb the stairs.", "She is winded on exertion."),
        ("Doctor: Shall I call you at home or at work? Patient: I rest at home.", "She rests at home."),
        ("Patient: My son takes warfarin.", "The patient takes warfarin."),
        ("Doctor: Mother says her son takes warfarin.", "The patient takes warfarin."),
        ("Doctor: Her son has asthma. She takes warfarin.", "The patient takes warfarin."),
        ("Doctor: Her son takes warfarin.", "Her son takes warfarin."),
    ])
    func `what was said is not`(said: String, text: String) {
        #expect(!raisesAlarm(text, in: Transcript(plainText: said)))
    }
}

import Artifacts
import Testing

@testable import Speech

/// Words that an engine takes for others that sound alike, where only what stands beside them, or what else is spoken of,
/// tells which was said.
@Suite struct `Words beside a misheard one` {
    @Test(arguments: [
        ("the results of the CD scan of your abdomen", "the results of the CT scan of your abdomen"),
        ("essentially a shot wave procedure", "essentially a shock wave procedure"),
        ("Interior segments are quiet", "Anterior segments are quiet"),
        ("Inside and judgment are good.", "Insight and judgment are good."),
        ("reduced vibration since at the toes", "reduced vibration sense at the toes"),
        ("1+ fitting edema to the shins", "1+ pitting edema to the shins"),
        ("ECOG 1, wait. 174 pounds", "ECOG 1, weight. 174 pounds"),
        ("95 % on room pair.", "95 % on room air."),
        ("proceed with five few and leucovorin", "proceed with five FU and leucovorin"),
        ("mood okay. Effect is a little restricted", "mood okay. Affect is a little restricted"),
        ("with a blunted effect", "with a blunted affect"),
        ("Material gas on 28 percent showed", "Arterial gas on 28 percent showed"),
        ("a 2 out of 6 systolic ejection moment", "a 2 out of 6 systolic ejection murmur"),
        ("at the level of the number spine", "at the level of the lumbar spine"),
        ("some pain to partition there", "some pain to palpation there"),
        ("Tattoo diabetes, well controlled", "Type 2 diabetes, well controlled"),
        ("Cystolic pressure is low", "Systolic pressure is low"),
        ("There is mild apoptosis of the eye", "There is mild proptosis of the eye"),
        ("with a brood on both sides", "with a bruit on both sides"),
        ("His tennis is up to date.", "His tetanus is up to date."),
        ("fluids to help facilitate your nation", "fluids to help facilitate urination"),
        ("a metabolic panel, your analysis and a culture", "a metabolic panel, urinalysis and a culture"),
        ("On a rival she could not speak.", "On arrival she could not speak."),
    ])
    func `tell what it was`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.9).verbatimText == meant)
    }

    @Test(arguments: [
        "She listens to a CD at night.", "He had a flu shot. Waves of pain followed.", "the interior of the joint",
        "It itches inside and out.", "He has felt no vibration in the foot since then.", "She is fitting in well.",
        "Wait, 30 pounds?", "a pair of crutches", "There were few bruises.", "The effect is good.",
        "The effect of it is flat.", "Its effect was mildly sedating.", "She had five. Few remain.",
        "She plays tennis. Is she up for it?", "A number was called.", "He has a tattoo. Diabetes runs in the family.",
        "What is your analysis of it?", "He has a rival at work.", "in a moment", "a partition wall",
    ])
    func `leave what makes sense as it is`(heard: String) {
        #expect(resolved(heard, probability: 0.9).verbatimText == heard)
    }

    @Test(arguments: [
        ("The left ear drum is red", "The left eardrum is red"),
        ("admission after an over dose in 2018", "admission after an overdose in 2018"),
    ])
    func `are one with it where both are one word of medicine`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.9).verbatimText == meant)
    }

    @Test(arguments: ["His head aches at night.", "My heart burns for her.", "Use the drum by the ear. Drum loudly."])
    func `are left apart where one does what the other says`(heard: String) {
        #expect(resolved(heard, probability: 0.9).verbatimText == heard)
    }
}

@Suite struct `Terms that are spoken of` {
    /// Of two that sound as like, the one that is spoken of; of one that sounds little like it, only where it is.
    @Test func `are heard sooner`() {
        #expect(resolved("Spiritam grew.", doubted: ["Spiritam"]).verbatimText == "Spiritam grew.")
        let heard = "green sputum. Spiritam grew."
        #expect(resolved(heard, doubted: ["Spiritam"]).verbatimText == "green sputum. Sputum grew.")
    }
}

@Suite struct `Letters that are no abbreviation` {
    @Test(arguments: [
        ("a LT 38, a ST is 30", "ALT 38, AST is 30", 0.9), ("a ST elevation", "a ST elevation", 0.4),
        ("MR I showed nothing", "MRI showed nothing", 0.6), ("In the MR I saw it", "In the MR I saw it", 0.9),
        ("Your analysis shows casts.", "Urinalysis shows casts.", 0.9),
    ])
    func `are one where they were written apart`(heard: String, meant: String, probability: Double) {
        #expect(resolved(heard, probability: probability).verbatimText == meant)
    }

    @Test func `are the one that sounds like them where they were much in doubt`() {
        #expect(resolved("BNT has dropped to 900.", doubted: ["BNT"]).verbatimText == "BNP has dropped to 900.")
        #expect(resolved("BNT has dropped to 900.", probability: 0.9).verbatimText == "BNT has dropped to 900.")
    }

    @Test(arguments: ["LDL", "HDL", "TSH", "MRI", "DVT"])
    func `are none where we know them`(letters: String) {
        #expect(resolved("\(letters) was normal.", doubted: [letters]).verbatimText == "\(letters) was normal.")
    }
}

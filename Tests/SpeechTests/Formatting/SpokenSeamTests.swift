import Artifacts
import Speech
import Testing

/// An engine hears a full stop where a speaker takes breath, and sometimes the word beside it twice.
@Suite struct `Where a speaker takes breath` {
    @Test(arguments: [
        ("a history of gout. and kidney stones. She is well.", "a history of gout and kidney stones. She is well."),
        ("He bruises easily. with no trauma. He is well.", "He bruises easily with no trauma. He is well."),
        ("The wound is dry. And the edges are closed.", "The wound is dry and the edges are closed."),
        ("no benefit on arrival she. Could not speak.", "no benefit on arrival she Could not speak."),
        ("She has the. Same rash.", "She has the Same rash."),
        ("I will give. Him a sling.", "I will give him a sling."),
        ("Ultrasound shows. Stones.", "Ultrasound shows Stones."),
        ("Gout. Not at goal.", "Gout, not at goal."),
        ("Continue allopurinol. 300 milligrams daily.", "Continue allopurinol 300 mg daily."),
        ("uses her inhaler. 6 to 8 times a day.", "uses her inhaler 6 to 8 times a day."),
        ("budesonide 180. Micrograms twice daily.", "budesonide 180 mcg twice daily."),
        ("levothyroxine 88, micrograms daily.", "levothyroxine 88 mcg daily."),
        ("for the last two. Years on insulin.", "for the last 2 years on insulin."),
    ])
    func `a sentence goes on`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        ("It began six weeks ago after. After she fell on ice.", "It began 6 weeks ago after she fell on ice."),
        ("He has pain in the the left heel.", "He has pain in the left heel."),
        ("tender to to touch", "tender to touch"),
    ])
    func `what was said once is written once`(heard: String, meant: String) {
        let result = formatted(heard)
        #expect(result.plainText == meant)
        #expect(result.tokens.map(\.words.count).reduce(0, +) == result.words.count)
    }

    @Test(arguments: [
        "He was well shortly after. After that he fell.", "He has hepatitis A. The liver is firm.",
        "Nothing that she knows of. He is well.", "He came in. The leg is red.",
        "Amoxicillin gave hives. Not on any medication.", "She has not missed any. She still takes it.",
        "He stopped metformin. 40 mg furosemide was given.",
        "He slept all night without waking at any hour. Not on oxygen.", "He is 60. Days are better than nights.",
        "The wound is dry. And start cephalexin.", "the foot is warm. the toes are pink. in clinic he walks.",
        "He had had a fall. She said that that was new.",
    ])
    func `a sentence ends where another may begin`(heard: String) {
        #expect(written(heard) == heard)
    }

    @Test func `what two people say is left to them`() {
        let talk = "[doctor] any pain in the. The left leg?\n[patient] the the right one. and my hip"
        #expect(SpokenFormatter().format(Transcript(plainText: talk)).tokens.allSatisfy { $0.rule != "repeated" })
    }

    @Test(arguments: [
        ("mood is quote low and quote affect is flat", "mood is \"low\" affect is flat"),
        ("Return in one week, end of ductation.", "Return in 1 week."),
        ("Bleeding at the end of defecation.", "Bleeding at the end of defecation."),
        ("She has MS. She takes baclofen.", "She has MS. She takes baclofen."),
        ("Take it until the end of the course.", "Take it until the end of the course."),
        ("pain in quote his words", "pain in quote his words"),
    ])
    func `commands are known as they are heard`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }
}

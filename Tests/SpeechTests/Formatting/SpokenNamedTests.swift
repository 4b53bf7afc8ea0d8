import Artifacts
import Speech
import Testing

/// Corrections that name what they take back, those of a part, and those that a full stop parts from what they mean.
@Suite struct `What is taken back by name` {
    @Test(arguments: [
        ("He coughs green sputum. Scratch green, it is white.", nil),
        ("We drained cloudy yellowish pus. Scratch yellowish, the pus was grey.", nil),
        (
            "We drained 40 mL of purulent fluid. Scratch purulent, the fluid was clear.",
            "We drained 40 mL of fluid. The fluid was clear."
        ),
        ("Gout, anemia, and migraine. Delete migraine, she has no headaches.", "Gout, anemia. She has no headaches."),
        ("Gout, anemia, and migraine. Delete anemia.", "Gout, and migraine."),
        ("Gout. Anemia. Erase anemia.", "Gout."),
        ("She takes aspirin daily. Delete aspirin, she stopped.", nil),
        ("Eye referral. Rest. Delete the eye referral, he has one.", nil),
        (
            "One to six at noon and one to four at night. Scratch that last part, it is one to four at ten.",
            "1 to 6 at noon and 1 to 4 at 10."
        ),
        ("She walks and climbs stairs. Scratch that last part, she cannot climb.", nil),
    ])
    func `where the rest stands without it, it goes; else it is marked`(heard: String, meant: String?) {
        let result = formatted(heard)
        if let meant { return #expect(written(heard) == meant) }
        #expect(result.tokens.contains { $0.rule == "unclearCorrection" })
        #expect(result.tokens.allSatisfy { !$0.isStruck })
    }

    @Test(arguments: [
        "Delete the drug from his list.", "A scratch, clean and dry.", "The scratch test was positive.",
        "Strike force training.", "He has gout. Delete gout from the old list.", "Scratch marks, old.",
        "He was told to ignore that pain.", "A rash that should be biopsied.", "He never meant harm.",
        "The last part of the colon was seen.", "He cannot scratch that spot.",
        "A loud alarm. Ignore that alarm, she said.", "Metoprolol 25 mg daily. Change that to 50 mg daily.",
        "Prednisone 10 mg for 5 days, that should be 50 mg in all.",
    ])
    func `verbs of a correction that are none stay unmarked`(heard: String) {
        #expect(formatted(heard).tokens.allSatisfy { !$0.isStruck && $0.rule != "unclearCorrection" })
    }

    @Test(arguments: [
        ("Weight 201, no 198 pounds.", "Weight 198 pounds."),
        ("Trazodone 50. No, 100 mg at night.", "Trazodone 100 mg at night."),
        ("Seen at 8 AM. No, 8 30 AM.", "Seen at 8:30 AM."),
        ("He is a 40-year-old tall man, sorry, short man.", "He is a 40-year-old short man."),
        ("She uses a soft neck brace, scratch that, wrist splints.", "She uses wrist splints."),
        ("A scar over the left knee. Strike that. Over the right knee.", "A scar over the right knee."),
        ("Born at 36 weeks and 1 day. Let me fix that. 36 weeks and 4 days.", "Born at 36 weeks and 4 days."),
        ("Mr. Hall, correction. Mr. Hill is a 40-year-old man.", "Mr. Hill is a 40-year-old man."),
        ("Inject it every two weeks, strike that, every week.", "Inject it every week."),
        ("Diagnosed at 55, oops, 52.", "Diagnosed at 52."),
        ("He smokes twice a day, let me take that back, once a day.", "He smokes once a day."),
    ])
    func `numbers right after one another and phrases give way`(heard: String, meant: String) {
        #expect(written(heard) == meant)
    }

    @Test(arguments: [
        "Order an echocardiogram. Strike that, it was done.", "He takes fish oil, scratch that, vitamin E daily.",
        "Return in 3 months, no, the school needs it monthly, so 1 month.",
        "Mother has gout, take that back, his aunt has gout.",
        "Nadolol 20 mg, no nadolol 40 mg was stopped.", "He had 3 loose stools, actually 4 loose stools, and a fever.",
        "Gout and an appendectomy scratch that a splenectomy.", "Repeat labs in 1 week, make that 10 days.",
        "Rest for 3 weeks, change that to 5 weeks, from the fall.", "Seen in March, no, May of last year.",
        "His father, no, his uncle had gout.", "Pain since 4 PM, make that noon.",
        "Folic acid 400 mg, no, 400 micrograms daily.", "Pramipexole 0.5 mg at night. Actually it is 0.25 mg.",
    ])
    func `what leaves a hole or a doubt stays, marked`(heard: String) {
        #expect(formatted(heard).tokens.contains { $0.rule == "unclearCorrection" })
        #expect(formatted(heard).tokens.allSatisfy { !$0.isStruck })
    }

    @Test(arguments: [
        "Blood pressure 140/90, no 2+ edema.", "He has 2 children, no 3-year-old.", "Pain is 6. No, he is well.",
        "He walks 5 days a week, actually he trains for a race in 10 weeks.", "She has 2 dogs, actually 3 cats.",
        "Gabapentin 300. No, 2 tablets at night are too many.", "Basal 0.9. Correction factor. 1 to 50.",
    ])
    func `a number after no need not take one back`(heard: String) {
        #expect(formatted(heard).tokens.allSatisfy { !$0.isStruck })
    }

    @Test(arguments: [
        ("Seen at 9 40 AM and at 3.15 PM.", "Seen at 9:40 AM and at 3:15 PM."),
        ("Drawn at 1040 a.m. is 16.", "Drawn at 10:40 AM is 16."),
        ("She fell at about eleven twenty this morning.", "She fell at about 11:20 this morning."),
        ("Closed with four oh silk.", "Closed with 4-0 silk."), ("He drank five oh yes.", "He drank 5 oh yes."),
        ("Two point discrimination is five.", "Two-point discrimination is 5."),
        ("Two point five mg.", "2.5 mg."), ("Temperature 99 point, 4.", "Temperature 99.4."),
        ("At this point, 2 tablets.", "At this point, 2 tablets."), ("Doses of 9 30 times.", "Doses of 9 30 times."),
        ("Platelets ninety two thousand.", "Platelets 92,000."), ("Two thousand units.", "2000 units."),
        ("2 g a day.", "2 g a day."), ("Give 1 for every 50 over 150.", "Give 1 for every 50 over 150."),
    ])
    func `numbers are written as the house does`(heard: String, meant: String) { #expect(written(heard) == meant) }

    @Test func `an item whose number is said again after a correction is none`() {
        let tokens = formatted(
            "Plan. Number one, rest. Number two, order an echo. Strike that, it was done. Number two, ice."
        ).tokens
        #expect(tokens.filter { $0.rule == "listItem" && !$0.isStruck }.map(\.text) == ["1.", "2."])
    }
}

import Artifacts
import ClinicalNotes
import Testing

/// Numbers, times and relatives as they are said, and what is given up or denied for a time.
@Suite struct `Grounding check, as it is said` {
    private static let visit = Transcript(
        plainText: """
            Doctor: What happened at the barbecue?
            Patient: I stood there for half an hour, then my knees gave out. It was in May of o 7.
            Doctor: The films show narrowing at L45.
            Patient: I take a thousand milligrams of metformin every day. My mom's brother had gout.
            Doctor: Take 2 naproxen 250 mg tablets every 8 hours. Your rash is nothing serious, just mild irritation.
            Patient: I quit 9 years ago, I smoked two pipes a day. I get cramps off and on, but nothing right now.
            Doctor: We meet between 7 or 8 then. How old are you?
            Patient: I am 58.
            """
    )

    private func isAlarmed(_ text: String) -> Bool { raisesAlarm(text, in: Self.visit) }

    @Test(arguments: [
        "After 30 minutes his knees gave out.", "His knees gave out in May of 2007.", "Films show narrowing at L4-5.",
        "He takes metformin 1000 mg daily.", "His maternal uncle had gout.", "Naproxen 250 mg 2 tablets q8h.",
        "Rash: mild irritation.", "He has not smoked for 9 years.", "He does not have cramps at present.",
        "We meet between 7:00 and 8:00.", "The patient is 58 years old.",
    ])
    func `what was said in other figures and words is supported`(text: String) { #expect(!isAlarmed(text)) }

    @Test(arguments: [
        "After 40 minutes his knees gave out.", "His knees gave out in May of 2009.", "Films show narrowing at L3-4.",
        "He takes metformin 2000 mg daily.", "His aunt had gout.", "Naproxen 250 mg 2 tablets q6h.",
        "Rash: no irritation.", "He has not had packs of pain for 7 years.", "The patient is 85 years old.",
        "The patient is not 58 years old.",
    ])
    func `other figures and relatives are found`(text: String) { #expect(isAlarmed(text)) }
}

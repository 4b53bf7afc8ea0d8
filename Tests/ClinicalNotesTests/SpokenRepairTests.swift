import Artifacts
import ClinicalNotes
import Speech
import Testing

@Suite struct `What a speaker breaks off` {
    @Test(arguments: [
        ("There is no pain... but pain at night is new.", "no pain"),
        ("It started two weeks ago... and it is worse.", "ago"),
        ("Her mom... had breast cancer.", "mom"),
    ])
    func `is kept where it says what is not said anew`(dictated: String, kept: String) async throws {
        let texts = try await draft(SpokenFormatter().format(Transcript(plainText: dictated))).allStatements.map(\.text)
        #expect(texts.joined(separator: " ").contains(kept), "\(texts)")
    }

    @Test func `a list after "no distress" is denied whole`() {
        let visit = Transcript(plainText: "Doctor: No respiratory distress, wheezing, or stridor.")
        #expect(!raisesAlarm("No respiratory distress, wheezing, or stridor.", in: visit))
        #expect(raisesAlarm("There is wheezing.", in: visit))
    }

    @Test func `an empty question before an answer makes no statement of its own`() async throws {
        let note = try await note("Doctor: When you do that, does the pain change?\nPatient: It gets better.")
        #expect(!note.allStatements.contains { $0.text.hasPrefix(",") || $0.text.contains("When ,") })
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Grounding check` {
    private static let said = heard(
        "Start lisinopril twenty milligrams daily. No pain in the left knee. Pulse is seventy two."
    )

    private func reasons(_ text: String, words: Range<Int>? = nil) -> [GroundingCheck.Violation.Reason] {
        let range = words ?? 0..<Self.said.words.count
        let statement = Note.Statement(text: text, evidence: [.init(segment: 1, words: range, start: 0, end: 0)])
        return GroundingCheck().violations(of: statement, in: Self.said).map(\.reason)
    }

    @Test func `what was said passes`() {
        #expect(reasons("Start lisinopril 20 mg daily.", words: 0..<5).isEmpty)
        #expect(reasons("No pain in the left knee.", words: 5..<11).isEmpty)
    }

    @Test func `each kind of change is found`() {
        #expect(reasons("Start lisinopril 40 mg daily.", words: 0..<5) == [.number])
        #expect(reasons("Start lisinopril 20 mcg daily.", words: 0..<5) == [.unit])
        #expect(reasons("Start losartan 20 mg daily.", words: 0..<5) == [.drug])
        #expect(reasons("No pain in the right knee.", words: 5..<11) == [.side])
        #expect(reasons("Pain in the left knee.", words: 5..<11) == [.negation])
        #expect(reasons("Do not start lisinopril 20 mg daily.", words: 0..<5) == [.negation])
        #expect(reasons("Pulse is 72.", words: 0..<5) == [.number, .words])
    }

    @Test func `a relative for the patient, and a statement of other words, are found`() {
        #expect(reasons("The mother's left knee has no pain.", words: 5..<11) == [.subject])
        #expect(reasons("Lungs have crackles over both bases.", words: 0..<5).contains(.words))
    }

    private static let visit = Transcript(
        plainText: """
            Doctor: So, what brings you in? Any trouble breathing when you climb stairs?
            Patient: No, my breathing is fine. I stopped using the inhaler in March.
            Doctor: And how has your sleep been, any nightmares or sweating?
            Patient: No. I take the trazodone every 6 to 8 hours, well, one or two of them.
            Doctor: Your left shoulder has some swelling, okay? I don't think you need any further imaging.
            Patient: Good. My sister has lupus. The cream didn't seem to help the itching.
            Doctor: Any chest pain or palpitations?
            Patient: Nah.
            Doctor: On the skin there are no rashes. Take 25 mg for a couple of weeks.
            """
    )

    private func isAlarmed(_ text: String, of transcript: Transcript = visit) -> Bool {
        raisesAlarm(text, in: transcript)
    }

    @Test(arguments: [
        "Denies trouble breathing.", "He denies nightmares and sweating.", "Left shoulder: Swelling is present.",
        "He does not need further imaging.", "No further imaging is needed.",
        "Regarding his sleep, he denies nightmares.",
        "He takes trazodone every 6 to 8 hours.", "SKIN: No rashes.", "His sister has lupus.",
        "Denies chest pain and palpitations.", "The cream did not seem to help the itching.",
        "Rashes: None.", "25 mg for 2 weeks.", "He no longer uses the inhaler.",
    ])
    func `what the turns say in other words is supported`(text: String) {
        #expect(!isAlarmed(text))
    }

    @Test(arguments: [
        "Reports trouble breathing.", "He reports nightmares.", "He had nightmares and sweating at night.",
        "The left shoulder shows no swelling.", "There is a rash on the skin.", "SKIN: Rashes are present.",
        "He does not take trazodone.", "His breathing is not fine.", "He takes trazodone every 8 to 8 hours.",
        "Right shoulder: Swelling is present.", "25 mg for 2 days.", "He has lupus and his mother has it.",
        "He was admitted to the hospital with pneumonia last winter.", "Colonoscopy was unremarkable.",
        "She has chest pain.", "The cream did seem to help the itching.", "He needs imaging of the shoulder anymore.",
        "He will start physical therapy twice a week.", "He drinks two beers every evening.",
    ])
    func `what the turns deny or do not say is found`(text: String) {
        #expect(isAlarmed(text))
    }

    @Test func `a blood pressure has one unit`() {
        let said = heard("Blood pressure is one eighteen over seventy two.")
        #expect(!isAlarmed("Blood pressure is 118/72 mmHg.", of: said))
        #expect(isAlarmed("Blood pressure is 118/72 cmHg.", of: said))
    }

    @Test func `what nobody named and nobody denied is not denied`() {
        let said = Transcript(plainText: "Doctor: The pain gets worse with coughing and sneezing.")
        #expect(isAlarmed("The pain is not constant and is worse with coughing.", of: said))
        #expect(!isAlarmed("The pain is worse with coughing.", of: said))
    }

    private static let second = Transcript(
        plainText: """
            Doctor: Continue metformin 500 mg twice a day, and start sertraline 50 mg once a day.
            Patient: Okay. I feel worse in the morning. The cream is not helping my rash.
            Doctor: Your left ear is normal. Your right ear has fluid. The strep test was negative.
            Patient: My father had liver cancer. He died at 62. I have asthma.
            Doctor: Any headaches?
            Patient: No.
            Doctor: Have you had your urine rechecked?
            Patient: No, not yet.
            """
    )

    @Test(arguments: [
        "Continue metformin 500 mg twice daily.", "Start sertraline 50 mg once daily.",
        "The right ear has fluid.", "The strep test was negative.", "His father had liver cancer.",
        "Her urine has not been rechecked.", "He denies headaches.", "She feels worse in the morning.",
    ])
    func `what was said of each of two things is supported of it`(text: String) {
        #expect(!isAlarmed(text, of: Self.second))
    }

    @Test(arguments: [
        "Continue metformin 500 mg once daily.", "Start sertraline 50 mg twice daily.", "She feels worse at night.",
        "The strep test was positive.", "His mother had liver cancer.",
        "The cream did help the rash.", "He denies no headaches.", "He reports headaches at this time.",
    ])
    func `what was said of the other of two things, or the contrary, is found`(text: String) {
        #expect(isAlarmed(text, of: Self.second))
    }

    @Test(arguments: [
        ("Pulse is seven hundred twenty.", ["heart rate 720"]), ("Heart rate is seventy two.", []),
        ("Blood pressure is eighty over one forty.", ["blood pressure 80/140"]),
        ("Blood pressure is one forty over eighty.", []), ("Temperature is thirty eight point two.", []),
        ("Oxygen saturation is one hundred and six percent.", ["oxygen saturation 106%"]),
        ("BP 1350 over 85.", ["blood pressure 1350/85"]), ("Weight is seventy six thousand kg.", ["weight 76,000"]),
        ("Weight one ninety pounds. Height five foot nine.", []),
        ("Pulse ox is 107 percent.", ["oxygen saturation 107%"]),
        ("BMI is 295.", ["BMI 295"]), ("GCS was 17.", ["GCS 17"]), ("GCS was 15.", []),
        ("Ejection fraction 610 percent.", ["ejection fraction 610%"]), ("A1c is 72 percent.", ["A1c 72%"]),
        ("Sodium was 1390, potassium 41.", ["potassium 41", "sodium 1390"]), ("Potassium 40 mEq daily.", []),
        ("Continue a low sodium diet of 2000 mg.", []), ("Hemoglobin A1c 7.1, hemoglobin 12.", []),
        ("Check your pulse 3 times a day.", []), ("Urine sodium 16 and pleural fluid glucose 1.", []),
    ])
    func `an impossible vital sign is flagged`(text: String, details: [String]) async throws {
        let flags = try await draft(heard(text)).allStatements.flatMap(\.flags)
        #expect(flags.filter { $0.reason == .outOfRange }.map(\.detail) == details)
    }

    @Test func `a reason is told in the statement's own words`() {
        let statement = Note.Statement(
            text: "Methotrexate infusions for psoriatic cancers.",
            evidence: [.init(segment: 1, words: 0..<4, start: 0, end: 1)]
        )
        let details = GroundingCheck().violations(of: statement, in: Self.said).map(\.detail)
        #expect(details.contains { $0.contains("cancers") }, "\(details)")
        let words = statement.text.lowercased()
        #expect(
            details.flatMap { $0.split(separator: " ") }.allSatisfy { words.contains(" \($0)") || words.hasPrefix($0) }
        )
        #expect(!details.contains { $0.contains("methotre ") || $0.hasSuffix("methotre") }, "\(details)")
    }

    @Test func `one that a visit's note leaves out is flagged too`() async throws {
        let note = try await note("Doctor: Your BMI is 295.\nPatient: Okay.")
        let flags = note.flags + note.allStatements.flatMap(\.flags)
        #expect(flags.filter { $0.reason == .outOfRange }.map(\.detail) == ["BMI 295"])
    }

    @Test func `a statement without evidence, or with evidence elsewhere, is not supported`() {
        let none = Note.Statement(text: "She is well.", evidence: [])
        #expect(GroundingCheck().violations(of: none, in: Self.said).map(\.reason) == [.noEvidence])
        #expect(reasons("She is well.", words: 10..<9999) == [.noEvidence])
    }

    @Test func `a note is flagged once, however often it is checked`() {
        let statement = Note.Statement(
            text: "Start lisinopril 40 mg daily.",
            evidence: [.init(segment: 1, words: 0..<5, start: 0, end: 0)]
        )
        let note = Note(
            title: "t",
            loinc: "l",
            generator: "g",
            sections: [.init(title: "P", loinc: "1", statements: [statement])]
        )
        let once = GroundingCheck().flagged(note, in: Self.said)
        #expect(once.allStatements[0].flags == [.init(.notSupported, detail: "number: 40")])
        #expect(GroundingCheck().flagged(once, in: Self.said) == once)
    }
}

import Artifacts
import ClinicalNotes
import Testing

@Suite struct `An examination tells only what was found` {
    private func texts(_ said: String) async throws -> [String] {
        try await note(
            "Doctor: Ruth is a 52-year-old female who presents for a cough.\nPatient: I have had it for two weeks.\n"
                + "Doctor: Okay. Any fever?\nPatient: No.\nDoctor: heart is regular lungs are clear " + said
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        // What stands before it denies it, or is another's word.
        ("i don't think the knee is stable no effusion", "knee is stable"),
        ("i can't say the knee is stable no effusion", "knee is stable"),
        ("nobody told me the wound is clean no pus", "The wound is clean"),
        ("the er said your oxygen was 88 no cyanosis", "The oxygen was 88"),
        ("you told me the ankle was swollen no redness", "The ankle was swollen"),
        ("dr patel said the ankle is stable no laxity", "The ankle is stable"),
        // It is to come.
        ("there's going to be some bruising no edema", "ruising"),
        ("it's normal to have some swelling no edema", "ome swelling"),
        // It is of another.
        ("your brother he has a murmur no edema", "murmur"),
        ("he has a small hernia no edema", "hernia"),
        // Orders, plans and talk.
        ("no edema no antibiotics no rush there's no cure no brace", "ntibiotics"),
        ("no edema no surgery no side effects", "urgery"),
        // Not seen is not absent.
        ("no edema i don't see the ear drum because there is wax", "No the"),
        ("no edema i don't feel good about the wound", "No good"),
        ("no edema i don't hear the murmur", "No the"),
        // What stands between two findings.
        ("no tenderness straight leg raise is negative on the right positive on the left calf is soft", "negative."),
        ("right knee there's swelling now your shoulder mild tenderness", "knee: Mild tenderness"),
        ("on the right knee there's swelling it's tender the elbow no effusion", "knee: No effusion"),
        ("last time your belly was tender no edema", "The belly was tender."),
        ("your breasts no lumps on the right a small mass on the left at two o'clock", "No lumps on the right a"),
        ("the biopsy was negative the stress test was positive", "Biopsy: The stress"),
        // A value without its time, a state without its limit.
        ("your sodium is 138 it was 128 when you came in no edema", "sodium was 128."),
        ("reflexes are normal but absent at the right ankle no edema", "eflexes are normal."),
    ])
    func `never what it was not`(said: String, falsehood: String) async throws {
        let texts = try await texts(said)
        #expect(texts.allSatisfy { !$0.contains(falsehood) }, "\(texts)")
    }

    @Test(arguments: [
        ("i don't think the knee is stable no murmurs", "No murmurs."),
        ("belly is soft no murmurs no antibiotics no edema", "No edema."),
        ("on the right knee there's swelling it's tender the elbow no effusion", "Elbow: No effusion."),
        ("your creatinine is 1.4 it was 1.1 in may no edema", "The creatinine was 1.1 in May."),
        (
            "your breasts no lumps on the right a small mass on the left at two o'clock",
            "A small mass on the left at 2 o'clock."
        ),
        ("no wheezes but a few crackles at the left base", "A few crackles at the left base."),
        ("your ct from may there was a mass in the kidney", "CT: A mass in the kidney."),
        ("belly is soft no nodes in the neck and lift your arms", "No nodes in the neck."),
    ])
    func `still what was found`(said: String, statement: String) async throws {
        let texts = try await texts(said)
        #expect(texts.contains(statement), "\(texts)")
    }

    @Test func `a rate that is heard is no result`() async throws {
        let found = try await note(
            "[doctor] ruth is a 52-year-old female here for a cough\n[patient] i have had it for two weeks\n"
                + "[doctor] now on your heart exam you have a nice regular rate and rhythm and i don't appreciate any murmurs"
        )
        #expect(found.statements("Results").isEmpty, "\(found.allStatements)")
        #expect(found.statements("Physical Exam").contains { $0.contains("regular rate and rhythm") })
    }
}

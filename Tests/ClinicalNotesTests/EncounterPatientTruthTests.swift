import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What the patient says is told as it is` {
    private func statements(_ text: String) async throws -> [String] {
        try await note(text).allStatements.map(\.text)
    }

    @Test(arguments: [
        "Doctor: Are you on any blood thinners?\nPatient: No. Well, I take Xarelto.",
        "Patient: I take Xarelto every evening.\nDoctor: Any blood thinners?\nPatient: No.",
    ])
    func `a kind of drug is not denied by who takes one of it`(text: String) async throws {
        let statements = try await statements("Doctor: Ned is a 70-year-old male here for knee pain.\n" + text)
        #expect(statements.allSatisfy { !$0.contains("thinner") }, "\(statements)")
        #expect(statements.contains { $0.contains("takes Xarelto") }, "\(statements)")
    }

    @Test(arguments: [
        "Patient: No. I get hives from shrimp, though.",
        "Patient: No.\nDoctor: Any pets?\nPatient: I'm allergic to dogs.",
    ])
    func `allergies are not denied by who tells of one`(answer: String) async throws {
        let statements = try await statements(
            "Doctor: Eve is a 33-year-old female here for a cough.\nDoctor: Do you have any allergies?\n" + answer
        )
        #expect(statements.allSatisfy { !$0.contains("any allergies") }, "\(statements)")
    }

    @Test(arguments: [
        (
            "Doctor: What do you take?\nPatient: I take Advil for it.\nDoctor: I'd rather you use Tylenol.",
            "uses Tylenol"
        ),
        (
            "Doctor: How have you been?\nPatient: My knee swelled up in October, so I took some naproxen.",
            "reports taking naproxen"
        ),
        (
            "Doctor: How long has this been going on?\nPatient: About a year.\nPatient: No, it's longer than that.",
            "for about a year"
        ),
    ])
    func `what is advised, was taken once or is set right is not told as it stands`(
        talk: String,
        wrong: String
    )
        async throws
    {
        let statements = try await statements("Doctor: Ned is a 70-year-old male here for knee pain.\n" + talk)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test func `a pain in the neck that is none is not what "it" is`() async throws {
        let statements = try await statements(
            """
            Doctor: Ned is a 70-year-old male. What brings you in?
            Patient: My hands shake. I write a lot, so it's a pain in the neck.
            Doctor: Okay.
            Patient: It's gotten worse the last few months.
            """
        )
        #expect(statements.allSatisfy { !$0.contains("pain") }, "\(statements)")
    }

    @Test func `a but that tells something else leaves the no as it is`() async throws {
        let statements = try await statements(
            """
            Doctor: Any chest pain?
            Patient: No.
            Doctor: Any shortness of breath?
            Patient: No, but my knees hurt when I climb stairs.
            """
        )
        #expect(statements.contains("Denies shortness of breath."), "\(statements)")
    }

    @Test(arguments: [
        "No, but I had one last month.", "No, but sometimes at night.", "No, but I do wheeze and cough.",
        "No, but it was bad in the spring.",
    ])
    func `a but that takes some of it back leaves it open`(answer: String) async throws {
        let statements = try await statements("Doctor: Do you have a cough?\nPatient: \(answer)")
        #expect(statements.allSatisfy { !$0.hasPrefix("Denies") && !$0.contains("not have a cough") }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Do you have a fever?\nPatient: No. Well, maybe a little one yesterday.", "enies fever"),
        ("Patient: If I skip lunch I get a headache.", "eports headache"),
        ("Doctor: Did you try sertraline?\nPatient: I took sertraline in college.", "eports taking"),
        ("Doctor: I'd like to give you prednisone.\nPatient: I'd rather use a cream.", "will give"),
        ("Doctor: Do you have thoughts of hurting yourself?\nPatient: No, never.", "yourself"),
    ])
    func `what was, what may be and what is turned down is not told as what is`(
        text: String,
        wrong: String
    ) async throws {
        let statements = try await statements("Doctor: Mary is a 31-year-old female here for a rash.\n" + text)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test func `what a parent tells of a child is of the patient, and what of others is not`() async throws {
        let statements = try await statements(
            """
            Doctor: Mia is a 5-year-old female who presents today for a fever.
            Patient: She has had a fever since Monday. She is not eating much.
            Patient: I have been coughing all week.
            Patient: Her sister had the flu. She was vomiting.
            Doctor: Any rash?
            Patient: No.
            """
        )
        #expect(statements.contains { $0.contains("not eating much") }, "\(statements)")
        #expect(
            statements.allSatisfy { !$0.contains("vomiting") && !$0.lowercased().contains("cough") },
            "\(statements)"
        )
    }

    @Test func `who speaks for a child is heard from how the clinician addresses mom`() async throws {
        let told = try await statements(
            """
            Doctor: Hi Otto, hi mom, how is he doing?
            Patient: Hi, he's a bit shy today.
            Doctor: So, mom, what brings him in?
            Patient: He turned six in May. He has had a cough since Monday. He has not slept well.
            Doctor: Is he eating?
            Patient: He eats fine. He says his tummy hurts.
            Doctor: Anything stressful at home for him?
            Patient: Well, we had the baby in June, his sister. And my husband's sister has celiac.
            Doctor: Okay.
            """
        )
        #expect(told.contains { $0.contains("has had a cough since Monday") }, "\(told)")
        #expect(
            told.allSatisfy { !$0.contains("the baby") && !$0.contains("usband") && !$0.contains("he says") },
            "\(told)"
        )
    }

    @Test func `what is said of a colleague is not of the patient`() async throws {
        let told = try await statements(
            """
            Doctor: Otis is a 52-year-old right-handed male here for elbow pain.
            Patient: My elbow hurts when I lift a pot.
            Doctor: The elbow is tender. The x-ray shows no fracture.
            Patient: The x-ray girl went huh.
            Doctor: She should not play poker.
            """
        )
        #expect(told.contains { $0.contains("is elbow hurts when he lifts a pot") }, "\(told)")
        #expect(told.allSatisfy { !$0.contains("poker") }, "\(told)")
    }

    @Test func `a number that is disowned later is not told`() async throws {
        let told = try await statements(
            """
            Doctor: Ivy is a 7-year-old female here with dad for bed-wetting.
            Patient: She turned seven in October. She had a bladder infection once, when she was five.
            Doctor: Okay.
            Patient: Oh, wait, I said five, didn't I? She was four.
            """
        )
        #expect(told.allSatisfy { !$0.contains("5") }, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: So the pain goes down your right leg?\nPatient: Left leg.", "right"),
        ("Patient: My back pain began on the left, no, on the right side.", "left"),
    ])
    func `a side that is taken back is not told`(text: String, wrong: String) async throws {
        let statements = try await statements("Doctor: Carl is a 48-year-old male here for back pain.\n" + text)
        #expect(statements.allSatisfy { !$0.lowercased().contains(wrong) }, "\(statements)")
    }

    @Test func `a right that agrees is no side`() async throws {
        let statements = try await statements(
            """
            Doctor: Carl is a 48-year-old male here for knee pain.
            Doctor: You twisted your left knee last week.
            Patient: Right.
            """
        )
        #expect(statements.allSatisfy { !$0.lowercased().contains("right") }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Do you smoke?\nPatient: I quit 10 years ago.", "quit smoking 10 years ago"),
        ("Doctor: Do you take finasteride?\nPatient: I'm only taking half a pill.", "half a pill of finasteride"),
        ("Patient: My wrist hurts. I put some ice on it every night.", "ice on the wrist every night"),
        (
            "Doctor: How are your blood sugars?\nPatient: I forget to check every day.",
            "to check her blood sugars every day"
        ),
        ("Patient: 20 years ago I broke my ankle.", "20 years ago, she broke her ankle"),
        ("Patient: I wheeze and cough at night.", "wheezes and coughs at night"),
        ("Patient: My arm hurts when I lift it.", "hurts when she lifts it"),
        ("Patient: My knee started to hurt. It's got swollen.", "has gotten swollen"),
        ("Patient: I had knee surgery and I felt fine ever since.", "felt fine since then"),
        (
            "Patient: I try to empty my bladder now right before I go to bed and not drink anything but I still get up.",
            "empty her bladder before she goes to bed"
        ),
        ("Doctor: Any surgeries?\nPatient: I had my gallbladder and appendix.", "had gallbladder and appendix surgery"),
    ])
    func `what is left out is said, and slips are mended`(text: String, wording: String) async throws {
        let statements = try await statements("Doctor: Ada is a 62-year-old female here for a visit.\n" + text)
        #expect(statements.contains { $0.contains(wording) }, "\(statements)")
    }

    @Test(arguments: [
        "Patient: I stopped the lisinopril last month. I take the medication every day.",
        "Patient: I like lisinopril. I take the medication for my sugar every day.",
    ])
    func `a drug that may be another is not named`(text: String) async throws {
        let statements = try await statements("Doctor: Ada is a 62-year-old female here for a visit.\n" + text)
        #expect(statements.allSatisfy { !$0.contains("takes lisinopril") }, "\(statements)")
    }

    @Test(arguments: [
        ("Patient: The bad was 153 and I have a cough.", "153"), ("Patient: I laid some ice.", "ice"),
        ("Patient: I have had a really hard time.", "time"), ("Patient: I feel like something happened.", "something"),
    ])
    func `what says nothing is left out`(text: String, wrong: String) async throws {
        let statements = try await statements("Doctor: Ada is a 62-year-old female here for a visit.\n" + text)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test func `a measured value that the patient tells is a result`() async throws {
        let note = try await note("Doctor: Any news?\nPatient: The total cholesterol was 222 at my job.")
        #expect(note.statements("Results").contains { $0.contains("222") }, "\(note.allStatements.map(\.text))")
    }
}

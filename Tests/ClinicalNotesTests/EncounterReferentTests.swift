import Artifacts
import Testing

@testable import ClinicalNotes

@Suite struct `What a statement of an encounter points at is named` {
    private func told(_ said: String) async throws -> [String] { try await statements(inFollowUp: said) }

    @Test(arguments: [
        (
            "Doctor: What inhalers do you use?\nPatient: I have the Spiriva. I do 2 puffs in the morning.",
            "does 2 puffs of Spiriva in the morning."
        ),
        (
            "Doctor: I want you to give her Miralax. She needs 4 capfuls in 20 ounces of water.",
            "4 capfuls of Miralax in 20 ounces of water."
        ),
        (
            "Doctor: What do you take for calcium?\nPatient: Calcium I stopped. I was taking 900 in pills, and my stomach hurt.",
            "was taking 900 of calcium in pills"
        ),
    ])
    func `what is counted in puffs, capfuls or pills is of the drug that was named last`(
        said: String,
        statement: String
    ) async throws {
        let told = try await told(said)
        #expect(told.contains { $0.contains(statement) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Patient: My arm is killing me, I have a lot of arm pain.\nDoctor: How long has this been going on?\nPatient: About 4 days.",
            "The arm pain has been going on for about 4 days."
        ),
        (
            "Patient: I work at a bakery. I go in at 3 in the morning, and my back hurts.",
            "goes in to work at 3 in the morning"
        ),
        (
            "Patient: My doctor gave me meloxicam, and it burned my stomach.\nPatient: I quit it back in the spring.",
            "quit meloxicam back in the spring"
        ),
        (
            "Patient: I did those rubber band exercises for my shoulder.",
            "did rubber band exercises for her shoulder"
        ),
    ])
    func `what goes on, where one goes, what one quit and what is known only from the talk are said out`(
        said: String,
        statement: String
    ) async throws {
        let told = try await told("Doctor: What brings you in?\n" + said)
        #expect(told.contains { $0.contains(statement) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: What do you take?\nPatient: Lisinopril.\nDoctor: And do you smoke?\nPatient: I quit that 3 weeks ago.",
            "quit lisinopril"
        ),
        (
            "Doctor: Are you using the sunscreen?\nPatient: Every day. I have back pain from the truck.",
            "Every day, she has"
        ),
    ])
    func `what was asked in between is what is meant`(said: String, falsehood: String) async throws {
        let told = try await told(said)
        #expect(told.allSatisfy { !$0.contains(falsehood) }, "\(told)")
    }

    @Test func `what is checked for is not what was measured`() async throws {
        let told = try await told("Doctor: Your blood pressure is high. We'll draw some blood to check.")
        #expect(told.allSatisfy { !$0.contains("check her blood pressure") }, "\(told)")
    }

    @Test func `a drug that is fine where another is not is one that may be taken`() async throws {
        let told = try await told(
            "Doctor: I'd like to use Eliquis, 5 mg, twice a day. I don't want you to take ibuprofen with it. Tylenol is fine."
        )
        #expect(told.contains { $0.contains("can take Tylenol.") }, "\(told)")
    }

    @Test func `what is done in milligrams is left to the order that names it`() async throws {
        let told = try await told("Doctor: You need methimazole. We'll do 20 mg, once a day.")
        #expect(told.allSatisfy { !$0.contains("do 20 mg of") }, "\(told)")
    }

    @Test(arguments: [
        ("Patient: Sulfa. I got hives when I was a kid.", "got hives from sulfa when she was a kid."),
        ("Patient: Amoxicillin, I get a rash.", "gets a rash from amoxicillin."),
    ])
    func `a reaction is told with the drug that was answered before it, among the allergies`(
        said: String,
        statement: String
    ) async throws {
        let note = try await note(
            "Doctor: Ann is a 40-year-old female here for a follow-up. Any allergies?\n\(said)\nDoctor: Okay."
        )
        let allergies = note.sections.first { $0.title.lowercased().contains("allerg") }?.statements.map(\.text) ?? []
        #expect(allergies.contains { $0.contains(statement) }, "\(note.allStatements.map(\.text))")
    }

    @Test func `a rash that nobody asked allergies for is of no drug`() async throws {
        let told = try await told("Doctor: How are you?\nPatient: I take sulfa. I got a rash on my arm last week.")
        #expect(told.allSatisfy { !$0.contains("from sulfa") }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: Have you taken the methotrexate every Sunday?\nPatient: I missed two weeks in August. I've been back on it since Labor Day.",
            "has been back on methotrexate since Labor Day."
        ),
        (
            "Doctor: They gave you steroids?\nPatient: The prednisone, I finished that yesterday, and my cough is better.",
            "finished prednisone"
        ),
        (
            "Doctor: I read the hospital notes. How did it go?\nPatient: I was in for 4 days with the cough.",
            "was in the hospital for 4 days"
        ),
        (
            "Doctor: Let's talk about your blood pressure. Have you been checking it?\nPatient: My wife has been checking. It was 130.",
            "wife has been checking her blood pressure."
        ),
        (
            "Doctor: How's the breathing now?\nPatient: I'm about 80%.",
            "breathing is about 80%."
        ),
        (
            "Doctor: Any new moles?\nPatient: I have one on my back, and it itches.",
            "has a mole on her back"
        ),
    ])
    func `a pronoun, a bare verb or a bare number of the patient is said of what was spoken of`(
        said: String,
        statement: String
    ) async throws {
        let told = try await told(said)
        #expect(told.contains { $0.contains(statement) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: I'd go with the infusion, zoledronic acid.\nPatient: Okay.\nDoctor: You may feel tired for a day after the infusion.",
            "after the zoledronic acid infusion."
        ),
        (
            "Doctor: I'll give you the nicotine patch for the smoking. We'll start that at your next visit.",
            "start the nicotine patch at"
        ),
    ])
    func `what the clinician points back at has its name`(said: String, statement: String) async throws {
        let told = try await told(said)
        #expect(told.contains { $0.contains(statement) }, "\(told)")
    }

    @Test func `a purpose that points back is left out of an order`() async throws {
        let told = try await told(
            "Doctor: The second thing is the heart rate. I'd like to start you on metoprolol 25 mg once a day to slow that down."
        )
        #expect(told.contains { $0.contains("etoprolol") && $0.hasSuffix("once a day.") }, "\(told)")
        #expect(told.allSatisfy { !$0.contains("slow that") }, "\(told)")
    }

    @Test func `"this" that something could be of is the finding that was shown before it`() async throws {
        let told = try await told(
            "Doctor: Your recent labs showed an elevated calcium level at 11. Now this could be related to your kidneys."
        )
        #expect(told.contains { $0.contains("The elevated calcium level could be related to her kidneys.") }, "\(told)")
    }

    @Test(arguments: ["was eating the product", "used to get the lights"])
    func `a thing that nobody has named is not told where nothing of a body is`(said: String) async throws {
        let told = try await told("Doctor: How are you?\nPatient: My knee hurts. I \(said).")
        #expect(told.allSatisfy { !$0.contains(said) }, "\(told)")
    }

    @Test func `a complaint that was not told of yet is not pointed at`() async throws {
        let told = try await told(
            "Doctor: How is your hypertension?\nPatient: My blood pressure is fine.\nDoctor: Are you still having the numbness?\nPatient: Yes."
        )
        #expect(told.allSatisfy { !$0.contains("the numbness") }, "\(told)")
    }

    @Test func `what was so years ago keeps its time in the next clause`() async throws {
        let told = try await told(
            "Doctor: Were you ever in the hospital for this?\nPatient: I was in 6 years ago with pneumonia, and I was on the breathing machine for 3 days."
        )
        #expect(
            told.allSatisfy { !$0.contains("breathing machine") || $0.lowercased().contains("6 years ago") },
            "\(told)"
        )
    }

    @Test(arguments: [
        "The patient is averaging 2 hours a night.", "He is at 6 days.", "She was in high school.",
        "The patient has been worried.", "He has not told his wife.", "There is one on her back.",
        "He has a couple Friday.", "The 2 together are hard on the stomach.", "Everybody with this gets the scan.",
        "His wife has been checking.",
        "She has been asking the girls to do the cutting.", "There was some beer involved.",
        "He hiked about a week before.", "She started trying last month.", "She has been back on it for a while.",
        "He has the 50 in the truck.",
    ])
    func `what no talk names is left out`(statement: String) {
        #expect(EncounterVague.isVague(statement))
    }

    @Test(arguments: [
        "Her breathing is about 80%.", "He was in high school when he hurt his knee.",
        "She has been worried about her heart.", "He told his wife about the pain.",
        "There is one nodule on the left.", "He had a fever before that.",
    ])
    func `what is named is kept`(statement: String) {
        #expect(!EncounterVague.isVague(statement))
    }
}

import Artifacts
import Testing

@testable import ClinicalNotes

/// What the clinician turns to, one after the other, and which problem each planned statement is of.
@Suite struct `Problems of a plan, and what stands under each` {
    /// The problem, or the kind of plan, under which a statement with `words` stands.
    private func place(of words: String, in plan: String, history: String = "gout") async throws -> String? {
        let note = try await note(
            """
            Doctor: Anna is a 60-year-old female with a past medical history significant for \(history) who presents today with pain in her wrist.
            Doctor: What happened to your wrist?
            Patient: I fell on the ice yesterday, and my wrist is swollen.
            Patient: My shoulder hurts, too.
            Doctor: On your exam, there is tenderness to palpation of the right wrist.
            \(plan)
            Doctor: Any questions?
            Patient: No, that sounds good.
            """
        )
        let plan = note.sections.first { $0.title == "Assessment and Plan" }?.statements ?? []
        guard let found = plan.first(where: { $0.text.contains(words) }) else { return nil }
        return found.item.flatMap { item in plan.first { $0.item == item }?.text } ?? found.heading
    }

    private let sprain = "Doctor: So for your first problem of wrist sprain, I want to put you in a brace."

    @Test(arguments: [
        ("Doctor: Now the second problem, your gout, we'll order an ultrasound.", "Gout."),
        ("Doctor: For your second problem, your gout.\nDoctor: I'll order an ultrasound.", "Gout."),
        ("Doctor: Okay, for problem number 2.\nDoctor: So the gout.\nDoctor: I'll order an ultrasound.", "Gout."),
        ("Doctor: And the last thing, the gout.\nDoctor: I'll order an ultrasound.", "Gout."),
        ("Doctor: In terms of your gout, I'll order an ultrasound.", "Gout."),
        ("Doctor: The gout, I'd like to look at that.\nDoctor: I am going to order an ultrasound.", "Gout."),
        (
            "Doctor: For your second problem, the hand.\nDoctor: That's carpal tunnel.\nDoctor: I'll get an ultrasound.",
            "Carpal tunnel."
        ),
        ("Doctor: For your second problem, the shoulder.\nDoctor: I'll order an ultrasound.", "Shoulder pain."),
        ("Doctor: Now, for the nose.\nDoctor: I am going to order an ultrasound.", "Additional Testing"),
        ("Doctor: And for the wrist, I am going to order an ultrasound.", "Right wrist sprain."),
        ("Doctor: For your second problem, for the gout, I'll order an ultrasound.", "Gout."),
        ("Doctor: And for the shoulders, I'll order an ultrasound.", "Shoulder pain."),
        ("Doctor: The second thing is the neck.\nDoctor: I'll order an ultrasound.", "Additional Testing"),
        ("Doctor: And then for your health maintenance, I'll order an ultrasound.", "Additional Testing"),
    ])
    func `what the clinician turns to heads what is said of it`(said: String, problem: String) async throws {
        #expect(try await place(of: "ultrasound", in: sprain + "\n" + said) == problem)
    }

    @Test func `what follows the last question is of no one problem`() async throws {
        let said = """
            \(sprain)
            Doctor: For your second problem, your gout, I want you to continue the allopurinol 100 milligrams a day.
            Doctor: Do you have any other questions?
            Patient: No.
            Doctor: I am going to order an ultrasound.
            """
        #expect(try await place(of: "ultrasound", in: said) == "Additional Testing")
        #expect(try await place(of: "allopurinol", in: said) == "Gout.")
    }

    @Test func `what is an emergency, told last, is of no one problem`() async throws {
        let said = """
            \(sprain)
            Doctor: For your second problem, your gout, I want you to continue the allopurinol 100 milligrams a day.
            Patient: Okay, I can do that.
            Doctor: If you have numbness in your hand or a fever, go to the emergency room.
            """
        #expect(try await place(of: "emergency", in: said) != "Gout.")
    }

    @Test func `one of several reasons is no problem`() async throws {
        let said = """
            Doctor: So for your first problem, this new atrial fibrillation.
            Doctor: You get points for being over 65, and for the high blood pressure, so yours is a 3.
            Doctor: I'd like to use eliquis 5 milligrams twice a day.
            """
        let place = try await place(of: "Eliquis", in: said, history: "high blood pressure")
        #expect(place == "New atrial fibrillation.")
    }

    @Test func `a problem that is called by what is measured has the condition's name`() async throws {
        let said = sprain + "\nDoctor: For your second problem, your blood pressure, I'll order an ultrasound."
        #expect(try await place(of: "ultrasound", in: said, history: "hypertension") == "Hypertension.")
    }

    @Test(arguments: [
        ("I'll give you a flu shot today.", "flu shot", "gout"),
        ("I'll start you on a nicotine patch 21 milligrams.", "nicotine", "gout"),
    ])
    func `what is for another thing only stands under no problem`(
        said: String,
        words: String,
        history: String
    ) async throws {
        let place = try await place(of: words, in: sprain + "\nDoctor: " + said, history: history)
        #expect(place?.hasSuffix("rist sprain.") != true, "\(place ?? "")")
    }

    @Test(arguments: [
        ("I want you to continue your amlodipine 5 milligrams a day.", "Hypertension."),
        ("I want you to continue your zyrtec 10 milligrams a day.", "Seasonal allergies."),
    ])
    func `a drug is of the condition that it is given for`(said: String, problem: String) async throws {
        let drug = said.contains("zyrtec") ? "Zyrtec" : "amlodipine"
        let place = try await place(
            of: drug,
            in: sprain + "\nDoctor: " + said,
            history: "hypertension and seasonal allergies"
        )
        #expect(place == problem)
    }

    @Test(arguments: [
        "Doctor: We call that effusion.", "Doctor: I'm worried, that's a skin cancer.",
        "Doctor: You have seasonal allergies or anything like that.",
        "Doctor: Do you have gout.", "Doctor: There is one inside the cavity, we call that submucosal.",
    ])
    func `a sign, a fear and a question are no diagnosis`(said: String) async throws {
        let place = try await place(of: "ibuprofen", in: said + "\nDoctor: I'll prescribe ibuprofen 600 milligrams.")
        #expect(place == "Medical Treatment", "\(place ?? "")")
    }
}

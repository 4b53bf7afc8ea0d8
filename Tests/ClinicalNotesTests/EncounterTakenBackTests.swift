import Artifacts
import Testing

/// What a clinician orders and takes back as he speaks on, and what stands for it.
@Suite struct `An order that is taken back in the same breath` {
    private static let opening = "Doctor: Hi, Nora. What brings you in?\nPatient: My hip has been hurting.\n"

    private func drafted(_ said: String) async throws -> (told: [String], flags: [String]) {
        let note = try await note(Self.opening + "Doctor: " + said + "\nPatient: All right.")
        return (note.allStatements.map { $0.text.lowercased() }, note.flags.map { $0.detail.lowercased() })
    }

    @Test(arguments: [
        ("I'd start you on clarithromycin, but your QT is long, so I can't.", "clarithromycin"),
        ("I would give you propranolol, but with your COPD I don't want to.", "propranolol"),
        ("We'll start naproxen five hundred. Actually, with your ulcer that's not a good idea.", "naproxen"),
    ])
    func `is told to the reviewer only`(said: String, order: String) async throws {
        let (told, flags) = try await drafted(said)
        #expect(!told.contains { $0.contains(order) }, "\(told)")
        #expect(flags.contains { $0.contains(order) }, "\(flags)")
    }

    @Test(arguments: [
        (
            "I'm going to increase the torsemide to 40, no, let's keep it at 20 because of your kidneys.",
            "torsemide to 40", "torsemide at 20"
        ),
        (
            "I'm going to start you on ciprofloxacin. Wait, you have a tendon tear. Let's do cefdinir 300 milligrams twice a day.",
            "ciprofloxacin", "cefdinir 300"
        ),
        ("We will order an MRI of the hip. Right, the pacemaker. Then we'll get a CT instead.", "an mri", "a ct"),
    ])
    func `gives way to what replaces it`(said: String, order: String, other: String) async throws {
        let (told, _) = try await drafted(said)
        #expect(!told.contains { $0.contains(order) }, "\(told)")
        #expect(told.contains { $0.contains(other) }, "\(told)")
    }

    @Test func `gives way to another day`() async throws {
        let (told, flags) = try await drafted(
            "We'll schedule the colonoscopy for Friday. No wait, let's do Monday instead."
        )
        #expect(!told.contains { $0.contains("friday") } && flags.contains { $0.contains("colonoscopy") }, "\(told)")
    }

    @Test func `leaves what was taken before as it was`() async throws {
        let (told, _) = try await drafted(
            "I'm going to double the torsemide. Hold on, your creatinine is 2.1. Let's leave it where it is."
        )
        #expect(!told.contains { $0.contains("double") || $0.contains("hold on") }, "\(told)")
    }

    @Test(arguments: [
        ("We will increase the torsemide to 40 and keep it there.", "torsemide to 40"),
        ("I'm going to refer you to a surgeon. I can't do that here.", "surgeon"),
        ("I'm going to start you on meloxicam 15 milligrams. No refills. Let's get an x-ray.", "meloxicam"),
        (
            "Let's increase the torsemide to 40 milligrams. Keep the torsemide at the same hour each day.",
            "torsemide to 40"
        ),
        ("We will increase your insulin to 24 units. Keep the insulin out of the sun for 20 days.", "insulin to 24"),
        ("Let's stop the meloxicam. With your ulcer that's not safe.", "stop the meloxicam"),
        ("I'm going to start you on meloxicam 15 milligrams. Don't drink. That's not a good idea.", "meloxicam 15"),
        ("I'll refill the gabapentin today. The tramadol I can't.", "gabapentin"),
        ("We will order an MRI of the hip. Oh wait, let's also get an EKG.", "an mri"),
        ("I'm going to start you on meloxicam 15 milligrams. For the fever use Tylenol instead.", "meloxicam 15"),
        ("We will order an MRI of the hip. Hold on, they are closed. I'll fax it to Mercy instead.", "an mri"),
        ("We will order an MRI of the hip. We'll get a CT of the neck instead.", "an mri"),
        ("We will order an MRI of the hip. If they can't do it, we'll get a CT instead.", "an mri"),
    ])
    func `stands where something else is said`(said: String, order: String) async throws {
        let (told, _) = try await drafted(said)
        #expect(told.contains { $0.contains(order) }, "\(told)")
    }
}

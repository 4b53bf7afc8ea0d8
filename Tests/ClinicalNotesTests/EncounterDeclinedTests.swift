import Artifacts
import Testing

@testable import ClinicalNotes

/// What is planned is what stands at the end of the talk.
@Suite struct `A plan that is turned down, put off or set right` {
    private func told(_ text: String) async throws -> [String] {
        try await note("Doctor: Hi, Ana. What brings you in?\nPatient: My heart races.\n" + text).allStatements.map {
            $0.text.lowercased()
        }
    }

    @Test(arguments: [
        ("Doctor: So I'd like to order a stress test.\nPatient: Uh, I'm gonna pass on that.", "stress test"),
        (
            "Doctor: We could put in a pacemaker after the monitor comes back.\n"
                + "Patient: My aunt had one, and it, uh, it moved. They had to go back in. So I don't think I want that.",
            "pacemaker"
        ),
        (
            "Doctor: I'm going to start you on flecainide, 50 milligrams twice a day.\nPatient: Can I wait and see?\n"
                + "Doctor: Sure. We'll hold off on the flecainide.",
            "start her on flecainide"
        ),
    ])
    func `is not told`(talk: String, planned: String) async throws {
        let told = try await told(talk)
        #expect(!told.contains { $0.contains(planned) })
    }

    @Test(arguments: [
        (
            "Doctor: I want to start you on metoprolol succinate, 25 ... I'm sorry, let's do 50 milligrams, once a day.",
            "metoprolol succinate, 50 mg"
        ),
        (
            "Doctor: I'm gonna give you cephalexin, 500 milligrams, twice a day, for ten ... no, let's do seven days.",
            "for 7 days"
        ),
        (
            "Doctor: I'd like to order a stress test.\nPatient: My sister said she would pass on that, but I am fine with it.",
            "stress test"
        ),
        (
            "Doctor: I'm going to start you on flecainide, 50 milligrams twice a day.\nPatient: Okay.\n"
                + "Doctor: Call me first if you want to hold off on the flecainide.",
            "flecainide"
        ),
    ])
    func `is told as it was left`(talk: String, planned: String) async throws {
        let told = try await told(talk)
        #expect(told.contains { $0.contains(planned) })
    }

    @Test func `keeps what was not taken back`() async throws {
        let told = try await told("Doctor: It was 25 last year. No one was told. Let's do an echocardiogram.")
        #expect(told.contains { $0.contains("echocardiogram") } && !told.contains { $0.contains("one was told last") })
        let taken = try await self.told("Doctor: You're taking lisinopril 10. Let's do 20 milligrams once a day.")
        #expect(!taken.contains { $0.contains("taking lisinopril 20") })
    }
}

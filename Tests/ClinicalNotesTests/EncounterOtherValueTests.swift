import Artifacts
import Testing

/// What is said of the office's scales and of another heart is none of the patient's signs.
@Suite struct `A number of another thing` {
    @Test(arguments: [
        ("The baby's heart rate is 146.", "146"), ("We'll lower your dry weight to 79 kilos.", "Weight: 79"),
    ])
    func `is no vital sign`(said: String, value: String) async throws {
        let vitals = try await note("Doctor: How are you?\nPatient: I'm tired.\nDoctor: \(said)").statements("Vitals")
        #expect(!vitals.contains { $0.contains(value) }, "\(vitals)")
    }

    @Test func `is no result of the blood that was told before`() async throws {
        let told = try await note(
            "Doctor: How are you?\nPatient: Fine.\nDoctor: Your A1c is 8.4. Your feet look good. The pulses are strong."
        ).allStatements.map(\.text)
        #expect(!told.contains { $0.hasPrefix("A1c:") }, "\(told)")
    }

    @Test func `and how well one sleeps is not cut`() async throws {
        let told = try await note("Doctor: How are you?\nPatient: Tired. I still don't sleep well.").allStatements.map(
            \.text
        )
        #expect(!told.contains { $0.hasSuffix("sleep.") }, "\(told)")
    }
}

import Artifacts
import Testing

/// Numbers of a visit as they are spoken.
@Suite struct `A number that is measured is whole` {
    private func told(_ said: String) async throws -> [String] {
        try await note("Doctor: \(said)\nPatient: Okay.\nDoctor: We'll get an ultrasound.").allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Your temperature is one oh one three.", "Temperature: 101.3."),
        ("Your temperature is ninety seven nine.", "Temperature: 97.9."),
        ("Your temperature is thirty eight two.", "Temperature: 38.2."),
        ("Your weight is seventy four five kilos.", "Weight: 74.5 kg."),
        ("Your weight is one sixty two four pounds.", "Weight: 162.4 pounds."),
        ("Your pulse was one twenty and now it is ninety.", "Pulse: 90."),
        ("Your creatinine is one four.", "The creatinine is 1.4."),
        ("Weight one ninety, down six pounds.", "Weight: 190, down 6 pounds."),
        ("Your weight is one seventy eight, up four pounds.", "Weight: 178, up 4 pounds."),
        (
            "Your blood pressure at home was one twenty over seventy but here it's one fifty four over ninety six.",
            "Blood pressure: 154/96."
        ),
    ])
    func `with its tenths, and of now`(said: String, written: String) async throws {
        let told = try await told(said)
        #expect(told.contains(written), "\(told)")
    }

    @Test func `and no vital sign is of home`() async throws {
        let vitals = try await note(
            "Doctor: Your blood pressure at home was one twenty over seventy but here it's one fifty four over ninety six."
        ).statements("Vitals")
        #expect(vitals == ["Blood pressure: 154/96."], "\(vitals)")
    }

    @Test func `and none is of who is not yet born`() async throws {
        let vitals = try await note(
            """
            Doctor: You're twenty eight weeks now. Your blood pressure is one ten over seventy.
            Patient: Good.
            Doctor: And the baby's heart rate is one forty five.
            """
        ).statements("Vitals")
        #expect(vitals == ["Blood pressure: 110/70."], "\(vitals)")
    }

    @Test func `or is none`() async throws {
        let told = try await told("Your pulse is eighty four two.")
        #expect(told.allSatisfy { !$0.contains("84.") && !$0.contains("Pulse: 2") }, "\(told)")
    }
}

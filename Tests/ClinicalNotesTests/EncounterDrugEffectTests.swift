import Artifacts
import Testing

/// What may come of a drug, or came of one, and is no complaint.
@Suite struct `What a drug does` {
    @Test(arguments: [
        ("Doctor: Lithium and ibuprofen together can give you seizures.\nPatient: I didn't know.", "eizure"),
        ("Doctor: Any allergies?\nPatient: Yes. Doxycycline gives me a rash.", "Rash."),
        ("Doctor: Are you allergic to penicillin?\nPatient: No, but I'm allergic to sulfa. I get a rash.", "Rash."),
        ("Patient: Do I restart it?\nDoctor: No. You had hepatitis on it.\nPatient: Okay.", "1. "),
        ("Doctor: I want a biopsy today, because I'm concerned it's a melanoma.\nPatient: Okay.", "Melanoma."),
    ])
    func `is no complaint and no problem`(talk: String, wrong: String) async throws {
        let note = try await note(talk)
        let told = note.allStatements.map { ($0.item.map { "\($0). " } ?? "") + $0.text }
        #expect(!told.contains { $0.contains(wrong) }, "\(told)")
    }

    @Test func `is not prescribed where it fails`() async throws {
        let told = try await note(
            """
            Doctor: How are you?
            Patient: Fine.
            Doctor: Call me for a pressure over 150, or a headache that Advil doesn't touch.
            """
        ).allStatements.map(\.text)
        #expect(!told.contains { $0.contains("prescribe") }, "\(told)")
    }

    @Test func `a habit that was quit is told by its name`() async throws {
        let told = try await note(
            "Doctor: How much do you drink?\nPatient: Two beers. I don't smoke weed anymore, I quit in January."
        ).allStatements.map(\.text)
        #expect(!told.contains { $0.contains("quit smoking in") }, "\(told)")
    }

    @Test func `a drug that was stopped is not taken though nobody marked who speaks`() async throws {
        let told = try await note(
            """
            so mr lee for the pressure you're taking the chlorthalidone no i stopped that one in may okay any allergies no \
            okay your blood pressure today is one fifty four over ninety two
            """
        ).allStatements.map(\.text)
        #expect(!told.contains { $0.contains("taking") && $0.contains("chlorthalidone") }, "\(told)")
    }

    @Test func `a no that answers denies nothing of what follows`() async throws {
        let told = try await note("[patient] do i need a cast\n[doctor] no this kind heals in a sling for two weeks")
            .allStatements.map(\.text)
        #expect(!told.contains { $0.hasPrefix("No ") }, "\(told)")
    }

    @Test func `but a finding`() async throws {
        let told = try await note("Patient: Is my heart all right?\nDoctor: No murmur comes through today.")
            .allStatements
        #expect(told.contains { $0.text.hasPrefix("No murmur") }, "\(told.map(\.text))")
    }

    @Test func `what is found keeps the place that leads to it`() async throws {
        let told = try await note("Doctor: On the left forearm there's a dark scaly patch.\nPatient: Oh.").allStatements
            .map(\.text)
        #expect(told.contains { $0.contains("patch") && $0.contains("left forearm") }, "\(told)")
    }
}

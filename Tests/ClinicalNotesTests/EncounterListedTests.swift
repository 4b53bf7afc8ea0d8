import Artifacts
import ClinicalNotes
import Testing

/// A question and its answer are read as one: what was listed is denied by name, what is taken is told with its dose, and an
/// answer that needs its question is worded with it.
@Suite struct `A question's list is answered as a whole` {
    private func told(_ talk: String) async throws -> [String] {
        try await note("[doctor] hi karen what brings you in\n[patient] my knee has been hurting\n" + talk)
            .allStatements.map(\.text)
    }

    @Test(arguments: [
        (
            "[doctor] any falls or any broken bones\n[patient] no i don't think so",
            "Denies falls or broken bones."
        ),
        (
            "[doctor] does it swell does it lock up or give out on you\n[patient] no never",
            "Denies swelling, locking up, or giving out."
        ),
        ("[doctor] any pain in your calves or your hip\n[patient] no", "Denies pain in her calves or her hip."),
        (
            "[doctor] any trouble chewing do you drool have you fallen\n[patient] no",
            "Denies trouble chewing, drooling, or falling."
        ),
        ("[doctor] any floaters or black stools\n[patient] nope", "Denies floaters or black stools."),
        ("[doctor] did you hear a pop\n[patient] oh yeah", "She heard a pop."),
    ])
    func `Each of it is denied or affirmed`(talk: String, wording: String) async throws {
        let told = try await told(talk)
        #expect(told.contains(wording), "\(told)")
    }

    @Test(arguments: [
        // Some of it is so.
        ("[doctor] any falls or any broken bones\n[patient] no but i fell in may", "Denies"),
        ("[doctor] does it swell does it lock up or give out on you\n[patient] it swells up some", "Denies"),
        ("[doctor] any pain in your calves or your hip\n[patient] a little in the hip", "Denies"),
        ("[doctor] any trouble chewing do you drool\n[patient] sometimes i drool", "Denies"),
        ("[doctor] any falls or any broken bones\n[patient] no i tripped on the rug in may and i was fine", "Denies"),
        // Nothing of the body, or asked of another.
        ("[doctor] any dental work coming up\n[patient] no", "dental"),
        ("[doctor] any other symptoms\n[patient] no", "Denies symptoms"),
        ("[doctor] does your husband have any falls\n[patient] no", "falls"),
    ])
    func `A part that is so, or of another, is not`(talk: String, wording: String) async throws {
        let told = try await told(talk)
        #expect(!told.contains { $0.contains(wording) }, "\(told)")
    }

    @Test(arguments: [
        (
            "[doctor] what do you take\n[patient] there's advair twice a day and the pravastatin 40 mg at night",
            "The patient reports taking advair twice a day and pravastatin 40 mg at night."
        ),
        (
            "[doctor] so you're on the levothyroxine the 88 mcg how is that going\n[patient] good i feel fine",
            "The patient reports taking levothyroxine 88 mcg."
        ),
        ("[doctor] are you still on the lisinopril\n[patient] yeah the 20", "The patient reports taking lisinopril."),
    ])
    func `What is taken is listed with its dose`(talk: String, wording: String) async throws {
        let told = try await told(talk + String(repeating: "\n[doctor] okay\n[patient] alright then", count: 8))
        #expect(told.contains(wording), "\(told)")
    }

    @Test(arguments: [
        ("[doctor] are you taking anything else like ibuprofen\n[patient] no nothing", "ibuprofen"),
        ("[doctor] are you still on the lisinopril\n[patient] no i quit that", "lisinopril"),
        ("[doctor] what do you take\n[patient] my husband takes advair", "advair"),
        ("[doctor] what do you take\n[patient] i stopped the advair", "advair"),
    ])
    func `What is not taken is not`(talk: String, drug: String) async throws {
        let told = try await told(talk + String(repeating: "\n[doctor] okay\n[patient] alright then", count: 8))
        #expect(!told.contains { $0.contains("reports taking") && $0.contains(drug) }, "\(told)")
    }

    @Test(arguments: [
        (
            "[doctor] anything else\n[patient] i'm tired all the time\n[doctor] how long has that been going on\n[patient] i'd say since about february",
            "The fatigue has been going on since about February."
        ),
        ("[doctor] how's the pain now\n[patient] it's like a 3 it was a 7 that night", "She rates her pain as 3."),
        ("[doctor] any allergies\n[patient] sulfa gives me hives", "Sulfa gives her hives."),
        ("[doctor] what do you do for work\n[patient] mail carrier", "She works as a mail carrier."),
        (
            "[doctor] any blood clots in you or in your family\n[patient] my mother had one in her leg",
            "Her mother had a blood clot in her leg."
        ),
        ("[doctor] do you smoke\n[patient] i quit cigarettes i vape now", "She vapes now."),
    ])
    func `A short answer is worded with what was asked`(talk: String, wording: String) async throws {
        let told = try await told(talk)
        #expect(told.contains { $0.contains(wording) }, "\(told)")
    }

    @Test(arguments: [
        ("[patient] i get up and i could just lay right back down", "could lay"),
        ("[patient] i was playing pickleball don't laugh and my knee popped", "laugh"),
        ("[patient] i take when i get home", "takes when"),
    ])
    func `A way of speaking is no statement`(talk: String, wording: String) async throws {
        let told = try await told("[doctor] tell me more\n" + talk)
        #expect(!told.contains { $0.contains(wording) }, "\(told)")
    }
}

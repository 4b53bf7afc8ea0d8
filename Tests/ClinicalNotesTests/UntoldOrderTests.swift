import Artifacts
import Testing

@testable import ClinicalNotes

/// What a draft may not lose of orders, reactions and dangers that are told in few words.
struct UntoldOrderTests {
    private func told(_ said: String) async throws -> [String] {
        let note = try await note("Doctor: What brings you in?\nPatient: My elbow is sore.\n" + said)
        return note.flags.filter { $0.reason == .untold }.map(\.detail) + note.allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Doctor: Do you feel safe at home?\nPatient: She threw a plate at me on Monday.", "threw a plate"),
        ("Doctor: Any thoughts of hurting yourself?\nPatient: Most nights.", "Most nights"),
        ("Doctor: Any blood in your stool?\nPatient: About twice a week.", "twice a week"),
        ("Guest: He said the girls would be better off without him.", "better off without him"),
        ("Guest: She is a DNR, it's on her chart.", "DNR"),
        ("Patient: I have antiphospholipid syndrome.", "antiphospholipid"),
        ("Doctor: The hepatitis B surface antigen is positive.", "hepatitis B surface"),
        ("Patient: I've been on pills for HIV for years.", "HIV"),
        ("Doctor: Do you take anything else?\nPatient: My sister's oxycodone on weekends.", "sister's oxycodone"),
        ("Doctor: I'm sending you to the emergency room when you leave us.", "emergency room when"),
        ("Doctor: I can see on the scan that you're pregnant.", "pregnant"),
        (
            "Doctor: Any bleeding from your bottom? Any blood in your stool?\nPatient: Only when I strain.",
            "when I strain"
        ),
    ])
    func `a danger that is told in few words`(said: String, words: String) async throws {
        let told = try await told(said)
        #expect(told.contains { $0.lowercased().contains(words.lowercased()) }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: Any allergies? I remember something about phenytoin.\nPatient: Yes, Dilantin, my skin blistered.",
            "Dilantin"
        ),
        ("Patient: Zoloft made me shake all day.", "Zoloft made me"),
        ("Patient: They gave me gentamicin and I turned red all over.", "gentamicin"),
        (
            "Doctor: Is he eating?\nPatient: Yes.\nDoctor: How does he sleep?\nPatient: He broke out in hives when I fed him peanut.",
            "hives"
        ),
        ("Guest: They gave him Haldol last week and he went completely stiff.", "Haldol"),
        ("Doctor: Allergies?\nPatient: Shellfish. And iron by vein, I passed out.", "iron by vein"),
        ("Patient: Neosporin gives me blisters.", "Neosporin"),
    ])
    func `a reaction without the word`(said: String, words: String) async throws {
        let told = try await told(said)
        #expect(told.contains { $0.lowercased().contains(words.lowercased()) }, "\(told)")
    }

    @Test(arguments: [
        ("Doctor: Okay, it's a sinus infection. Amoxicillin 500 three times a day for 10 days.", "Amoxicillin 500"),
        ("Doctor: Coumadin down to 3 a day.", "down to 3 a day"),
        ("Doctor: Back on the sertraline, 25 for a week.", "sertraline, 25"),
        ("Patient: And the prednisone?\nDoctor: Down to 5 for a week then stop.", "Down to 5"),
        ("Doctor: I'd want to come off the tramadol.", "come off the tramadol"),
        (
            "Patient: I take the carvedilol and the losartan at 7.\nDoctor: On dialysis days hold both of those until noon.",
            "hold both"
        ),
        ("Doctor: Topiramate isn't good for you. Let's taper it, 25 at night for a week.", "taper it"),
        ("Doctor: No more naproxen.", "naproxen"),
        ("Doctor: I'll call the cefuroxime in today.", "cefuroxime"),
        ("Doctor: Is the Coumadin still 5?\nPatient: No, they cut it to 2 last week.", "cut it to 2"),
    ])
    func `an order without a leading verb, or of "it"`(said: String, words: String) async throws {
        let told = try await told(said + "\nPatient: Okay.")
        #expect(told.contains { $0.lowercased().contains(words.lowercased()) }, "\(told)")
    }

    @Test(arguments: [
        "Breathe in deep and hold it.", "Please don't stop it by yourself.", "About the bread, cut it in half.",
        "Here's the slip, drop it off.",
    ])
    func `what is said after a drug may be of another thing`(said: String) async throws {
        let told = try await told("Patient: I take torsemide.\nDoctor: \(said)\nPatient: Okay.")
        #expect(!told.contains { $0.contains(said.trimming(".")) }, "\(told)")
    }

    @Test func `what is taken is no allergy`() async throws {
        let told = try await told(
            "Doctor: Any allergies? What medications are you on?\nPatient: Torsemide and Xarelto."
        )
        #expect(!told.contains { $0.contains("allergy to") }, "\(told)")
    }

    @Test(arguments: [
        "Doctor: The tramadol can cause seizures.\nPatient: I didn't know.",
        "Doctor: Go to the emergency room if your elbow turns blue.\nPatient: Okay.",
        "Doctor: Urine shows no sugar. Your weight is 178.\nPatient: Okay.",
        "Doctor: Call me for a headache that ibuprofen doesn't touch.\nPatient: Okay.",
        "Doctor: Do you feel safe at home?\nPatient: I do, thanks.",
        "Patient: The Zoloft made me feel better.",
        "Doctor: Did you get the hepatitis B shot?\nPatient: Yes.",
        "Patient: My brother has HIV.",
        "Doctor: Any blood in your stool?\nPatient: Just a cough.",
        "Doctor: Any blood in your stool?\nPatient: Only hemorrhoids.",
        "Doctor: Could you be pregnant? Are you pregnant?\nPatient: Last period was on Monday.",
        "Doctor: Do you feel safe at home?\nPatient: Pretty much.",
        "Doctor: Do you feel safe at home?\nPatient: Thankfully, yes.",
        "Doctor: Are you allergic to latex? I see it in the record.\nPatient: No, that's my wife.",
        "Doctor: Any allergies?\nPatient: No, but my iron was low.",
        "Patient: I left my husband. I'm better off without him.",
        "Patient: I sleep with my breathing machine.",
        "Patient: They saw a cyst in one kidney.",
        "Doctor: I'd like to check you for hepatitis C.",
        "Patient: The Advil made my toothache go away.",
        "Doctor: The colonoscopy was fine.\nPatient: I don't want another colonoscopy.",
    ])
    func `a warning, advice or a good effect is none`(said: String) async throws {
        let note = try await note("Doctor: What brings you in?\nPatient: My elbow is sore.\n" + said)
        let flags = note.flags.filter { $0.reason == .untold }.map(\.detail)
        #expect(flags.isEmpty, "\(flags)")
    }
}

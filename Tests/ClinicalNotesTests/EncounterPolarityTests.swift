import Artifacts
import ClinicalNotes
import Foundation
import Testing

@Suite struct `A complaint is denied or reported only where it was` {
    private func statements(_ talk: String) async throws -> [String] {
        try await note("Doctor: Ruth is a 58-year-old female here for knee pain.\n" + talk).allStatements.map(\.text)
    }

    @Test(arguments: [
        (
            "Doctor: Any flu symptoms?\nPatient: Like fever or chills?\nDoctor: Yes.\nPatient: No, none.",
            "Reports fever"
        ),
        ("Patient: My heart races. I have never felt palpitations like this.", "Denies palpitations"),
        (
            "Doctor: Any weakness in your left hand?\nPatient: A little, the same as before.\n"
                + "Doctor: Any weakness on the right side?\nPatient: No.",
            "Denies weakness."
        ),
        ("Doctor: Did you notice redness and swelling right away?\nPatient: No.", "Denies"),
        ("Doctor: Was that the first time you had depression?\nPatient: No.", "Denies depression"),
        ("Doctor: Have you ever had any swelling due to something you ate?\nPatient: No.", "Denies swelling"),
        ("Doctor: Do you have a headache?\nPatient: No, I have a bad migraine.", "Denies headache"),
        (
            "Doctor: Any stomach pain?\nPatient: No, not really. I do get this twisting pain in my stomach.",
            "Denies stomach"
        ),
        ("Doctor: Any headaches or nausea?\nPatient: No. I did have a slight headache last night.", "headaches"),
        (
            "Doctor: How is the hip doing? Any pain?\nPatient: Yes, I had it replaced. Nothing to complain about.",
            "Reports pain."
        ),
        ("Doctor: Any vision changes?\nPatient: Yes, it has been steady. No vision changes.", "Reports vision"),
        ("Doctor: What about your bowel movements?\nPatient: No, all as usual.", "Denies bowel"),
        ("Doctor: Any symptoms other than weakness?\nPatient: Yes.", "than weakness"),
        (
            "Doctor: Any numbness or tingling in your hands?\nPatient: No. Well, a little in my thumb when I knit.",
            "Denies any numbness"
        ),
        ("Doctor: Any cough?\nPatient: I had a little cough after the flight, but that's gone.", "Reports cough"),
        (
            "Doctor: And you were on lamotrigine once?\nPatient: Years ago. I did fine on it.\n"
                + "Doctor: No rash or anything with it?\nPatient: No, no.",
            "rash"
        ),
        (
            "Doctor: Do your gums bleed? Any bruising?\nPatient: No. I bruise easily, but no.",
            "Denies bruising"
        ),
    ])
    func `a narrower question, or a longer answer`(talk: String, false wrong: String) async throws {
        let statements = try await statements(talk)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Does anyone in your family have any heart problems?\nPatient: No.", "Denies"),
        ("Doctor: Do your children have any asthma?\nPatient: No.", "asthma"),
        (
            "Doctor: Does diabetes run in your family?\nPatient: No.\nDoctor: How about asthma or cancer?\nPatient: No.",
            "Denies"
        ),
        ("Doctor: Are you allergic to anything?\nPatient: I'm allergic to sulfa. I get a bad rash.", "Reports rash"),
        ("Patient: I get hay fever every spring.", "Reports fever"),
    ])
    func `what others have, or what a drug does`(talk: String, false wrong: String) async throws {
        let statements = try await statements(talk)
        #expect(statements.allSatisfy { !$0.contains(wrong) }, "\(statements)")
    }

    @Test(arguments: [
        ("Doctor: Any chest pain right now?\nPatient: No.", "Denies chest pain."),
        ("Doctor: Any numbness in your right knee?\nPatient: No.", "Denies numbness"),
        ("Patient: I don't have seizures or anything like that.", "Denies seizures."),
        ("Doctor: Has anyone told you that you snore? Any cough?\nPatient: No.", "Denies cough."),
        ("Patient: Everything is fine except some chills?", "Reports chills."),
    ])
    func `a plain answer stands`(talk: String, right: String) async throws {
        let statements = try await statements(talk)
        #expect(statements.contains { $0.contains(right) }, "\(statements)")
    }

    @Test func `a kind word takes back no illness that the patient has`() async throws {
        let statements = try await statements(
            "Patient: I have gout in my toe, sorry to bring it up.\nDoctor: No, that's okay. We will check the uric acid."
        )
        #expect(statements.contains { $0.contains("gout") }, "\(statements)")
    }
}

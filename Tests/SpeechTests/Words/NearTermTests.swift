import Artifacts
import Testing

@testable import Speech

/// Misheard words with one term near them, whatever else is spelled or sounds a little like it.
@Suite struct `Words near a term` {
    @Test(arguments: [
        // A combination of a drug is no other drug.
        ("Add amlodipin 5 milligrams daily.", "Add amlodipine 5 milligrams daily."),
        // Spelled like iodine as well, and sounds like codeine.
        ("allergic to codine, which causes vomiting", "allergic to codeine, which causes vomiting"),
        ("Allergies, codine makes her vomit.", "Allergies, codeine makes her vomit."),
        // There is no ferric sulfate.
        ("start Ferris sulfate 325 milligrams", "start ferrous sulfate 325 milligrams"),
        ("Emixacillin gave her a rash.", "Amoxicillin gave her a rash."),
        // Other forms of it are no rivals.
        ("The congenctiva is injected", "The conjunctiva is injected"),
        // No person has a value.
        ("Hemoglobin 9.4, Faratin 6", "Hemoglobin 9.4, ferritin 6"),
        ("Galestone pancreatitis, mild", "Gallstone pancreatitis, mild"),
        ("grew methacillin sensitive staph orus", "grew methicillin sensitive staph aureus"),
        ("Numococcal vaccine today.", "Pneumococcal vaccine today."),
    ])
    func `become that term`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.2).verbatimText == meant)
    }

    @Test(arguments: [
        "Renata gave her a ring.", "Ferris wheel rides.", "the epididymis is tender", "immunosuppression was noted",
        "She saw Faraton today.", "hydroxy 50 milligrams daily",
    ])
    func `stay where another is as near, or nothing tells`(heard: String) {
        #expect(resolved(heard, probability: 0.6).verbatimText == heard)
    }
}

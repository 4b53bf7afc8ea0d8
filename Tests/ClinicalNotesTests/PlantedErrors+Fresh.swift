import Foundation

/// Errors in words that the rules were not written by: other turns of negation, and sentences of no visit.
extension PlantedErrors {
    /// One of the flips that fit, chosen by `number`; none where the statement denies something already and more is denied.
    static func freshFlip(of text: String, _ number: Int) -> String? {
        let denies = ["no ", "not ", "enies", "without", "never", "egative", "cannot"].contains(where: text.contains)
        let flips = (denies ? affirming : denying).filter { text.contains($0.0) }
        guard !flips.isEmpty else { return nil }
        let (old, new) = flips[number % flips.count]
        return text.range(of: old).map { text.replacingCharacters(in: $0, with: new) }
    }

    static func freshSentence(_ number: Int) -> String { sentences[number % sentences.count] }

    private static let denying = [
        (" takes ", " does not take "), ("There is a ", "There is no "), (" presents with ", " presents without "),
        (" will ", " will not "), (" can ", " cannot "), (" shows ", " shows no "), (" had ", " never had "),
        (" feels ", " does not feel "), ("positive for", "negative for"), ("Positive for", "Negative for"),
        (" recommend ", " do not recommend "),
        (" is ", " is no longer "), (" reports that ", " denies that "), (" demonstrates ", " does not demonstrate "),
    ]
    private static let affirming = [
        ("denies any ", "complains of "), ("denies ", "admits to "), ("Denies ", "Complains of "),
        (" does not have ", " has "), ("No evidence of", "Evidence of"), (" no evidence of", " evidence of"),
        (" cannot ", " can "),
        (" never ", " often "), ("negative for", "positive for"), ("Negative for", "Positive for"),
        (" did not ", " did "), (" does not ", " does "),
        (" has no ", " has severe "), (" is not ", " is "), (" without ", " with "),
    ]
    private static let sentences = [
        "She was hospitalized for pneumonia last winter.", "He quit smoking in his thirties.",
        "A chest x-ray was ordered to rule out pneumonia.", "The patient drinks two glasses of wine a night.",
        "Colonoscopy was unremarkable.", "She has a penicillin allergy that causes hives.",
        "He works as a truck driver and lives with two roommates.",
        "The abdomen is soft and nontender with normal bowel sounds.",
        "She will start physical therapy twice a week.", "Vaccinations are up to date.",
        "He reports weight loss and night sweats.", "The patient was counselled on fall prevention.",
        "Her last menstrual period was three weeks ago.", "Neurologic exam is grossly intact.",
        "He was advised to follow a low-sodium diet.", "She underwent an appendectomy as a child.",
        "The rash is spreading to both arms.", "Refer to dermatology for a skin biopsy.",
        "He has trouble hearing in crowded rooms.", "Family history is notable for breast cancer.",
        "She takes a multivitamin every morning.", "Blood cultures grew staphylococcus.",
        "The wound is healing well without drainage.", "She feels depressed and has lost interest in hobbies.",
        "He was started on oral antibiotics for cellulitis.", "Labs today show mild anemia.",
        "The patient declined the influenza vaccine.", "He is scheduled for cataract surgery next month.",
        "There is tenderness over the lumbar spine.", "She complains of burning with urination.",
    ]
}

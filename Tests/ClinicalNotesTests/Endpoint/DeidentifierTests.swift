import Testing

@testable import ClinicalNotes

@Suite struct `De-identification` {
    private func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)).subtracting([
            "the", "of", "at", "dot", "s",
        ])
    }

    @Test func `finds what is planted, each sentence by itself`() {
        var found: [String: (whole: Int, all: Int)] = [:]
        var missed: [String] = []
        for sentence in PlantedIdentifiers.sentences {
            let (text, identifiers) = PlantedIdentifiers.read(sentence)
            let sent = Deidentifier().replace(in: [text]).lines[0]
            for (category, identifier) in identifiers {
                let isGone = words(identifier).isDisjoint(with: words(sent.replacing(/\[[A-Z]+_\d+\]/, with: "")))
                found[category, default: (0, 0)].all += 1
                if isGone {
                    found[category, default: (0, 0)].whole += 1
                } else {
                    missed.append("\(sentence) -> \(sent)")
                }
            }
        }
        let (whole, all) = found.values.reduce((0, 0)) { ($0.0 + $1.whole, $0.1 + $1.all) }
        #expect(all > 300)
        #expect(Double(whole) / Double(all) >= 0.98, "\(whole) of \(all): \(missed.joined(separator: "\n"))")
        for (category, count) in found {
            #expect(Double(count.whole) / Double(count.all) >= 0.95, "\(category) \(count)")
        }
    }

    @Test(arguments: [
        "Blood pressure is 120/80, pulse 72, temperature 98.6.", "Start lisinopril 20 mg daily and Tylenol as needed.",
        "Strength is 5/5 in the left arm, and reflexes are 2/4.", "Take 1 to 2 tablets every 4 to 6 hours for 10 days.",
        "The CT of the chest shows a 1.2 cm nodule.", "The patient is a 54-year-old woman.", "Platelets are 250,000.",
        "Uric Acid is 7.2, and the Bone Density is low.", "We will address the swelling and email the results to her.",
        "She may march in the fall if her pain improves.", "Assessment and Plan: Type 2 diabetes, HbA1c 7.2.",
        "Symptoms began two weeks ago, worse since Monday.", "He has Crohn's disease and Parkinson's disease.",
        "Urine had red cell 12 and white cell 40.", "Mast cell 250 by flow.",
    ])
    func `leaves what identifies nobody`(sentence: String) {
        #expect(Deidentifier().replace(in: [sentence]).lines == [sentence])
    }

    @Test(arguments: [
        ("Patient name, that is wigglesmith", "wigglesmith"),
        ("Patient name wigglesmith, orsolya. Cough.", "wigglesmith orsolya"),
        ("Date of birth, 61957", "61957"), ("His policy number is a K481 226 today.", "K481 226"),
        ("Member id, it's kilo seven", "kilo seven"), ("Social security number 514, 83, 206.", "514 83 206"),
        ("The medical record number is quince", "quince"), ("Phone number, um, 20 14", "20 14"),
        ("Her cell 48 12 is best", "48 12"), ("Call cell 4812.", "4812"),
        ("Her address is the mill by brookhollow", "mill"),
        ("Home address, 9 tansy close brookhollow, she coughs", "tansy brookhollow"),
        ("Email, orsolya at brookhollow", "orsolya brookhollow"), ("What is your date of birth? | 6 19 57.", "6 19 57"),
        ("The patient name is | wigglesmith", "wigglesmith"), ("I saw Mr. | Hope today", "hope"),
        ("MS. | Rose coughs", "rose"),
        ("Social security number 514, | 83, 206", "514 83 206"),
    ])
    func `what a label announces goes, whatever it looks like`(said: String, identifiers: String) {
        let lines = said.split(separator: "|").map(String.init)
        let (sent, surrogates) = Deidentifier().replace(in: lines)
        let left = words(sent.joined(separator: " ").replacing(/\[[A-Z]+_\d+\]/, with: ""))
        #expect(left.isDisjoint(with: words(identifiers)), "\(sent)")
        #expect(
            zip(sent, lines).allSatisfy { surrogates.restored($0) == $1.split(separator: " ").joined(separator: " ") }
        )
    }

    @Test(arguments: [
        "MRN 4471902, 58 years old, BP 120/80, with cough.", "Her phone number was not known. Cough is better.",
        "I asked for the date of birth. Coughing began on Monday.",
    ])
    func `what follows an identifier stays`(sentence: String) {
        let sent = Deidentifier().replace(in: [sentence]).lines[0]
        for word in words(sentence).subtracting(["4471902"]) { #expect(words(sent).contains(word), "\(sent)") }
    }

    @Test func `the same name has one surrogate, in any case and with an ending`() throws {
        let lines = ["Marisol Vance is here.", "So marisol, any pain?", "Vance's knee hurts, and Marisol Vance limps."]
        let (sent, surrogates) = Deidentifier().replace(in: lines)
        #expect(sent[0] == "[NAME_1] is here.")
        #expect(!sent.joined().lowercased().contains("vance") && !sent.joined().lowercased().contains("marisol"))
        #expect(sent[2].hasSuffix("and [NAME_1] limps."))
        #expect(zip(sent, lines).allSatisfy { surrogates.restored($0) == $1 })
    }

    @Test func `whatever is planted comes back as it was`() {
        let lines = PlantedIdentifiers.sentences.map { PlantedIdentifiers.read($0).text }
        for line in lines {
            let (sent, surrogates) = Deidentifier().replace(in: [line])
            #expect(surrogates.restored(sent[0])?.lowercased() == line.lowercased())
        }
    }

    @Test func `a surrogate that was never given stands for nothing`() {
        let (_, surrogates) = Deidentifier().replace(in: ["Marisol Vance is here."])
        #expect(surrogates.restored("NAME_1 is well.") == "Marisol Vance is well.")
        #expect(surrogates.restored("[NAME_2] is well.") == nil)
        #expect(surrogates.restored("Stage T_1 stays.") == "Stage T_1 stays.")
    }
}

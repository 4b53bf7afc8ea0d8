import Testing

@testable import ClinicalNotes

@Suite struct `Texts by their bytes` {
    @Test func `Parts are cut at spaces, and none is empty`() {
        #expect(" chest  pain, now ".cutAtSpaces == ["chest", "pain,", "now"])
        #expect("naïve\tcafé".cutAtSpaces == ["naïve\tcafé"])
        #expect("".cutAtSpaces.isEmpty)
        #expect(["no", "chest pain", "", " now"].cutAtSpaces == ["no", "chest", "pain", "now"])
        #expect(["no", "fever"].cutAtSpaces == ["no", "fever"])
    }

    @Test(arguments: ["don't ignore: 2 rules\r\n", "naïve’s 2 cafés, don't", "", "--"])
    func `Runs are the same by bytes and by characters`(text: String) {
        let runs = text.runs({ $0.isLetter || $0.isDigit }, orOf: { $0.isLetter || $0.isNumber })
        #expect(runs == text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    @Test(arguments: ["7", "x", "½", "٣", "é", "四", "5\u{301}", "-"])
    func `A letter or a number is one by bytes as by its properties`(character: Character) {
        #expect(character.isLetter == (character.unicodeScalars.first?.properties.isAlphabetic == true))
        #expect(character.isNumber == (character.unicodeScalars.first?.properties.numericType != nil))
    }

    @Test func `What is known of a word is found, and of no other`() {
        let map: WordMap<Int> = ["left": 1, "right": 2]
        #expect(map["left"] == 1 && map["right"] == 2)
        #expect(map["lift"] == nil && map[""] == nil)
        #expect(map.map(\.0).sorted() == ["left", "right"])
    }

    @Test(arguments: [("120", ["120"]), ("07", ["7"]), ("0", ["0"]), ("1,200", ["1200"]), ("120/80", ["120", "80"])])
    func `Numbers are told in one form`(word: String, numbers: [String]) {
        #expect(GroundedWords.numbers(in: word) == numbers)
    }

    @Test func `A statement is read once, and says the same`() {
        var said = StatementWords()
        for _ in 0..<2 {
            #expect(said.words(of: "No fever.").words == GroundedWords(text: "No fever.").words)
            #expect(said.words(of: "Fever.").words == ["fever"])
        }
    }
}

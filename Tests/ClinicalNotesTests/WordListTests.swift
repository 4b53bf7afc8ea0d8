import Testing

@testable import ClinicalNotes

@Suite struct `Words looked up by hash` {
    @Test func `A list holds its words, and no others`() {
        let list = Lexicon.set("chest pain pain x-ray naïve")
        #expect(Array(list) == ["chest", "pain", "x-ray", "naïve"])
        #expect(["chest", "pain", "x-ray", "naïve"].allSatisfy(list.contains))
        #expect(!["", "ches", "chests", "Pain", "xray", "naive"].contains(where: list.contains))
        #expect(!Lexicon.set("").contains("pain"))
    }

    @Test func `Lists are joined, and taken from one another`() {
        let list = Lexicon.set("a b c")
        #expect(Array(list.union(["c", "d"])) == ["a", "b", "c", "d"])
        #expect(Array(list.subtracting(Lexicon.set("b d"))) == ["a", "c"])
        #expect(list.isDisjoint(with: ["d"]) && !list.isDisjoint(with: ["d", "a"]))
    }

    @Test func `Every drug of the lexicon is found in its place`() {
        let names = Array(Lexicon.drugs)
        let table = NameTable(names)
        #expect(names.indices.allSatisfy { table[NameHash(names[$0])] == $0 })
        #expect(table[NameHash("no drug")] == nil)
    }

    @Test func `A phrase is found by its first word, the first of the list that fits`() {
        let index = PhraseIndex([["we", "will", "also"], ["we", "will"], ["i", "will"], []])
        #expect(index.first(of: ["we", "will", "also", "see"]) == ["we", "will", "also"])
        #expect(index.first(of: ["so", "we", "will", "see"][1...]) == ["we", "will"])
        #expect(index.first(of: ["we", "may"]) == nil)
        #expect(index.first(of: []) == nil)
    }

    @Test func `A name in parts is known by the hash of the whole`() {
        for name in [FeatureName("w:", "pain"), .init("b:", "chest", "pain"), .init("X:", "a", "", "c"), .init("num")] {
            #expect(name.hash == NameHash(name.text))
        }
        #expect(NameHash("b:", "chest", "pain") == FeatureName("b:", "chest", "pain").hash)
        #expect(NameHash("n:", "chest", "").hash == NameHash("n:chest_"))
        #expect(FeatureName("b:", "chest", "pain").text == "b:chest_pain")
        #expect(FeatureName("b:", "chest", "").text == "b:chest_")
    }

    @Test func `Weights are told in the order of the names, each once`() {
        let table = FeatureTable<Int>(["w:pain": 3, "b:chest_pain": 1, "w:chest": 2])
        let seen = [
            FeatureName("w:", "pain"), .init("w:", "chest"), .init("w:", "of"), .init("b:", "chest", "pain"),
            .init("w:", "pain"),
        ]
        var told: [Int] = []
        table.each(of: seen) { told.append($0) }
        #expect(told == [1, 2, 3])
        #expect(table[FeatureName("w:", "chest")] == 2 && table[FeatureName("w:", "of")] == nil)
    }

    @Test func `No two features of the shipped models have one hash`() {
        for text in [EncounterWeights.text, PlacementWeights.text, BoundaryWeights.text] {
            let names = Set(text.split { $0 == "\n" || $0 == ";" }.compactMap { $0.split(separator: " ").first })
            #expect(Set(names.map { NameHash(String($0)) }).count == names.count)
        }
    }
}

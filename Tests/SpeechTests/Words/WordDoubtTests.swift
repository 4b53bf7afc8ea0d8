import Artifacts
import Testing

@testable import Speech

@Suite struct `Doubt` {
    @Test(arguments: [
        ("Allergic to codencoma, with hives.", "codencoma", 0.85), ("He was seen by Okafer today.", "Okafer", 0.45),
        ("the 4 amen was narrow", "amen", 0.44), ("Creatinine 1.4 today", "1.4", 0.49),
        ("It did not improve", "not", 0.4),
        ("Continue gabapentin 300 milligrams", "gabapentin", 0.25),
    ])
    func `is cast on a word by what it is, not by the engine alone`(sentence: String, word: String, probability: Double)
    {
        let words = resolved(sentence, doubted: [word], probability: probability).words
        let shown = words.filter(\.isDoubtful).map { HeardWord($0.text).core }
        #expect(shown == [word])
    }

    @Test(arguments: [
        ("Continue gabapentin 300 milligrams", "gabapentin", 0.35), ("with mild hypertension", "hypertension", 0.3),
        ("He was seen by Okafer today.", "Okafer", 0.6), ("in good spirits today", "good", 0.46),
    ])
    func `spares a word that could hardly be another`(sentence: String, word: String, probability: Double) {
        let words = resolved(sentence, doubted: [word], probability: probability).words
        let shown = words.filter(\.isDoubtful)
        #expect(shown.isEmpty)
    }

    @Test func `is in a transcript's file only where the probability tells otherwise`() {
        let words = resolved("Allergic to codencoma, Okafer said.", doubted: ["codencoma", "Okafer"], probability: 0.4)
            .words
        let judged = words.filter { $0.doubt != nil }
        #expect(judged.isEmpty)
        #expect(resolved("mild hypertension", doubted: ["hypertension"], probability: 0.3).words.last?.doubt == false)
    }
}

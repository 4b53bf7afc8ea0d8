/// What a model sees, by name: "b:chest_pain". In its parts, since most are looked up only, and few of them are known.
struct FeatureName {
    private let kind: String
    private let word: String
    private let next: String?
    private let last: String?

    init(_ kind: String, _ word: String = "", _ next: String? = nil, _ last: String? = nil) {
        (self.kind, self.word, self.next, self.last) = (kind, word, next, last)
    }

    var text: String { [kind + word, next, last].compactMap(\.self).joined(separator: "_") }

    var hash: NameHash {
        var hash = NameHash(kind)
        hash.add(word)
        if let next { hash.add(next, after: UInt8(ascii: "_")) }
        if let last { hash.add(last, after: UInt8(ascii: "_")) }
        return hash
    }
}

/// The features that a model has weights of, numbered in the order of their names: sums of floating-point numbers depend on the order.
struct FeatureTable<Weight: Sendable>: Sendable {
    private let table: NameTable
    private let weights: [Weight]

    init(_ features: [Substring: Weight]) {
        let sorted = features.sorted { $0.key < $1.key }
        table = NameTable(sorted.map(\.key))
        weights = sorted.map(\.value)
    }

    var count: Int { weights.count }

    func number(of name: FeatureName) -> Int? { table[name.hash] }

    subscript(_ number: Int) -> Weight { weights[number] }

    subscript(_ name: FeatureName) -> Weight? { table[name.hash].map { weights[$0] } }

    /// The weights of those of `names` that are known, each once, in the order of the names.
    func weights(of names: [FeatureName]) -> [Weight] {
        var numbers = names.compactMap(number)
        numbers.sort()
        var last = -1
        return numbers.compactMap { number in
            defer { last = number }
            return number == last ? nil : weights[number]
        }
    }
}

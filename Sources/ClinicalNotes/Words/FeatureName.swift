/// What a model sees, by name: "b:chest_pain". Made of parts, since most are looked up only, and few of them are known.
protocol Feature {
    init(kind: String, word: String, next: String?, last: String?)

    var hash: NameHash { get }
}

extension Feature {
    init(_ kind: String, _ word: String = "", _ next: String? = nil, _ last: String? = nil) {
        self.init(kind: kind, word: word, next: next, last: last)
    }
}

/// A feature that can be told: what models are trained on.
struct FeatureName: Feature {
    private let kind: String
    private let word: String
    private let next: String?
    private let last: String?

    init(kind: String, word: String, next: String?, last: String?) {
        (self.kind, self.word, self.next, self.last) = (kind, word, next, last)
    }

    var text: String { [kind + word, next, last].compactMap(\.self).joined(separator: "_") }

    var hash: NameHash { NameHash(kind: kind, word: word, next: next, last: last) }
}

/// A feature that is looked up only.
extension NameHash: Feature {
    init(kind: String, word: String, next: String?, last: String?) {
        self.init(kind)
        add(word)
        if let next { add(next, after: UInt8(ascii: "_")) }
        if let last { add(last, after: UInt8(ascii: "_")) }
    }

    var hash: NameHash { self }
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

    func number(of name: some Feature) -> Int? { table[name.hash] }

    subscript(_ number: Int) -> Weight { weights[number] }

    subscript(_ name: some Feature) -> Weight? { table[name.hash].map { weights[$0] } }

    /// The weights of those of `names` that are known, each once, in the order of the names.
    func each(of names: [some Feature], _ body: (Weight) -> Void) {
        var last = -1
        for number in names.compactMap({ number(of: $0) }).sorted() where number != last {
            body(weights[number])
            last = number
        }
    }
}

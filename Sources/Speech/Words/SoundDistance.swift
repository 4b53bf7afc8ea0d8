/// How far apart two pronunciations are: an edit distance in which sounds that are confused cost little.
struct SoundDistance {
    /// 1 for the same sounds, towards 0 for unlike ones. Below `bar` it may be any value below it, found sooner.
    static func likeness(_ a: Pronunciation, _ b: Pronunciation, bar: Float = 0) -> Float {
        let whole = max(a.weight, b.weight)
        guard whole > 0 else { return 0 }
        let limit = (1 - bar) * whole
        if abs(a.weight - b.weight) > limit { return 0 }
        var row = [Float](repeating: 0, count: b.sounds.count + 1)
        for column in b.sounds.indices { row[column + 1] = row[column] + loss(of: b.sounds[column]) }
        for sound in a.sounds {
            var diagonal = row[0]
            row[0] += loss(of: sound)
            var least = row[0]
            for column in b.sounds.indices {
                let swapped = diagonal + cost(sound, b.sounds[column])
                diagonal = row[column + 1]
                let lost = diagonal + loss(of: sound)
                let added = row[column] + loss(of: b.sounds[column])
                row[column + 1] = min(swapped, lost, added)
                least = min(least, row[column + 1])
            }
            if least > limit { return 0 }
        }
        return 1 - row[b.sounds.count] / whole
    }

    /// What a sound counts in the length of a word.
    static func weight(of sound: UInt8) -> Float { isVowel(sound) ? 0.5 : 0.9 }

    /// What it costs to hear one sound for another.
    private static func cost(_ a: UInt8, _ b: UInt8) -> Float { costs[Int(a & 0x7F) << 7 | Int(b & 0x7F)] }

    private static func loss(of sound: UInt8) -> Float { losses[Int(sound & 0x7F)] }

    private static func isVowel(_ sound: UInt8) -> Bool { places[sound] != nil }

    /// How open and how far back a vowel is.
    private static let places: [UInt8: (open: Float, back: Float)] = Dictionary(
        uniqueKeysWithValues: [
            ("a", 1, 0.3), ("o", 0.9, 0.9), ("e", 0.6, 0.2), ("i", 0.2, 0.2), ("u", 0.5, 0.5), ("A", 0.4, 0.1),
            ("E", 0, 0), ("I", 0.8, 0.4), ("O", 0.5, 1), ("U", 0, 1), ("W", 0.9, 0.7), ("Y", 0.6, 0.7),
        ].map { (name: String, open: Double, back: Double) in (Array(name.utf8)[0], (Float(open), Float(back))) }
    )

    private static let losses: [Float] = (0..<128).map { code in
        switch UInt8(code) {
        case UInt8(ascii: "u"), UInt8(ascii: "i"): 0.3
        case UInt8(ascii: "h"): 0.35
        case UInt8(ascii: "r"), UInt8(ascii: "w"), UInt8(ascii: "j"): 0.45
        case UInt8(ascii: "t"), UInt8(ascii: "d"): 0.5
        case UInt8(ascii: "n"), UInt8(ascii: "m"), UInt8(ascii: "N"), UInt8(ascii: "l"): 0.6
        case let sound: places[sound] == nil ? 0.8 : 0.42
        }
    }

    /// Consonants that are confused: what it costs.
    private static let near: [(String, Float)] = [
        ("sz", 0.15), ("td", 0.25), ("pb", 0.3), ("kg", 0.3), ("fv", 0.3), ("nN", 0.3), ("SZ", 0.3), ("CJ", 0.3),
        ("JZ", 0.3), ("sS", 0.35), ("SC", 0.35), ("fT", 0.35), ("mn", 0.4), ("tC", 0.4), ("dJ", 0.4), ("zZ", 0.4),
        ("Ts", 0.4), ("vb", 0.4), ("lr", 0.45), ("mN", 0.5), ("fp", 0.5), ("Tt", 0.4), ("sC", 0.5), ("zJ", 0.45),
        ("gJ", 0.5), ("wr", 0.5), ("wl", 0.6), ("vw", 0.5), ("ln", 0.6), ("tk", 0.6), ("dg", 0.6), ("Td", 0.4),
        ("kC", 0.6), ("pt", 0.65), ("bd", 0.6), ("pk", 0.65), ("Tz", 0.5), ("dn", 0.6), ("bm", 0.6), ("jJ", 0.5),
        ("ks", 0.7), ("Tv", 0.45), ("dl", 0.7), ("tp", 0.65), ("hf", 0.6), ("dr", 0.65),
    ]

    private static let costs: [Float] = {
        var table = [Float](repeating: 1, count: 128 * 128)
        for (a, placeA) in places {
            for (b, placeB) in places {
                let apart = abs(placeA.open - placeB.open) + abs(placeA.back - placeB.back)
                let involvesSchwa = a == UInt8(ascii: "u") || b == UInt8(ascii: "u")
                table[Int(a) << 7 | Int(b)] = a == b ? 0 : min(0.08 + apart * (involvesSchwa ? 0.15 : 0.25), 0.4)
            }
        }
        for (pair, cost) in near {
            let sounds = Array(pair.utf8)
            table[Int(sounds[0]) << 7 | Int(sounds[1])] = cost
            table[Int(sounds[1]) << 7 | Int(sounds[0])] = cost
        }
        for sound in 0..<128 { table[sound << 7 | sound] = 0 }
        return table
    }()
}

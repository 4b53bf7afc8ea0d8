/// How a spelling sounds, roughly: one byte a sound, by rules of our own.
///
/// Both the misheard words and the lexicon are read by the same rules, so that an error of theirs mostly cancels out.
/// Vowels: `a` cat, `o` hot, `e` bed, `i` bit, `u` but, `A` day, `E` see, `I` my, `O` go, `U` too, `W` now, `Y` boy.
/// Consonants: as they are written, and `S` she, `Z` measure, `C` church, `J` judge, `T` thin, `N` sing, `j` yes.
struct Pronunciation: Hashable, Sendable {
    /// The sounds.
    let sounds: [UInt8]
    /// What it costs to lose them all; see ``SoundDistance``.
    let weight: Float

    init(sounds: [UInt8]) {
        self.sounds = sounds
        weight = sounds.reduce(0) { $0 + SoundDistance.weight(of: $1) }
    }

    /// How `spelling` sounds: words, letters spelled out (`B N P`, `MRI`), digits one by one (`A1c`).
    init(_ spelling: some StringProtocol) {
        var sounds: [UInt8] = []
        for part in Self.parts(of: spelling) { sounds += Self.sounds(of: part) }
        // A sound said twice at the seam of two words is said once.
        var single: [UInt8] = []
        for sound in sounds where sound != single.last { single.append(sound) }
        self.init(sounds: single)
    }

    /// What is left where it begins much like `prefix`; `nil` where it doesn't, or little would be left.
    func dropping(_ prefix: Pronunciation) -> Pronunciation? {
        let lengths = max(1, prefix.sounds.count - 2)...prefix.sounds.count
        let fits = lengths.compactMap { length -> (rest: Pronunciation, likeness: Float)? in
            guard sounds.count > length + 4 else { return nil }
            let likeness = SoundDistance.likeness(Pronunciation(sounds: Array(sounds.prefix(length))), prefix)
            return likeness < 0.75 ? nil : (Pronunciation(sounds: Array(sounds.dropFirst(length))), likeness)
        }
        return fits.max { $0.likeness < $1.likeness }?.rest
    }

    /// Runs of letters, in lower case, and single digits.
    private static func parts(of spelling: some StringProtocol) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var joins = false
        for byte in spelling.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                if joins { parts[parts.count - 1].append(byte | 0x20) } else { parts.append([byte | 0x20]) }
                joins = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                parts.append([byte])
                joins = false
            case UInt8(ascii: "'"): continue
            default: joins = false
            }
        }
        return parts
    }

    private static func sounds(of part: [UInt8]) -> [UInt8] {
        if part.count == 1, let name = names[part[0]] { return Array(name.utf8) }
        if let irregular = irregulars[String(decoding: part, as: UTF8.self)] { return Array(irregular.utf8) }
        let hasVowel = part.contains { isVowelLetter($0) }
        if !hasVowel { return part.flatMap { names[$0].map { Array($0.utf8) } ?? [] } }
        return SpellingRules.sounds(of: part)
    }

    static func isVowelLetter(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

    /// Everyday words that are not said as they are written.
    private static let irregulars: [String: String] = [
        "one": "wun", "two": "tU", "eight": "At", "they": "TA", "the": "Tu", "to": "tU", "of": "uv", "my": "mI",
        "by": "bI", "search": "surC", "research": "rEsurC", "was": "wuz", "does": "duz", "iron": "Iurn", "you": "jU",
        "your": "jor", "are": "or", "have": "hav", "some": "sum", "come": "kum", "done": "dun", "says": "sez",
        "said": "sed", "eye": "I", "view": "vjU", "who": "hU", "be": "bE", "he": "hE", "she": "SE", "we": "wE",
        "me": "mE", "flow": "flO", "low": "lO", "slow": "slO", "show": "SO", "know": "nO", "door": "dor",
        "off": "of", "oh": "O", "so": "sO", "go": "gO", "no": "nO", "try": "trI", "dry": "drI", "why": "wI",
    ]

    /// The names of letters and digits.
    private static let names: [UInt8: String] = [
        UInt8(ascii: "a"): "A", UInt8(ascii: "b"): "bE", UInt8(ascii: "c"): "sE", UInt8(ascii: "d"): "dE",
        UInt8(ascii: "e"): "E", UInt8(ascii: "f"): "ef", UInt8(ascii: "g"): "JE", UInt8(ascii: "h"): "AC",
        UInt8(ascii: "i"): "I", UInt8(ascii: "j"): "JA", UInt8(ascii: "k"): "kA", UInt8(ascii: "l"): "el",
        UInt8(ascii: "m"): "em", UInt8(ascii: "n"): "en", UInt8(ascii: "o"): "O", UInt8(ascii: "p"): "pE",
        UInt8(ascii: "q"): "kjU", UInt8(ascii: "r"): "or", UInt8(ascii: "s"): "es", UInt8(ascii: "t"): "tE",
        UInt8(ascii: "u"): "jU", UInt8(ascii: "v"): "vE", UInt8(ascii: "w"): "dubuljU", UInt8(ascii: "x"): "eks",
        UInt8(ascii: "y"): "wI", UInt8(ascii: "z"): "zE", UInt8(ascii: "0"): "zErO", UInt8(ascii: "1"): "wun",
        UInt8(ascii: "2"): "tU", UInt8(ascii: "3"): "TrE", UInt8(ascii: "4"): "for", UInt8(ascii: "5"): "fIv",
        UInt8(ascii: "6"): "siks", UInt8(ascii: "7"): "sevun", UInt8(ascii: "8"): "At", UInt8(ascii: "9"): "nIn",
    ]
}

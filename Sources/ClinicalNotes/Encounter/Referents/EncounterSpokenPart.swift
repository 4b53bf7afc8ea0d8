internal import Artifacts

/// The part of the body that the clinician speaks of while a finding is told that does not name it: "your thyroid is enlarged | it's
/// smooth | I don't feel any nodules", "knees have no swelling | there's a little crepitus on the left".
struct EncounterSpokenPart {
    let clauses: [Spoken]

    /// The part, if it is one that may have what `words` of clause `at` name.
    func spoken(of words: [String], at: Int) -> EncounterSite.Named? {
        guard !clauses[at].isOfPatient, !namesPlace(words) else { return nil }
        for clause in clauses[max(0, at - 4)..<at].reversed() {
            if clause.isOfPatient {
                if clause.words.count < 4, !clause.isQuestion { continue }
                return nil
            }
            guard clause.speaker == clauses[at].speaker, !clause.isQuestion else { return nil }
            if let subject = subject(of: clause) {
                guard let part = subject.last(where: { Self.kind(of: $0.lower) != nil }),
                    Self.kind(of: part.lower)?.contains(where: words.contains) == true,
                    isOneSide(subject, part.lower, words)
                else { return nil }
                let named = subject.filter { Lexicon.sides[$0.lower] != nil } + [part]
                return .init(name: named.map(\.lower).joined(separator: " "), tokens: named.tokens)
            }
            if clause.lower.contains(where: EncounterSite.isPart) { return nil }
        }
        return nil
    }

    /// "Swelling of the lymph nodes", "tenderness over the temples": a place of its own, though no part that is known.
    private func namesPlace(_ words: [String]) -> Bool {
        words.indices.dropLast().contains { at in
            guard Self.places.contains(words[at]), at > 0 else { return false }
            // "A small amount of old blood".
            if words[at] == "of", !["the", "your", "his", "her", "both"].contains(words[at + 1]) { return false }
            let next = words[(at + 1)...].first { !["the", "your", "his", "her", "both", "each"].contains($0) }
            return next.map { Lexicon.sides[$0] == nil && !["it", "there", "that", "side", "sides"].contains($0) }
                ?? false
        }
    }

    private static let places = Lexicon.set("of over at along under in on around near behind above below across")

    /// "Your thyroid" of "so your thyroid is smooth"; none of "it is smooth".
    private func subject(of clause: Spoken) -> [SpokenWord]? {
        let words = Array(
            clause.words.drop { EncounterWords.hedges.contains($0.lower) || ["and", "but"].contains($0.lower) }
        )
        guard let verb = words.prefix(7).firstIndex(where: { Self.verbs.contains($0.lower) }), verb > 0 else {
            return nil
        }
        let subject = words[..<verb].filter { !["your", "the", "his", "her"].contains($0.lower) }
        guard subject.contains(where: { Self.kind(of: $0.lower) != nil || EncounterSite.isPart($0.lower) }),
            subject.allSatisfy({ EncounterShape.isNoun($0.lower) || Lexicon.sides[$0.lower] != nil })
        else { return nil }
        return Array(subject)
    }

    /// A finding of one side is of a part of which there are two, and of that one.
    private func isOneSide(_ subject: [SpokenWord], _ part: String, _ words: [String]) -> Bool {
        let named = EncounterSide.sides(in: words)
        guard
            EncounterSystem.sided.contains(part)
                || part.hasSuffix("s") && EncounterSystem.sided.contains(String(part.dropLast()))
        else { return named.isEmpty }
        let own = EncounterSide.sides(in: subject.map(\.lower))
        return named.isEmpty ? part.hasSuffix("s") || !own.isEmpty : own.isEmpty && part.hasSuffix("s")
    }

    /// What may be found at a part.
    private static func kind(of word: String) -> Set<String>? {
        if let kind = kinds[word] { return kind }
        let single = word.hasSuffix("s") ? String(word.dropLast()) : word
        return EncounterSystem.sided.contains(single) ? ofJoint : nil
    }

    private static let verbs = Lexicon.set("is are has have looks look feels feel moves move")
    private static let ofJoint: Set<String> = [
        "swelling", "tenderness", "tender", "crepitus", "effusion", "redness", "warmth", "laxity", "instability",
        "deformity", "fluid",
        "bruising",
    ]
    private static let kinds: [String: Set<String>] = {
        let ofNeck: Set<String> = [
            "nodule", "nodules", "bruit", "bruits", "tenderness", "tender", "mass", "masses", "enlargement", "lump",
            "lumps",
        ]
        let ofBelly: Set<String> = [
            "tenderness", "tender", "mass", "masses", "guarding", "rebound", "hernia", "bruit", "bruits",
        ]
        let ofBreast: Set<String> = [
            "lump", "lumps", "mass", "masses", "tenderness", "nodules", "discharge", "redness",
        ]
        let ofWound: Set<String> = ["redness", "drainage", "discharge", "warmth", "swelling", "pus", "tenderness"]
        return [
            "thyroid": ofNeck, "neck": ofNeck, "belly": ofBelly, "abdomen": ofBelly, "stomach": ofBelly,
            "breast": ofBreast,
            "breasts": ofBreast, "incision": ofWound, "incisions": ofWound, "wound": ofWound, "scar": ofWound,
            "vagina": ["blood", "bleeding", "discharge", "lesions"],
            "cervix": ["blood", "bleeding", "discharge", "lesions", "polyp"],
        ]
    }()
}

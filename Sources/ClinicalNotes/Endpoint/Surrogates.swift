internal import Artifacts

/// What stands for what: `[NAME_1]` for a name, each time that it is said.
struct Surrogates: Redacted {
    /// What kinds of identifier are replaced.
    enum Category: String, CaseIterable {
        case name = "NAME"
        case date = "DATE"
        case age = "AGE"
        case phone = "PHONE"
        case number = "NUMBER"
        case address = "ADDRESS"
        case contact = "CONTACT"
    }

    private var originals: [String: String] = [:]
    private var given: [String: String] = [:]
    private var counts: [Category: Int] = [:]

    /// The surrogate of `original`: always the same for the same words.
    mutating func surrogate(of original: String, _ category: Category) -> String {
        let key = category.rawValue + " " + original.lowercased()
        if let known = given[key] { return known }
        counts[category, default: 0] += 1
        let token = "\(category.rawValue)_\(counts[category, default: 0])"
        originals[token] = original
        given[key] = "[\(token)]"
        return "[\(token)]"
    }

    /// `text` with what its surrogates stand for; `nil` where it holds one that was never given. Models lose the brackets
    /// now and then.
    func restored(_ text: String) -> String? {
        guard text.contains("_") else { return text }
        let names = Category.allCases.map(\.rawValue)
        var result = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: /\[?\b([A-Z]+)_([0-9]+)\b\]?/) {
            result += rest[..<match.range.lowerBound]
            if names.contains(String(match.1)) {
                guard let original = originals["\(match.1)_\(match.2)"] else { return nil }
                result += original
            } else {
                result += match.0
            }
            rest = rest[match.range.upperBound...]
        }
        return result + rest
    }

    /// Whether `line` still holds the digits of a replaced number, or a replaced name of two words or more.
    func leavesResidue(in line: String) -> Bool {
        guard !originals.isEmpty else { return false }
        let plain = line.contains("[") ? line.replacing(/\[[A-Z]+_[0-9]+\]/, with: " ") : line
        let digits = plain.filter { $0.isASCII && $0.isNumber }
        let lowered = " " + plain.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
        return originals.contains { token, original in
            let own = original.filter { $0.isASCII && $0.isNumber }
            if own.count >= 7, digits.contains(own) { return true }
            guard token.hasPrefix(Category.name.rawValue), original.contains(" ") else { return false }
            return lowered.contains(" \(original.lowercased()) ")
        }
    }
}

import FoundationEssentials

/// The `--json` form of whatever a command lists.
enum JSONOutput {
    /// Prints one value: sorted keys, dates as RFC 3339.
    static func print(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        Terminal.say(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}

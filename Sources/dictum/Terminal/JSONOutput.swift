import FoundationEssentials

/// The `--json` form of whatever a command lists.
enum JSONOutput {
    /// Prints one value: sorted keys, dates as RFC 3339; indented, or all in one line.
    static func print(_ value: some Encodable, isLine: Bool = false) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !isLine { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        Terminal.write(Array(try encoder.encode(value)) + [UInt8(ascii: "\n")])
    }

    /// Prints one value of a format that has names of its own, in one line.
    static func print(camelCase value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Terminal.write(Array(try encoder.encode(value)) + [UInt8(ascii: "\n")])
    }
}

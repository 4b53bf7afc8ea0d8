internal import FoundationEssentials

/// Why bytes are not an artifact that this version reads. Holds no PHI: the decoder's own words are not kept.
public struct ArtifactFormatError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with the bytes.
    public enum Code: String, Sendable {
        /// Not JSON, or members are missing or of another type.
        case malformed = "malformed_artifact"
        /// JSON of another schema or version.
        case unknownSchema = "unknown_artifact_schema"
        /// A value that JSON cannot hold, such as a time that is not a number.
        case notEncodable = "artifact_not_encodable"
    }

    /// What is wrong.
    public let code: Code
    /// The schema that was wanted.
    public let expected: String

    /// An error of `code` in bytes that should be `expected`.
    public init(code: Code, expected: String) {
        self.code = code
        self.expected = expected
    }

    /// Code, thing and cure in one line.
    public var description: String {
        switch code {
        case .malformed: "\(code.rawValue): not valid \(expected) JSON; store the artifact again from its source"
        case .unknownSchema: "\(code.rawValue): not \(expected); read it with the version of dictum that wrote it"
        case .notEncodable: "\(code.rawValue): a number in this \(expected) is not finite; transcribe it again"
        }
    }
}

extension Transcript {
    /// The JSON form of schema ``Transcript/schema``: UTF-8, keys in alphabetic order, ranges as `[from, to)` arrays.
    /// Equal values give equal bytes.
    public func json() throws(ArtifactFormatError) -> [UInt8] { try ArtifactJSON.encode(self, Self.schema) }

    /// Reads what ``json()`` wrote; refuses another schema, and ranges that leave the words.
    public init(json: some Sequence<UInt8>) throws(ArtifactFormatError) {
        self = try ArtifactJSON.decode(Self.self, from: Data(json), Self.schema)
        guard isConsistent else { throw ArtifactFormatError(code: .malformed, expected: Self.schema) }
    }
}

extension Note {
    /// The JSON form of schema ``Note/schema``: UTF-8, keys in alphabetic order, ranges as `[from, to)` arrays.
    /// Equal values give equal bytes.
    public func json() throws(ArtifactFormatError) -> [UInt8] { try ArtifactJSON.encode(self, Self.schema) }

    /// Reads what ``json()`` wrote, in this version or before; refuses another schema.
    public init(json: some Sequence<UInt8>) throws(ArtifactFormatError) {
        self = try ArtifactJSON.decode(Self.self, from: Data(json), Self.schema, reading: Self.readable)
    }
}

enum ArtifactJSON {
    private struct Head: Decodable { var schema: String }

    static func encode(_ value: some Encodable, _ schema: String) throws(ArtifactFormatError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return try [UInt8](encoder.encode(value)) } catch {
            throw ArtifactFormatError(code: .notEncodable, expected: schema)
        }
    }

    static func decode<Value: Decodable>(
        _ type: Value.Type,
        from data: Data,
        _ schema: String,
        reading readable: Set<String>? = nil
    ) throws(ArtifactFormatError) -> Value {
        let decoder = JSONDecoder()
        guard let head = try? decoder.decode(Head.self, from: data) else {
            throw ArtifactFormatError(code: .malformed, expected: schema)
        }
        guard readable?.contains(head.schema) ?? (head.schema == schema) else {
            throw ArtifactFormatError(code: .unknownSchema, expected: schema)
        }
        do { return try decoder.decode(type, from: data) } catch {
            throw ArtifactFormatError(code: .malformed, expected: schema)
        }
    }
}

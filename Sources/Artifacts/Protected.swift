/// A value that holds PHI on its way from one room to the next.
///
/// It prints as `<redacted>`, reflects as nothing and has no `Codable` conformance, so it cannot slip into a log, an
/// error or a file; whoever needs the value opens it by name.
public struct Protected<Value: Sendable>: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The value itself. Each use is a place that an auditor looks at.
    public let revealed: Value

    /// Wraps `value`.
    public init(_ value: Value) { revealed = value }

    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Shows nothing to `dump` and `String(reflecting:)`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Prints as `<redacted>` wherever Swift would print its members. For types whose members hold PHI.
public protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Redacted {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Shows nothing to `dump` and `String(reflecting:)`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What holds the master key: a file, a service or a hardware module. Only practices' keys go through it.
public protocol MasterKeyProvider: Sendable {
    /// Names the master key, never its value; stored beside what it wrapped.
    var id: String { get }

    /// Wraps a practice's key for `context`.
    func wrap(_ key: borrowing SecretKey, for context: WrapContext) async throws -> [UInt8]

    /// Unwraps what ``wrap(_:for:)`` made for the same context.
    ///
    /// - Throws: ``CustodyError/Code/keyRefused`` for any other.
    func unwrap(_ wrapped: [UInt8], for context: WrapContext) async throws -> SecretKey
}

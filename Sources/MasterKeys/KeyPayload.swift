internal import Custody
internal import FoundationEssentials

/// A key on its way through a service's JSON.
///
/// JSON and TLS buffers are ordinary memory: what is ours of them is overwritten as soon as it is of no more use.
enum KeyPayload {
    /// The key in Base64.
    static func encode(_ key: borrowing SecretKey) -> String {
        unsafe key.withUnsafeBytes { unsafe Data($0).base64EncodedString() }
    }

    /// A key from Base64; `nil` when it is none.
    static func decode(_ text: String) throws -> SecretKey? {
        guard let data = Data(base64Encoded: text), data.count == SecretKey.count else { return nil }
        var bytes = [UInt8](data)
        return try SecretKey(wiping: &bytes)
    }

    static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}

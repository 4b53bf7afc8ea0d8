public import Custody
internal import Synchronization

/// A master key in a hardware security module, or in anything else that speaks PKCS #11; it never leaves the token.
///
/// AES-GCM (`CKM_AES_GCM`) with the token's own random nonce; what a wrapped key is for is the associated data. A wrapped
/// key is nonce, ciphertext and tag: 60 bytes.
public final class TokenMasterKey: MasterKeyProvider {
    /// "pkcs11:", the token's label and the key's.
    public let id: String
    private let module: TokenModule
    private let token: String
    private let object: String
    private let pin: ServiceSecret
    /// A token counts wrong PINs and locks itself: one that was refused is not tried again by this process.
    private let pinWasRefused = Atomic(false)

    /// - Parameters:
    ///   - module: path of the module's shared library; it is loaded at the first use.
    ///   - token: the token's label, up to 32 bytes.
    ///   - object: the label of an AES-256 key that may encrypt and decrypt.
    ///   - pin: the file with the user's PIN.
    public init(module: String, token: String, object: String, pin: ServiceSecret) {
        self.module = TokenModule(path: module)
        id = "pkcs11:\(token)/\(object)"
        (self.token, self.object, self.pin) = (token, object, pin)
    }

    /// Wraps on the token.
    public func wrap(_ key: borrowing SecretKey, for context: WrapContext) async throws -> [UInt8] {
        let carried = Carried(unsafe try key.withUnsafeBytes { unsafe try SecretKey(copying: $0) })
        return try await onToken { try $0.encrypt(carried.key, for: context.bytes) }
    }

    /// Unwraps on the token.
    public func unwrap(_ wrapped: [UInt8], for context: WrapContext) async throws -> SecretKey {
        let carried = try await onToken { Carried(try $0.decrypt(wrapped, for: context.bytes)) }
        return unsafe try carried.key.withUnsafeBytes { unsafe try SecretKey(copying: $0) }
    }

    /// A key on its way between two threads.
    private final class Carried: Sendable {
        let key: SecretKey
        init(_ key: consuming SecretKey) { self.key = key }
    }

    private func onToken<Value: Sendable>(
        _ body: @escaping @Sendable (TokenSession) throws -> Value
    ) async throws -> Value {
        guard !pinWasRefused.load(ordering: .relaxed) else {
            throw CustodyError(
                .masterKeyUnavailable,
                "token \(token) refused the PIN before; correct the secret file and restart, before the token locks"
            )
        }
        do {
            return try await module.withKey(object, of: token, pin: try pin.text(), body)
        } catch let error as CustodyError {
            if error.description.contains("refuses the PIN") { pinWasRefused.store(true, ordering: .relaxed) }
            throw error
        }
    }
}

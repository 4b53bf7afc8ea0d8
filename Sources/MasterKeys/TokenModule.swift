internal import CPKCS11
internal import Custody
internal import Dispatch

/// A PKCS #11 module of the process, and the one thread that calls it.
///
/// `@unchecked Sendable`: the table of functions is never written after loading, and it is called only from `queue`.
@safe final class TokenModule: @unchecked Sendable {
    private static let queue = DispatchQueue(label: "dictum.pkcs11")
    private let path: String
    private var functions: UnsafeMutablePointer<CK_FUNCTION_LIST>?

    init(path: String) { self.path = path }

    /// Runs `body` in a session of its own, logged in, with the key of that label.
    func withKey<Value: Sendable>(
        _ label: String,
        of token: String,
        pin: String,
        _ body: @escaping @Sendable (TokenSession) throws -> Value
    ) async throws -> Value {
        let outcome: Result<Value, any Error> = await withCheckedContinuation { continuation in
            Self.queue.async {
                continuation.resume(returning: Result { try self.run(label, of: token, pin: pin, body) })
            }
        }
        return try outcome.get()
    }

    private func run<Value>(
        _ label: String,
        of token: String,
        pin: String,
        _ body: (TokenSession) throws -> Value
    ) throws -> Value {
        if unsafe functions == nil { unsafe functions = dictum_p11_load(path) }
        guard let functions = unsafe functions else {
            throw CustodyError(
                .masterKeyUnavailable,
                "the PKCS #11 module \(path) cannot be loaded; check module-path and the module's own configuration"
            )
        }
        var handle: CK_SESSION_HANDLE = 0
        try TokenSession.check(unsafe dictum_p11_open(functions, token, &handle), "open a session", token)
        defer { unsafe dictum_p11_close(functions, handle) }
        var digits = Array(pin.utf8)
        defer { for index in digits.indices { digits[index] = 0 } }
        try TokenSession.check(
            unsafe dictum_p11_login(functions, handle, &digits, CK_ULONG(digits.count)),
            "log in",
            token
        )
        var key: CK_OBJECT_HANDLE = 0
        var name = label.utf8CString.map { $0 }
        try TokenSession.check(unsafe dictum_p11_find(functions, handle, &name, &key), "find key \(label)", token)
        return try body(unsafe TokenSession(functions: functions, handle: handle, key: key, token: token))
    }
}

/// A session that is logged in, and its key.
@safe struct TokenSession {
    private static let nonceCount = 12
    private static let tagCount = 16

    private let functions: UnsafeMutablePointer<CK_FUNCTION_LIST>
    private let handle: CK_SESSION_HANDLE
    private let key: CK_OBJECT_HANDLE
    private let token: String

    fileprivate init(
        functions: UnsafeMutablePointer<CK_FUNCTION_LIST>,
        handle: CK_SESSION_HANDLE,
        key: CK_OBJECT_HANDLE,
        token: String
    ) {
        unsafe self.functions = functions
        (self.handle, self.key, self.token) = (handle, key, token)
    }

    /// Nonce, ciphertext and tag.
    func encrypt(_ secret: borrowing SecretKey, for context: [UInt8]) throws -> [UInt8] {
        var nonce = [UInt8](repeating: 0, count: Self.nonceCount)
        try Self.check(
            unsafe dictum_p11_random(functions, handle, &nonce, CK_ULONG(nonce.count)),
            "make a nonce",
            token
        )
        var plain = unsafe secret.withUnsafeBytes { unsafe [UInt8]($0) }
        defer { for index in plain.indices { plain[index] = 0 } }
        var output = [UInt8](repeating: 0, count: plain.count + Self.tagCount)
        let status = crypt(true, nonce, context, &plain, &output)
        try Self.check(status, "encrypt", token)
        return nonce + output
    }

    /// What ``encrypt(_:for:)`` made.
    func decrypt(_ sealed: [UInt8], for context: [UInt8]) throws -> SecretKey {
        guard sealed.count == Self.nonceCount + SecretKey.count + Self.tagCount else { throw refusal }
        var input = Array(sealed.dropFirst(Self.nonceCount))
        // Room for more than the key: some modules ask for as much as the ciphertext.
        var output = [UInt8](repeating: 0, count: input.count)
        let status = crypt(false, Array(sealed.prefix(Self.nonceCount)), context, &input, &output)
        if status == CKR_OK, output.count == SecretKey.count {
            return try SecretKey(wiping: &output)
        }
        let surroundings = [CKR_DEVICE_ERROR, CKR_DEVICE_REMOVED, CKR_DEVICE_MEMORY, CKR_SESSION_HANDLE_INVALID]
        if surroundings.contains(status) { try Self.check(status, "decrypt", token) }
        throw refusal
    }

    private func crypt(
        _ encrypts: Bool,
        _ nonce: [UInt8],
        _ context: [UInt8],
        _ input: inout [UInt8],
        _ output: inout [UInt8]
    ) -> CK_RV {
        var (nonce, context) = (nonce, context)
        var count = CK_ULONG(output.count)
        let status = unsafe dictum_p11_gcm(
            functions,
            handle,
            key,
            encrypts ? 1 : 0,
            &nonce,
            &context,
            CK_ULONG(context.count),
            &input,
            CK_ULONG(input.count),
            &output,
            &count
        )
        if status == CKR_OK, count < output.count { output.removeLast(output.count - Int(count)) }
        return status
    }

    private var refusal: CustodyError {
        CustodyError(.keyRefused, "the key of token \(token) does not unwrap this: it was altered or moved")
    }

    static func check(_ status: CK_RV, _ step: String, _ token: String) throws {
        let code = "PKCS #11 code 0x\(String(status, radix: 16))"
        switch status {
        case CKR_OK: return
        case CKR_PIN_INCORRECT, CKR_PIN_LOCKED, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_EXPIRED:
            throw CustodyError(
                .masterKeyUnavailable,
                "token \(token) refuses the PIN (\(code)); correct the secret file and restart, before the token locks"
            )
        case CKR_KEY_HANDLE_INVALID, CKR_MECHANISM_INVALID, CKR_KEY_FUNCTION_NOT_PERMITTED, CKR_KEY_TYPE_INCONSISTENT:
            throw CustodyError(
                .masterKeyUnavailable,
                "token \(token) cannot \(step) (\(code)); it needs exactly one AES key of that label that may do AES-GCM"
            )
        default:
            throw CustodyError(
                .masterKeyUnreachable,
                "token \(token) failed to \(step) (\(code)); dictum tries again, check that the token is there"
            )
        }
    }
}

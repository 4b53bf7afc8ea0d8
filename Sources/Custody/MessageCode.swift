internal import CCrypto

/// HMAC-SHA-256, for signing requests to a key service.
public enum MessageCode {
    /// The 32 bytes of the code.
    public static func hmacSHA256(_ message: [UInt8], key: [UInt8]) throws -> [UInt8] {
        let library = try CryptoLibrary.shared
        var code = [UInt8](repeating: 0, count: 32)
        var count = 0
        let made = unsafe EVP_Q_mac(
            library.context,
            "HMAC",
            nil,
            "SHA256",
            nil,
            key,
            key.count,
            message,
            message.count,
            &code,
            code.count,
            &count
        )
        guard unsafe made != nil, count == 32 else { throw CustodyError.openSSL("make a message code") }
        return code
    }
}

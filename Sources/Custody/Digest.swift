internal import CCrypto

/// SHA-256, for telling contents apart.
public enum Digest {
    /// The 32 bytes of the digest.
    public static func sha256(_ bytes: [UInt8]) throws -> [UInt8] {
        let algorithm = unsafe try CryptoLibrary.shared.sha256
        var digest = [UInt8](repeating: 0, count: 32)
        guard unsafe EVP_Digest(bytes, bytes.count, &digest, nil, algorithm, nil) == 1 else {
            throw CustodyError.openSSL("make a digest")
        }
        return digest
    }
}

internal import CCrypto

extension SHA256 {
    /// A digest of bytes that come in pieces.
    @safe public struct Stream: ~Copyable {
        private let context: OpaquePointer

        /// The digest of nothing yet.
        public init() throws(CryptoUnavailable) {
            let algorithm = unsafe try CryptoContext.shared.sha256
            guard let context = unsafe EVP_MD_CTX_new() else { throw CryptoUnavailable() }
            guard unsafe EVP_DigestInit_ex2(context, algorithm, nil) == 1 else {
                unsafe EVP_MD_CTX_free(context)
                ERR_clear_error()
                throw CryptoUnavailable()
            }
            unsafe self.context = context
        }

        deinit { unsafe EVP_MD_CTX_free(context) }

        /// Adds bytes at the end.
        public mutating func append(_ bytes: [UInt8]) throws(CryptoUnavailable) {
            guard unsafe EVP_DigestUpdate(context, bytes, bytes.count) == 1 else { throw CryptoUnavailable() }
        }

        /// The 32 bytes of the digest.
        public consuming func finish() throws(CryptoUnavailable) -> [UInt8] {
            var digest = [UInt8](repeating: 0, count: 32)
            guard unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw CryptoUnavailable() }
            return digest
        }
    }
}

internal import CCrypto

/// Why a key or a sealed blob could not be used.
///
/// Holds ids, sizes and names of algorithms, never a key, a plaintext or OpenSSL's own text about either.
public struct CustodyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable reason code, as jobs, the audit log and metrics record it.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The bytes are not a CMS message.
        case notCMS = "not_cms"
        /// A CMS message outside the profile: other content type, algorithm, number of recipients.
        case unsupportedCMS = "unsupported_cms"
        /// Sealed to another key than the one at hand.
        case wrongRecipient = "wrong_recipient"
        /// Authentication failed: not one byte of the plaintext may be believed.
        case altered
        /// The end is missing.
        case truncated
        /// More bytes than the limit.
        case tooLarge = "too_large"
        /// A sealed blob was made with another key, or for another place.
        case wrongKey = "wrong_key"
        /// A wrapped key does not unwrap: it was altered, or moved from another row.
        case keyRefused = "key_refused"
        /// No key with this id.
        case keyUnknown = "key_unknown"
        /// The key was destroyed; what it sealed is gone for good.
        case keyDestroyed = "key_destroyed"
        /// No practice with this id has keys.
        case practiceUnknown = "practice_unknown"
        /// The master key at hand is not the one that wrapped the practice's key.
        case wrongMasterKey = "wrong_master_key"
        /// The master key cannot be used as this process is set up: missing, refused, or called by another name.
        case masterKeyUnavailable = "master_key_unavailable"
        /// What holds the master key does not answer, or not with what was asked for; it may again in a moment.
        case masterKeyUnreachable = "master_key_unreachable"
        /// A practice's key does not unwrap by the master key that is named beside it: its row was altered.
        case practiceKeyRefused = "practice_key_refused"
        /// An escrow copy is not one, or does not belong to this key store.
        case escrowRefused = "escrow_refused"
        /// The certificate cannot be sealed to: not a certificate, another algorithm, expired.
        case unusableCertificate = "unusable_certificate"
        /// OpenSSL refused an operation that should succeed: an algorithm is missing or memory is short.
        case cryptoUnavailable = "crypto_unavailable"
    }

    /// The reason code.
    public let code: Code
    /// The thing, the reason and the cure, in one line.
    public let description: String

    /// An error of its code and its line: the thing, the reason, the cure. Neither keys nor PHI.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// An operation of OpenSSL failed that should succeed. Empties this thread's error queue.
    static func openSSL(_ operation: String) -> CustodyError {
        let number = ERR_peek_last_error()
        ERR_clear_error()
        return CustodyError(.cryptoUnavailable, "OpenSSL refused to \(operation) (error \(number))")
    }

    /// A check by OpenSSL failed, as it does for hostile input. Empties this thread's error queue.
    static func refused(_ code: Code, _ description: String) -> CustodyError {
        ERR_clear_error()
        return CustodyError(code, description)
    }
}

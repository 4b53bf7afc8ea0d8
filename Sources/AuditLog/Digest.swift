internal import Crypto

/// SHA-256 of `bytes`: 32 bytes.
func sha256(_ bytes: [UInt8]) -> [UInt8] {
    // OpenSSL fails here only when it cannot load SHA-256 at all; no hash of zeros may ever pass for a digest.
    guard let digest = try? SHA256.hash(bytes) else { preconditionFailure("OpenSSL offers no SHA-256") }
    return digest
}

func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

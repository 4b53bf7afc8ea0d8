internal import CCrypto

/// SHA-256 of `bytes`: 32 bytes.
func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let done = unsafe bytes.withUnsafeBytes { input in
        unsafe digest.withUnsafeMutableBufferPointer { output in
            unsafe EVP_Digest(input.baseAddress, input.count, output.baseAddress, nil, EVP_sha256(), nil)
        }
    }
    // OpenSSL fails here only when it cannot load SHA-256 at all; no hash of zeros may ever pass for a digest.
    precondition(done == 1, "OpenSSL offers no SHA-256")
    return digest
}

internal import CCrypto

/// A public key that messages are sealed to, or an ephemeral one of a message.
@safe struct PublicKey: ~Copyable {
    let raw: OpaquePointer

    init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

    /// A point on P-256, uncompressed (SEC 1, 2.3.3).
    ///
    /// - Throws: ``CustodyError/Code/altered`` when it is not on the curve.
    init(p256Point point: [UInt8]) throws {
        let library = try CryptoLibrary.shared
        var made: OpaquePointer?
        if point.count == 65, point[0] == 4, let context = unsafe EVP_PKEY_CTX_new_from_name(library.context, "EC", nil)
        {
            defer { unsafe EVP_PKEY_CTX_free(context) }
            unsafe point.withUnsafeBytes { bytes in
                var parameters = unsafe [
                    Parameter.text("group", "P-256"), Parameter.bytes("pub", bytes), OSSL_PARAM_construct_end(),
                ]
                if unsafe EVP_PKEY_fromdata_init(context) == 1 {
                    _ = unsafe EVP_PKEY_fromdata(context, &made, dictum_EVP_PKEY_PUBLIC_KEY(), &parameters)
                }
            }
        }
        guard let made = unsafe made else {
            throw CustodyError.refused(.altered, "the message's ephemeral key is not a point on P-256")
        }
        unsafe raw = made
    }

    deinit { unsafe EVP_PKEY_free(raw) }

    var isP256: Bool {
        var name = [CChar](repeating: 0, count: 32)
        var count = 0
        guard unsafe EVP_PKEY_is_a(raw, "EC") == 1,
            unsafe EVP_PKEY_get_group_name(raw, &name, name.count, &count) == 1
        else { return false }
        return String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) == "prime256v1"
    }

    var isStrongRSA: Bool {
        unsafe EVP_PKEY_is_a(raw, "RSA") == 1 && (2048...8192).contains(EVP_PKEY_get_bits(raw))
    }

    /// RSA-OAEP as ``PrivateKey/decryptOAEP(_:)`` reads it.
    func encryptOAEP(_ secret: borrowing SecretKey) throws -> [UInt8] {
        let context = unsafe try OAEP.context(raw, EVP_PKEY_encrypt_init)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var encrypted = [UInt8](repeating: 0, count: Int(unsafe EVP_PKEY_get_size(raw)))
        var count = encrypted.count
        let status = unsafe secret.withUnsafeBytes { bytes in
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return unsafe EVP_PKEY_encrypt(context, &encrypted, &count, start, bytes.count)
        }
        guard status == 1, count == encrypted.count else { throw CustodyError.openSSL("encrypt a content key") }
        return encrypted
    }
}

/// RSA-OAEP in the one form of the profile.
enum OAEP {
    static func context(
        _ key: OpaquePointer,
        _ start: (OpaquePointer?) -> Int32
    ) throws -> OpaquePointer {
        let library = try CryptoLibrary.shared
        guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(library.context, key, nil) else {
            throw CustodyError.openSSL("start RSA-OAEP")
        }
        guard unsafe start(context) == 1,
            unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1,
            unsafe EVP_PKEY_CTX_set_rsa_oaep_md_name(context, "SHA256", nil) == 1,
            unsafe EVP_PKEY_CTX_set_rsa_mgf1_md_name(context, "SHA256", nil) == 1
        else {
            unsafe EVP_PKEY_CTX_free(context)
            throw CustodyError.openSSL("start RSA-OAEP")
        }
        return unsafe context
    }
}

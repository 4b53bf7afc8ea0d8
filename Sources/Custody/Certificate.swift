internal import CCrypto
internal import FoundationEssentials

/// An X.509 certificate: what CMS needs of it, and the self-signed ones that we issue.
@safe struct Certificate: ~Copyable {
    private let raw: OpaquePointer

    private init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

    /// Reads the first certificate of PEM text.
    init(pem: String) throws {
        let library = try CryptoLibrary.shared
        let bytes = Array(pem.utf8)
        guard let bio = unsafe BIO_new(BIO_s_mem()) else { throw CustodyError.openSSL("read a certificate") }
        defer { unsafe BIO_free(bio) }
        var certificate = unsafe X509_new_ex(library.context, nil)
        guard unsafe certificate != nil, unsafe BIO_write(bio, bytes, Int32(bytes.count)) == bytes.count,
            unsafe PEM_read_bio_X509(bio, &certificate, nil, nil) != nil, let certificate = unsafe certificate
        else {
            unsafe X509_free(certificate)
            throw CustodyError.refused(.unusableCertificate, "the certificate is not PEM text of an X.509 certificate")
        }
        unsafe raw = certificate
    }

    deinit { unsafe X509_free(raw) }

    /// Reads a certificate that a message is to be sealed to, valid at `now`.
    static func recipient(pem: String, at now: Date) throws -> Certificate {
        let certificate = try Certificate(pem: pem)
        guard certificate.isValid(at: now) else {
            throw CustodyError(
                .unusableCertificate,
                "the certificate is not valid today; ask its owner for the current one"
            )
        }
        return certificate
    }

    /// A self-signed certificate for `key`, of use for key agreement only (RFC 5280).
    static func selfSigned(
        _ key: borrowing PrivateKey,
        commonName: String,
        notBefore: Date,
        notAfter: Date
    ) throws -> Certificate {
        let library = try CryptoLibrary.shared
        guard let made = unsafe X509_new_ex(library.context, nil) else {
            throw CustodyError.openSSL("make a certificate")
        }
        let certificate = unsafe Certificate(adopting: made)
        var serial = try CryptoLibrary.randomBytes(16)
        serial[0] = serial[0] & 0x7f | 0x40
        let name = Array(commonName.utf8)
        unsafe X509_NAME_add_entry_by_txt(
            X509_get_subject_name(made),
            "CN",
            MBSTRING_UTF8,
            name,
            Int32(name.count),
            -1,
            0
        )
        let number = unsafe BN_bin2bn(serial, Int32(serial.count), nil)
        defer { unsafe BN_free(number) }
        guard unsafe X509_set_version(made, 2) == 1,
            unsafe BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made)) != nil,
            unsafe X509_set_issuer_name(made, X509_get_subject_name(made)) == 1,
            unsafe ASN1_TIME_set(X509_getm_notBefore(made), Int(notBefore.timeIntervalSince1970)) != nil,
            unsafe ASN1_TIME_set(X509_getm_notAfter(made), Int(notAfter.timeIntervalSince1970)) != nil,
            unsafe X509_set_pubkey(made, key.raw) == 1
        else { throw CustodyError.openSSL("make a certificate") }
        try certificate.add(NID_basic_constraints, "critical,CA:FALSE")
        try certificate.add(NID_key_usage, "critical,keyAgreement")
        try certificate.add(NID_subject_key_identifier, "hash")
        guard unsafe X509_sign(made, key.raw, library.sha256) > 0 else {
            throw CustodyError.openSSL("sign a certificate")
        }
        return certificate
    }

    private func add(_ extensionID: Int32, _ value: String) throws {
        var context = unsafe X509V3_CTX()
        unsafe X509V3_set_ctx(&context, raw, raw, nil, nil, 0)
        guard let made = unsafe X509V3_EXT_conf_nid(nil, &context, extensionID, value) else {
            throw CustodyError.openSSL("make a certificate's extension")
        }
        defer { unsafe X509_EXTENSION_free(made) }
        guard unsafe X509_add_ext(raw, made, -1) == 1 else {
            throw CustodyError.openSSL("make a certificate's extension")
        }
    }

    func pem() throws -> String {
        guard let bio = unsafe BIO_new(BIO_s_mem()) else { throw CustodyError.openSSL("write a certificate") }
        defer { unsafe BIO_free(bio) }
        guard unsafe PEM_write_bio_X509(bio, raw) == 1 else { throw CustodyError.openSSL("write a certificate") }
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe dictum_BIO_get_mem_data(bio, &start)
        return unsafe String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The issuer's name in DER.
    func issuer() throws -> [UInt8] {
        unsafe try encoded { unsafe i2d_X509_NAME(X509_get_issuer_name(raw), $0) }
    }

    /// The serial number's content: big-endian, two's complement.
    func serial() throws -> [UInt8] {
        let der = unsafe try encoded { unsafe i2d_ASN1_INTEGER(X509_get_serialNumber(raw), $0) }
        // RFC 5280 bounds a serial number to 20 bytes, so its length takes one byte.
        guard der.count > 2, der[1] < 0x80 else {
            throw CustodyError(.unusableCertificate, "the certificate's serial number is too long")
        }
        return Array(der[2...])
    }

    func subjectKeyIdentifier() -> [UInt8]? {
        guard let id = unsafe X509_get0_subject_key_id(raw) else { return nil }
        return unsafe [UInt8](
            UnsafeRawBufferPointer(start: ASN1_STRING_get0_data(id), count: Int(ASN1_STRING_length(id)))
        )
    }

    func publicKey() throws -> PublicKey {
        guard let key = unsafe X509_get_pubkey(raw) else {
            throw CustodyError.refused(.unusableCertificate, "the certificate's public key cannot be read")
        }
        return unsafe PublicKey(adopting: key)
    }

    /// Whether its time of validity includes `moment`.
    func isValid(at moment: Date) -> Bool {
        var time = time_t(moment.timeIntervalSince1970)
        return unsafe X509_cmp_time(X509_get0_notBefore(raw), &time) < 0
            && X509_cmp_time(X509_get0_notAfter(raw), &time) > 0
    }

    private func encoded(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) throws -> [UInt8] {
        let count = write(nil)
        guard count > 0 else { throw CustodyError.openSSL("write a part of a certificate") }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            _ = unsafe write(&start)
        }
        return bytes
    }
}

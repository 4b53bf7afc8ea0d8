public import FoundationEssentials

/// Whom a CMS message names as its recipient.
public enum CMSRecipient: Hashable, Sendable {
    /// A certificate by its issuer's name (DER) and its serial number (big-endian, two's complement).
    case issuerAndSerial(issuer: [UInt8], serial: [UInt8])
    /// A certificate by its subject key identifier.
    case subjectKeyIdentifier([UInt8])
}

/// The certificate that a practice seals its recordings to, until it expires.
public struct SealingCertificate: Hashable, Sendable {
    /// The sealing key's id in the key store.
    public let id: UUID
    /// The practice that it was issued for; its id is the common name.
    public let practice: UUID
    /// The certificate in PEM.
    public let pem: String
    /// From when practices may seal to it.
    public let notBefore: Date
    /// Until when practices may seal to it.
    public let notAfter: Date
}

/// A private key with what messages call it by.
public struct SealingKey: ~Copyable, Sendable {
    /// The issuer's name in DER.
    public let issuer: [UInt8]
    /// The serial number, big-endian, two's complement.
    public let serial: [UInt8]
    /// The certificate's subject key identifier, if it has one.
    public let subjectKeyIdentifier: [UInt8]?
    /// The private key as PKCS #8 in DER.
    let privateKey: SecretBytes

    init(issuer: [UInt8], serial: [UInt8], subjectKeyIdentifier: [UInt8]?, privateKey: consuming SecretBytes) {
        self.issuer = issuer
        self.serial = serial
        self.subjectKeyIdentifier = subjectKeyIdentifier
        self.privateKey = privateKey
    }

    /// A certificate's private key from elsewhere (PKCS #8 in DER): EC P-256, or RSA of 2,048 bits or more.
    ///
    /// - Throws: ``CustodyError/Code/unusableCertificate`` when `certificatePEM` is not a certificate.
    public init(certificatePEM: String, privateKey: consuming SecretBytes) throws {
        let certificate = try Certificate(pem: certificatePEM)
        let (issuer, serial) = (try certificate.issuer(), try certificate.serial())
        self.init(
            issuer: issuer,
            serial: serial,
            subjectKeyIdentifier: certificate.subjectKeyIdentifier(),
            privateKey: privateKey
        )
    }

    /// Whether `recipient` names this key.
    public borrowing func matches(_ recipient: CMSRecipient) -> Bool {
        switch recipient {
        case .issuerAndSerial(let issuer, let serial): issuer == self.issuer && serial == self.serial
        case .subjectKeyIdentifier(let id): id == subjectKeyIdentifier
        }
    }
}

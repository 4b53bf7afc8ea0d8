public import FoundationEssentials
internal import Postgres

extension KeyStore {
    /// How long a sealing certificate is valid unless told otherwise: 7 days, in seconds.
    public static let defaultValidity: TimeInterval = 7 * 24 * 3600

    /// Makes a key pair on P-256 and a self-signed certificate for a practice. The earlier ones stay usable.
    ///
    /// - Parameter validFor: seconds; the certificate is valid from five minutes before `now`, for clocks that are slow.
    public func issueSealingCertificate(
        practice: UUID,
        validFor: TimeInterval = KeyStore.defaultValidity,
        now: Date = Date()
    ) async throws -> SealingCertificate {
        let id = UUID()
        let key = try PrivateKey.makeP256()
        // X.509 counts whole seconds.
        let start = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        let (notBefore, notAfter) = (start.addingTimeInterval(-300), start.addingTimeInterval(validFor))
        let certificate = try Certificate.selfSigned(
            key,
            commonName: practice.uuidString.lowercased(),
            notBefore: notBefore,
            notAfter: notAfter
        )
        let pem = try certificate.pem()
        let secret = try key.pkcs8()
        let (issuer, serial, identifier) = (
            try certificate.issuer(), try certificate.serial(), certificate.subjectKeyIdentifier()
        )
        try await withCurrentKey(of: practice) { practiceKey in
            let wrapped = try secret.wrapped(under: practiceKey.key, for: .sealingKey(id, practice: practice))
            try await pool.query(
                """
                INSERT INTO keys.sealing_key (
                    sealing_key_id, practice_id, certificate, issuer, serial, subject_key_identifier,
                    not_before, not_after, wrapped, generation
                ) VALUES (
                    \(id), \(practice), \(pem), \(issuer), \(serial), \(identifier), \(notBefore), \(notAfter), \(wrapped),
                    \(practiceKey.generation)
                )
                """
            )
        }
        return SealingCertificate(id: id, practice: practice, pem: pem, notBefore: notBefore, notAfter: notAfter)
    }

    /// The practice's certificate that is valid at `now` and expires last.
    public func currentSealingCertificate(practice: UUID, now: Date = Date()) async throws -> SealingCertificate? {
        try await pool.query(
            """
            SELECT sealing_key_id, certificate, not_before, not_after FROM keys.sealing_key
            WHERE practice_id = \(practice) AND destroyed_at IS NULL AND not_before <= \(now) AND not_after > \(now)
            ORDER BY not_after DESC LIMIT 1
            """
        ).first.map { row in
            SealingCertificate(
                id: try row.get(0),
                practice: practice,
                pem: try row.get(1),
                notBefore: try row.get(2),
                notAfter: try row.get(3)
            )
        }
    }

    /// The private key that opens a message of `practice` for `recipient`.
    ///
    /// - Throws: ``CustodyError`` with `wrong_recipient` when the practice has no such certificate, or `key_destroyed`
    ///   when its grace time is over.
    public func sealingKey(for recipient: CMSRecipient, practice: UUID) async throws -> SealingKey {
        guard let row = try await rows(naming: recipient, practice).first else {
            throw CustodyError(
                .wrongRecipient,
                "the message is sealed to a certificate that practice \(practice) does not have; "
                    + "seal it to the practice's current one"
            )
        }
        let id: UUID = try row.get(0)
        guard let wrapped: [UInt8] = try row.optional(4) else {
            throw CustodyError(
                .keyDestroyed,
                "sealing key \(id) was destroyed after its grace time; seal the recording to the current certificate"
            )
        }
        let practiceKey = try await practiceKey(try StoredPracticeKey(row, from: 5))
        return SealingKey(
            issuer: try row.get(1),
            serial: try row.get(2),
            subjectKeyIdentifier: try row.get(3),
            privateKey: try SecretBytes(
                unwrapping: wrapped,
                under: practiceKey.key,
                for: .sealingKey(id, practice: practice)
            )
        )
    }

    /// Destroys the private keys of all certificates that expired before `moment`, and returns their ids.
    ///
    /// - Parameter exceptions: practices that keep theirs.
    public func destroySealingKeys(expiredBefore moment: Date, exceptOf exceptions: [UUID] = []) async throws -> [UUID]
    {
        try await pool.query(
            """
            UPDATE keys.sealing_key SET wrapped = NULL, destroyed_at = now()
            WHERE not_after < \(moment) AND destroyed_at IS NULL AND practice_id <> ALL(\(array: exceptions))
            RETURNING sealing_key_id
            """
        ).map { try $0.get(0) }
    }

    private func rows(naming recipient: CMSRecipient, _ practice: UUID) async throws -> Rows {
        switch recipient {
        case .issuerAndSerial(let issuer, let serial):
            try await pool.query(
                """
                \(raw: Self.selection)
                WHERE s.practice_id = \(practice) AND s.issuer = \(issuer) AND s.serial = \(serial)
                """
            )
        case .subjectKeyIdentifier(let id):
            try await pool.query(
                "\(raw: Self.selection) WHERE s.practice_id = \(practice) AND s.subject_key_identifier = \(id)"
            )
        }
    }

    private static let selection: StaticString = """
        SELECT s.sealing_key_id, s.issuer, s.serial, s.subject_key_identifier, s.wrapped, s.practice_id, s.generation,
            CASE s.generation WHEN p.generation THEN p.wrapped WHEN p.generation - 1 THEN p.former_wrapped END,
            CASE s.generation WHEN p.generation THEN p.master_key_id ELSE p.former_master_key_id END
        FROM keys.sealing_key AS s JOIN keys.practice_key AS p USING (practice_id)
        """
}

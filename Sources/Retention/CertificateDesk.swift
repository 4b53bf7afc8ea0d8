internal import Artifacts
public import AuditLog
public import FoundationEssentials
public import Postgres

/// Certificates of destruction: per run and practice what was destroyed, signed with Ed25519. Opaque ids only.
public struct CertificateDesk: Sendable {
    private let database: Pool

    /// Destructions that one certificate names at most; a larger run gets several.
    public static let size = 10_000

    /// A desk with the purger's connection.
    public init(database: Pool) { self.database = database }

    /// A certificate: the bytes that were signed, and their raw signature (RFC 8032).
    public struct Certificate: Sendable, Hashable {
        /// Its id.
        public let id: UUID
        /// JSON, as ``Statement``.
        public let statement: [UInt8]
        /// 64 bytes.
        public let signature: [UInt8]
        /// The signer's public key, raw: 32 bytes.
        public let publicKey: [UInt8]

        /// The public key as PEM (RFC 8410), for `openssl pkeyutl -verify -rawin -pubin`.
        public var publicKeyPEM: String {
            // SubjectPublicKeyInfo of id-Ed25519 up to the key's bytes.
            let prefix: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
            let body = Data(prefix + publicKey).base64EncodedString()
            return "-----BEGIN PUBLIC KEY-----\n\(body)\n-----END PUBLIC KEY-----\n"
        }
    }

    /// Certifies every finished destruction that has no certificate yet, also of runs that died before they could.
    ///
    /// - Parameters:
    ///   - backupDays: how long the key store's backups are kept: until then one of them may still hold a key.
    ///   - now: the moment of issue.
    public func issue(signedBy signer: NoteSigner, backupDays: Int, now: Date) async throws -> [UUID] {
        var issued: [UUID] = []
        while let id = try await issueNext(signer, backupDays, now) { issued.append(id) }
        return issued
    }

    /// A certificate by its id, or all of a run's.
    public func certificates(id: UUID? = nil, run: UUID? = nil) async throws -> [Certificate] {
        try await database.query(
            """
            SELECT certificate_id, statement, signature, public_key FROM dictum.destruction_certificate
            WHERE (\(id)::uuid IS NULL OR certificate_id = \(id)) AND (\(run)::uuid IS NULL OR run_id = \(run))
            ORDER BY issued_at, certificate_id
            """
        ).map { row in
            Certificate(
                id: try row.get(0),
                statement: try row.get(1),
                signature: try row.get(2),
                publicKey: try row.get(3)
            )
        }
    }

    private func issueNext(_ signer: NoteSigner, _ backupDays: Int, _ now: Date) async throws -> UUID? {
        try await database.transaction { session in
            // Rows that another purge certifies at this moment are its own.
            let rows = try session.query(
                """
                SELECT practice_id, run_id, dictation_id, class, rule, due_at, key_id, key_destroyed_at, deleted_at
                FROM dictum.destruction
                WHERE certificate_id IS NULL AND deleted_at IS NOT NULL AND (practice_id, run_id) = (
                    SELECT practice_id, run_id FROM dictum.destruction
                    WHERE certificate_id IS NULL AND deleted_at IS NOT NULL LIMIT 1
                )
                ORDER BY dictation_id, class LIMIT \(Self.size) FOR UPDATE SKIP LOCKED
                """
            )
            guard let first = rows.first else { return nil }
            let statement = Statement(
                id: UUID(),
                run: try first.get(1),
                practice: try first.get(0),
                issuedAt: now,
                destroyed: try rows.map(Statement.Destruction.init),
                backupDays: backupDays
            )
            let bytes = try statement.bytes()
            try session.query(
                """
                INSERT INTO dictum.destruction_certificate (
                    certificate_id, run_id, practice_id, statement, signature, public_key, issued_at
                ) VALUES (
                    \(statement.certificateId), \(statement.runId), \(statement.practiceId), \(bytes),
                    \(try signer.rawSignature(of: bytes)), \(signer.verifier.publicKey), \(now)
                )
                """
            )
            try session.query(
                """
                UPDATE dictum.destruction SET certificate_id = \(statement.certificateId)
                FROM unnest(
                    \(array: statement.destroyed.map(\.dictationId)), \(array: statement.destroyed.map(\.class))
                ) AS c (dictation, class)
                WHERE (practice_id, dictation_id, destruction.class::text)
                    = (\(statement.practiceId), c.dictation, c.class)
                """
            )
            let entry = AuditEntry(
                actor: "purger",
                action: "destruction.certified",
                practice: statement.practiceId,
                purpose: .compliance
            )
            try AuditLog().append(entry, in: session)
            return statement.certificateId
        }
    }
}

extension NoteSigner {
    /// The bare signature of bytes that are text: a note's signature line without its name and key id.
    func rawSignature(of bytes: [UInt8]) throws -> [UInt8] {
        let line = try signatureLine(for: String(decoding: bytes, as: UTF8.self))
        let encoded = line.dropLast().split(separator: " ").last.map(String.init) ?? ""
        return Array((Data(base64Encoded: encoded) ?? Data()).suffix(64))
    }
}

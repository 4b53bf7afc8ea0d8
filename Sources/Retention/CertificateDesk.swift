internal import Artifacts
public import AuditLog
internal import Crypto
public import Custody
public import FoundationEssentials
public import Postgres

/// Certificates of destruction: per run and practice what was destroyed, signed with Ed25519. Opaque ids only.
///
/// The audit log has an entry for each with the statement's SHA-256 as its code: with that entry's receipt goes the proof
/// that the log's tree holds it.
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
        /// Whose artifacts were destroyed.
        public let practice: UUID
        /// JSON, as ``Statement``.
        public let statement: [UInt8]
        /// 64 bytes.
        public let signature: [UInt8]
        /// The signer's public key, raw: 32 bytes.
        public let publicKey: [UInt8]
        /// When it was stored, by the database's clock.
        public let recordedAt: Date

        /// The public key as PEM (RFC 8410), for `openssl pkeyutl -verify -rawin -pubin`.
        public var publicKeyPEM: String {
            // SubjectPublicKeyInfo of id-Ed25519 up to the key's bytes.
            let prefix: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
            let body = Data(prefix + publicKey).base64EncodedString()
            return "-----BEGIN PUBLIC KEY-----\n\(body)\n-----END PUBLIC KEY-----\n"
        }
    }

    /// How long the key store's backups, and private keys of ended sealing certificates, are kept.
    public struct Keeping: Sendable, Hashable {
        /// Days that a backup of the key store is kept.
        public var keyBackupDays: Int
        /// Days after which `keys rotate sealing` destroys the private key of an ended certificate.
        public var sealingGraceDays: Int

        /// As the guide sets them up: 7 and 14 days.
        public init(keyBackupDays: Int = 7, sealingGraceDays: Int = 14) {
            self.keyBackupDays = keyBackupDays
            self.sealingGraceDays = sealingGraceDays
        }
    }

    /// Certifies every finished destruction that has no certificate yet, also of runs that died before they could.
    ///
    /// - Parameters:
    ///   - keys: the key store, where the lives of sealing keys are read.
    ///   - scrubbedAt: when its tables were rewritten (``KeyShredder/scrub(attempts:)``): until then their files, and so a
    ///     backup of them, hold what was destroyed, and only what was destroyed before is certified.
    ///   - now: the moment of issue.
    public func issue(
        signedBy signer: NoteSigner,
        keys: KeyShredder,
        scrubbedAt: Date,
        keeping: Keeping = Keeping(),
        now: Date
    ) async throws -> [UUID] {
        var issued: [UUID] = []
        let batches: [(practice: UUID, run: UUID)] = try await database.query(
            """
            SELECT DISTINCT practice_id, run_id FROM dictum.destruction
            WHERE certificate_id IS NULL AND deleted_at IS NOT NULL
            """
        ).map { (try $0.get(0), try $0.get(1)) }
        for (practice, run) in batches {
            let sealingKeys = try await keys.sealingKeys(of: practice)
            var past: CertificateBatch.Place?
            while let batch = try await CertificateBatch.next(
                practice,
                run,
                past: past,
                scrubbedAt: scrubbedAt,
                sealingKeys,
                database
            ) {
                past = batch.last
                do {
                    issued.append(try await store(batch, signer, keeping, scrubbedAt, now))
                } catch let error as RetentionError where error.code == .certifiedMeanwhile {
                    continue
                }
            }
        }
        return issued
    }

    /// A certificate by its id, or all of a run's.
    public func certificates(id: UUID? = nil, run: UUID? = nil) async throws -> [Certificate] {
        try await database.query(
            """
            SELECT certificate_id, practice_id, statement, signature, public_key, recorded_at
            FROM dictum.destruction_certificate
            WHERE (\(id)::uuid IS NULL OR certificate_id = \(id)) AND (\(run)::uuid IS NULL OR run_id = \(run))
            ORDER BY issued_at, certificate_id
            """
        ).map { row in
            Certificate(
                id: try row.get(0),
                practice: try row.get(1),
                statement: try row.get(2),
                signature: try row.get(3),
                publicKey: try row.get(4),
                recordedAt: try row.get(5)
            )
        }
    }

    /// The proof that the audit log's tree holds the certificate's entry: a C2SP tlog-proof. `nil` while the entry is not
    /// sealed, and of certificates from before their hashes were recorded. Needs an auditor's connection.
    public func receipt(of certificate: Certificate) async throws -> [UInt8]? {
        let rows = try await database.query(
            """
            SELECT lane_id, lane_seq FROM audit.entry
            WHERE dictation_id IS NULL AND at >= \(certificate.recordedAt)::timestamptz - interval '1 second'
                AND at < \(certificate.recordedAt)::timestamptz + interval '1 hour' AND action = 'destruction.certified'
                AND practice_id = \(certificate.practice) AND code = \(Self.code(of: certificate.statement))
            """
        )
        guard let row = rows.first else { return nil }
        let (lane, sequence): (Int, Int) = (try row.get(0), try row.get(1))
        guard let place = EntryPlace("\(lane)/\(sequence)") else { return nil }
        do {
            return try await AuditLog().receipts(for: [place], in: database).first.map { Array($0.proof.text.utf8) }
        } catch let error as AuditError where error.code == .notSealed {
            return nil
        }
    }

    /// What the log's entry says of a statement: its SHA-256, as far as a code holds it (228 bits).
    static func code(of statement: [UInt8]) throws -> String {
        let digits = try SHA256.hash(statement).map { byte in
            String(UInt16(byte) + 0x100, radix: 16).dropFirst()
        }
        return "sha256_" + digits.joined().prefix(57)
    }

    private func store(
        _ batch: CertificateBatch,
        _ signer: NoteSigner,
        _ keeping: Keeping,
        _ scrubbedAt: Date,
        _ now: Date
    ) async throws -> UUID {
        let statement = Statement(id: UUID(), batch, scrubbedAt: scrubbedAt, issuedAt: now, keeping: keeping)
        let bytes = try statement.bytes()
        let signature = try signer.rawSignature(of: bytes)
        try await database.transaction { session in
            try session.query(
                """
                INSERT INTO dictum.destruction_certificate (
                    certificate_id, run_id, practice_id, statement, signature, public_key, issued_at
                ) VALUES (
                    \(statement.certificateId), \(batch.run), \(batch.practice), \(bytes), \(signature),
                    \(signer.verifier.publicKey), \(now)
                )
                """
            )
            let taken = try session.query(
                """
                UPDATE dictum.destruction SET certificate_id = \(statement.certificateId)
                FROM unnest(
                    \(array: statement.destroyed.map(\.dictationId)), \(array: statement.destroyed.map(\.class))
                ) AS c (dictation, class)
                WHERE (practice_id, dictation_id, destruction.class::text) = (\(batch.practice), c.dictation, c.class)
                    AND certificate_id IS NULL
                """
            )
            guard taken.affectedRows == statement.destroyed.count else {
                throw RetentionError(
                    .certifiedMeanwhile,
                    "another purge certifies the same destructions at this moment; its certificates hold them"
                )
            }
            let entry = AuditEntry(
                actor: "purger",
                action: "destruction.certified",
                practice: batch.practice,
                code: try Self.code(of: bytes),
                purpose: .compliance
            )
            try AuditLog().append(entry, in: session)
        }
        return statement.certificateId
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

public import Artifacts
internal import AuditLog
public import Custody
public import FoundationEssentials
public import Postgres

/// The tenants: their keys, their certificates, their database roles and their agreements with subprocessors.
///
/// Runs with an administrator's connection, which may create roles.
public struct PracticeRegistry: Sendable {
    let database: Pool
    let audit = AuditLog()
    private let actor: String

    private static let day = 86_400.0

    /// A registry over the database with dictations. What makes keys is handed the key store; nothing else needs it.
    ///
    /// - Parameter actor: who acts, for the audit log: a kind and an opaque id, such as `administrator/7`.
    public init(database: Pool, actor: String = "administrator") {
        self.database = database
        self.actor = actor
    }

    /// A tenant as an administrator sees it.
    public struct Practice: Sendable, Hashable {
        /// Its id.
        public let id: PracticeID
        /// Its short name.
        public let name: String
        /// The database role that it submits with.
        public let loginRole: String
        /// When its newest certificate ends; `nil` when it has none.
        public let certificateEnds: Date?
    }

    /// Makes a practice: its key, its first sealing certificate and its login role.
    ///
    /// The keys come first: a crash in between leaves a key that nothing uses, never a practice without one.
    ///
    /// - Parameters:
    ///   - name: 1 to 40 lower-case letters, digits and underscores.
    ///   - certificateDays: how long the first certificate is valid.
    ///   - keyStore: where its keys are made.
    /// - Throws: ``IntakeError``, or the key store's or the database's error.
    public func add(name: String, certificateDays: Int = 7, in keyStore: KeyStore) async throws -> Practice {
        guard name.wholeMatch(of: /[a-z][a-z0-9_]{0,39}/) != nil else { throw IntakeError(.badName) }
        guard try await find(name) == nil else { throw IntakeError(.practiceExists) }
        let id = PracticeID(UUID())
        let certificate = try await keyStore.createPractice(id.uuid, validFor: Double(certificateDays) * Self.day)
        let role = "practice_\(name)"
        do {
            try await database.transaction { session in
                try createLoginRole(role, in: session)
                try session.query(
                    """
                    INSERT INTO dictum.practice (practice_id, name, login_role)
                    VALUES (\(id.uuid), \(name), \(role)::text::name)
                    """
                )
                try publish(certificate, of: id, in: session)
                var added = event("practice.added", id)
                added.code = AuditEntry.code(naming: keyStore.masterKeyID)
                try audit.append(added, in: session)
            }
        } catch let error as PostgresError where ["23505", "42710"].contains(error.sqlState) {
            throw IntakeError(.practiceExists)
        }
        return Practice(id: id, name: name, loginRole: role, certificateEnds: certificate.notAfter)
    }

    /// Issues and publishes a new sealing certificate; recordings that come in from now on are sealed to it.
    public func renewCertificate(of practice: Practice, days: Int = 7, in keyStore: KeyStore) async throws -> Date {
        let certificate = try await keyStore.issueSealingCertificate(
            practice: practice.id.uuid,
            validFor: Double(days) * Self.day
        )
        try await database.transaction { session in
            try publish(certificate, of: practice.id, in: session)
        }
        return certificate.notAfter
    }

    /// Every practice whose contract has not ended, by name.
    public func list() async throws -> [Practice] {
        try await database.query(
            """
            SELECT practice_id, name, login_role::text, (
                SELECT max(not_after) FROM dictum.sealing_certificate c WHERE c.practice_id = p.practice_id
            )
            FROM dictum.practice p WHERE login_role NOT LIKE 'ended\\_%' ORDER BY name
            """
        ).map { row in
            Practice(
                id: PracticeID(try row.get(0)),
                name: try row.get(1),
                loginRole: try row.get(2),
                certificateEnds: try row.optional(3)
            )
        }
    }

    /// The practice of that name, or `nil`.
    public func find(_ name: String) async throws -> Practice? { try await list().first { $0.name == name } }

    /// The practice of that name.
    public func named(_ name: String) async throws -> Practice {
        guard let practice = try await find(name) else { throw IntakeError(.unknownPractice) }
        return practice
    }

    private func publish(_ certificate: SealingCertificate, of id: PracticeID, in session: Session) throws {
        try session.query(
            """
            INSERT INTO dictum.sealing_certificate (sealing_key_id, practice_id, certificate_pem, not_before, not_after)
            VALUES (\(certificate.id), \(id.uuid), \(certificate.pem), \(certificate.notBefore),
                \(certificate.notAfter))
            """
        )
        try audit.append(event("certificate.issued", id, key: certificate.id), in: session)
    }

    /// SQL has no parameters for names, so the server quotes this one.
    ///
    /// A statement that fails stands in the server's log as it was sent. A practice's faulty script may send a recording
    /// in clear, so for its role the log leaves statements out. Only a superuser may set that; another administrator sees
    /// it in SECURITY.md.
    private func createLoginRole(_ role: String, in session: Session) throws {
        let statements = try session.query(
            """
            SELECT format('CREATE ROLE %I LOGIN CONNECTION LIMIT 10 IN ROLE dictum_intake', \(role)),
                format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), \(role)),
                format('DO $do$ BEGIN ALTER ROLE %I SET log_min_error_statement = ''panic''; '
                    'EXCEPTION WHEN insufficient_privilege THEN NULL; END $do$', \(role))
            """
        )
        guard let row = statements.first else { return }
        for column in 0..<3 { try session.execute(script: try row.get(column)) }
    }

    func event(_ action: String, _ practice: PracticeID, key: UUID? = nil) -> AuditEntry {
        AuditEntry(actor: actor, action: action, practice: practice.uuid, keyID: key, purpose: .systemAdministration)
    }
}

internal import Artifacts
internal import AuditLog
public import FoundationEssentials
public import Postgres

/// The register of outside endpoints. Nothing leaves for one that is not here.
///
/// Writing needs an administrator's connection; reading, a worker's or an auditor's.
public struct SubprocessorRegister: Sendable {
    private let database: Pool

    /// The register in the database with dictations.
    public init(database: Pool) { self.database = database }

    /// A line of the register.
    public struct Entry: Sendable, Hashable {
        /// Who.
        public let subprocessor: Subprocessor
        /// The agreement that counts: in force if there is one, else the newest. The practice's own where a practice was
        /// asked for, or the operator's for all practices.
        public let agreement: Subprocessor.Agreement?
        /// When it was taken out of use.
        public let retiredAt: Date?
    }

    /// Registers an endpoint, or changes what is said of it; one that was retired is in use again.
    ///
    /// - Parameter agreement: the operator's own with it, ISO dates, for all practices; `nil` leaves it to each practice.
    public func add(_ one: Subprocessor, agreement: (signed: String, expires: String)?) async throws {
        try Self.check(one, agreement)
        try await database.transaction { session in
            try session.query(
                """
                INSERT INTO dictum.subprocessor (
                    name, legal_name, purpose, data_classes, region, training_use, pins, signed_on, expires_on
                ) VALUES (
                    \(one.name), \(one.legalName), \(one.purpose),
                    \(array: one.dataClasses.map(\.rawValue).sorted()), \(one.region), \(one.training.rawValue),
                    \(array: one.pins), \(agreement?.signed)::text::date, \(agreement?.expires)::text::date
                )
                ON CONFLICT (name) DO UPDATE SET (
                    legal_name, purpose, data_classes, region, training_use, pins, signed_on, expires_on, changed_at, retired_at
                ) = ROW (
                    EXCLUDED.legal_name, EXCLUDED.purpose, EXCLUDED.data_classes, EXCLUDED.region,
                    EXCLUDED.training_use, EXCLUDED.pins, EXCLUDED.signed_on, EXCLUDED.expires_on, now(), NULL
                )
                """
            )
            try record("subprocessor.registered", in: session)
        }
    }

    /// Takes an endpoint out of use: from the moment this returns nothing begins to leave for it.
    public func retire(_ name: String) async throws {
        try await database.transaction { session in
            let done = try session.query(
                """
                UPDATE dictum.subprocessor SET retired_at = now(), changed_at = now()
                WHERE name = \(name) AND retired_at IS NULL
                """
            )
            guard done.affectedRows > 0 else {
                throw RetentionError(
                    .unknownSubprocessor,
                    "no such endpoint is in use; see \"dictum subprocessors list\""
                )
            }
            try record("subprocessor.retired", in: session)
        }
    }

    /// Every endpoint that there is or was, by name, with the operator's agreement.
    public func list() async throws -> [Entry] {
        try await database.run { try Self.read(nil, of: nil, now: Date(), in: $0) }
    }

    /// Endpoints in use by those names, with the agreement that counts for a practice.
    static func find(_ names: [String], of practice: PracticeID, now: Date, in session: Session) throws -> [Entry] {
        try read(names, of: practice, now: now, in: session).filter { $0.retiredAt == nil }
    }

    private func record(_ action: String, in session: Session) throws {
        let entry = AuditEntry(actor: "administrator", action: action, purpose: .systemAdministration)
        try AuditLog().append(entry, in: session)
    }

    private static func read(
        _ names: [String]?,
        of practice: PracticeID?,
        now: Date,
        in session: Session
    ) throws -> [Entry] {
        try session.query(
            """
            SELECT s.name, s.legal_name, s.purpose, array_to_string(s.data_classes, ' '), s.region, s.training_use,
                array_to_string(s.pins, ' '), a.signed, a.expires, a.forbids_training, s.retired_at
            FROM dictum.subprocessor AS s LEFT JOIN LATERAL (
                SELECT signed_on::timestamp AT TIME ZONE 'UTC' AS signed, expires_on::timestamp AT TIME ZONE 'UTC' AS expires,
                    forbids_training
                FROM (
                    SELECT signed_on, expires_on, forbids_training FROM dictum.business_associate_agreement
                    WHERE (practice_id, subprocessor) = (\(practice?.uuid), s.name)
                    UNION ALL
                    SELECT s.signed_on, s.expires_on, s.training_use = 'none' WHERE s.signed_on IS NOT NULL
                ) AS known
                ORDER BY \(now) >= signed_on::timestamp AT TIME ZONE 'UTC'
                    AND \(now) < expires_on::timestamp AT TIME ZONE 'UTC' DESC, expires_on DESC
                LIMIT 1
            ) AS a ON true
            WHERE \(names == nil) OR s.name = ANY (\(array: names ?? []))
            ORDER BY s.name
            """
        ).map(Entry.init)
    }

    private static func check(_ one: Subprocessor, _ agreement: (signed: String, expires: String)?) throws {
        func demand(_ holds: Bool, _ words: String) throws {
            guard holds else { throw RetentionError(.badSubprocessor, words) }
        }
        try demand(
            Subprocessor.isName(one.name) && one.name != PracticePolicy.Engines.embedded,
            "a name is lower-case letters, digits, dots and hyphens, such as speech.example"
        )
        try demand(Subprocessor.isRegion(one.region), "a region is a country and what follows, such as us or us-east-1")
        try demand((1...200).contains(one.legalName.count), "--legal-name says who signs the agreement")
        try demand((1...200).contains(one.purpose.count), "--purpose says what it is for")
        try demand(!one.dataClasses.isEmpty, "--data says what it may be sent: audio, transcript or both")
        try demand(
            one.pins.allSatisfy { $0.wholeMatch(of: /sha256\/\/[A-Za-z0-9+\/]{43}=/) != nil },
            "a pin is sha256// and the Base64 of the SHA-256 of the server's public key"
        )
        if let agreement {
            let isDates = [agreement.signed, agreement.expires].allSatisfy {
                $0.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
            }
            try demand(
                isDates && agreement.signed < agreement.expires,
                "an agreement is signed before it expires; dates are YYYY-MM-DD"
            )
        }
    }
}

extension SubprocessorRegister.Entry {
    fileprivate init(_ row: Row) throws {
        let (classes, training): (String, String) = (try row.get(3), try row.get(5))
        subprocessor = Subprocessor(
            name: try row.get(0),
            legalName: try row.get(1),
            purpose: try row.get(2),
            dataClasses: Set(classes.split(separator: " ").compactMap { .init(rawValue: String($0)) }),
            region: try row.get(4),
            training: .init(rawValue: training) ?? .unknown,
            pins: try row.get(6, as: String.self).split(separator: " ").map(String.init)
        )
        if let signed: Date = try row.optional(7) {
            agreement = .init(signed: signed, expires: try row.get(8), forbidsTraining: try row.get(9))
        } else {
            agreement = nil
        }
        retiredAt = try row.optional(10)
    }
}

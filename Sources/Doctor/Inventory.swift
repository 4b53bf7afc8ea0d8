public import Postgres

/// What is collected, where it lies, how long it stays, who can read it and who else sees it: the page that a practice
/// asks a vendor for. Readers, agreements and endpoints come from the database, not from a brochure.
public struct Inventory: Hashable, Sendable {
    /// One kind of data.
    public struct Item: Hashable, Sendable {
        /// What it is.
        public let data: String
        /// Table and column.
        public let place: String
        /// Whether it says anything about a patient, and how it is kept from being read.
        public let form: String
        /// How long it stays.
        public let kept: String
        /// The groups whose members can read it.
        public let readers: [String]
    }

    /// An outside endpoint, and an agreement with it.
    public struct Subprocessor: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Who it is, what for, what it may be sent and where it processes; `nil` when it is not registered, and then
        /// nothing is sent.
        public let registered: String?
        /// The practice whose agreement it is, or `every practice`.
        public let practice: String
        /// The first day on which the agreement is over, ISO; empty without an agreement.
        public let expires: String
        /// Whether the agreement forbids training.
        public let forbidsTraining: Bool
        /// Whether anything is sent: not once the agreement is over.
        public let isInForce: Bool
    }

    /// What is collected.
    public let items: [Item]
    /// Who outside may be sent sound or words, where a practice's policy allows it.
    public let subprocessors: [Subprocessor]
    /// The rules that hold for all of it.
    public let rules: [String]

    /// Reads it as an administrator or an auditor.
    public static func read(_ pool: Pool) async throws -> Inventory {
        try await pool.run { session in
            Inventory(
                items: try kinds.map { kind in
                    Item(
                        data: kind.data,
                        place: "\(kind.table): \(kind.columns.joined(separator: ", "))",
                        form: kind.form,
                        kept: kind.kept,
                        readers: try readers(of: kind, session)
                    )
                },
                subprocessors: try subprocessors(session),
                rules: standing
            )
        }
    }

    private struct Kind {
        let data: String
        let table: String
        let columns: [String]
        let form: String
        let kept: String
    }

    private static let sealed = "PHI, sealed; readable only with keys of the key store and the master key"
    private static let untilPurged = "as the practice's policy says; its end is the destruction of its data key"
    private static let kinds = [
        Kind(
            data: "the recording",
            table: "dictum.intake",
            columns: ["sealed"],
            form: "\(sealed) (CMS, AES-256-GCM)",
            kept: untilPurged
        ),
        Kind(
            data: "transcripts and notes",
            table: "dictum.artifact",
            columns: ["sealed"],
            form: "\(sealed) (Cobblestone-256)",
            kept: untilPurged
        ),
        Kind(
            data: "the recording's content key",
            table: "dictum.audio_key",
            columns: ["wrapped_content_key"],
            form: "a key, wrapped by the recording's data key",
            kept: untilPurged
        ),
        Kind(
            data: "who dictated, about whom, with which consent",
            table: "dictum.dictation",
            columns: ["clinician_ref", "patient_ref", "consent_ref"],
            form: "opaque UUIDs of the practice; what they mean only the practice knows",
            kept: "as long as the dictation's row"
        ),
        Kind(
            data: "how and what for the consent was given, and how sensitive the dictation is",
            table: "dictum.dictation",
            columns: ["consent_method", "consent_obtained_at", "consent_scope", "tags"],
            form: "codes and a time",
            kept: "as long as the dictation's row"
        ),
        Kind(
            data: "state, times and length of a dictation",
            table: "dictum.dictation",
            columns: ["status", "reason_code", "received_at", "audio_seconds"],
            form: "codes and numbers",
            kept: "as long as the dictation's row"
        ),
        Kind(
            data: "who signed which version of a note",
            table: "dictum.signature",
            columns: ["signer", "signed_by", "signed_at", "digest"],
            form: "opaque ids, times, and a digest of sealed bytes",
            kept: "nothing deletes it"
        ),
        Kind(
            data: "who did what, when and why",
            table: "audit.entry",
            columns: ["actor", "action", "dictation_id", "purpose"],
            form: "opaque ids and codes",
            kept: "six years at least (45 CFR 164.316(b)(2)); nothing deletes it"
        ),
        Kind(
            data: "what must not be destroyed, and who said so",
            table: "dictum.legal_hold",
            columns: ["clinician_ref"],
            form: "opaque UUIDs and codes",
            kept: "nothing deletes it"
        ),
        Kind(
            data: "certificates of destruction",
            table: "dictum.destruction_certificate",
            columns: ["statement", "signature", "public_key"],
            form: "opaque ids, counts and times, signed",
            kept: "nothing deletes it"
        ),
        Kind(
            data: "practices whose contract ended, and what was returned to them",
            table: "dictum.practice_ending",
            columns: ["outcome", "manifest_digest"],
            form: "codes, times, and a digest of a manifest",
            kept: "nothing deletes it"
        ),
        Kind(
            data: "incidents: where to look, and what was found",
            table: "dictum.incident",
            columns: ["kind", "window_from", "window_until", "actor", "login_role", "host", "key_id"],
            form: "codes, times, logins and opaque ids",
            kept: "six years at least (45 CFR 164.530(j)); nothing deletes it"
        ),
        Kind(
            data: "jobs that wait",
            table: "queue.job",
            columns: ["subject", "tenant"],
            form: "opaque ids",
            kept: "until the job is done"
        ),
    ]

    private static let standing = [
        "No name, date of birth or record number is collected: there is no column for one.",
        "Nothing is used to train or improve any model, by us or by others: the engines' weights are fixed files.",
        "Nothing leaves unless a practice's policy names the endpoint; then only while it is registered for that data, in a "
            + "region that the policy allows, under an agreement in force that forbids training, and for no dictation with a "
            + "tag against it.",
        "What leaves is the least: sound as bare PCM without its file's name and tags, or the words of a transcript.",
        "No telemetry: metrics and logs hold counts and codes, and leave the machine only where an operator collects them.",
    ]

    private static func readers(of kind: Kind, _ session: Session) throws -> [String] {
        try session.query(
            """
            SELECT role FROM unnest(\(array: PrivilegeMatrix.groups)) AS role
            CROSS JOIN pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname || '.' || c.relname = \(kind.table) AND role <> ALL (\(array: PrivilegeMatrix.nobodys))
                AND has_schema_privilege(role, n.oid, 'USAGE')
                AND (
                    SELECT bool_and(has_column_privilege(role, c.oid, name, 'SELECT'))
                    FROM unnest(\(array: kind.columns)) AS name
                )
            """
        ).map { try $0.get(0) }
    }

    private static func subprocessors(_ session: Session) throws -> [Subprocessor] {
        try session.query(
            """
            WITH agreement AS (
                SELECT a.subprocessor AS name, p.name AS practice, a.signed_on, a.expires_on, a.forbids_training
                FROM dictum.business_associate_agreement AS a JOIN dictum.practice AS p USING (practice_id)
                UNION ALL
                SELECT name, 'every practice', signed_on, expires_on, training_use = 'none' FROM dictum.subprocessor
                WHERE signed_on IS NOT NULL AND retired_at IS NULL
            )
            SELECT name, s.legal_name || ', ' || s.purpose || ', ' || array_to_string(s.data_classes, ' and ') || ', '
                    || s.region, coalesce(a.practice, 'nobody'), coalesce(a.expires_on::text, ''),
                coalesce(a.forbids_training, false) AND coalesce(s.training_use, 'none') = 'none',
                coalesce(now() >= a.signed_on::timestamp AT TIME ZONE 'UTC'
                    AND now() < a.expires_on::timestamp AT TIME ZONE 'UTC', false)
            FROM agreement AS a FULL JOIN (SELECT * FROM dictum.subprocessor WHERE retired_at IS NULL) AS s USING (name)
            ORDER BY name, a.practice, a.expires_on DESC
            """
        ).map { row in
            Subprocessor(
                name: try row.get(0),
                registered: try row.optional(1),
                practice: try row.get(2),
                expires: try row.get(3),
                forbidsTraining: try row.get(4),
                isInForce: try row.get(5)
            )
        }
    }
}

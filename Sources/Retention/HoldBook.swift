public import Artifacts
internal import AuditLog
public import FoundationEssentials
public import Postgres

/// Legal holds: what may not be destroyed, by no rule and on nobody's wish, until the hold is lifted.
public struct HoldBook: Sendable {
    private let database: Pool

    /// The book in the database with dictations.
    public init(database: Pool) { self.database = database }

    /// What a hold covers; what is `nil` means all.
    public struct Scope: Sendable, Hashable {
        /// The practice.
        public var practice: PracticeID
        /// One dictation.
        public var dictation: UUID?
        /// One clinician's dictations.
        public var clinician: UUID?
        /// Those received at or after this moment.
        public var from: Date?
        /// Those received before this moment.
        public var until: Date?

        /// A whole practice, to be narrowed.
        public init(practice: PracticeID) { self.practice = practice }
    }

    /// A hold.
    public struct Hold: Sendable, Hashable {
        /// Its id.
        public let id: UUID
        /// What it covers.
        public let scope: Scope
        /// Why: a code, such as the matter's number.
        public let reason: String
        /// The database role that placed it.
        public let placedBy: String
        /// When it was placed.
        public let placedAt: Date
        /// When it was lifted; `nil` while it is in force.
        public let liftedAt: Date?
    }

    /// Places a hold. From the moment this returns nothing in its scope will be decided to be destroyed.
    ///
    /// - Parameter reason: 1 to 64 lower-case letters, digits and underscores.
    /// - Returns: its id, and how many artifacts in its scope had been destroyed, or given up to destruction, before.
    public func place(_ scope: Scope, reason: String) async throws -> (id: UUID, tooLate: Int) {
        guard reason.wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil else {
            throw RetentionError(.badHold, "a reason is lower-case letters, digits and underscores; name the matter")
        }
        if let from = scope.from, let until = scope.until, from >= until {
            throw RetentionError(.badHold, "the range ends before it begins; swap its ends")
        }
        return try await database.transaction { session in
            try session.query("SELECT pg_advisory_xact_lock(dictum.hold_gate(\(scope.practice.uuid)))")
            let id = UUID()
            try session.query(
                """
                INSERT INTO dictum.legal_hold (
                    hold_id, practice_id, dictation_id, clinician_ref, received_from, received_until, reason
                ) VALUES (
                    \(id), \(scope.practice.uuid), \(scope.dictation), \(scope.clinician), \(scope.from), \(scope.until),
                    \(reason)
                )
                """
            )
            try audit("hold.placed", scope, reason, in: session)
            let gone = try session.query(
                """
                SELECT count(*) FROM dictum.destruction AS x
                WHERE x.practice_id = \(scope.practice.uuid)
                    AND (\(scope.dictation)::uuid IS NULL OR x.dictation_id = \(scope.dictation))
                """
            )
            return (id, try gone.first?.get(0) ?? 0)
        }
    }

    /// Lifts a hold: what is past its retention goes with the next purge.
    public func lift(_ id: UUID) async throws {
        try await database.transaction { session in
            let rows = try session.query(
                """
                UPDATE dictum.legal_hold SET lifted_by = session_user, lifted_at = now()
                WHERE hold_id = \(id) AND lifted_at IS NULL RETURNING practice_id, dictation_id, reason
                """
            )
            guard let row = rows.first else {
                throw RetentionError(
                    .unknownHold,
                    "no such hold is in force; \"dictum hold list\" shows those that are"
                )
            }
            var scope = Scope(practice: PracticeID(try row.get(0)))
            scope.dictation = try row.optional(1)
            try audit("hold.lifted", scope, try row.get(2), in: session)
        }
    }

    /// The holds of a practice or of all, oldest first.
    public func list(of practice: PracticeID? = nil, withLifted: Bool = false) async throws -> [Hold] {
        try await database.query(
            """
            SELECT hold_id, practice_id, dictation_id, clinician_ref, received_from, received_until, reason,
                placed_by::text, placed_at, lifted_at
            FROM dictum.legal_hold
            WHERE (\(practice?.uuid)::uuid IS NULL OR practice_id = \(practice?.uuid))
                AND (lifted_at IS NULL OR \(withLifted))
            ORDER BY placed_at, hold_id
            """
        ).map(Hold.init)
    }

    /// The holds in force that cover a dictation, oldest first.
    public func covering(_ id: DictationID) async throws -> [UUID] {
        try await database.query(
            """
            SELECT h.hold_id FROM dictum.legal_hold AS h JOIN dictum.dictation AS d USING (practice_id)
            WHERE h.lifted_at IS NULL AND (d.practice_id, d.dictation_id) = (\(id.practice.uuid), \(id.uuid))
                AND (h.dictation_id IS NULL OR h.dictation_id = d.dictation_id)
                AND (h.clinician_ref IS NULL OR h.clinician_ref = d.clinician_ref)
                AND (h.received_from IS NULL OR d.received_at >= h.received_from)
                AND (h.received_until IS NULL OR d.received_at < h.received_until)
            ORDER BY h.placed_at, h.hold_id
            """
        ).map { try $0.get(0) }
    }

    private func audit(_ action: String, _ scope: Scope, _ reason: String, in session: Session) throws {
        let entry = AuditEntry(
            actor: "administrator",
            action: action,
            practice: scope.practice.uuid,
            dictation: scope.dictation,
            code: reason,
            purpose: .legal
        )
        try AuditLog().append(entry, in: session)
    }
}

extension HoldBook.Hold {
    fileprivate init(_ row: Row) throws {
        var scope = HoldBook.Scope(practice: PracticeID(try row.get(1)))
        scope.dictation = try row.optional(2)
        scope.clinician = try row.optional(3)
        scope.from = try row.optional(4)
        scope.until = try row.optional(5)
        self.init(
            id: try row.get(0),
            scope: scope,
            reason: try row.get(6),
            placedBy: try row.get(7),
            placedAt: try row.get(8),
            liftedAt: try row.optional(9)
        )
    }
}

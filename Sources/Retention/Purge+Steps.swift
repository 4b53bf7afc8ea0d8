internal import Artifacts
internal import Custody
internal import FoundationEssentials
internal import Postgres

/// The three steps of a destruction.
extension Purge {
    /// Commits which artifacts of a window end. The lock is shared among purges, and taken alone by whoever places a hold.
    ///
    /// - Returns: those to be destroyed, and those that a hold keeps.
    func decide(
        _ practice: PracticeID,
        _ policy: String,
        past: UUID?,
        upTo last: UUID,
        asOf now: Date,
        run: UUID
    ) async throws -> [Fate] {
        try await database.transaction { session in
            try session.query("SELECT pg_advisory_xact_lock_shared(dictum.hold_gate(\(practice.uuid)))")
            let due = try Self.fates(practice, policy, past: past, upTo: last, in: session).filter { fate in
                fate.due.map { $0 <= now } ?? false
            }
            let ending = due.filter { $0.hold == nil }
            guard !ending.isEmpty else { return due }
            try session.query(
                """
                INSERT INTO dictum.destruction (practice_id, dictation_id, class, run_id, rule, due_at)
                SELECT \(practice.uuid), e.dictation_id, e.class, \(run), e.rule, e.due_at
                FROM unnest(
                    \(array: ending.map(\.dictation.uuid)), \(array: ending.map(\.artifactClass.rawValue)),
                    \(array: ending.map(\.rule)), \(array: ending.map(\.due))
                ) AS e (dictation_id, class, rule, due_at)
                ON CONFLICT DO NOTHING
                """
            )
            return due
        }
    }

    /// What was decided and is not done: left by a run that died, or in the hands of another that works beside this one.
    func unfinished() async throws -> [Fate] {
        try await database.query(
            """
            SELECT practice_id, dictation_id, class, due_at, rule, NULL::uuid FROM dictum.destruction
            WHERE deleted_at IS NULL ORDER BY practice_id LIMIT \(Self.window)
            """
        ).map(Fate.init)
    }

    /// Destroys the keys, then deletes the rows. Whoever else does the same meanwhile does no harm.
    func finish(_ fates: [Fate], _ summary: inout Summary) async throws -> Int {
        var finished = 0
        for (practice, fates) in Dictionary(grouping: fates, by: \.dictation.practice) {
            let proofs = try await keys.endDataKeys(practice: practice.uuid, at: fates.map(\.keyPlace))
            for (artifactClass, fates) in Dictionary(grouping: fates, by: \.artifactClass) {
                for start in stride(from: 0, to: fates.count, by: Self.batch) {
                    let some = Array(fates[start..<min(start + Self.batch, fates.count)])
                    let deleted = try await delete(practice, artifactClass, some, some.map { proofs[$0.keyPlace] })
                    summary.destroyed[artifactClass, default: 0] += deleted
                    finished += deleted
                }
            }
        }
        return finished
    }

    private func delete(
        _ practice: PracticeID,
        _ artifactClass: ArtifactClass,
        _ fates: [Fate],
        _ proofs: [KeyDestruction?]
    ) async throws -> Int {
        try await database.query(
            """
            SELECT dictum.delete_destroyed(
                \(actor), \(practice.uuid), \(array: fates.map(\.dictation.uuid)),
                \(array: fates.map { _ in artifactClass.rawValue }), \(array: proofs.map { $0?.keyID }),
                \(array: proofs.map { $0?.destroyedAt })
            )
            """
        ).first?.get(0) ?? 0
    }

    static func fates(
        _ practice: PracticeID,
        _ policy: String,
        past: UUID?,
        upTo last: UUID,
        in session: Session
    ) throws -> [Fate] {
        try session.query(
            """
            SELECT \(practice.uuid), dictation_id, class, due_at, rule, hold_id
            FROM dictum.retained(\(practice.uuid), \(policy)::text::jsonb, \(past), \(last))
            """
        ).map(Fate.init)
    }
}

extension Purge.Fate {
    fileprivate var keyPlace: KeyShredder.Place {
        KeyShredder.Place(dictation: dictation.uuid, artifactClass: artifactClass.rawValue)
    }

    fileprivate init(_ row: Row) throws {
        let name: String = try row.get(2)
        guard let artifactClass = ArtifactClass(rawValue: name) else {
            throw RetentionError(
                .unknownForm,
                "there are artifacts that this version does not know; use a newer dictum"
            )
        }
        self.init(
            dictation: DictationID(practice: PracticeID(try row.get(0)), uuid: try row.get(1)),
            artifactClass: artifactClass,
            due: try row.optional(3),
            rule: try row.optional(4),
            hold: try row.optional(5)
        )
    }
}

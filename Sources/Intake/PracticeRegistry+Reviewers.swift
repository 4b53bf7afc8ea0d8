internal import Artifacts
internal import AuditLog
internal import Postgres

extension PracticeRegistry {
    /// Lets a reviewer's login read what is of a practice. Repeating it changes nothing.
    ///
    /// - Throws: ``IntakeError/Code/unknownReviewer`` when it is no login of `dictum_reviewer`.
    public func assign(reviewer role: String, to practice: Practice) async throws {
        try await database.transaction { session in
            let isReviewer = try session.query(
                """
                SELECT 1 FROM pg_roles
                WHERE rolname = \(role)::text::name AND rolcanlogin AND pg_has_role(oid, 'dictum_reviewer', 'MEMBER')
                """
            )
            guard !isReviewer.isEmpty else { throw IntakeError(.unknownReviewer) }
            let added = try session.query(
                """
                INSERT INTO dictum.reviewer (login_role, practice_id) VALUES (\(role)::text::name, \(practice.id.uuid))
                ON CONFLICT DO NOTHING RETURNING 1
                """
            )
            if !added.isEmpty { try audit.append(event("reviewer.assigned", practice.id), in: session) }
        }
    }

    /// Takes that right away again, from the login's next statement on.
    ///
    /// - Throws: ``IntakeError/Code/unknownReviewer`` when it did not have it.
    public func withdraw(reviewer role: String, from practice: Practice) async throws {
        try await database.transaction { session in
            let removed = try session.query(
                """
                DELETE FROM dictum.reviewer
                WHERE (login_role, practice_id) = (\(role)::text::name, \(practice.id.uuid)) RETURNING 1
                """
            )
            guard !removed.isEmpty else { throw IntakeError(.unknownReviewer) }
            try audit.append(event("reviewer.withdrawn", practice.id), in: session)
        }
    }
}

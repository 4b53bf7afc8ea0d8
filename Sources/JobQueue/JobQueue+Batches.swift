public import Postgres

/// Many jobs in one statement: for short jobs, whose round trips and commits would cost more than their work.
extension JobQueue {
    /// What a turn gave and refused.
    public struct Turn: Sendable, Hashable {
        /// The jobs that are now this worker's.
        public let leases: [Lease]
        /// The completions that were refused.
        public let lost: [LeaseLost]
    }

    /// Ends many jobs in one statement, and returns those that were refused: like ``complete(_:in:)`` for each, but a
    /// lost lease doesn't undo the rest.
    ///
    /// Results that belong to the jobs are written after it in the same transaction, without those of the refused.
    public func complete(_ leases: [Lease], in session: Session) throws(PostgresError) -> [LeaseLost] {
        guard !leases.isEmpty else { return [] }
        return try refused(of: leases, session.query(Self.completion(of: leases)))
    }

    /// Ends the jobs that are done and claims the next ones: one transaction, one round trip, one commit.
    ///
    /// Batches grow and shrink by themselves: what was finished since the last turn ends in this one, and what waits, up
    /// to `limit`, is claimed. When idle that is one job, at once; under a backlog it is `limit`. If the answer is lost
    /// with its connection, the leases of both halves end by themselves, and nothing is lost or done twice.
    public func turn(
        completing done: [Lease],
        stage: String,
        limit: Int,
        worker: String,
        lease: Duration,
        from cursor: inout ClaimCursor,
        now: ContinuousClock.Instant = .now,
        in session: Session
    ) throws(PostgresError) -> Turn {
        let bound = cursor.begin(at: now)
        let claim = Self.claimStatement(stage: stage, limit: limit, worker: worker, lease: lease, behind: bound)
        // Completions first: they may wait for another's claim, and a claim waits for nobody, so no two turns can wait
        // for each other.
        let answers = try session.pipeline(done.isEmpty ? [claim] : [Self.completion(of: done), claim])
        let leases = try Self.leases(answers[answers.count - 1])
        Self.settle(stage, cursor.end(leases, limit: limit), in: session)
        return Turn(leases: leases, lost: done.isEmpty ? [] : try refused(of: done, answers[0]))
    }

    /// A token is given out once, so an id and a token that both are in the lists belong together. Two `ANY` are reached
    /// by the primary key whatever the planner believes of the table's size; a join might not be. The ids are unnested so
    /// that their number is no part of the plan, which would else be made anew for each list.
    private static func completion(of leases: [Lease]) -> Statement {
        guard leases.count > 1 else {
            let lease = leases[0]
            return "DELETE FROM queue.job WHERE id = \(lease.id) AND lease_token = \(lease.token) RETURNING lease_token"
        }
        return """
            DELETE FROM queue.job
            WHERE id = ANY (ARRAY(SELECT unnest(\(array: leases.map(\.id)))))
                AND lease_token = ANY (\(array: leases.map(\.token)))
            RETURNING lease_token
            """
    }

    private func refused(of leases: [Lease], _ deleted: Rows) throws(PostgresError) -> [LeaseLost] {
        guard deleted.count < leases.count else { return [] }
        let ended = Set(try deleted.map { row throws(PostgresError) in try row.get(0, as: Int64.self) })
        return leases.filter { !ended.contains($0.token) }.map { LeaseLost(id: $0.id) }
    }
}

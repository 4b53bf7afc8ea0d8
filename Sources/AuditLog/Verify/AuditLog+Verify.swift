public import Postgres

extension AuditLog {
    /// Recomputes every hash of every lane and of the sealed tree, with bounded memory, on as many connections at once as
    /// the pool has.
    ///
    /// What there is to check is decided in one snapshot; entries that come later are left for the next time. Needs a
    /// role that may read all of schema `audit` (`dictum_auditor`). What was cut from the end of lanes and tree alike,
    /// checkpoints included, can be seen only by whoever kept a later checkpoint.
    ///
    /// - Parameters:
    ///   - verifier: the log's public key; without it the newest checkpoint's signature is not checked.
    ///   - outside: checkpoints of this log that were kept elsewhere, of whatever age. Their signatures are the caller's
    ///     to check.
    public func verify(
        _ pool: Pool,
        verifiedBy verifier: NoteVerifier? = nil,
        against outside: [Checkpoint] = []
    ) async throws -> AuditReport {
        var report = AuditReport()
        do {
            let survey = try await pool.transaction { session in
                try session.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                return try AuditSurvey(in: session, verifier)
            }
            report.lanes = survey.heads.count
            report.epochs = survey.epochs
            async let tree = pool.transaction { session in
                try TreeCheck(survey.tree, outside: outside).run(in: session)
            }
            async let subjects = pool.transaction { session in try SubjectCheck.run(in: session) }
            let lanes = try await verifyLanes(survey, pool)
            report.entries = lanes.entries
            if lanes.leaves != survey.size { try await nameLostEntry(survey.size, pool) }
            if let finding = try await tree { throw finding }
            if let finding = try await subjects { throw finding }
            report.sealed = survey.size
        } catch let finding as AuditFinding { report.finding = finding }
        return report
    }

    /// All lanes, shared out over the pool; throws the finding of the lowest lane.
    private func verifyLanes(_ survey: AuditSurvey, _ pool: Pool) async throws -> LaneCount {
        let shares = survey.shares(of: max(1, pool.size))
        return try await withThrowingTaskGroup(of: Result<LaneCount, AuditFinding>.self) { group in
            for share in shares {
                group.addTask {
                    try await pool.transaction { session in
                        do { return .success(try survey.check(share, in: session)) } catch let finding as AuditFinding {
                            return .failure(finding)
                        }
                    }
                }
            }
            var (total, findings) = (LaneCount(), [AuditFinding]())
            for try await result in group {
                switch result {
                case .success(let count): total += count
                case .failure(let finding): findings.append(finding)
                }
            }
            if let first = findings.min(by: { ($0.laneID ?? 0) < ($1.laneID ?? 0) }) { throw first }
            return total
        }
    }

    /// Some leaf has no entry: says which.
    private func nameLostEntry(_ size: Int, _ pool: Pool) async throws {
        let rows = try await pool.query(
            """
            SELECT f.lane_id, f.lane_seq, f.leaf_index
            FROM audit.leaf AS f LEFT JOIN audit.entry AS e USING (lane_id, lane_seq)
            WHERE e.lane_id IS NULL AND f.leaf_index < \(size) ORDER BY f.leaf_index LIMIT 1
            """
        )
        if let row = rows.first {
            throw AuditFinding(.missing, lane: try row.get(0), sequence: try row.get(1), leaf: try row.get(2))
        }
    }
}

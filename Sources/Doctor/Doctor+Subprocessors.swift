internal import Artifacts
internal import Postgres

extension Doctor {
    /// Registered endpoints that nothing can be sent to.
    @Sendable func subprocessors(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT name, training_use, extract(epoch FROM expires_on::timestamp AT TIME ZONE 'UTC' - now())::float8
            FROM dictum.subprocessor WHERE retired_at IS NULL ORDER BY name
            """
        ).map { row in
            let (name, training): (String, String) = (try row.get(0), try row.get(1))
            guard training == "none" else {
                return Finding(
                    "subprocessors",
                    name,
                    .failed,
                    "training is \(training)",
                    cure: Refusal.trainingNotForbidden.cure
                )
            }
            guard let left: Double = try row.optional(2) else {
                return Finding("subprocessors", name, .ok, "each practice has an agreement of its own")
            }
            return Finding(
                "subprocessors",
                name,
                left <= 0 ? .failed : left < limits.agreementNotice ? .warning : .ok,
                left > 0
                    ? "your agreement ends in \(Self.spell(left))" : "your agreement ended \(Self.spell(-left)) ago",
                cure: "renew it, then dictum subprocessors add \(name) with the new dates"
            )
        }
    }

    /// What was refused to the dictations of the last week, by practice and reason. Each stays a warning until a week after,
    /// and says what to do.
    @Sendable func refusals(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT p.name, r.code, count(*), count(*) FILTER (WHERE r.waits)
            FROM dictum.practice AS p CROSS JOIN LATERAL (
                SELECT DISTINCT d.dictation_id, e.code::text AS code, d.reason_code IS NOT DISTINCT FROM e.code::text AS waits
                FROM dictum.dictation AS d JOIN audit.entry AS e ON e.dictation_id = d.dictation_id
                WHERE d.practice_id = p.practice_id AND d.received_at > now() - interval '7 days'
                    AND e.practice_id = p.practice_id AND e.outcome = 'refused'
                    AND e.code = ANY (\(array: Refusal.allCases.filter { $0 != .consentWithdrawn }.map(\.rawValue)))
            ) AS r GROUP BY p.name, r.code ORDER BY p.name, r.code
            """
        ).map { row in
            let (practice, code): (String, String) = (try row.get(0), try row.get(1))
            let (all, waiting): (Int, Int) = (try row.get(2), try row.get(3))
            return Finding(
                "refusals",
                "\(practice): \(code)",
                .warning,
                "\(all) dictations in 7 days, \(waiting) of them not processed",
                cure: Refusal(rawValue: code)?.cure ?? ""
            )
        }
    }
}

internal import Postgres

extension Doctor {
    /// How far behind the sealer and the witnesses are.
    @Sendable func audit(_ session: Session) throws -> [Finding] {
        let row = try session.query(
            """
            WITH head AS (
                SELECT last_xid, last_lane_id, last_lane_seq FROM audit.checkpoint ORDER BY tree_size DESC LIMIT 1
            )
            SELECT coalesce(extract(epoch FROM now() - min(e.at)), 0)::float8, count(*) FROM audit.entry AS e
            WHERE (e.xid, e.lane_id, e.lane_seq) > (
                coalesce((SELECT last_xid FROM head), -1), coalesce((SELECT last_lane_id FROM head), 0),
                coalesce((SELECT last_lane_seq FROM head), 0))
            """
        ).first
        let (lag, waiting): (Double, Int) = (try row?.get(0) ?? 0, try row?.get(1) ?? 0)
        return [
            Finding(
                "audit",
                "sealing",
                unless: lag <= limits.auditLag,
                .failed,
                waiting == 0 ? "every entry is sealed" : "\(waiting) entries wait, the oldest for \(Self.spell(lag))",
                cure: "see that \"dictum audit seal --every 1\" runs"
            )
        ] + (try witnesses(session))
    }

    /// How long the oldest head waits that each witness has not signed. One that lags is a warning while another keeps up.
    private func witnesses(_ session: Session) throws -> [Finding] {
        let cure =
            "name a witness outside (\"dictum audit seal --witnesses\"), or keep the printed checkpoints elsewhere"
        let known = try session.query(
            """
            WITH RECURSIVE name AS (
                SELECT min(witness) AS witness FROM audit.cosignature
                UNION ALL
                SELECT (SELECT min(c.witness) FROM audit.cosignature AS c WHERE c.witness > name.witness)
                FROM name WHERE name.witness IS NOT NULL
            )
            SELECT name.witness, coalesce(extract(epoch FROM now() - (
                SELECT c.sealed_at FROM audit.checkpoint AS c WHERE c.tree_size > last.size ORDER BY c.tree_size LIMIT 1
            )), 0)::float8
            FROM name, LATERAL (
                SELECT max(c.tree_size) AS size FROM audit.cosignature AS c WHERE c.witness = name.witness
            ) AS last WHERE name.witness IS NOT NULL ORDER BY 1
            """
        ).map { row in (name: try row.get(0, as: String.self), lag: try row.get(1, as: Double.self)) }
        guard let least = known.map(\.lag).min() else {
            return [Finding("audit", "witness", .warning, "none has signed yet", cure: cure)]
        }
        return known.filter { $0.lag == least || $0.lag < limits.witnessMemory }.map { name, lag in
            Finding(
                "audit",
                "witness \(name)",
                unless: lag <= limits.witnessLag,
                least <= limits.witnessLag ? .warning : .failed,
                lag > 0 ? "heads wait for it, the oldest for \(Self.spell(lag))" : "has signed the newest head",
                cure: "see why it does not answer: \"dictum audit seal --witnesses\" says so; or " + cure
            )
        }
    }

    /// Grants beyond the assigned practices.
    @Sendable func breakGlass(_ session: Session) throws -> [Finding] {
        let row = try session.query(
            """
            SELECT count(*) FILTER (WHERE now() < ends_at), count(*) FILTER (WHERE reviewed_at IS NULL),
                coalesce(extract(epoch FROM now() - min(ends_at) FILTER (WHERE reviewed_at IS NULL)), 0)::float8
            FROM dictum.break_glass
            """
        ).first
        let (inForce, waiting, oldest): (Int, Int, Double) = (
            try row?.get(0) ?? 0, try row?.get(1) ?? 0, try row?.get(2) ?? 0
        )
        return [
            Finding(
                "break_glass",
                "grants",
                waiting == 0 ? .ok : oldest > limits.reviewDelay ? .failed : .warning,
                "\(inForce) in force, \(waiting) wait for their review",
                cure: "dictum access list --unreviewed, then dictum access review"
            )
        ]
    }
}

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
            ),
            try witness(session),
        ]
    }

    /// Reads the newest time that the log's witnesses are known to have signed a checkpoint.
    private func witness(_ session: Session) throws -> Finding {
        let cure = "name a witness outside (\"dictum audit\"), or keep the printed checkpoints elsewhere"
        let table = try session.query("SELECT to_regclass('audit.cosignature') IS NOT NULL").first
        guard try table?.get(0) == true else {
            return Finding("audit", "witness", .warning, "none is configured", cure: cure)
        }
        let row = try session.query(
            "SELECT extract(epoch FROM now() - max(cosigned_at))::float8 FROM audit.cosignature"
        ).first
        guard let lag: Double = try row?.optional(0) else {
            return Finding("audit", "witness", .warning, "none has signed yet", cure: cure)
        }
        let detail = "last signed \(Self.spell(lag)) ago"
        return Finding("audit", "witness", unless: lag <= limits.witnessLag, .failed, detail, cure: cure)
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

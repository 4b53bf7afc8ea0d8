public import Postgres

/// How many grants beyond a reviewer's practices there are; for metrics.
public struct BrokenGlass: Sendable, Hashable {
    /// Those that have not ended.
    public let inForce: Int
    /// Those that nobody has reviewed.
    public let unreviewed: Int

    /// Counts them, as a worker or an auditor.
    public static func count(in session: Session) throws -> BrokenGlass {
        let row = try session.query("SELECT in_force, unreviewed FROM dictum.count_break_glass()").first
        return BrokenGlass(inForce: try row?.get(0) ?? 0, unreviewed: try row?.get(1) ?? 0)
    }
}

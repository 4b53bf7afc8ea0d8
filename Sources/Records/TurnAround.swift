public import Postgres

/// How the dictations of one priority keep their turn-around target: the time from their arrival to a note that waits
/// for review. Late is what is past its own practice's target, where the practice's policy sets one.
public struct TurnAround: Sendable, Hashable, Codable {
    /// How long a dictation may take, in seconds, where its practice's policy says nothing.
    public struct Targets: Sendable, Hashable {
        /// For `stat`.
        public var stat: Double
        /// For `routine`.
        public var routine: Double

        /// 15 minutes and 24 hours, unless told otherwise.
        public init(stat: Double = 15 * 60, routine: Double = 24 * 3600) {
            self.stat = stat
            self.routine = routine
        }
    }

    /// `stat` or `routine`.
    public let priority: String
    /// Seconds that are allowed where the practice's policy says nothing.
    public let target: Double
    /// Dictations on their way.
    public let open: Int
    /// Those of them that are past the target.
    public let late: Int
    /// The age of the oldest on its way, in seconds.
    public let oldestAge: Double?
    /// Notes that became ready in the last five minutes, of dictations that came in the last two days.
    public let readyLately: Int
    /// Notes that became ready in the last 24 hours, of dictations that came in the last two days.
    public let ready: Int
    /// Those of them that were late.
    public let readyLate: Int

    /// One line a priority, `stat` first. What is on its way is found through the queue, and what has ended through the
    /// index of arrivals, so the cost doesn't grow with the archive.
    public static func read(_ targets: Targets, in session: Session) throws(PostgresError) -> [TurnAround] {
        try session.query(
            """
            WITH target (rank, priority, seconds) AS (
                VALUES (0, 'stat', \(targets.stat)::float8), (1, 'routine', \(targets.routine)::float8)
            ), promise AS (
                SELECT p.practice_id, t.priority, coalesce(
                    60 * (policy.document -> 'turn_around' ->> (t.priority || '_minutes'))::float8, t.seconds) AS seconds
                FROM dictum.practice AS p CROSS JOIN target AS t LEFT JOIN LATERAL (
                    SELECT document FROM dictum.policy AS o WHERE o.practice_id = p.practice_id
                    ORDER BY version DESC LIMIT 1
                ) AS policy ON true
            ), open AS (
                SELECT d.practice_id, d.priority, extract(epoch FROM now() - d.received_at)::float8 AS age
                FROM queue.job AS j
                JOIN dictum.dictation AS d ON (d.practice_id, d.dictation_id) = (j.tenant, j.subject)
            ), ready AS (
                SELECT d.practice_id, d.priority, d.status_at, extract(epoch FROM d.status_at - d.received_at)::float8 AS took
                FROM dictum.practice AS p CROSS JOIN LATERAL (
                    SELECT * FROM dictum.dictation AS d
                    WHERE d.practice_id = p.practice_id AND d.received_at > now() - interval '2 days'
                ) AS d
                WHERE d.status = 'ready_for_review' AND d.status_at > now() - interval '1 day'
            ), opened AS (
                SELECT t.priority, count(o) AS open, count(o) FILTER (WHERE o.age > t.seconds) AS late, max(o.age) AS age
                FROM promise AS t LEFT JOIN open AS o USING (practice_id, priority) GROUP BY t.priority
            ), ended AS (
                SELECT t.priority, count(r) FILTER (WHERE r.status_at > now() - interval '5 minutes') AS lately,
                    count(r) AS ready, count(r) FILTER (WHERE r.took > t.seconds) AS late
                FROM promise AS t LEFT JOIN ready AS r USING (practice_id, priority) GROUP BY t.priority
            )
            SELECT t.priority, t.seconds, coalesce(o.open, 0), coalesce(o.late, 0), o.age, coalesce(e.lately, 0),
                coalesce(e.ready, 0), coalesce(e.late, 0)
            FROM target AS t LEFT JOIN opened AS o USING (priority) LEFT JOIN ended AS e USING (priority) ORDER BY t.rank
            """
        ).map { row throws(PostgresError) in
            TurnAround(
                priority: try row.get(0),
                target: try row.get(1),
                open: try row.get(2),
                late: try row.get(3),
                oldestAge: try row.optional(4),
                readyLately: try row.get(5),
                ready: try row.get(6),
                readyLate: try row.get(7)
            )
        }
    }
}

import Postgres

/// What a run left in the database.
struct ChaosCensus: Sendable {
    let submitted: Int
    /// Effects that are missing, of two for each submission.
    let lost: Int
    /// Effects that are there more than once.
    let twice: Int
    /// Jobs that are still in the queue.
    let left: Int
    /// How often each end of a job was seen.
    let seen: [(what: String, count: Int)]

    init(submitted: Int, in session: Session) throws {
        self.submitted = submitted
        let row = try session.query(
            """
            WITH effect AS (SELECT subject, stage, count(*) AS times FROM chaos.effect GROUP BY subject, stage)
            SELECT (SELECT 2 * count(*) FROM chaos.submission) - (SELECT count(*) FROM effect),
                (SELECT count(*) FROM effect WHERE times > 1), (SELECT count(*) FROM queue.job),
                (SELECT count(*) FROM chaos.submission)
            """
        )[0]
        let kept = try row.get(3, as: Int.self)
        lost = try row.get(0, as: Int.self) + 2 * (submitted - kept)
        twice = try row.get(1)
        left = try row.get(2)
        seen = try session.query("SELECT what, count(*) FROM chaos.seen GROUP BY what ORDER BY what").map {
            (try $0.get(0), try $0.get(1))
        }
    }

    /// Ends that this run did not see. Some are rare: only a long run must see them all.
    var unseen: [String] {
        let all = ["failed", "fenced_off", "put_back", "quarantined", "released", "rescued", "retried", "snoozed"]
        return all.filter { what in !seen.contains { $0.what == what } }
    }

    var isClean: Bool { lost == 0 && twice == 0 && left == 0 && submitted > 0 }

    var text: String {
        """
        \(submitted) submitted, two stages each: \(lost) effects lost, \(twice) twice, \(left) jobs left
        not seen: \(unseen.isEmpty ? "nothing" : unseen.joined(separator: ", "))
        seen: \(seen.map { "\($0.what) \($0.count)" }.joined(separator: ", "))
        """
    }
}

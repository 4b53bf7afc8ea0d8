internal import Postgres

extension Doctor {
    /// Whether the nightly purge runs, and whether what it gave up is gone and certified.
    @Sendable func purge(_ session: Session) throws -> [Finding] {
        let rows = try session.query(
            """
            SELECT outcome, failure, extract(epoch FROM now() - started_at)::float8, completed_at IS NULL,
                extract(epoch FROM now() - waiting_since)::float8, unfinished,
                coalesce(extract(epoch FROM now() - unfinished_since)::float8, 0), uncertified,
                coalesce(extract(epoch FROM now() - uncertified_since)::float8, 0)
            FROM dictum.purge_state()
            """
        )
        return try rows.flatMap { row in [try lastPurge(row), try unfinished(row), try certificates(row)] }
    }

    private func lastPurge(_ row: Row) throws -> Finding {
        let outcome: String? = try row.optional(0)
        let (failure, begun): (String?, Double?) = (try row.optional(1), try row.optional(2))
        let never: Bool = try row.get(3)
        guard let waiting: Double = try row.optional(4) else {
            return Finding("purge", "last run", .ok, "there is no practice yet")
        }
        let complete = never ? "none was ever complete" : "the last complete one ended \(Self.spell(waiting)) ago"
        let last = begun.map { begun in
            "the last began \(Self.spell(begun)) ago: \(outcome ?? "")\(failure.map { ", \($0)" } ?? "")"
        }
        let isLate = waiting > limits.purgeAge
        let isBad = ["failed", "died", "out_of_time"].contains(outcome ?? "")
        return Finding(
            "purge",
            "last run",
            isLate ? .failed : isBad ? .warning : .ok,
            [complete, last].compactMap(\.self).joined(separator: "; "),
            cure: Self.cure(outcome: outcome, failure: failure)
        )
    }

    private static func cure(outcome: String?, failure: String?) -> String {
        switch (outcome, failure) {
        case (nil, _): "schedule \"dictum purge\" (Deploy/README.md, The nightly purge); or run it now"
        case ("out_of_time", _): "give it a longer --time-budget or a higher --rate, or let it run more often"
        case ("died", _): "see who ended it (a time limit, memory, a reboot) and run dictum purge: it goes on"
        case ("failed", "database_42501"): "connect as a member of dictum_purger of both databases"
        case ("failed", "database_away"): "see that both databases can be reached from where it runs; run dictum purge"
        case ("failed", "database_55p03"):
            "something holds a lock on the key store's tables, such as a dump: let purge run at another hour"
        case ("failed", _): "see its journal, then run dictum purge: it goes on where it stopped"
        default: "see that its scheduler runs (systemctl list-timers dictum-purge.timer); or run dictum purge now"
        }
    }

    private func unfinished(_ row: Row) throws -> Finding {
        let (count, age): (Int, Double) = (try row.get(5), try row.get(6))
        return Finding(
            "purge",
            "unfinished",
            unless: count == 0 || age <= limits.purgeAge,
            .failed,
            count == 0 ? "nothing waits" : "\(count) given up and not gone, the oldest for \(Self.spell(age))",
            cure: "run dictum purge: it begins with them"
        )
    }

    private func certificates(_ row: Row) throws -> Finding {
        let (count, age): (Int, Double) = (try row.get(7), try row.get(8))
        return Finding(
            "purge",
            "certificates",
            unless: count == 0 || age <= limits.purgeAge,
            .warning,
            count == 0 ? "each destruction has one" : "\(count) destructions have none",
            cure: "give dictum purge the key that signs them: --note-key"
        )
    }
}

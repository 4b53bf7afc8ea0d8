internal import Postgres

extension Doctor {
    /// How old keys are, and whether ended ones are gone.
    @Sendable func keys(_ session: Session) throws -> [Finding] {
        let row = try session.query(
            """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8, count(DISTINCT master_key_id)
            FROM keys.practice_key WHERE destroyed_at IS NULL
            """
        ).first
        let (count, age, masters): (Int, Double, Int) = (
            try row?.get(0) ?? 0, try row?.get(1) ?? 0, try row?.get(2) ?? 0
        )
        let ended: Int =
            try session.query(
                """
                SELECT count(*) FROM keys.sealing_key
                WHERE destroyed_at IS NULL AND not_after < now() - \(limits.sealingKeyGrace) * interval '1 second'
                """
            ).first?.get(0) ?? 0
        return [
            Finding(
                "keys",
                "practice keys",
                unless: age <= limits.keyAge,
                .warning,
                "\(count), the oldest \(Self.spell(age)) old",
                cure: "dictum keys rotate practice"
            ),
            Finding(
                "keys",
                "master key",
                unless: masters <= 1,
                .warning,
                masters == 1 ? "one wraps all practices' keys" : "\(masters) wrap practices' keys",
                cure: "a rotation was not finished: run it again"
            ),
            Finding(
                "keys",
                "sealing keys past their grace",
                unless: ended == 0,
                .failed,
                "\(ended)",
                cure: "destroy them: dictum keys destroy, or rotate sealing"
            ),
        ]
    }

    /// Certificates that practices seal to.
    @Sendable func practices(_ session: Session) throws -> [Finding] {
        let rows = try session.query(
            """
            SELECT p.name, extract(epoch FROM max(c.not_after) - now())::float8
            FROM dictum.practice AS p LEFT JOIN dictum.sealing_certificate AS c USING (practice_id)
            WHERE p.login_role NOT LIKE 'ended\\_%'
            GROUP BY p.name ORDER BY p.name
            """
        )
        return try rows.map { row in
            let left: Double? = try row.optional(1)
            let verdict: Finding.Verdict =
                switch left {
                case nil, .some(...0): .failed
                case .some(..<limits.certificateNotice): .warning
                default: .ok
                }
            let detail = left.map { $0 > 0 ? "ends in \(Self.spell($0))" : "ended \(Self.spell(-$0)) ago" } ?? "none"
            let name: String = try row.get(0)
            return Finding(
                "practices",
                "certificate of \(name)",
                verdict,
                detail,
                cure: "dictum practice certificate \(name)"
            )
        }
    }

    /// Agreements with subprocessors: unexpired, and none without the ban on training.
    @Sendable func agreements(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT DISTINCT ON (p.name, a.subprocessor) p.name, a.subprocessor, a.forbids_training,
                extract(epoch FROM a.expires_on::timestamp AT TIME ZONE 'UTC' - now())::float8
            FROM dictum.business_associate_agreement AS a JOIN dictum.practice AS p USING (practice_id)
            ORDER BY p.name, a.subprocessor, a.expires_on DESC
            """
        ).map { row in
            let (practice, subprocessor): (String, String) = (try row.get(0), try row.get(1))
            let (forbidsTraining, left): (Bool, Double) = (try row.get(2), try row.get(3))
            let verdict: Finding.Verdict =
                left <= 0 || !forbidsTraining ? .failed : left < limits.agreementNotice ? .warning : .ok
            let term = left > 0 ? "ends in \(Self.spell(left))" : "ended \(Self.spell(-left)) ago"
            return Finding(
                "agreements",
                "\(practice) with \(subprocessor)",
                verdict,
                forbidsTraining ? term : "\(term); does not say that training is forbidden",
                cure: "sign a new one that forbids training; dictum practice agreement \(practice) --forbids-training"
            )
        }
    }

    /// When the backup job last said that it was done.
    @Sendable func backups(_ session: Session) throws -> [Finding] {
        try session.query(
            """
            SELECT name, extract(epoch FROM now() - b.finished_at)::float8
            FROM unnest(ARRAY['records', 'key_store']) AS name LEFT JOIN dictum.backup AS b ON b.database_name = name
            """
        ).map { row in
            let age: Double? = try row.optional(1)
            let name: String = try row.get(0)
            return Finding(
                "backups",
                name,
                unless: age.map { $0 <= limits.backupAge } ?? false,
                .failed,
                age.map { "\(Self.spell($0)) old" } ?? "never reported",
                cure: "at its end the backup job runs: SELECT dictum.backup_finished('\(name)')"
            )
        }
    }
}

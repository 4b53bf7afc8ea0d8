import Foundation
import JobQueue
import Postgres

/// What the tormentor and its workers share: two stages, and tables that count effects.
enum Chaos {
    static let first = "first"
    static let second = "second"
    static let lease = Duration.milliseconds(400)
    static let queue = JobQueue(
        backoff: Backoff(attempts: 3, first: .milliseconds(20), ceiling: .milliseconds(50))
    )

    /// No constraint keeps an effect from being written twice: the queue must.
    static let schema = """
        CREATE SCHEMA chaos;
        CREATE TABLE chaos.submission (subject uuid PRIMARY KEY);
        CREATE TABLE chaos.effect (subject uuid NOT NULL, stage text NOT NULL, token int8 NOT NULL);
        CREATE TABLE chaos.seen (what text NOT NULL);
        """

    /// As the intake does it: a repeated submission is the same one.
    static func submit(_ jobs: [JobQueue.NewJob], in session: Session) throws {
        let fresh = try session.query(
            """
            INSERT INTO chaos.submission SELECT unnest(\(array: jobs.map(\.subject))) ON CONFLICT DO NOTHING
            """
        ).affectedRows
        if fresh > 0 { try queue.enqueue(jobs, stage: first, in: session) }
    }

    /// One transaction, as the worker's: the completion, the effects of what was not refused, and the next jobs.
    static func complete(_ leases: [Lease], stage: String, in session: Session) throws {
        let lost = Set(try queue.complete(leases, in: session).map(\.id))
        if !lost.isEmpty { try session.query(seen("fenced_off")) }
        let kept = leases.filter { !lost.contains($0.id) }
        if kept.contains(where: { $0.deaths > 0 }) { try session.query(seen("rescued")) }
        try session.query(
            """
            INSERT INTO chaos.effect
            SELECT s, \(stage), t FROM unnest(\(array: kept.map(\.subject)), \(array: kept.map(\.token))) AS k (s, t)
            """
        )
        guard stage == first, !kept.isEmpty else { return }
        let next = kept.map { JobQueue.NewJob(tenant: $0.tenant, subject: $0.subject, priority: $0.priority) }
        try queue.enqueue(next, stage: second, in: session)
    }

    /// One of the ends that are not completion.
    static func end(_ lease: Lease, in way: Int, session: Session) throws {
        switch way {
        case 0: _ = try queue.retry(lease, code: "chaos_retry", in: session)
        case 1: try queue.fail(lease, code: "chaos_failure", in: session)
        case 2: try queue.snooze(lease, for: .milliseconds(30), in: session)
        default: try queue.release(lease, in: session)
        }
        try session.query(seen(["retried", "failed", "snoozed", "released"][way]))
    }

    /// One job in 4,096 takes its worker with it, nine times in ten: so quarantine is reached, and left again.
    static func isPoisonous(_ subject: UUID) -> Bool { subject.uuid.0 == 0 && subject.uuid.1 < 16 }

    static func seen(_ what: String) -> Statement { "INSERT INTO chaos.seen VALUES (\(what))" }
}

public import FoundationEssentials

/// A claim on a job that ends by itself.
///
/// # The lease protocol
///
/// A job is in one of these states; the row holds nothing else that matters here:
///
/// | state | in the database |
/// |---|---|
/// | waiting | in `queue.job`, `lease_token` NULL; claimable once `available_at` has come |
/// | leased(t) | in `queue.job`, `lease_token` = t, `available_at` (the lease's end) in the future |
/// | expired(t) | the same with `available_at` in the past: claimable again, and still t's until someone does |
/// | set aside | in `queue.set_aside`, as `failed` or `quarantined` |
/// | done | gone |
///
/// | write | from | to | counts |
/// |---|---|---|---|
/// | enqueue | none | waiting; on any job that is in the queue it changes nothing | |
/// | claim | waiting | leased(new t) | |
/// | claim | expired(t), `deaths` + 1 < 3 | leased(new t) | `deaths` + 1 |
/// | claim | expired(t), `deaths` + 1 = 3 | set aside, `quarantined`, code `worker_died` | `deaths` + 1 |
/// | heartbeat(t) | leased(t), expired(t) | leased(t) with a later end | |
/// | complete(t) | leased(t), expired(t) | done | |
/// | retry(t) | leased(t), expired(t) | waiting, later; set aside as `failed` when attempts are used up | `attempts` + 1 |
/// | fail(t) | leased(t), expired(t) | set aside, `failed` | `attempts` + 1 |
/// | snooze(t), release(t) | leased(t), expired(t) | waiting, later or now | |
/// | retrySetAside | set aside | waiting, with fresh counts | |
///
/// - **Tokens** come from a sequence that gives each number once, so each claim's is new. Every write of a holder
///   checks `id` and `lease_token` in the statement that writes; if the token has passed on, or the job is gone, it
///   changes nothing and throws ``LeaseLost``. Time plays no part in this check: a holder whose lease has expired but
///   was not taken over may still finish, since nobody else has begun.
/// - **Exactly one completion**: `complete` deletes the row, and the row lock makes two of them take turns; the second
///   finds nothing. What the holder writes in the same transaction is undone with it when it throws. Completing many
///   leases in one statement does the same for each, and names the refused instead of throwing.
/// - **Nothing is lost**: a job leaves `queue.job` only by complete, retry, fail and the quarantining claim, each of
///   which is one statement. A transaction that never commits leaves the job as it was.
/// - **Claims don't collide**: they lock rows with SKIP LOCKED and read the state of the locked row.
/// - **No checkpoints**: a stage's result is one write, in the transaction that completes its job, and the next stage is a
///   job of its own. So there is no write of a holder that is not in the table above.
///
/// `Tests/JobQueueTests/Fixtures/lease.pml` is this protocol as a model that spin checks: two workers that stall, die and
/// come late, each step at any moment. ProtocolTests walks the database through every state of one job and two workers.
public struct Lease: Sendable, Hashable, Identifiable {
    /// The job's number.
    public let id: Int64
    /// The job's stage.
    public let stage: String
    /// Whose job it is.
    public let tenant: UUID
    /// What the job works on.
    public let subject: UUID
    /// 0 (first) to 9.
    public let priority: Int
    /// What fences every write of the holder.
    public let token: Int64
    /// The failures so far.
    public let attempts: Int
    /// The leases of this job that expired so far; not 0: taken over from a worker that died or stalled.
    public let deaths: Int
    /// When the lease ends by the database's clock, unless a heartbeat extends it.
    public let expiry: Date
    /// The job's place in the fair order.
    let round: Int64
}

/// A write was refused, because the lease had passed on to another worker or its job is gone.
///
/// Throw away what was made under the lease.
public struct LeaseLost: Error, Hashable, Sendable, CustomStringConvertible {
    /// The stable reason code.
    public static let code = "lease_lost"
    /// The job's number.
    public let id: Int64
    /// One line, safe to log.
    public var description: String {
        "lease_lost: job \(id) has passed on to another worker or is gone; its result here is thrown away"
    }
}

/// Where a claimer's next scan of the queue begins: behind what it claimed last.
///
/// Completed jobs stay in the index as dead entries until vacuum may remove them, which a long transaction elsewhere
/// prevents; a scan from the start would step over all of them. Jobs can appear before the bound (urgent ones, expired
/// leases, ended back-offs), so every now and then, after a wake-up, and whenever a claim came back short, the next
/// scan begins at the start again. A bound can only delay a job by ``probeInterval``, never lose it.
public struct ClaimCursor: Sendable {
    /// The longest time between two scans from the start.
    public static let probeInterval: Duration = .milliseconds(500)

    struct Key: Sendable, Hashable {
        var priority: Int
        var round: Int64
        var id: Int64

        /// Sorts before every job.
        static let start = Key(priority: -1, round: 0, id: 0)
    }

    private var bound = Key.start
    private var lastProbe: ContinuousClock.Instant?

    /// A cursor at the start.
    public init() {}

    /// Makes the next claim scan from the start: call it when a notification came.
    public mutating func wake() { lastProbe = nil }

    /// The key behind which the claim at `now` scans.
    mutating func begin(at now: ContinuousClock.Instant) -> Key {
        guard let probed = lastProbe, now - probed < Self.probeInterval else {
            lastProbe = now
            return .start
        }
        return bound
    }

    /// Moves on behind the last lease of a full claim; after a short one, back to the start.
    mutating func end(_ leases: [Lease], limit: Int) {
        guard let last = leases.last, leases.count == limit else { return wake() }
        bound = Key(priority: last.priority, round: last.round, id: last.id)
    }
}

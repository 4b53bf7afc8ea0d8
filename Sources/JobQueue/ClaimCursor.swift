/// Where a claimer's next scan of the queue begins: behind what it claimed last.
///
/// Completed jobs stay in the index as dead entries until vacuum may remove them, which a long transaction elsewhere
/// prevents; a scan from the start would step over all of them. So there are three beginnings:
///
/// - behind the last full claim, where only newer jobs are;
/// - at the floor of each lane, below which no job is left: every ``probeInterval``, after a wake-up, and whenever a claim
///   came back short, for jobs can appear before the bound (urgent ones, expired leases, ended back-offs);
/// - at the very start, every ``walkInterval``: a job may come in below the floor if its transaction was slow to commit.
///
/// A bound can only delay a job by ``probeInterval`` and a floor by ``walkInterval``; neither can lose it.
public struct ClaimCursor: Sendable {
    /// The longest time between two scans from the floors.
    public static let probeInterval: Duration = .milliseconds(500)

    /// The longest time between two scans that heed no floor.
    public static let walkInterval: Duration = .seconds(10)

    struct Key: Sendable, Hashable, Comparable {
        var priority: Int
        var round: Int64
        var id: Int64

        /// The floor of the first lane.
        static let floor = Key(priority: -1, round: 0, id: 0)
        /// The start of the first lane.
        static let bottom = Key(priority: -2, round: 0, id: 0)

        static func < (a: Key, b: Key) -> Bool { (a.priority, a.round, a.id) < (b.priority, b.round, b.id) }
    }

    /// Which floors the claimer owes the others: that they are moved up, or looked up anew.
    enum Settling: Sendable, Hashable { case up, anew }

    private var bound = Key.floor
    private var lastProbe: ContinuousClock.Instant?
    private var lastWalk: ContinuousClock.Instant?
    private var lastSettling: ContinuousClock.Instant?
    private var owed: Settling?

    /// A cursor at the start.
    public init() {}

    /// Makes the next claim scan from the floors: call it when a notification came.
    public mutating func wake() { lastProbe = nil }

    /// The key behind which the claim at `now` scans.
    mutating func begin(at now: ContinuousClock.Instant) -> Key {
        if Self.isOver(Self.walkInterval, since: lastWalk, at: now) {
            (lastWalk, lastProbe, lastSettling, owed) = (now, now, now, .anew)
            return .bottom
        }
        guard Self.isOver(Self.probeInterval, since: lastProbe, at: now) else { return bound }
        lastProbe = now
        if owed == nil, Self.isOver(Self.probeInterval, since: lastSettling, at: now) {
            (lastSettling, owed) = (now, .up)
        }
        return .floor
    }

    /// Moves on behind the last lease of a full claim; after a short one, back to the floors.
    ///
    /// - Returns: the settling to do now. Not after a short claim, whose jobs are awaited by idle slots.
    mutating func end(_ leases: [Lease], limit: Int) -> Settling? {
        let isFull = leases.count == limit
        if let last = leases.last, isFull { bound = last.place } else { wake() }
        guard isFull || leases.isEmpty else { return nil }
        defer { owed = nil }
        return owed
    }

    private static func isOver(
        _ interval: Duration,
        since last: ContinuousClock.Instant?,
        at now: ContinuousClock.Instant
    ) -> Bool {
        last.map { now - $0 >= interval } ?? true
    }
}

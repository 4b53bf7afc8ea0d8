public import Artifacts
public import FoundationEssentials
public import Postgres

/// What a purge would do, read only.
public struct PurgePlan: Sendable {
    let database: Pool

    /// A plan from a connection of the purger's or an administrator's.
    public init(database: Pool) { self.database = database }

    /// How many artifacts of a practice are past their retention, and how many of those a hold keeps.
    public func count(
        _ practice: PracticeID,
        by policy: PracticePolicy,
        asOf now: Date
    ) async throws -> (due: Int, held: Int) {
        var (due, held) = (0, 0)
        for try await fates in fates(of: practice, by: policy) {
            let past = fates.filter { $0.due.map { $0 <= now } ?? false }
            held += past.filter { $0.hold != nil }.count
            due += past.filter { $0.hold == nil }.count
        }
        return (due, held)
    }

    /// Every practice with its policy in force.
    public func practices() async throws -> [(practice: PracticeID, policy: PracticePolicy)] {
        let book = PolicyBook(database: database)
        var practices: [(PracticeID, PracticePolicy)] = []
        for row in try await database.query("SELECT practice_id FROM dictum.practice ORDER BY practice_id") {
            let id = PracticeID(try row.get(0))
            practices.append((id, try await book.current(of: id).policy))
        }
        return practices
    }

    /// Every artifact of a practice and its fate, a window of dictations at a time.
    public func fates(
        of practice: PracticeID,
        by policy: PracticePolicy
    ) -> AsyncThrowingStream<[Purge.Fate], any Error> {
        let windows = Windows(database: database, practice: practice)
        return AsyncThrowingStream {
            guard let window = try await windows.next() else { return nil }
            let document = try PolicyBook.encode(policy)
            return try await database.run {
                try Purge.fates(practice, document, past: window.past, upTo: window.last, in: $0)
            }
        }
    }
}

/// A walk over a practice's dictations in the order of their ids.
actor Windows {
    private let database: Pool
    private let practice: PracticeID
    private var past: UUID?

    init(database: Pool, practice: PracticeID) {
        self.database = database
        self.practice = practice
    }

    /// The next range of ids, `nil` at the end.
    func next() async throws -> (past: UUID?, last: UUID)? {
        let rows = try await database.query(
            """
            SELECT dictation_id FROM (
                SELECT dictation_id FROM dictum.dictation
                WHERE practice_id = \(practice.uuid) AND (\(past)::uuid IS NULL OR dictation_id > \(past))
                ORDER BY dictation_id LIMIT \(Purge.window)
            ) AS w ORDER BY dictation_id DESC LIMIT 1
            """
        )
        guard let last: UUID = try rows.first?.get(0) else { return nil }
        defer { past = last }
        return (past, last)
    }
}

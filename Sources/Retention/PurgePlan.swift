public import Artifacts
public import FoundationEssentials
public import Postgres

/// What a purge would do, read only.
public struct PurgePlan: Sendable {
    let database: Pool

    /// A plan from a connection of the purger's or an administrator's.
    public init(database: Pool) { self.database = database }

    /// How many artifacts of a practice are past their retention by class, and how many more a hold keeps.
    public func count(
        _ practice: PracticeID,
        by policy: PracticePolicy,
        asOf now: Date
    ) async throws -> (due: [ArtifactClass: Int], held: Int) {
        var due: [ArtifactClass: Int] = [:]
        var held = 0
        for try await fates in fates(of: practice, by: policy) {
            for fate in fates where fate.due.map({ $0 <= now }) ?? false {
                if fate.hold != nil { held += 1 } else { due[fate.artifactClass, default: 0] += 1 }
            }
        }
        return (due, held)
    }

    /// What of a practice's work that waits or runs a policy would stop: jobs by the reason that they would end with,
    /// as far as it does not depend on a worker's engines.
    public func stopped(_ practice: PracticeID, by policy: PracticePolicy) async throws -> [Refusal: Int] {
        let methods = policy.consent.methods.map(\.rawValue)
        let row = try await database.query(
            """
            SELECT count(*) FILTER (WHERE lacks_consent),
                count(*) FILTER (WHERE NOT lacks_consent AND language_is_out),
                count(*) FILTER (WHERE NOT lacks_consent AND NOT language_is_out AND has_no_engine)
            FROM queue.job AS j JOIN dictum.dictation AS d ON (d.practice_id, d.dictation_id) = (j.tenant, j.subject)
            CROSS JOIN LATERAL (SELECT
                \(policy.consent.required) AND (d.consent_ref IS NULL
                    OR \(!methods.isEmpty) AND coalesce(d.consent_method, '') <> ALL (\(array: methods))) AS lacks_consent,
                \(!policy.languages.isEmpty) AND d.language <> ALL (\(array: policy.languages)) AS language_is_out,
                CASE j.stage WHEN 'draft' THEN \(policy.engines.draft.isEmpty) ELSE \(policy.engines.transcribe.isEmpty) END
                    AS has_no_engine
            ) AS rule
            WHERE j.tenant = \(practice.uuid)
            """
        ).first
        let counts: [Refusal: Int] = [
            .consentMissing: try row?.get(0) ?? 0, .languageNotAllowed: try row?.get(1) ?? 0,
            .engineNotAllowed: try row?.get(2) ?? 0,
        ]
        return counts.filter { $0.value > 0 }
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

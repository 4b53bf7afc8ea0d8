public import Artifacts
public import FoundationEssentials
internal import Postgres

extension Records {
    /// Dates of a business associate agreement (45 CFR 164.504(e)).
    public struct Agreement: Sendable, Hashable {
        /// The first moment of the day on which it was signed, UTC.
        public let signed: Date
        /// The first moment of the day on which it has ended, UTC.
        public let expires: Date
    }

    /// The agreement of a practice with a subprocessor that is in force at `now`; else the newest on record, which says
    /// why nothing may leave; `nil` when there is none.
    public func agreement(
        of practice: PracticeID,
        with subprocessor: String,
        now: Date
    ) async throws -> Agreement? {
        let rows = try await database.query(
            """
            SELECT signed_on::timestamp AT TIME ZONE 'UTC', expires_on::timestamp AT TIME ZONE 'UTC'
            FROM dictum.business_associate_agreement
            WHERE (practice_id, subprocessor) = (\(practice.uuid), \(subprocessor))
            ORDER BY \(now) >= signed_on::timestamp AT TIME ZONE 'UTC'
                AND \(now) < expires_on::timestamp AT TIME ZONE 'UTC' DESC, expires_on DESC
            LIMIT 1
            """
        )
        return try rows.first.map { Agreement(signed: try $0.get(0), expires: try $0.get(1)) }
    }
}

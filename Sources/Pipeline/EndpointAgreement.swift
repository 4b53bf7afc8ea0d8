internal import Artifacts
internal import FoundationEssentials
internal import Records
internal import Speech

/// Asks for a practice's agreement with an endpoint before each use.
enum EndpointAgreement {
    /// The proof that one is in force at `now`.
    ///
    /// - Throws: `subprocessor_refused` when none is.
    static func authorisation(
        of endpoint: String,
        for practice: PracticeID,
        _ records: Records,
        now: Date
    ) async throws -> EndpointAuthorisation {
        let dates = try await records.agreement(of: practice, with: endpoint, now: now)
        let agreement = dates.map {
            BusinessAssociateAgreement(
                subprocessor: endpoint,
                practice: practice,
                signedOn: $0.signed,
                expiresOn: $0.expires
            )
        }
        return try EndpointAuthorisation(agreement, subprocessor: endpoint, practice: practice, now: now)
    }
}

internal import Artifacts
internal import AuditLog
internal import Postgres

extension PracticeRegistry {
    /// Records that a practice has a business associate agreement (45 CFR 164.504(e)) that covers a subprocessor.
    ///
    /// - Parameters:
    ///   - subprocessor: lower-case name, as the worker's configuration names the endpoint.
    ///   - signed: ISO date.
    ///   - expires: ISO date; nothing leaves from that day on.
    ///   - forbidsTraining: whether it says that the subprocessor may not train on what it is sent.
    public func recordAgreement(
        of practice: Practice,
        with subprocessor: String,
        signed: String,
        expires: String,
        forbidsTraining: Bool = false
    ) async throws {
        guard [signed, expires].allSatisfy({ $0.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil }), signed < expires else {
            throw IntakeError(.badDates)
        }
        try await database.transaction { session in
            try session.query(
                """
                INSERT INTO dictum.business_associate_agreement (
                    practice_id, subprocessor, signed_on, expires_on, forbids_training
                ) VALUES (
                    \(practice.id.uuid), \(subprocessor), \(signed)::text::date, \(expires)::text::date, \(forbidsTraining)
                )
                ON CONFLICT (practice_id, subprocessor, signed_on) DO UPDATE SET
                    expires_on = EXCLUDED.expires_on, forbids_training = EXCLUDED.forbids_training
                """
            )
            try audit.append(event("agreement.recorded", practice.id), in: session)
        }
    }
}

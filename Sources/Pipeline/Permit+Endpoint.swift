internal import Artifacts
internal import FoundationEssentials
internal import HTTPCaller
internal import Retention
internal import Speech

extension EngineChoice.Permit {
    /// The endpoint with the keys that the register pins, beside those of the configuration.
    func pinned(_ endpoint: Endpoint) -> Endpoint {
        var endpoint = endpoint
        endpoint.pinnedKeys += entry?.subprocessor.pins ?? []
        return endpoint
    }

    /// The proof that the practice's agreement is in force at `now`.
    ///
    /// - Throws: `subprocessor_refused` when none is, as where the register has no line for the engine.
    func authorisation(for practice: PracticeID, now: Date) throws -> EndpointAuthorisation {
        let agreement = entry?.agreement.map {
            BusinessAssociateAgreement(
                subprocessor: engine,
                practice: practice,
                signedOn: $0.signed,
                expiresOn: $0.expires
            )
        }
        return try EndpointAuthorisation(agreement, subprocessor: engine, practice: practice, now: now)
    }
}

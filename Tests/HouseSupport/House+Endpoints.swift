internal import Artifacts
internal import Intake
public import Retention

extension House {
    /// Everything that lets an endpoint work for the house's practice: the register, an agreement and the policy.
    ///
    /// - Parameter change: spoils the line of the register, for what must not leave.
    public func allow(
        _ endpoint: String,
        for stages: [Subprocessor.DataClass] = [.audio],
        signed: String = "2020-01-01",
        expires: String = "2199-01-01",
        change: (inout Subprocessor) -> Void = { _ in }
    ) async throws {
        var one = Subprocessor(
            name: endpoint,
            legalName: "Example Inc.",
            purpose: "tests",
            dataClasses: Set(stages),
            region: "us",
            training: .none
        )
        change(&one)
        let database = administrator()
        try await SubprocessorRegister(database: database).add(one, agreement: nil)
        try await PracticeRegistry(database: database).recordAgreement(
            of: practice,
            with: endpoint,
            signed: signed,
            expires: expires,
            forbidsTraining: true
        )
        try await setPolicy { policy in
            if stages.contains(.audio) { policy.engines.transcribe = [endpoint] }
            if stages.contains(.transcript) { policy.engines.draft = [endpoint] }
        }
    }

    /// Puts a changed version of the practice's policy in force.
    public func setPolicy(_ change: (inout PracticePolicy) -> Void) async throws {
        let book = PolicyBook(database: administrator())
        let version = try await book.current(of: practice.id)
        var policy = version.policy
        change(&policy)
        try await book.set(policy, of: practice.id, replacing: version)
    }
}

import Artifacts
import Foundation
import Testing

@testable import Pipeline
@testable import Retention

/// The gate alone: from values to what may work.
@Suite struct EngineChoiceTests {
    static let now = Date(timeIntervalSince1970: 1000)
    static let name = "speech.example"

    /// Terms under which the endpoint may hear and the embedded engine too.
    static func terms(
        _ change: (inout DictationTerms) -> Void = { _ in },
        register: (inout Subprocessor) -> Void = { _ in },
        agreement: Subprocessor.Agreement? = .init(signed: .distantPast, expires: .distantFuture, forbidsTraining: true)
    ) -> DictationTerms {
        var policy = PracticePolicy.standard
        policy.engines.transcribe = [name, "embedded"]
        var one = Subprocessor(
            name: name,
            legalName: "Example Inc.",
            purpose: "speech",
            dataClasses: [.audio],
            region: "us-east-1",
            training: .none
        )
        register(&one)
        let entry = SubprocessorRegister.Entry(subprocessor: one, agreement: agreement, retiredAt: nil)
        var terms = DictationTerms(policy: policy, register: [name: entry])
        change(&terms)
        return terms
    }

    static func choose(
        _ terms: DictationTerms,
        for stage: Stage = .transcribe,
        among: [String] = [name, "embedded"]
    )
        -> EngineChoice
    {
        EngineChoice(for: stage, among: among, terms, now: now)
    }

    @Test func `what is allowed keeps the worker's order`() {
        #expect(Self.choose(Self.terms()).permits.map(\.engine) == [Self.name, "embedded"])
        #expect(
            Self.choose(Self.terms(), among: ["embedded", Self.name]).permits.map(\.engine) == ["embedded", Self.name]
        )
        #expect(Self.choose(Self.terms()).refused.isEmpty)
    }

    @Test func `until a practice decides, nothing leaves`() {
        let choice = Self.choose(Self.terms { $0.policy = .standard })
        #expect(choice.permits.map(\.engine) == ["embedded"])
        #expect(choice.refused == [.init(engine: Self.name, refusal: .engineNotAllowed)])
    }

    static let againstEndpoint: [(Refusal, DictationTerms)] = [
        (.sensitivityTag, terms { $0.tags = ["part_2"] }),
        (.sensitivityTag, terms { $0.tags = ["a_tag_that_no_policy_knows"] }),
        (.consentScope, terms { $0.consent = ConsentRecord(reference: UUID(), scope: .processing) }),
        (.subprocessorUnknown, terms { $0.register = [:] }),
        (.dataClassNotCovered, terms(register: { $0.dataClasses = [.transcript] })),
        (.regionNotAllowed, terms(register: { $0.region = "de" })),
        (.regionNotAllowed, terms { $0.policy.engines.regions = ["us-east-2"] }),
        (.trainingNotForbidden, terms(register: { $0.training = .allowed })),
        (.trainingNotForbidden, terms(register: { $0.training = .unknown })),
        (.agreementMissing, terms(agreement: nil)),
        (.agreementNotBegun, terms(agreement: .init(signed: now + 1, expires: .distantFuture, forbidsTraining: true))),
        (.agreementExpired, terms(agreement: .init(signed: .distantPast, expires: now, forbidsTraining: true))),
        (
            .trainingNotForbidden,
            terms(agreement: .init(signed: .distantPast, expires: now + 1, forbidsTraining: false))
        ),
        (.engineNotAllowed, terms { $0.policy.engines.transcribe = ["embedded"] }),
    ]

    @Test(arguments: againstEndpoint.indices)
    func `what stands against an endpoint leaves the embedded engine`(index: Int) {
        let (refusal, terms) = Self.againstEndpoint[index]
        let choice = Self.choose(terms)
        #expect(choice.permits.map(\.engine) == ["embedded"])
        #expect(choice.refused == [.init(engine: Self.name, refusal: refusal)])
    }

    static let againstAll: [(Refusal, DictationTerms)] = [
        (.consentWithdrawn, terms { $0.isConsentWithdrawn = true }),
        (.consentMissing, terms { $0.policy.consent.required = true }),
        (
            .consentMissing,
            terms {
                $0.policy.consent = .init(required: true, graceDays: 1, methods: [.written])
                $0.consent = ConsentRecord(reference: UUID(), method: .verbal)
            }
        ),
        (
            .consentMissing,
            terms {
                $0.policy.consent = .init(required: true, graceDays: 1, methods: [.written])
                $0.consent = ConsentRecord(reference: UUID())
            }
        ),
        (.languageNotAllowed, terms { ($0.policy.languages, $0.language) = (["en"], "es") }),
    ]

    @Test(arguments: againstAll.indices)
    func `what stands against the dictation leaves no engine`(index: Int) {
        let (refusal, terms) = Self.againstAll[index]
        let choice = Self.choose(terms)
        #expect(choice.permits.isEmpty)
        #expect(choice.refused.map(\.refusal) == [refusal, refusal])
    }

    @Test func `a stage is allowed for itself`() {
        let terms = Self.terms { $0.policy.engines.draft = [Self.name] }
        #expect(Self.choose(terms, for: .draft).refused.map(\.refusal) == [.dataClassNotCovered, .engineNotAllowed])
    }

    @Test func `a tag that the practice allows out does not stand in the way`() {
        let terms = Self.terms {
            $0.tags = ["minor"]
            $0.policy.sensitivity["minor"] = .init(allowsEndpoints: true)
        }
        #expect(Self.choose(terms).refused.isEmpty)
        #expect(terms.policy.tagsAgainstExports(["minor", "part_2"]) == ["minor", "part_2"])
    }

    @Test func `every refusal says what to do next`() {
        for refusal in Refusal.allCases { #expect(refusal.cure.count > 20, "\(refusal)") }
    }
}

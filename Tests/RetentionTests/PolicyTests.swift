import Artifacts
import Retention
import Testing

@Suite struct PolicyTests {
    @Test func `a policy that was written reads back the same`() throws {
        var policy = PracticePolicy.standard
        policy.consent.required = true
        policy.note.atMostDays = 9
        #expect(try PracticePolicy(yaml: policy.yaml) == policy)
        #expect(try PracticePolicy(yaml: PracticePolicy.standard.yaml) == .standard)
        #expect(try PracticePolicy(yaml: "") == .standard)
    }

    @Test func `the default keeps audio a month at most, and notes six years`() {
        #expect(PracticePolicy.standard.audio == .init(keepDays: 7, from: .signed, atMostDays: 30))
        #expect(PracticePolicy.standard.note == .init(keepDays: 6 * 366, from: .created, atMostDays: nil))
    }

    @Test(arguments: [
        ("retention:\n  audio:\n    keep: soon\n    from: signed", 3),
        ("retention:\n  vidio:\n    keep: 1 day", 2),
        ("consent:\n  required: maybe", 2),
        ("consent:\n  grace: -1 days", 2),
        ("consent:\n  grace: 99999999999 years", 2),
        ("retention:\n  audio:\n    keep: 1 day\n    from: payday", 4),
        ("retention:\n  note:\n    keep: 1 day\n    from: signed", 3),
        ("retention: 7", 1),
        ("a: ]", 1),
    ])
    func `a fault names its line`(yaml: String, line: Int) {
        let error = #expect(throws: RetentionError.self) { try PracticePolicy(yaml: yaml) }
        #expect(error?.code == .badPolicy)
        #expect(error?.line == line, "\(error.map { "\($0)" } ?? "")")
    }

    @Test func `what stands twice is refused`() {
        #expect(throws: RetentionError.self) { try PracticePolicy(yaml: "consent:\n  grace: 1 day\n  grace: 2 days") }
    }

    @Test func `differences name the place, before and after`() {
        var policy = PracticePolicy.standard
        policy.audio.atMostDays = 14
        #expect(PracticePolicy.standard.differences(to: policy) == ["retention.audio.at_most: 30 days -> 14 days"])
    }
}

import Artifacts
import ClinicalNotes
import Foundation
import HouseSupport
import Testing

@testable import Retention

@Suite struct PolicyTests {
    @Test func `a policy that was written reads back the same`() throws {
        var policy = PracticePolicy.standard
        policy.consent.required = true
        policy.note.atMostDays = 9
        policy.transcript = .init(keepDays: 0, from: .drafted, atMostDays: 3)
        policy.consent.methods = [.written, .electronic]
        policy.engines.transcribe = ["speech.example", "embedded"]
        policy.engines.draft = []
        policy.engines.regions = ["us", "ca-central-1"]
        policy.languages = ["en", "es"]
        policy.turnAround.statMinutes = 10
        policy.sensitivity["minor"] = .init(allowsEndpoints: true)
        policy.keepsWordTimes = false
        policy.notes.dictation = .shipped("soap")
        policy.notes.encounter = .own(try NoteTemplate(json: Array(Self.own.utf8)))
        #expect(try PracticePolicy(yaml: policy.yaml) == policy)
        #expect(try PracticePolicy(yaml: PracticePolicy.standard.yaml) == .standard)
        #expect(try PracticePolicy(yaml: "") == .standard)
    }

    private static let own = #"""
        {"schema":"dictum.template/1","name":"ours","sections":[{"loinc":"18776-5","title":"What's next","required":true}],
        "wording":[{"say":"high blood pressure","write":"hypertension"}]}
        """#

    @Test func `a practice's own template is written in YAML as it is in JSON`() throws {
        let policy = try PracticePolicy(
            yaml: """
                notes:
                  encounter: progress
                  dictation:
                    schema: dictum.template/1
                    name: ours
                    sections:
                      - { loinc: 18776-5, title: "What's next", required: yes }
                    wording:
                      - say: high blood pressure
                        write: hypertension
                """
        )
        #expect(policy.notes.template(for: .dictation) == (try NoteTemplate(json: Array(Self.own.utf8))))
        #expect(policy.notes.template(for: .encounter) == NoteTemplate.named("progress"))
        #expect(PracticePolicy.standard.notes.template(for: .dictation) == nil)
        #expect(try PolicyBook.decode(PolicyBook.encode(policy)) == policy)
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
        ("retention:\n  transcript:\n    keep: 0 days\n    from: drafted", 3),
        ("consent:\n  methods: [written, spoken]", 2),
        ("engines:\n  transcribe:\n    - embedded\n    - HTTPS://speech", 4),
        ("engines:\n  draft: [embedded, embedded]", 2),
        ("engines:\n  regions: [mars]", 2),
        ("languages: [english]", 1),
        ("turn_around:\n  stat: soon", 2),
        ("turn_around:\n  routine: 99 days", 2),
        ("sensitivity:\n  Part 2:\n    exports: no", 2),
        ("sensitivity:\n  part_2:\n    endpoints: perhaps", 3),
        ("minimum_necessary:\n  word_times: never", 2),
        ("notes:\n  dictation: soup", 2),
        ("notes:\n  spoken: soap", 2),
        ("notes:\n  encounter:\n    name: ours\n    sections: []", 3),
        (
            "notes:\n  encounter:\n    schema: dictum.template/1\n    name: ours\n    sections:\n      - loinc: plan\n        title: P",
            6
        ),
        (
            "notes:\n  dictation:\n    schema: dictum.template/1\n    name: ours\n    sections:\n      - loinc: 18776-5\n        title: P\n"
                + "    wording:\n      - { say: left arm, write: right arm }",
            9
        ),
        ("retention: 7", 1),
        ("a: ]", 1),
    ])
    func `a fault names its line`(yaml: String, line: Int) {
        let error = #expect(throws: RetentionError.self) { try PracticePolicy(yaml: yaml) }
        #expect(error?.code == .badPolicy)
        #expect(error?.line == line, "\(error.map { "\($0)" } ?? "")")
    }

    @Test func `a policy that an earlier version stored means what it meant, and lets nothing leave`() throws {
        let stored = """
            {"audio":{"keep_days":1,"from":"received"},"transcript":{"keep_days":2,"from":"signed","at_most_days":9},
            "note":{"keep_days":3,"from":"created"},"consent":{"required":true,"grace_days":4}}
            """
        let policy = try PolicyBook.decode(stored)
        #expect(policy.consent == .init(required: true, graceDays: 4) && policy.audio.keepDays == 1)
        #expect(policy.engines == PracticePolicy.standard.engines && policy.keepsWordTimes)
        #expect(policy.tagsAgainstEndpoints(["part_2"]) == ["part_2"])
    }

    @Test func `the document in the README is the default`() throws {
        let page = try String(contentsOf: Fixtures.root.appending(path: "README.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
        let document = try #require(blocks.first { $0.hasPrefix("retention:") })
        #expect(try PracticePolicy(yaml: document) == .standard)
    }

    @Test func `what stands twice is refused`() {
        #expect(throws: RetentionError.self) { try PracticePolicy(yaml: "consent:\n  grace: 1 day\n  grace: 2 days") }
    }

    @Test func `differences name the place, before and after`() {
        var policy = PracticePolicy.standard
        policy.audio.atMostDays = 14
        policy.engines.transcribe.append("speech.example")
        policy.sensitivity["minor"] = .init(allowsExports: true)
        #expect(
            PracticePolicy.standard.differences(to: policy) == [
                "retention.audio.at_most: 30 days -> 14 days",
                "engines.transcribe: [embedded] -> [embedded, speech.example]",
                "sensitivity.minor.endpoints: none -> no", "sensitivity.minor.exports: none -> yes",
            ]
        )
    }
}

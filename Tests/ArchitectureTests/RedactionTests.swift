import Artifacts
import Testing

/// PHI is a type, and none of its types shows what it holds.
@Suite struct RedactionTests {
    private static let canary = "zanzibar"

    private static let word = Transcript.Word(text: canary, start: 0, end: 1, probability: 1)
    private static let segment = Transcript.Segment(id: 1, words: 0..<1, start: 0, end: 1)
    private static let token = Transcript.Token(text: canary, kind: .word, words: 0..<1)
    private static let transcript = Transcript(
        language: "en",
        duration: 1,
        engine: "",
        words: [word],
        segments: [segment],
        tokens: [token]
    )
    private static let flag = Note.Flag(.doubtfulWord, detail: canary)
    private static let statement = Note.Statement(text: canary, evidence: [], flags: [flag])
    private static let section = Note.Section(title: canary, loinc: "51847-2", statements: [statement])
    private static let leftOut = Note.LeftOut(text: canary, reason: .command, words: 0..<1)
    private static let note = Note(
        title: canary,
        loinc: "11506-3",
        generator: "",
        sections: [section],
        leftOut: [leftOut],
        flags: [flag]
    )
    private static let values: [any Sendable] = [
        transcript, word, segment, token, note, section, statement, flag, leftOut, Protected(canary),
    ]

    @Test func `every type prints as redacted, however it is printed`() {
        for value in Self.values {
            let type = String(describing: Swift.type(of: value))
            var (printed, dumped) = ("", "")
            print(value, terminator: "", to: &printed)
            dump(value, to: &dumped)
            #expect(printed == "<redacted>", "\(type)")
            #expect("\(value)" == "<redacted>", "\(type)")
            #expect(String(reflecting: value) == "<redacted>", "\(type)")
            #expect(dumped.contains("<redacted>") && !dumped.contains(Self.canary), "\(type)")
            #expect(Mirror(reflecting: value).children.isEmpty, "\(type)")
        }
    }

    @Test func `a collection or an optional of them shows nothing either`() {
        let wrapped: Transcript? = Self.transcript
        var dumped = ""
        dump([wrapped], to: &dumped)
        for text in ["\([Self.note])", String(reflecting: wrapped), dumped, "\(["k": Self.statement])"] {
            #expect(!text.contains(Self.canary))
        }
    }
}

import Artifacts
import Testing

@testable import Speech

/// Deepgram's documented JSON behind the same seam.
@Suite struct `Deepgram's dialect` {
    private func segments(_ words: String, transcript: String = "No fever. Lungs clear.") throws -> [RecognisedSegment]
    {
        let json = """
            {"metadata":{"channels":1},"results":{"channels":[{"alternatives":[{"transcript":"\(transcript)",\
            "confidence":0.9,"words":\(words)}]}]}}
            """
        return try SpeechDialect.deepgram.reply(Array(json.utf8)).segments(duration: 5)
    }

    @Test func `words come in segments that end with sentences and at pauses`() throws {
        let heard = try segments(
            """
            [{"word":"no","start":0.1,"end":0.3,"confidence":0.99,"punctuated_word":"No"},
            {"word":"fever","start":0.3,"end":0.9,"confidence":0.8,"punctuated_word":"fever."},
            {"word":"lungs","start":1.0,"end":1.5,"confidence":0.1,"punctuated_word":"Lungs"},
            {"word":"clear","start":3.0,"end":3.4,"confidence":0.2,"punctuated_word":"clear."}]
            """
        )
        #expect(heard.map { $0.words.map(\.text) } == [["No", "fever."], ["Lungs"], ["clear."]])
        #expect(heard[0].words[1].probability == 0.8)
        #expect(heard.map(\.isDoubtful) == [false, true, true])
    }

    @Test func `silence is no words`() throws { #expect(try segments("[]", transcript: "").isEmpty) }

    @Test func `text without times is refused for good`() {
        #expect(throws: SpeechError(.endpointRejected, "the answer has no times")) { try segments("[]") }
    }

    @Test(arguments: [
        "{}", "<html>", #"{"results":{"channels":[]}}"#,
        #"{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}"#,
        #"{"results":{"channels":[{"alternatives":[]}]}}"#,
    ])
    func `what is no answer of Deepgram's is not believed`(json: String) {
        #expect(throws: SpeechError.self) { try SpeechDialect.deepgram.reply(Array(json.utf8)) }
    }

    @Test func `times outside the sound are not believed`() {
        #expect(throws: SpeechError(.endpointUnavailable, "times outside the sound")) {
            try segments(#"[{"word":"no","start":50,"end":51}]"#)
        }
    }

    @Test func `the sound is the body and the settings are the query`() throws {
        let window = AudioWindow(samples: [0, 0.5])
        let (request, query) = try SpeechDialect.deepgram.question(
            window,
            model: "nova-3-medical",
            language: "en-US",
            attempt: 0
        )
        #expect(query == "?model=nova-3-medical&language=en&punctuate=true&mip_opt_out=true")
        #expect("\(request)" == "<redacted>")
    }
}

import Artifacts
import Foundation
import HTTPCaller
import Speech
import TestSupport
import Testing

struct EndpointSpeechTests {
    static let practice = PracticeID(UUID())
    let server: HostileServer
    let window = AudioWindow(samples: [Float](repeating: 0.25, count: 2 * AudioWindow.sampleRate))

    init() throws { server = try HostileServer(nil) }

    func engine(path: String, timeout: Duration = .seconds(30)) throws -> EndpointSpeechEngine {
        var endpoint = Endpoint(name: "stand-in", baseURL: "http://127.0.0.1:\(server.port)")
        endpoint.timeout = timeout
        var limits = CallGovernor.Limits()
        limits.patience = .milliseconds(1)
        return try EndpointSpeechEngine(
            caller: HTTPCaller(allowing: [endpoint]),
            endpoint: endpoint,
            model: "small",
            path: path,
            governor: CallGovernor(limits),
            authorisation: try authorisation(of: "stand-in")
        )
    }

    func authorisation(of name: String, now: Double = 100) throws(SpeechError) -> EndpointAuthorisation {
        let agreement = BusinessAssociateAgreement(
            subprocessor: name,
            practice: Self.practice,
            signedOn: Date(timeIntervalSince1970: 50),
            expiresOn: Date(timeIntervalSince1970: 200)
        )
        let now = Date(timeIntervalSince1970: now)
        return try EndpointAuthorisation(agreement, subprocessor: "stand-in", practice: Self.practice, now: now)
    }

    func recognise(_ json: String) async throws -> [RecognisedSegment] {
        let hex = json.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return try await engine(path: "/json/\(hex)").recognise(window, language: "en-US", attempt: 0)
    }

    func error(of body: () async throws -> Void) async -> SpeechError? {
        do {
            try await body()
            return nil
        } catch { return error as? SpeechError }
    }

    @Test func `the request holds the sound and its settings and nothing else`() async throws {
        _ = try await recognise(#"{"text":"","segments":[]}"#)
        let request = try server.lastRequest()
        let names = request.split(separator: "Content-Disposition: form-data; name=\"").dropFirst()
            .map { String($0.prefix { $0 != "\"" }) }
        let granularity = "timestamp_granularities[]"
        #expect(names == ["file", "model", "language", "response_format", granularity, granularity, "temperature"])
        #expect(request.contains("filename=\"audio.wav\""))
        #expect(request.contains("name=\"language\"\r\n\r\nen\r\n"))
        #expect(
            request.contains("RIFF\u{24}\u{fa}\u{0}\u{0}WAVEfmt \u{10}\u{0}\u{0}\u{0}\u{1}\u{0}\u{1}\u{0}\u{80}\u{3e}")
        )
        #expect(!request.lowercased().contains(Self.practice.description))
    }

    @Test func `words beside the segments get the segments' punctuation`() async throws {
        let segments = try await recognise(
            #"""
            {"task":"transcribe","text":"No fever. Lungs clear.","segments":[
            {"id":0,"start":0.0,"end":1.0,"text":" No fever.","avg_logprob":-0.2,"compression_ratio":1.0},
            {"id":1,"start":1.0,"end":2.4,"text":" Lungs clear.","avg_logprob":-1.5}],
            "words":[{"word":"No","start":0.1,"end":0.3},{"word":"fever","start":0.3,"end":0.9},
            {"word":"Lungs","start":1.1,"end":1.5},{"word":"clear","start":1.5,"end":2.4}]}
            """#
        )
        #expect(segments.map { $0.words.map(\.text) } == [["No", "fever."], ["Lungs", "clear."]])
        #expect(segments.map(\.isDoubtful) == [false, true])
        #expect(segments.last?.words.last?.end == 2)
    }

    @Test func `pieces of words within segments are joined, at the lowest probability`() async throws {
        let segments = try await recognise(
            #"""
            {"text":" Metformin.","segments":[{"start":0,"end":1,"text":" Metformin.","words":[
            {"word":" Met","start":0,"end":0.4,"probability":0.9},{"word":"formin","start":0.4,"end":0.8,"probability":0.6},
            {"word":".","start":0.8,"end":1,"probability":0.95}]}]}
            """#
        )
        #expect(segments.first?.words == [Transcript.Word(text: "Metformin.", start: 0, end: 1, probability: 0.6)])
    }

    @Test func `words that do not pair with the text give way to it`() async throws {
        let segments = try await recognise(
            #"{"text":"no known allergies","segments":[{"start":0,"end":1,"text":"no known allergies"}],"words":[]}"#
        )
        #expect(segments.first?.words.map(\.text) == ["no", "known", "allergies"])
        #expect(segments.first?.words.last?.end == 1)
    }

    @Test(arguments: [
        "<html>", "{}", #"{"text":5}"#, "[]", "", #"{"text":"said","segments":[]}"#,
        #"{"text":"a","segments":[{"start":NaN,"end":1,"text":"a"}]}"#,
        #"{"text":"a","segments":[{"start":1e999,"end":1,"text":"a"}]}"#,
        #"{"text":"a","segments":[{"start":-5,"end":1,"text":"a"}]}"#,
        #"{"text":"a","segments":[{"start":40,"end":41,"text":"a"}]}"#,
        #"{"text":"a","segments":[{"start":1,"end":0,"text":"a"}]}"#,
        #"{"text":"a","segments":[{"start":0,"end":1,"text":"a","words":[{"word":"a","start":99,"end":99}]}]}"#,
        #"{"text":"a","segments":[{"start":0,"end":1,"text":"\#(String(repeating: "a ", count: 190))"}]}"#,
    ]) func `an answer that cannot be true is not believed`(json: String) async {
        #expect(await error { _ = try await recognise(json) }?.code == .endpointUnavailable)
    }

    @Test func `text without times is refused for good`() async {
        #expect(await error { _ = try await recognise(#"{"text":"said"}"#) }?.code == .endpointRejected)
    }

    @Test(arguments: [
        (400, SpeechError.Code.endpointRejected), (401, .endpointMisconfigured), (413, .endpointRejected),
        (408, .endpointUnavailable), (429, .endpointUnavailable), (500, .endpointUnavailable),
        (503, .endpointUnavailable),
    ]) func `a status is for good or may pass`(status: Int, code: SpeechError.Code) async throws {
        let engine = try engine(path: "/status/\(status)")
        let error = await error { _ = try await engine.recognise(window, language: "en", attempt: 0) }
        #expect(error?.code == code)
        #expect(error?.retryAfter == (code == .endpointUnavailable ? 7 : nil))
    }

    @Test(arguments: ["/hang", "/html", "/short", "/close", "/huge"])
    func `misbehaviour is transient`(path: String) async throws {
        let engine = try engine(path: path, timeout: path == "/hang" ? .milliseconds(500) : .seconds(30))
        let error = await error { _ = try await engine.recognise(window, language: "en", attempt: 0) }
        #expect(error?.code == .endpointUnavailable)
        #expect(error?.isTransient == true)
    }

    @Test func `a language that is no language is not sent`() async throws {
        let engine = try engine(path: "/ok")
        let error = await error { _ = try await engine.recognise(window, language: "x\r\n", attempt: 0) }
        #expect(error?.code == .unsupportedLanguage)
        #expect(try server.connections() == [0, 0])
    }

    @Test(arguments: [("stand-in", 200.0), ("stand-in", 49), ("another", 100)])
    func `no agreement in force, no authorisation, no engine`(name: String, now: Double) async throws {
        let error = await error { _ = try authorisation(of: name, now: now) }
        #expect(error?.code == .subprocessorRefused)
    }

    @Test func `no agreement on record, or another practice's, authorises nothing`() async throws {
        let now = Date(timeIntervalSince1970: 100)
        let other = BusinessAssociateAgreement(
            subprocessor: "stand-in",
            practice: PracticeID(UUID()),
            signedOn: .distantPast,
            expiresOn: .distantFuture
        )
        for agreement in [nil, other] {
            let error = await error {
                _ = try EndpointAuthorisation(
                    agreement,
                    subprocessor: "stand-in",
                    practice: Self.practice,
                    now: now
                )
            }
            #expect(error?.code == .subprocessorRefused)
        }
    }

    @Test func `an authorisation for one endpoint does not open another`() async throws {
        let endpoint = Endpoint(name: "another", baseURL: "http://127.0.0.1:\(server.port)")
        let error = await error {
            _ = try EndpointSpeechEngine(
                caller: HTTPCaller(allowing: [endpoint]),
                endpoint: endpoint,
                model: "small",
                authorisation: try authorisation(of: "stand-in")
            )
        }
        #expect(error?.code == .subprocessorRefused)
        #expect(try server.connections() == [0, 0])
    }
}

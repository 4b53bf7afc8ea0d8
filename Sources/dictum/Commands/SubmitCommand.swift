import ArgumentParser
import Artifacts
import FoundationEssentials
import Intake
import Postgres

struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Seal recordings to the practice's certificate and drop them into the intake table.",
        discussion: """
            Connects with the practice's own role and needs no keys. Submitting a file again is the same dictation.

            Example: dictum submit --database "host=db dbname=dictum user=practice_northside" visit1.m4a visit2.wav
            """
    )
    @OptionGroup var stores: StoreOptions
    @Option(help: "dictation (one speaker, after the visit) or encounter (the visit itself).")
    var kind = DictationKind.dictation
    @Flag(help: "Overtake routine dictations.") var stat = false
    @Option(help: "ISO 639 code of the language spoken.") var language = "en"
    @Option(help: "UUID of the dictation, for one file; by default derived from the content.") var id: UUID?
    @Option(help: "Your opaque UUID of the clinician.") var clinician: UUID?
    @Option(help: "Your opaque UUID of the patient.") var patient: UUID?
    @Option(help: "Your opaque UUID of the consent.") var consent: UUID?
    @Option(help: "How it was given: written, electronic or verbal.") var consentMethod: String?
    @Option(help: "When it was given (RFC 3339).") var consentObtained: String?
    @Option(help: "What for: processing, or endpoints too.") var consentScope: String?
    @Option(help: "A sensitivity tag, such as psychotherapy_notes; may be repeated.") var tag: [String] = []
    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "Recordings: WAV, FLAC, MP3, M4A, Ogg, WebM, …", completion: .file()) var files: [String]

    func validate() throws {
        if id != nil, files.count > 1 { throw ValidationError("--id goes with one file") }
    }

    func run() async throws {
        let pool = Pool(try await stores.settings().required(.database), size: 1)
        let lines = try await Self.submit(files, id: id, attributes: attributes(), desk: SubmissionDesk(database: pool))
        guard !json else { return try report(lines) }
        for line in lines { Terminal.say(line.text) }
        let count = { outcome in lines.count { $0.outcome == outcome } }
        Terminal.say("\(count(.submitted)) submitted, \(count(.known)) known, \(count(.failed)) failed")
        if count(.failed) > 0 { throw ExitCode(1) }
    }

    private func attributes() throws -> SubmissionDesk.Attributes {
        var attributes = SubmissionDesk.Attributes(
            kind: kind,
            isUrgent: stat,
            language: language,
            clinician: clinician,
            patient: patient,
            consent: consent
        )
        attributes.consentMethod = consentMethod
        attributes.consentObtained = try consentObtained.map(ConsentCommand.moment)
        attributes.consentScope = consentScope
        attributes.tags = tag
        return attributes
    }

    private func report(_ lines: [Line]) throws {
        try JSONOutput.print(lines)
        if lines.contains(where: { $0.outcome == .failed }) { throw ExitCode(1) }
    }

    struct Line: Encodable {
        enum Outcome: String, Encodable { case submitted, known, failed }

        let file: String
        var dictationId: String?
        let outcome: Outcome
        var reason: String?

        /// The file without its folder.
        var name: String { file.split(separator: "/").last.map(String.init) ?? file }

        var text: String {
            switch outcome {
            case .submitted: "\(dictationId ?? "")  submitted  \(name)"
            case .known: "\(dictationId ?? "")  was submitted before  \(name)"
            case .failed: "failed: \(name): \(reason ?? "")"
            }
        }
    }

    /// Submits each file. One that fails is reported, and those after it are submitted all the same.
    static func submit(
        _ files: [String],
        id: UUID? = nil,
        attributes: SubmissionDesk.Attributes,
        desk: SubmissionDesk
    ) async throws -> [Line] {
        let progress = ProgressBar("submitting")
        defer { progress.finish() }
        var lines: [Line] = []
        for (index, file) in files.enumerated() {
            progress.update(Double(index) / Double(files.count))
            do {
                let receipt = try await desk.submit(Protected(try Files.read(file)), id: id, attributes: attributes)
                let id = receipt.id.uuidString.lowercased()
                lines.append(Line(file: file, dictationId: id, outcome: receipt.isNew ? .submitted : .known))
            } catch {
                // What stops one file for want of a database or a right stops them all.
                guard let failure = CommandFailure(error), error is InputError || error is IntakeError,
                    (error as? IntakeError)?.code != .notPermitted
                else { throw error }
                lines.append(Line(file: file, outcome: .failed, reason: failure.message))
            }
        }
        return lines
    }
}

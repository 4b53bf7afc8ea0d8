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
    @Flag(help: "Print JSON.") var json = false
    @Argument(help: "Recordings: WAV, FLAC, MP3, M4A, Ogg, WebM, …", completion: .file()) var files: [String]

    func validate() throws {
        if id != nil, files.count > 1 { throw ValidationError("--id goes with one file") }
    }

    func run() async throws {
        let pool = Pool(try await stores.settings().required(.database), size: 1)
        let lines = try await Self.submit(files, id: id, attributes: attributes, desk: SubmissionDesk(database: pool))
        guard !json else { return try JSONOutput.print(lines) }
        for line in lines {
            Terminal.say("\(line.dictationId)  \(line.new ? "submitted" : "was submitted before")  \(line.file)")
        }
        Terminal.say("\(lines.count { $0.new }) submitted, \(lines.count { !$0.new }) known")
    }

    private var attributes: SubmissionDesk.Attributes {
        .init(
            kind: kind,
            isUrgent: stat,
            language: language,
            clinician: clinician,
            patient: patient,
            consent: consent
        )
    }

    struct Line: Encodable {
        let file: String
        let dictationId: String
        let new: Bool

        /// The file without its folder.
        var name: String { file.split(separator: "/").last.map(String.init) ?? file }
    }

    /// Submits each file; a file that fails ends the command after those before it were stored.
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
            let receipt = try await desk.submit(Protected(try Files.read(file)), id: id, attributes: attributes)
            lines.append(Line(file: file, dictationId: receipt.id.uuidString.lowercased(), new: receipt.isNew))
        }
        return lines
    }
}

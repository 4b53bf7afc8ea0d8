import ArgumentParser
import Artifacts
import AuditLog
import ClinicalNotes
import FoundationEssentials
import Intake
import Records
import Review

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Open a transcript or a note. The opening is audited, with its purpose.",
        discussion: "Example: dictum show 0b9dbe0c-… note --purpose TREAT --evidence"
    )

    enum Part: String, ExpressibleByArgument, CaseIterable { case transcript, note }
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, html, pdf, json, vtt }

    @OptionGroup var stores: StoreOptions
    @Argument(help: "The dictation's id.") var dictation: UUID
    @Argument(help: "transcript or note.") var part: Part
    @Option(help: "Why: a FHIR purpose of use, such as TREAT or HOPERAT.") var purpose: PurposeOfUse
    @Option(help: "Who reads: your opaque UUID of the clinician.") var clinician: UUID?
    @Option(help: "The practice's UUID, where two practices used the same id.") var practice: UUID?
    @Option(help: "text, markdown, json; html or pdf for a note, vtt for a transcript.") var format = Format.text
    @Flag(help: "Show where each statement was said.") var evidence = false

    func validate() throws {
        if part == .note, format == .vtt { throw ValidationError("--format vtt goes with a transcript") }
        if part == .transcript, format == .html || format == .pdf {
            throw ValidationError("--format html and pdf go with a note")
        }
    }

    func run() async throws {
        let actor = clinician.map { "clinician/\($0.uuidString.lowercased())" } ?? "reviewer"
        let records = try Stores(try await stores.settings()).records(as: Access(actor: actor, purpose: purpose))
        let desk = ReviewDesk(records: records)
        let found = try await desk.find(dictation, practice: practice.map(PracticeID.init))
        switch part {
        case .transcript: try Rendering.print(try await desk.transcript(of: found).revealed, as: format)
        case .note:
            let note = try await desk.note(of: found).revealed
            try Rendering.print(note, as: NoteFormat(rawValue: format.rawValue) ?? .text, evidence: evidence)
        }
    }
}

import ArgumentParser
import Artifacts
import ClinicalNotes
import FoundationEssentials
import Retention
import Speech

struct DraftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Draft a note from a transcript. Needs no database.",
        discussion: """
            Takes plain text as it was spoken, with [doctor] and [patient] tags for an encounter, or the JSON of \
            "dictum transcribe --format json". Where every line has such a tag, of two speakers, and no --kind \
            is given, it is an encounter.

            Example: dictum draft visit.txt --format markdown --evidence

            With --csv, drafts every encounter of a table (columns encounter_id and dialogue) and writes a line of JSON \
            each: {"encounter_id": ..., "note": ...}. With --section-header too, names the section of each snippet \
            (columns ID and dialogue): {"id": ..., "section_header": ...}.
            """
    )
    @Option(help: "dictation or encounter; dictation, unless every line has its speaker.") var kind: DictationKind?
    @Option(help: "text, markdown, html, pdf (by WeasyPrint) or json.") var format = NoteFormat.text
    @Flag(help: "Show where each statement was said.") var evidence = false
    @Option(help: "A template: a file, or a name of \"dictum template list\".", completion: .file())
    var template: String?
    @Option(help: "A practice's policy, as YAML: its template of this kind of note is used.", completion: .file())
    var policy: String?
    @Flag(help: "Print a summary for the patient in plain words instead of the note.") var patientSummary = false
    @Flag(help: "Print the problems with their plans instead of the note.") var problems = false
    @Option(help: "A table of encounters, as CSV.", completion: .file()) var csv: String?
    @Option(help: "Where the lines of JSON go; without it, to standard output.", completion: .file()) var jsonl: String?
    @Flag(help: "With --csv: name sections instead of drafting notes.") var sectionHeader = false
    @Flag(help: .init("With --csv: write what Scripts/train_encounters learns from.", visibility: .hidden)) var study =
        false
    @Flag(help: .init("With --csv: write what Scripts/train_placement learns from.", visibility: .hidden))
    var studyPlacement = false
    @Option(help: .init("With --study-placement: weights by which clauses are cut.", visibility: .hidden))
    var boundaries: String?
    @Argument(help: "Transcript, text or JSON; - for standard input.", completion: .file()) var transcript: String?

    func validate() throws {
        if (csv == nil) == (transcript == nil) { throw ValidationError("give a transcript, or a table with --csv") }
        if csv == nil, jsonl != nil || sectionHeader || study || studyPlacement {
            throw ValidationError("--jsonl and --section-header go with --csv")
        }
        if csv != nil, template != nil || policy != nil || patientSummary || problems {
            throw ValidationError("--template, --policy, --patient-summary and --problems go with a transcript")
        }
        if csv != nil, format != .text || evidence || kind == .dictation {
            throw ValidationError("--csv drafts encounters as plain text; leave --format, --evidence and --kind out")
        }
        if template != nil, policy != nil { throw ValidationError("give --template or --policy, not both") }
        if patientSummary || problems, format == .json || patientSummary && problems {
            throw ValidationError("--format json holds both; leave --problems and --patient-summary out")
        }
    }

    func run() async throws {
        if let csv { return try await draftAll(csv) }
        guard let transcript else { return }
        let heard = try TranscriptFile.read(transcript)
        let kind = kind ?? Self.kind(of: heard)
        let chosen = try template.map(TemplateCommand.read) ?? policy.flatMap { try templateOfPolicy($0, kind) }
        let drafted = try await Self.draft(heard, kind: kind)
        let note = chosen?.applied(to: drafted) ?? drafted
        if patientSummary, format == .text { return Terminal.say(PatientSummary.text(note)) }
        let page = patientSummary ? PatientSummary.page(note) : problems ? ProblemList.page(note) : note
        try Rendering.print(page, as: format, evidence: evidence, leftOut: kind == .dictation)
    }

    /// What a transcript is that nobody named: an encounter where each line has its speaker, and a patient is among them.
    private static func kind(of transcript: Transcript) -> DictationKind {
        let speakers = transcript.segments.compactMap(\.speaker)
        if speakers.isEmpty { return .dictation }
        if speakers.count == transcript.segments.count, Set(speakers).count > 1 {
            Terminal.complain("each line has its speaker: drafted as an encounter; --kind dictation drafts a dictation")
            return .encounter
        }
        let same = speakers.count > 1 && Set(speakers).count == 1 ? ", the same" : ""
        Terminal.complain(
            "\(speakers.count) of \(transcript.segments.count) lines have a speaker\(same): drafted as a dictation; "
                + "for a visit give --kind encounter"
        )
        return .dictation
    }

    private func templateOfPolicy(_ file: String, _ kind: DictationKind) throws -> NoteTemplate? {
        let text = String(decoding: try Files.read(file), as: UTF8.self)
        do { return try PracticePolicy(yaml: text).notes.template(for: kind) } catch {
            throw InputError("\(file): \(error)")
        }
    }

    /// The note of a transcript.
    static func draft(_ heard: Transcript, kind: DictationKind) async throws -> Note {
        let formatted = heard.tokens.isEmpty ? SpokenFormatter().format(heard) : heard
        return try await GroundedGenerator().draft(from: Protected(formatted), kind: kind).revealed
    }

    private func draftAll(_ csv: String) async throws {
        let table: CSVTable
        do { table = try CSVTable(try TranscriptFile.text(csv)) } catch let fault as CSVTable.Fault {
            throw InputError("\(csv), row \(fault.row): \(fault.reason)")
        }
        let lines =
            if study {
                try DraftBatch.studies(of: table)
            } else if studyPlacement {
                try DraftBatch.placements(
                    of: table,
                    boundaries: boundaries.map { try String(decoding: Files.read($0), as: UTF8.self) }
                )
            } else {
                try await sectionHeader ? DraftBatch.headers(of: table) : DraftBatch.notes(of: table)
            }
        let text = lines.map { $0 + "\n" }.joined()
        guard let jsonl else { return print(text, terminator: "") }
        try Files.write(Array(text.utf8), to: jsonl)
    }
}

import Artifacts
import AuditLog
import ClinicalNotes
import FoundationEssentials
import Postgres
import Records
import Review

/// Shows what the demo's worker made of each recording, read as a reviewer.
struct DemoTour {
    private let house: DemoHouse
    private let records: Records
    private let desk: ReviewDesk

    init(house: DemoHouse) async throws {
        self.house = house
        let stores = try Stores(try await house.reviewerSettings())
        records = stores.records(as: Access(actor: "reviewer", purpose: .treatment))
        desk = ReviewDesk(records: records)
    }

    /// Transcript, note with evidence, and audit trail of one dictation.
    func show(_ line: SubmitCommand.Line) async throws {
        let dictation = try await find(line)
        heading("\(line.name): \(dictation.status.rawValue)")
        guard dictation.status == .readyForReview else {
            Terminal.say("reason: \(dictation.reasonCode ?? "still waiting")")
            return
        }
        Terminal.say(Terminal.bold("Transcript"))
        Terminal.say(TranscriptRenderer.text(try await desk.transcript(of: dictation).revealed))
        Terminal.say(Terminal.bold("\nNote"))
        Terminal.say(NoteRenderer.text(try await desk.note(of: dictation).revealed, evidence: true))
        Terminal.say(Terminal.bold("\nAudit trail"))
        let stores = try Stores(try await house.settings())
        AuditLine.table(
            try await AuditLog().entries(practice: nil, dictation: dictation.id.uuid, limit: 50, in: stores.database)
        ).print()
        await stores.database.close()
    }

    /// One line a recording: how long each stage took against its length.
    func summarise(_ lines: [SubmitCommand.Line]) async throws {
        heading("Time taken against length")
        var table = Table("RECORDING", "STATUS", "LENGTH", "TRANSCRIBE", "DRAFT", "TIMES REAL TIME")
        for line in lines {
            let dictation = try await find(line)
            let work = (dictation.transcribeSeconds ?? 0) + (dictation.draftSeconds ?? 0)
            let speed = work > 0 ? ((dictation.audioSeconds ?? 0) / work * 10).rounded() / 10 : 0
            table.append(
                line.name,
                dictation.status.rawValue,
                StatusCommand.seconds(dictation.audioSeconds),
                StatusCommand.seconds(dictation.transcribeSeconds),
                StatusCommand.seconds(dictation.draftSeconds),
                "\(speed)x"
            )
        }
        table.print()
    }

    /// What to try next.
    func suggest(_ lines: [SubmitCommand.Line]) {
        heading("Try next")
        Terminal.say(
            """
            The engines on a file of yours, no database needed:
              .build/release/dictum transcribe YOUR.m4a > visit.txt && .build/release/dictum draft visit.txt --evidence
            While the demo's PostgreSQL runs (Scripts/postgres start .local/demo/postgres):
              .build/release/dictum show \(lines.first?.dictationId ?? "ID") note --purpose TREAT --evidence \\
                \(house.reviewerOptions)
              .build/release/dictum audit verify --database "\(house.conninfo("dictum"))"
            """
        )
    }

    private func find(_ line: SubmitCommand.Line) async throws -> Dictation {
        guard let uuid = line.dictationId.flatMap(UUID.init(uuidString:)) else { throw RecordsError(.unknownDictation) }
        return try await desk.find(uuid)
    }

    private func heading(_ text: String) { Terminal.say("\n" + Terminal.bold("── \(text) ")) }
}

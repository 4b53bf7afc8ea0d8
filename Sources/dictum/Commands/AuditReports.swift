import ArgumentParser
import AuditLog
import FoundationEssentials
import Postgres

extension AuditCommand {
    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count who did what to whose data in a window: for a breach assessment.",
            discussion: "Example: dictum audit report --from 2026-03-01 --until 2026-03-08 --actor clinician"
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var window: AuditWindow
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let log = AuditLog()
            let lines = try await log.summary(window.query, in: database)
            try await log.recordReading(
                "audit.reported",
                practice: window.practice,
                dictation: window.dictation,
                in: database
            )
            if json { try JSONOutput.print(lines.map(AuditSummary.init)) } else { AuditSummary.table(lines).print() }
        }
    }

    struct Accounting: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The accounting of disclosures of a patient (45 CFR 164.528).",
            discussion: """
                Names every successful reading or release that was not for treatment, payment, operations or the patient \
                himself, in the last six years; with --everything those too. The patient is known by the opaque id that \
                the practice gave with its dictations.

                Example: dictum audit accounting --practice 0b9dbe0c-… --patient-ref 5c1b7a52-…
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(help: "The practice.") var practice: UUID
        @Option(help: "The practice's id of the patient.") var patientRef: UUID
        @Option(help: "Since when, instead of six years.") var from: Moment?
        @Flag(help: "Leave nothing out.") var everything = false
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let log = AuditLog()
            let entries = try await log.accounting(
                of: patientRef,
                practice: practice,
                from: from?.date ?? Date(timeIntervalSinceNow: -6 * 365.25 * 86_400),
                everything: everything,
                in: database
            )
            try await log.recordReading("audit.accounted", practice: practice, purpose: .patientRequest, in: database)
            guard !json else { return try JSONOutput.print(entries.map(AuditLine.init)) }
            AuditLine.table(entries).print()
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write entries as JSON lines, or as FHIR R4 AuditEvents by IHE's Basic Audit Log Patterns.",
            discussion: "Example: dictum audit export --practice 0b9dbe0c-… --format fhir > events.ndjson"
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var window: AuditWindow
        @Option(help: "jsonl or fhir.") var format = Format.jsonl

        enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, fhir }

        func run() async throws {
            let database = Pool(try await stores.settings().required(.database), size: 1)
            let log = AuditLog()
            let origin = try await log.newestCheckpoint(in: database).map { try Checkpoint(text: $0.text).origin }
            try await log.recordReading(
                "audit.exported",
                practice: window.practice,
                dictation: window.dictation,
                in: database
            )
            try await log.export(window.query, in: database) { [format] page in
                for (entry, patient) in page {
                    switch format {
                    case .jsonl: try JSONOutput.print(AuditRow(entry, patient: patient), isLine: true)
                    case .fhir:
                        let event = FHIRAuditEvent(entry, patient: patient, origin: origin ?? "dictum")
                        try JSONOutput.print(camelCase: event)
                    }
                }
            }
        }
    }
}

/// Which entries a report is about.
struct AuditWindow: ParsableArguments {
    @Option(help: "From this day or moment (ISO 8601, UTC).") var from: Moment?
    @Option(help: "Before this day or moment.") var until: Moment?
    @Option(help: "Only about this practice.") var practice: UUID?
    @Option(help: "Only about this dictation.") var dictation: UUID?
    @Option(help: "Only by this actor, or this kind of actor.") var actor: String?

    var query: AuditQuery {
        var query = AuditQuery()
        query.from = from?.date
        query.until = until?.date
        query.practice = practice
        query.dictation = dictation
        query.actor = actor
        return query
    }
}

/// A day, or a moment.
struct Moment: ExpressibleByArgument {
    let date: Date

    init?(argument: String) {
        let text = argument.count == 10 ? argument + "T00:00:00Z" : argument
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        self.date = date
    }
}

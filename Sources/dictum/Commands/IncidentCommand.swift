import ArgumentParser
import Artifacts
import FoundationEssentials
import Incidents
import Postgres
import Records

struct IncidentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident",
        abstract: "What was or may have been read, what it comes to, and when notice is due (45 CFR 164.402-410).",
        subcommands: [Open.self, Assess.self, Report.self, List.self]
    )

    /// The auditor's connection.
    struct DeskOptions: ParsableArguments {
        @Option(help: ArgumentHelp(Setting.database.help, valueName: "conninfo")) var database: String?
        @Option(help: ArgumentHelp("Configuration file, JSON.", valueName: "path")) var config: String?

        func pool() async throws -> Pool {
            let settings = try await Settings(flags: ["database": database], file: config)
            RefusedLogin.watch(settings.value(of: .database))
            return Pool(try settings.required(.database), size: 1)
        }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open an incident: where to look in the audit log.",
            discussion: """
                A window, and whose doings: an actor, a database login or a worker's host; or a key that somebody else may \
                know, and then what it opens. Connect as an auditor. Codes and opaque ids only.

                Example: dictum incident open lost_laptop --discovered 2026-11-27 --from 2026-11-20 --until 2026-11-27 \
                --login reviewer_1
                """
        )
        @OptionGroup var desk: DeskOptions
        @Option(help: "When it was known, or should have been.") var discovered: Moment
        @Option(help: "Look from this moment on.") var from: Moment
        @Option(help: "Look before this moment; by default until now.") var until: Moment?
        @Option(help: "Only this practice: its name or id.") var practice: String?
        @Option(help: "Whose doings: an actor such as clinician/UUID, or a kind such as clinician.") var actor: String?
        @Option(help: "Whose doings: a database login.") var login: String?
        @Option(help: "Whose doings: the workers of this host.") var host: String?
        @Option(help: "A key that may be known: data:UUID, sealing:UUID, practice, practice:GENERATION or master.")
        var key: Incident.Key?
        @Argument(help: "What happened, as a code: lost_laptop, unjustified_access.") var kind: String

        func run() async throws {
            let pool = try await desk.pool()
            var scope = Incident.Scope(from: from.date, until: until?.date ?? Date())
            if let practice { scope.practice = try await pool.practice(practice) }
            (scope.actor, scope.login, scope.host, scope.key) = (actor, login, host?.lowercased(), key)
            let desk = IncidentDesk(database: pool)
            let incident = try await desk.open(kind, discoveredAt: discovered.date, scope: scope)
            let report = try await desk.report(incident.id)
            let id = incident.id.uuidString.lowercased()
            Terminal.say("opened incident \(id)")
            let (opened, all) = (report.exposures.filter { $0.degree == .opened }.count, report.exposures.count)
            Terminal.say(
                "\(opened) dictations were opened, \(all - opened) more may have been, of \(report.practices.count) practices"
            )
            Terminal.say("next: dictum incident assess \(id); dictum incident report \(id)")
        }
    }

    struct Assess: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer whether keys were taken, and the four factors of 45 CFR 164.402(2).",
            discussion: """
                Each factor is a risk and a code that says why, such as low:opaque_ids_only. A later assessment follows an \
                earlier one; none is changed.

                Example: dictum incident assess 5c1b7a52-… --keys-taken no --nature medium:notes_of_visits \
                --recipient low:own_workforce --acquired low:not_viewed --mitigation low:laptop_returned_sealed
                """
        )
        @OptionGroup var desk: DeskOptions
        @Option(help: "Whether somebody else has keys: no, yes or unknown (which counts for yes).") var keysTaken:
            Assessment.Answer
        @Option(help: "Nature and extent of the PHI, and how likely it identifies somebody.") var nature:
            Assessment.Factor
        @Option(help: "The unauthorized person who used it or got it.") var recipient: Assessment.Factor
        @Option(help: "Whether it was acquired or viewed.") var acquired: Assessment.Factor
        @Option(help: "How far the risk has been mitigated.") var mitigation: Assessment.Factor
        @Argument(help: "The incident's id.") var id: UUID

        func run() async throws {
            let desk = IncidentDesk(database: try await desk.pool())
            let version = try await desk.assess(
                id,
                Assessment(
                    keysTaken: keysTaken,
                    nature: nature,
                    recipient: recipient,
                    acquired: acquired,
                    mitigation: mitigation
                )
            )
            let conclusion = try await desk.report(id).conclusion
            Terminal.say("assessment \(version): \(conclusion.rawValue): \(conclusion.advice)")
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The incident as of now: as text, as one HTML page to send, or as JSON.",
            discussion: """
                With --practice nothing of another practice is in it. It holds opaque ids, codes and times, no PHI.

                Example: dictum incident report 5c1b7a52-… --practice northside --format html > incident.html
                """
        )
        enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, json }

        @OptionGroup var desk: DeskOptions
        @Option(help: "For this practice alone: its name or id.") var practice: String?
        @Option(help: "text, html or json.") var format = Format.text
        @Argument(help: "The incident's id.") var id: UUID

        func run() async throws {
            let pool = try await desk.pool()
            var only: PracticeID?
            if let practice { only = try await pool.practice(practice) }
            let report = try await IncidentDesk(database: pool).report(id, practice: only)
            switch format {
            case .text: Terminal.write(Array(report.text.utf8))
            case .html: Terminal.write(Array(report.html.utf8))
            case .json: try JSONOutput.print(report.document)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the incidents, newest first.")
        @OptionGroup var desk: DeskOptions
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let incidents = try await IncidentDesk(database: try await desk.pool()).list()
            guard !json else { return try JSONOutput.print(incidents.map(Line.init)) }
            var table = Table("INCIDENT", "KIND", "DISCOVERED", "NOTICE BY", "OPENED BY")
            for line in incidents.map(Line.init) {
                table.append(
                    line.incidentId,
                    line.kind,
                    line.discoveredAt.formatted(.iso8601),
                    line.noticeBy.formatted(.iso8601),
                    line.openedBy
                )
            }
            table.print()
        }

        private struct Line: Encodable {
            let incidentId: String
            let kind: String
            let discoveredAt: Date
            let noticeBy: Date
            let openedBy: String

            init(_ incident: Incident) {
                incidentId = incident.id.uuidString.lowercased()
                kind = incident.kind
                discoveredAt = incident.discoveredAt
                noticeBy = incident.noticeBy
                openedBy = incident.openedBy
            }
        }
    }
}

extension Pool {
    /// The practice of that name or id.
    fileprivate func practice(_ text: String) async throws -> PracticeID {
        guard let practice = try await run({ try PracticeDirectory(in: $0) }).practice(text) else {
            throw InputError("there is no practice \(text); \"dictum audit report\" shows the ids")
        }
        return practice
    }
}

import ArgumentParser
import Artifacts
import AuditLog
import FoundationEssentials
import Records

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How far the newest dictations are.",
        discussion: "Example: dictum status --watch"
    )
    @OptionGroup var stores: StoreOptions
    @Option(help: "How many dictations to list.") var limit = 20
    @Flag(help: "Draw again every second until interrupted.") var watch = false
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let stores = try Stores(try await stores.settings())
        let records = stores.records(as: Access(actor: "operator", purpose: .operations))
        repeat {
            let dictations = try await records.dictations(limit: limit)
            if json {
                try JSONOutput.print(dictations.map(Line.init))
            } else {
                if watch { Terminal.say("\u{1b}[2J\u{1b}[H") }
                try await print(dictations, records.counts())
            }
            if watch { try await Task.sleep(for: .seconds(1)) }
        } while watch
    }

    private func print(_ dictations: [Dictation], _ counts: [Dictation.Status: Int]) async throws {
        let summary = Dictation.Status.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }
        Terminal.say(summary.joined(separator: ", "))
        guard !dictations.isEmpty else { return }
        Terminal.say()
        Self.table(dictations).print()
    }

    static func table(_ dictations: [Dictation]) -> Table {
        var table = Table("DICTATION", "KIND", "STATUS", "AUDIO", "TRANSCRIBE", "DRAFT", "RECEIVED")
        for dictation in dictations {
            let status = dictation.status.rawValue + (dictation.reasonCode.map { ": \($0)" } ?? "")
            table.append(
                "\(dictation.id)",
                dictation.kind.rawValue,
                status,
                seconds(dictation.audioSeconds),
                seconds(dictation.transcribeSeconds),
                seconds(dictation.draftSeconds),
                dictation.receivedAt.formatted(.iso8601)
            )
        }
        return table
    }

    /// Seconds with the digits that matter: `61.3 s`, `4 ms`.
    static func seconds(_ value: Double?) -> String {
        guard let value else { return "-" }
        return value < 0.1 ? "\((value * 1000).roundedToTenths) ms" : "\(value.roundedToTenths) s"
    }

    private struct Line: Encodable {
        let dictationId: String
        let practiceId: String
        let kind: String
        let status: String
        let reasonCode: String?
        let audioSeconds: Double?
        let transcribeSeconds: Double?
        let draftSeconds: Double?
        let receivedAt: Date
        let statusAt: Date

        init(_ dictation: Dictation) {
            dictationId = "\(dictation.id)"
            practiceId = "\(dictation.id.practice)"
            kind = dictation.kind.rawValue
            status = dictation.status.rawValue
            reasonCode = dictation.reasonCode
            audioSeconds = dictation.audioSeconds
            transcribeSeconds = dictation.transcribeSeconds
            draftSeconds = dictation.draftSeconds
            receivedAt = dictation.receivedAt
            statusAt = dictation.statusAt
        }
    }
}

extension Double {
    fileprivate var roundedToTenths: Double { (self * 10).rounded() / 10 }
}

import ArgumentParser
import Artifacts
import Custody
import FoundationEssentials
import Postgres
import Retention

struct OrphansCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orphans",
        abstract: "Find keys without artifacts and artifacts without keys, and say why they are there.",
        discussion: """
            Compares both databases place by place and changes nothing. Connect as a member of dictum_purger; no master key \
            is needed. Run it after a restore of either database, and weekly. With --destroy it ends the keys that may go \
            without another thought: those of artifacts that were destroyed, and those that sealed nothing.

            Exit codes: 0 none that asks for anything; 1 there are some; others as always.

            Example: dictum orphans --list
            """
    )
    @Option(help: ArgumentHelp(Setting.database.help, valueName: "conninfo")) var database: String?
    @Option(help: ArgumentHelp(Setting.keyStore.help, valueName: "conninfo")) var keyStore: String?
    @Option(help: ArgumentHelp("Configuration file, JSON.", valueName: "path")) var config: String?
    @Option(help: "Only this practice.") var practice: UUID?
    @Flag(help: "Name each of them.") var list = false
    @Flag(help: "Destroy the keys of what was destroyed, and those that sealed nothing.") var destroy = false
    @Flag(help: "Print JSON: with --list an object each, else one for all.") var json = false

    func run() async throws {
        let settings = try await Settings(flags: ["database": database, "keyStore": keyStore], file: config)
        let search = OrphanSearch(
            database: Pool(try settings.required(.database), size: 1),
            keys: KeyShredder(Pool(try settings.required(.keyStore), size: 1))
        )
        var (counts, destroyed): ([Orphan.Kind: Int], Int) = ([:], 0)
        for id in try await search.practices() where practice == nil || practice == id.uuid {
            try await search.search(id) { orphans in
                for orphan in orphans { counts[orphan.kind, default: 0] += 1 }
                if list { try orphans.forEach(show) }
                if destroy { destroyed += try await search.destroy(orphans) }
            }
        }
        try report(counts, destroyed)
        let open = counts.contains { !$0.key.isHarmless && !(destroy && $0.key.mayBeDestroyed) }
        if open { throw ExitCode(1) }
    }

    private func show(_ orphan: Orphan) throws {
        let line = Line(orphan)
        guard !json else { return try JSONOutput.print(line, isLine: true) }
        Terminal.say(
            "\(line.dictationId)  \(line.class)  \(line.kind)  \(line.keyId.map { "key \($0)" } ?? "")  "
                + (orphan.moment?.formatted(.iso8601) ?? "")
        )
    }

    private func report(_ counts: [Orphan.Kind: Int], _ destroyed: Int) throws {
        let found = Orphan.Kind.allCases.filter { counts[$0] != nil }
        guard !json else {
            guard !list else { return }
            let kinds = found.map {
                Kind(kind: $0.rawValue, count: counts[$0] ?? 0, why: $0.explanation, cure: $0.cure)
            }
            return try JSONOutput.print(Report(orphans: kinds, destroyedKeys: destroyed))
        }
        if found.isEmpty { Terminal.say("no orphans: each key has its artifact, and each artifact its key") }
        for kind in found {
            Terminal.say("\(counts[kind] ?? 0) \(kind.rawValue): \(kind.explanation)")
            if !kind.isHarmless { Terminal.say("    cure: \(kind.cure)") }
        }
        if destroy { Terminal.say("destroyed \(destroyed) keys") }
    }

    private struct Kind: Encodable {
        let kind: String
        let count: Int
        let why: String
        let cure: String
    }

    private struct Report: Encodable {
        let orphans: [Kind]
        let destroyedKeys: Int
    }

    private struct Line: Encodable {
        let practiceId: String
        let dictationId: String
        let `class`: String
        let kind: String
        let keyId: String?
        let moment: Date?

        init(_ orphan: Orphan) {
            practiceId = "\(orphan.dictation.practice)"
            dictationId = "\(orphan.dictation)"
            self.class = orphan.artifactClass
            kind = orphan.kind.rawValue
            keyId = orphan.key?.uuidString.lowercased()
            moment = orphan.moment
        }
    }
}

import ArgumentParser
import Artifacts
import AuditLog
import Custody
import FoundationEssentials
import Intake
import MasterKeys
import Postgres

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make, list, rotate, destroy and escrow keys.",
        subcommands: [
            Initialise.self, List.self, KeysRotateCommand.self, KeysDestroyCommand.self, KeysEscrowCommand.self,
        ]
    )

    struct Initialise: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Make a new master key file.",
            discussion: """
                Never overwrites. Keep a copy where only two people together can reach it: without the master key \
                nothing that Dictum stored can ever be read. A master key in a service or a token is made there.
                Where the database is there already, the audit log has an entry of it; each practice's own names the
                master key in any case.

                Example: dictum keys init --master-key /etc/dictum/master-key
                """
        )
        @OptionGroup var stores: StoreOptions

        func run() async throws {
            let settings = try await stores.settings()
            guard let path = try MasterKeySource(try settings.required(.masterKey)).filePath else {
                throw SettingsError("only a master key in a file is made here; make this one where it is kept")
            }
            let key = try FileMasterKey.create(path: path)
            Terminal.say("made the master key \(path), readable by its owner only; now make an escrow copy")
            await Self.record(key.id, settings)
        }

        /// The key is made all the same where there is no database yet.
        private static func record(_ key: String, _ settings: Settings) async {
            let code = AuditEntry.code(naming: key)
            let entry = AuditEntry(
                actor: "administrator",
                action: "master_key.made",
                code: code,
                purpose: .systemAdministration
            )
            guard let conninfo = settings.value(of: .database) else {
                return Terminal.say("not in the audit log, for no database was named; its name there is \(code)")
            }
            let database = Pool(conninfo, size: 1)
            do {
                try await database.transaction { session in try AuditLog().append(entry, in: session) }
            } catch {
                Terminal.complain("not in the audit log, for the database took no entry; its name there is \(code)")
            }
            await database.close()
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List each practice's keys: age, state and counts.",
            discussion: "Uses no key. STATE is in_use, rotating (interrupted: run the rotation again) or destroyed."
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var options: KeyActOptions
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let act = try await KeyAct(stores, options)
            let names = Dictionary(uniqueKeysWithValues: try await act.practices([]).map { ($0.id.uuid, $0.name) })
            try await act.stores.record(
                AuditEntry(actor: options.actor, action: "keys.listed", purpose: options.purpose)
            )
            let lines = try await act.stores.keyStore.inventory().map { Line($0, name: names[$0.practice]) }
            guard !json else { return try JSONOutput.print(lines) }
            var table = Table(
                "PRACTICE",
                "STATE",
                "MASTER KEY",
                "KEY",
                "DAYS",
                "DATA KEYS",
                "DESTROYED",
                "CERTIFICATES"
            )
            for line in lines {
                table.append(
                    line.name ?? line.practiceId,
                    line.left.map { "\(line.state), \($0) left" } ?? line.state,
                    line.masterKey,
                    "\(line.generation)",
                    "\(line.ageDays)",
                    "\(line.dataKeys)",
                    "\(line.destroyedDataKeys)",
                    "\(line.sealingKeys)"
                )
            }
            table.print()
        }

        private struct Line: Encodable {
            let practiceId: String
            let name: String?
            let state: String
            let masterKey: String
            let generation: Int
            let ageDays: Int
            let left: Int?
            let dataKeys: Int
            let destroyedDataKeys: Int
            let sealingKeys: Int
            let certificateEnds: Date?

            init(_ keys: KeyStore.Inventory, name: String?) {
                practiceId = keys.practice.uuidString.lowercased()
                self.name = name
                state = keys.destroyed != nil ? "destroyed" : keys.left != nil ? "rotating" : "in_use"
                masterKey = keys.masterKey
                generation = keys.generation
                ageDays = Int(Date().timeIntervalSince(keys.keyMade) / 86_400)
                left = keys.left
                dataKeys = keys.dataKeys
                destroyedDataKeys = keys.destroyedDataKeys
                sealingKeys = keys.sealingKeys
                certificateEnds = keys.certificateEnds
            }
        }
    }
}

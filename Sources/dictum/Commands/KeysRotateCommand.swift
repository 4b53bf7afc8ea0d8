import ArgumentParser
import Artifacts
import Custody
import FoundationEssentials
import Intake

struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Wrap keys anew. Workers go on, and sealed data is never touched.",
        discussion: "A rotation that was interrupted goes on where it stopped when it is run again.",
        subcommands: [Master.self, Practice.self, Sealing.self]
    )

    struct Master: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Wrap every practice's key by the present master key.",
            discussion: """
                Also moves from one kind of master key to another. First restart all workers with the new master key as \
                --master-key and the old one as --former-master-key; rotate; then take the former away.

                Example: dictum keys rotate master --master-key vault:https://vault.example:8200/transit/dictum \
                --master-key-secret /etc/dictum/vault-token --former-master-key /etc/dictum/master-key
                """
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var options: KeyActOptions
        @Flag(help: "Also what the present one wrapped: after it was rotated inside its own service.") var all = false

        func run() async throws {
            let count = try await KeyAct(stores, options)
                .perform("master_key.rotation") { try await $0.rotateMaster(rewrapsAll: all) }
            Terminal.say("wrapped \(count) practices' keys anew")
        }
    }

    struct Practice: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give practices new keys, and wrap their data keys and sealing keys anew.",
            discussion: "Afterwards make a new escrow copy.\n\nExample: dictum keys rotate practice northside"
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var options: KeyActOptions
        @Option(help: "Keys wrapped in one transaction.") var batch = 200
        @Argument(help: "The practices' names; without any, all.") var names: [String] = []

        func validate() throws {
            guard (1...10_000).contains(batch) else { throw ValidationError("--batch takes a number from 1 to 10000") }
        }

        func run() async throws {
            let act = try await KeyAct(stores, options)
            for practice in try await act.practices(names) {
                let rotation = try await act.perform("practice_key.rotation", practice: practice.id.uuid) {
                    try await $0.rotatePractice(practice.id.uuid, batch: batch)
                }
                let how = rotation.wasResumed ? "went on with its rotation" : "has a new key"
                Terminal.say(
                    "\(practice.name) \(how); wrapped \(rotation.rewrapped) keys by key \(rotation.generation)"
                )
            }
        }
    }

    struct Sealing: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue the sealing certificates that are due, and destroy private keys past their grace time.",
            discussion: """
                For a scheduler, daily. A practice with a recording that nobody has opened yet, and that is older than the \
                grace time, keeps its private keys.

                Example: dictum keys rotate sealing --due 3 --grace 14
                """
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var options: KeyActOptions
        @Option(help: "Days that a certificate is valid.") var days = 7
        @Option(help: "Renew those that end within so many days.") var due = 3
        @Option(help: "Days after a certificate's end until its private key is destroyed.") var grace = 14
        @Argument(help: "The practices' names, to be renewed at once; without any, all that are due.") var names:
            [String] = []

        func validate() throws {
            guard days > 0, due >= 0, grace >= 1 else {
                throw ValidationError("--days and --grace take whole numbers from 1, --due from 0")
            }
        }

        func run() async throws {
            let act = try await KeyAct(stores, options)
            let registry = act.stores.registry()
            let limit = Date(timeIntervalSinceNow: Double(due) * 86_400)
            for practice in try await act.practices(names)
            where !names.isEmpty || (practice.certificateEnds ?? .distantPast) < limit {
                let ends = try await act.perform("sealing_key.rotation", practice: practice.id.uuid) {
                    try await registry.renewCertificate(of: practice, days: days, in: $0)
                }
                Terminal.say("\(practice.name) seals to a new certificate until \(ends.formatted(.iso8601))")
            }
            let retired = try await registry.retireSealingKeys(graceDays: grace, in: act.stores.keyStore)
            Terminal.say("destroyed \(retired.destroyed.count) private keys past their grace time")
            guard retired.waiting > 0 else { return }
            Terminal.complain(
                "\(retired.waiting) practices keep theirs: they have old recordings that nobody has opened"
            )
        }
    }
}

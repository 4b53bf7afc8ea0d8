import ArgumentParser
import Artifacts
import Custody
import FoundationEssentials
import Intake

struct KeysDestroyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Destroy a practice's key or a data key, for good.",
        discussion: """
            What it sealed can never be read again, by running workers neither; the key store's own backups forget it in \
            the days they are kept. --confirm repeats the name or the id.

            Example: dictum keys destroy --practice northside --reason contract_ended --confirm northside
            """
    )
    @OptionGroup var stores: StoreOptions
    @OptionGroup var options: KeyActOptions
    @Option(help: "The practice, all of whose keys end.") var practice: String?
    @Option(help: "A data key's id.") var key: UUID?
    @Option(help: "Why, for the audit log: lower-case letters, digits and underscores.") var reason: String
    @Option(help: "The practice's name or the key's id once more.") var confirm: String

    func validate() throws {
        guard (practice == nil) != (key == nil) else { throw ValidationError("give either --practice or --key") }
        guard reason.wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil else {
            throw ValidationError("--reason takes a code, such as contract_ended, and no text")
        }
        guard confirm == practice || key != nil && UUID(uuidString: confirm) == key else {
            throw ValidationError("--confirm does not repeat what is to be destroyed; nothing was done")
        }
    }

    func run() async throws {
        let act = try await KeyAct(stores, options)
        if let key {
            let proofs = try await act.perform("data_key.destruction", key: key, reason: reason) {
                try await $0.destroyDataKeys([key])
            }
            guard let proof = proofs.first else { throw InputError("there is no such data key in use; check the id") }
            return Terminal.say("destroyed data key \(key) at \(proof.destroyedAt.formatted(.iso8601))")
        }
        guard let found = try await act.practices([practice].compactMap(\.self)).first else { return }
        let moment = try await act.perform("practice_key.destruction", practice: found.id.uuid, reason: reason) {
            try await $0.destroyPractice(found.id.uuid)
        }
        guard let moment else { throw InputError("\(found.name) has no key in use; it was destroyed before") }
        Terminal.say("destroyed the key of \(found.name) at \(moment.formatted(.iso8601))")
    }
}

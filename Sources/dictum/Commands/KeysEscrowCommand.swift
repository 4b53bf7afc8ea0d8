import ArgumentParser
import Custody
import FoundationEssentials

struct KeysEscrowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escrow",
        abstract: "Seal all practices' keys to a certificate outside of the house, or restore them.",
        discussion: """
            Make a new copy after each new practice and each rotation of a practice's key. The certificate's private key \
            belongs where only two people together can reach it.

            Example: dictum keys escrow --certificate escrow.pem --output escrow.cms
            And back, on a machine that has a new master key:
              openssl cms -decrypt -binary -inform DER -in escrow.cms -inkey escrow.key | dictum keys escrow --restore -
            """
    )
    @OptionGroup var stores: StoreOptions
    @OptionGroup var options: KeyActOptions
    @Option(help: "PEM certificate of the escrow: EC P-256, or RSA.") var certificate: String?
    @Option(help: "New file for the sealed copy.") var output: String?
    @Option(help: "The opened copy: - for standard input, where it should come from.") var restore: String?

    func validate() throws {
        let seals = certificate != nil && output != nil
        guard seals != (restore != nil), seals || (certificate == nil && output == nil) else {
            throw ValidationError("give --certificate and --output to seal a copy, or --restore to bring one back")
        }
    }

    func run() async throws {
        let act = try await KeyAct(stores, options)
        if let restore {
            let copy = try restore == "-" ? Files.read("-") : Files.readSecret(restore)
            let result = try await act.perform("keys.escrow_restoration") { try await $0.restore(escrow: copy) }
            Terminal.say("restored the keys of \(result.restored.count) practices")
            guard !result.left.isEmpty else { return }
            for id in result.left {
                Terminal.complain("left alone: practice \(id), whose present key is not in the copy")
            }
            throw ExitCode(1)
        }
        guard let certificate, let output else { return }
        let pem = String(decoding: try Files.read(certificate), as: UTF8.self)
        let copy = try await act.perform("keys.escrow") { try await $0.escrow(to: pem) }
        try Files.write(copy.sealed, toNew: output)
        Terminal.say("sealed \(copy.keys) keys to \(output); try at once whether it can be opened")
    }
}

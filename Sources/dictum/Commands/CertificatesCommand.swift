import ArgumentParser
import FoundationEssentials
import Postgres
import Retention

struct CertificatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificates",
        abstract: "Certificates of destruction.",
        subcommands: [Export.self]
    )

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write certificates as files: ID.json, ID.sig and ID.pem.",
            discussion: """
                Anyone checks one with: openssl pkeyutl -verify -rawin -pubin -inkey ID.pem -sigfile ID.sig -in ID.json. \
                Compare the key in ID.pem with the one that you were given.

                Example: dictum certificates export /var/lib/dictum/certificates
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(name: .customLong("run"), help: "Only those of this run.") var runID: UUID?
        @Argument(help: "An existing folder.") var folder: String

        func run() async throws {
            let desk = CertificateDesk(database: Pool(try await stores.settings().required(.database), size: 1))
            let certificates = try await desk.certificates(run: runID)
            for certificate in certificates {
                let path = "\(folder)/\(certificate.id.uuidString.lowercased())"
                try Files.write(certificate.statement, to: path + ".json")
                try Files.write(certificate.signature, to: path + ".sig")
                try Files.write(Array(certificate.publicKeyPEM.utf8), to: path + ".pem")
            }
            Terminal.say("wrote \(certificates.count) certificates to \(folder)")
        }
    }
}

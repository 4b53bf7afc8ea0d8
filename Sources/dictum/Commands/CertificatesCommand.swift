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
            abstract: "Write certificates as files: ID.json, ID.sig, ID.pem and ID.tlog-proof.",
            discussion: """
                As an auditor. Anyone checks one with Scripts/verify-certificate, or the signature alone with: openssl \
                pkeyutl -verify -rawin -pubin -inkey ID.pem -sigfile ID.sig -in ID.json. Compare the key in ID.pem with \
                the one that you were given. ID.tlog-proof (C2SP) proves that the audit log's tree holds the certificate.

                Example: dictum certificates export /var/lib/dictum/certificates
                """
        )
        @OptionGroup var stores: StoreOptions
        @Option(name: .customLong("run"), help: "Only those of this run.") var runID: UUID?
        @Argument(help: "An existing folder.") var folder: String

        func run() async throws {
            let desk = CertificateDesk(database: Pool(try await stores.settings().required(.database), size: 1))
            let certificates = try await desk.certificates(run: runID)
            var unproved = 0
            for certificate in certificates {
                let path = "\(folder)/\(certificate.id.uuidString.lowercased())"
                try Files.write(certificate.statement, to: path + ".json")
                try Files.write(certificate.signature, to: path + ".sig")
                try Files.write(Array(certificate.publicKeyPEM.utf8), to: path + ".pem")
                if let receipt = try await desk.receipt(of: certificate) {
                    try Files.write(receipt, to: path + ".tlog-proof")
                } else {
                    unproved += 1
                }
            }
            Terminal.say("wrote \(certificates.count) certificates to \(folder)")
            guard unproved > 0 else { return }
            Terminal.complain(
                "\(unproved) are not sealed in the audit log yet; see that \"dictum audit seal --every 1\" runs, and export again"
            )
            throw ExitCode(1)
        }
    }
}

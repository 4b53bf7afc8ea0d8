import ArgumentParser
import Artifacts
import AuditLog
import FoundationEssentials
import Postgres
import Records
import Rights

struct PracticeExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Hand out everything of a patient or of a practice, sealed to a certificate of theirs.",
        discussion: """
            For an individual's right of access (45 CFR 164.524), and for what a practice takes with it (164.504(e)). \
            Connect as a reviewer who is assigned to the practice. Recordings, transcripts and all versions of notes come \
            as sealed parts and a manifest.json without PHI, which is written last: where it is missing, the export is not \
            complete. Every artifact opened is audited. What the policy keeps from exports is left out, counted and named \
            by its tags. Nothing in clear touches the disk.

            A part is opened by: openssl cms -decrypt -binary -inform DER -in part-0001.cms -recip patient.pem \
            -inkey patient.key | tar -x

            Exit codes: 0 all of it; 1 something was left out, as the manifest says; others as always.

            Example: dictum practice export northside --patient-ref 7d0c… --to patient.pem --folder /var/tmp/export
            """
    )
    @OptionGroup var stores: StoreOptions
    @Option(
        help: ArgumentHelp("One patient's: the practice's opaque UUID; else all of the practice.", valueName: "uuid")
    )
    var patientRef: UUID?
    @Option(help: ArgumentHelp("The recipient's certificate, PEM: EC P-256, or RSA of 2,048 bits.", valueName: "path"))
    var to: String
    @Option(help: ArgumentHelp("An existing folder without an earlier export.", valueName: "path")) var folder: String
    @Option(help: "Why: a FHIR purpose of use; PATRQT for a patient, HOPERAT for a practice.") var purpose:
        PurposeOfUse?
    @Option(help: ArgumentHelp("A part that is larger gets no further dictation.", valueName: "MiB")) var partSize = 256
    @Flag(help: "Print the manifest.") var json = false
    @Argument(help: "The practice's name or id.") var name: String

    func validate() throws {
        guard (1...1024).contains(partSize) else { throw ValidationError("--part-size is 1 to 1024") }
    }

    func run() async throws {
        let certificate = String(decoding: try Files.read(to), as: UTF8.self)
        let open = try Stores(try await stores.settings(), connections: 2)
        let access = Access(
            actor: "reviewer",
            purpose: purpose ?? (patientRef == nil ? .operations : .patientRequest)
        )
        let directory = try await open.database.run { try PracticeDirectory(in: $0) }
        guard let practice = directory.practice(name) else {
            throw InputError("there is no practice \(name); \"dictum practice list\" shows them")
        }
        let bar = ProgressCount("exported", "dictations")
        defer { bar.finish() }
        let manifest = try await ExportDesk(records: open.records(as: access), access: access).export(
            ExportDesk.Order(
                practice: practice,
                patient: patientRef,
                certificatePEM: certificate,
                partSize: partSize << 20
            ),
            to: FolderSink(folder),
            progress: bar.update
        )
        bar.finish()
        try report(manifest)
        guard manifest.leftOut.isEmpty else { throw ExitCode(1) }
    }

    private func report(_ manifest: ExportManifest) throws {
        guard !json else { return try JSONOutput.print(manifest) }
        let counts = ArtifactClass.allCases.map { "\(manifest.counts[$0.rawValue] ?? 0) \($0.rawValue)" }
        Terminal.say(
            "exported \(counts.joined(separator: ", ")) of \(manifest.dictations) dictations in "
                + "\(manifest.parts.count) parts to \(folder)"
        )
        for (reason, count) in manifest.leftOut.sorted(by: { $0.key < $1.key }) {
            Terminal.say("left out: \(count) for \(reason)\(Self.cure(reason, manifest))")
        }
    }

    private static func cure(_ reason: String, _ manifest: ExportManifest) -> String {
        switch reason {
        case "sensitivity_tag":
            " (\(manifest.withheldByTag.keys.sorted().joined(separator: ", "))): the practice's policy says no under "
                + "sensitivity; the privacy official decides"
        case "not_processed":
            ": no worker has opened these recordings yet, and their submitter has them; export again later"
        case "key_destroyed", "no_artifact": ": purged"
        default: ": have the incident assessed (\"dictum incident open\")"
        }
    }
}

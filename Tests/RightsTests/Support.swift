import Artifacts
import AuditLog
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Rights
import TestSupport
import Testing

extension House {
    /// A dictation with its recording opened once, its transcript and its note: as a worker leaves it.
    func dictate(_ words: String, patient: UUID? = nil, sound: Int = 0) async throws -> DictationID {
        let records = try openRecords()
        let recording = Array("sound of \(words)".utf8) + [UInt8](repeating: 7, count: sound)
        let certificate: String? = try await administrator().query(
            "SELECT certificate_pem FROM dictum.sealing_certificate WHERE practice_id = \(practice.id.uuid)"
        ).first?.get(0)
        let sealed = try CMSEnvelope.seal(recording, to: try #require(certificate))
        let id = self.id(UUID())
        try await administrator().query(
            """
            INSERT INTO dictum.intake (practice_id, dictation_id, patient_ref, sealed)
            VALUES (\(practice.id.uuid), \(id.uuid), \(patient), \(sealed))
            """
        )
        _ = try await records.openAudio(of: id)
        let transcript = Protected(Transcript(plainText: words))
        let statement = Note.Statement(text: words, evidence: [], flags: [])
        let section = Note.Section(title: "Plan", loinc: "18776-5", statements: [statement])
        let note = Protected(Note(title: "Note", loinc: "11506-3", generator: "test", sections: [section]))
        let artifacts = [
            try await records.seal(transcript, of: id), try await records.seal(note, of: id, version: 1),
        ]
        try await administrator().transaction { session in
            for artifact in artifacts { try records.store(artifact, stageSeconds: 1, in: session) }
        }
        return id
    }

    /// The entries of exports and of a reviewer's readings: action, purpose and code.
    func trail() async throws -> [String] {
        try await administrator().query(
            """
            SELECT action || ' ' || purpose || coalesce(' ' || code, '') FROM audit.entry WHERE actor = 'reviewer' ORDER BY at
            """
        ).map { try $0.get(0) }
    }

    func export(
        patient: UUID? = nil,
        to recipient: Recipient,
        partSize: Int = 1 << 30
    ) async throws -> ExportManifest {
        let access = Access(actor: "reviewer", purpose: patient == nil ? .operations : .patientRequest)
        let records = Records(
            database: Pool(try self.records.conninfo(as: Self.reviewerRole), size: 2),
            keyStore: try keyStore(as: Self.reviewerRole),
            access: access
        )
        return try await ExportDesk(records: records, access: access).export(
            ExportDesk.Order(
                practice: practice.id,
                patient: patient,
                certificatePEM: try recipient.text("patient.pem"),
                partSize: partSize
            ),
            to: TestSink(recipient.folder)
        )
    }
}

/// Files of a folder.
final class TestSink: ExportSink {
    private let folder: URL
    private var name = ""
    private var bytes: [UInt8] = []

    init(_ folder: URL) { self.folder = folder }

    func begin(_ name: String) { (self.name, bytes) = (name, []) }
    func write(_ bytes: [UInt8]) { self.bytes += bytes }
    func end() throws { try Data(bytes).write(to: folder.appending(path: name)) }
}

/// A patient with a certificate, a folder and the programs openssl and tar.
struct Recipient {
    let folder: URL

    static func make() async throws -> Recipient {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dictum-export-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let outcome = try await Shell.run(
            URL(filePath: "/usr/bin/openssl"),
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                "patient.key",
                "-out", "patient.pem", "-subj", "/CN=patient", "-days", "2",
            ],
            directory: folder
        )
        try #require(outcome.exitCode == 0)
        return Recipient(folder: folder)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    /// Opens sealed parts as the manual says, and reads what is in them.
    func open(_ parts: [String]) async throws -> [String: String] {
        let target = folder.appending(path: "opened-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        for part in parts {
            let script = """
                set -o pipefail; openssl cms -decrypt -binary -inform DER -in "$1" -recip patient.pem -inkey patient.key \
                | tar -x -C "$2"
                """
            let outcome = try await Shell.run(
                URL(filePath: "/bin/bash"),
                ["-c", script, "open", part, target.path],
                directory: folder
            )
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
        }
        var found: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: target.path) {
            guard let data = try? Data(contentsOf: target.appending(path: path)) else { continue }
            found[path] = String(decoding: data, as: UTF8.self)
        }
        return found
    }
}

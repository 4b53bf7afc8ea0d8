public import Artifacts
internal import AuditLog
internal import ClinicalNotes
internal import Crypto
internal import Custody
public import FoundationEssentials
public import Records

/// Hands out what there is of a patient or of a practice, sealed to a certificate of theirs: the right of access of the
/// individual (45 CFR 164.524), and the return at the end of a contract (164.504(e)).
///
/// Every artifact that is opened is in the audit log before it is, with the purpose of the records' access. Plaintext lives
/// in memory, one artifact at a time. What the practice's policy keeps from exports is left out and counted.
public struct ExportDesk: Sendable {
    private let records: Records
    private let purpose: String

    /// A desk over records opened as a reviewer who is assigned to the practice.
    ///
    /// - Parameter access: the same as the records'.
    public init(records: Records, access: Access) {
        self.records = records
        purpose = access.purpose.rawValue
    }

    /// What is asked for.
    public struct Order: Sendable {
        /// The practice.
        public let practice: PracticeID
        /// One patient's dictations; `nil` for everything.
        public let patient: UUID?
        /// The recipient's certificate.
        public let certificatePEM: String
        /// A part that is larger than this gets no further dictation.
        public let partSize: Int

        /// An order.
        public init(practice: PracticeID, patient: UUID? = nil, certificatePEM: String, partSize: Int = 256 << 20) {
            self.practice = practice
            self.patient = patient
            self.certificatePEM = certificatePEM
            self.partSize = partSize
        }
    }

    /// Files that a part holds at most, so that its manifest stays small.
    static let partFiles = 5_000

    /// Makes the export. The manifest is its last file: where that is missing, the export is not complete.
    ///
    /// - Parameter progress: told the number of dictations that are done.
    public func export(
        _ order: Order,
        to sink: any ExportSink,
        now: @Sendable () -> Date = { Date() },
        progress: (Int) -> Void = { _ in }
    ) async throws -> ExportManifest {
        let begun = now()
        // Whether the certificate can be sealed to is told before anything is opened.
        _ = try CMSSealer(to: order.certificatePEM, now: begun)
        try await records.beginExport(of: order.practice)
        var manifest = ExportManifest(
            exportId: UUID(),
            practiceId: order.practice.uuid,
            patientRef: order.patient,
            purpose: purpose,
            begunAt: begun,
            finishedAt: begun,
            certificateSha256: hexadecimal(try SHA256.hash(Self.der(order.certificatePEM))),
            open: "openssl cms -decrypt -binary -inform DER -in PART -recip CERTIFICATE -inkey KEY | tar -x"
        )
        var page = try await records.holdings(of: order.practice, patient: order.patient)
        guard !page.isEmpty else { throw RightsError(.nothingThere) }
        var done = 0
        while !page.isEmpty {
            var part = try ExportPart(
                manifest.parts.count + 1,
                of: manifest.exportId,
                to: order.certificatePEM,
                sink,
                now: begun
            )
            filling: while true {
                while let holding = page.first {
                    try await add(holding, to: &part, &manifest)
                    page.removeFirst()
                    done += 1
                    progress(done)
                    if page.isEmpty {
                        page = try await records.holdings(
                            of: order.practice,
                            patient: order.patient,
                            after: holding.id.uuid
                        )
                    }
                    if part.size >= order.partSize || part.contents.files.count >= Self.partFiles { break filling }
                }
                break
            }
            manifest.parts.append(try part.finish())
        }
        manifest.finishedAt = now()
        let bytes = try manifest.bytes()
        try await records.recordExported(of: order.practice, code: Self.code(of: bytes))
        try sink.begin("manifest.json")
        try sink.write(bytes)
        try sink.end()
        return manifest
    }

    /// The code by which the audit log names a manifest: the first 55 digits of its SHA-256.
    public static func code(of manifest: [UInt8]) throws -> String {
        "manifest_\(hexadecimal(try SHA256.hash(manifest)).prefix(55))"
    }

    private func add(_ holding: Holding, to part: inout ExportPart, _ manifest: inout ExportManifest) async throws {
        let uuid = holding.id.uuid
        guard holding.withheldBy.isEmpty else {
            for tag in holding.withheldBy {
                manifest.withheldByTag[tag, default: 0] += 1
                try await records.recordWithheld(holding.id, code: tag)
            }
            return leaveOut(holding, nil, "sensitivity_tag", &part, &manifest)
        }
        part.note(
            ExportContents.Dictation(
                dictationId: uuid,
                kind: holding.kind,
                status: holding.status,
                receivedAt: holding.receivedAt,
                tags: holding.tags
            )
        )
        let before = part.contents.files.count
        switch holding.recording {
        case .none: break
        case .unopened:
            try await records.recordWithheld(holding.id, code: "not_processed")
            leaveOut(holding, .audio, "not_processed", &part, &manifest)
        case .kept:
            try await attempt(holding, .audio, &part, &manifest) { [records] part in
                let recording = try await records.openAudio(of: holding.id).revealed
                try part.add(recording, "\(holding.id)/\(RecordingName.of(recording))", of: uuid, "audio", 1)
            }
        }
        if holding.hasTranscript {
            try await attempt(holding, .transcript, &part, &manifest) { [records] part in
                let transcript = try await records.openTranscript(of: holding.id).revealed
                let folder = "\(holding.id)/transcript"
                try part.add(try transcript.json(), "\(folder).json", of: uuid, "transcript", 1)
                try part.add(
                    Array(TranscriptRenderer.text(transcript).utf8),
                    "\(folder).txt",
                    of: uuid,
                    "transcript",
                    1
                )
            }
        }
        for version in holding.noteVersions {
            try await attempt(holding, .note, &part, &manifest) { [records] part in
                let opened = try await records.openNote(of: holding.id, version: version)
                let name = "\(holding.id)/note-\(version)" + (opened.signature == nil ? "-draft" : "-signed")
                let note = opened.note.revealed
                try part.add(try note.json(), "\(name).json", of: uuid, "note", version)
                try part.add(Array(NoteRenderer.text(note).utf8), "\(name).txt", of: uuid, "note", version)
            }
        }
        if part.contents.files.count > before { manifest.dictations += 1 }
    }

    /// What can't be opened, for its key is destroyed or its bytes were altered, is left out and named; the rest goes on.
    private func attempt(
        _ holding: Holding,
        _ artifactClass: ArtifactClass,
        _ part: inout ExportPart,
        _ manifest: inout ExportManifest,
        _ body: (inout ExportPart) async throws -> Void
    ) async throws {
        do {
            try await body(&part)
            manifest.counts[artifactClass.rawValue, default: 0] += 1
        } catch let error as CustodyError where [.keyDestroyed, .altered, .wrongKey, .truncated].contains(error.code) {
            leaveOut(holding, artifactClass, error.code.rawValue, &part, &manifest)
        } catch let error as RecordsError where error.code == .noArtifact {
            // Purged since the page was read.
            leaveOut(holding, artifactClass, error.code.rawValue, &part, &manifest)
        }
    }

    private func leaveOut(
        _ holding: Holding,
        _ artifactClass: ArtifactClass?,
        _ reason: String,
        _ part: inout ExportPart,
        _ manifest: inout ExportManifest
    ) {
        manifest.leftOut[reason, default: 0] += 1
        part.note(
            ExportContents.LeftOut(
                dictationId: holding.id.uuid,
                class: artifactClass?.rawValue,
                reason: reason,
                tags: holding.withheldBy
            )
        )
    }

    /// The bytes of the first certificate of PEM text.
    private static func der(_ pem: String) -> [UInt8] {
        let lines = pem.split(whereSeparator: \.isNewline).drop { !$0.hasPrefix("-----BEGIN CERTIFICATE") }.dropFirst()
        return Data(base64Encoded: lines.prefix { !$0.hasPrefix("-----") }.joined()).map(Array.init) ?? []
    }
}

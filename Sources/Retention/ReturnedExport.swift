internal import Artifacts
internal import FoundationEssentials
internal import Postgres

/// An export that a practice was given before its data are destroyed, by its manifest.
public struct ReturnedExport: Sendable {
    let manifest: [UInt8]
    private let said: Manifest
    private let leftOut: Int

    private struct Manifest: Decodable, Sendable {
        let type: String
        let practiceId: UUID
        let patientRef: UUID?
        let counts: [String: Int]
    }

    /// Reads a `manifest.json` of `dictum practice export`.
    ///
    /// - Parameter leftOut: how many artifacts are not in it, known and agreed to be destroyed without being returned.
    public init(manifest: [UInt8], leftOut: Int = 0) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let said = try? decoder.decode(Manifest.self, from: Data(manifest)), said.type == "dictum.export/1" else {
            throw RetentionError(
                .notReturned,
                "the manifest is not one of \"dictum practice export\"; name its manifest.json"
            )
        }
        self.manifest = manifest
        self.said = said
        self.leftOut = leftOut
    }

    /// Holds the manifest against the audit log and against what there is now.
    func check(against practice: PracticeID, in session: Session) throws {
        guard said.practiceId == practice.uuid, said.patientRef == nil else {
            throw RetentionError(
                .notReturned,
                "the manifest is of another practice or of one patient; export the whole practice"
            )
        }
        let row = try session.query(
            """
            SELECT EXISTS (
                SELECT FROM audit.entry WHERE practice_id = \(practice.uuid) AND action = 'export.finished'
                    AND code = 'manifest_' || left(encode(sha256(\(manifest)), 'hex'), 55)
            ), (SELECT count(*) FROM dictum.intake WHERE practice_id = \(practice.uuid))
                + (SELECT count(*) FROM dictum.artifact WHERE practice_id = \(practice.uuid))
            """
        ).first
        guard try row?.get(0) == true else {
            throw RetentionError(
                .notReturned,
                "the audit log knows no export with this manifest; it was altered, or made elsewhere: export again"
            )
        }
        let missing = (try row?.get(1) ?? 0) - said.counts.values.reduce(0, +)
        guard missing == leftOut else {
            throw RetentionError(
                .notReturned,
                "\(missing) artifacts of the practice are not in the export (kept out, or newer); export again, or say "
                    + "--not-returned \(missing) to destroy them all the same"
            )
        }
    }
}

public import Artifacts
internal import FoundationEssentials
public import Postgres

/// The tags of dictations: what makes one more sensitive than others. Practices may do the same in SQL:
/// `SELECT dictum.tag('ID', ARRAY['psychotherapy_notes'])`.
public struct TagDesk: Sendable {
    private let database: Pool

    /// A desk in the database with dictations.
    public init(database: Pool) { self.database = database }

    /// Adds and removes tags of a dictation. What was sent before is not called back.
    ///
    /// - Returns: the tags that it has now.
    /// - Throws: ``RetentionError/Code/unknownDictation``, ``RetentionError/Code/badTag``.
    public func tag(_ id: DictationID, add: [String] = [], remove: [String] = []) async throws -> [String] {
        guard (add + remove).allSatisfy(Self.isTag), !(add + remove).isEmpty else {
            throw RetentionError(
                .badTag,
                "a tag is lower-case letters, digits and underscores, such as part_2; no names"
            )
        }
        let rows = try await database.query(
            """
            SELECT array_to_string(dictum.tag(\(id.uuid), \(array: add), \(array: remove), \(id.practice.uuid)), ' ')
            """
        )
        guard let tags: String = try rows.first?.optional(0) else {
            throw RetentionError(.unknownDictation, "the practice has no dictation with this id; check the id")
        }
        return tags.split(separator: " ").map(String.init)
    }

    static func isTag(_ text: String) -> Bool { text.wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil }
}

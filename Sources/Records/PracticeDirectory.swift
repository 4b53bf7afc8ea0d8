public import Artifacts
public import FoundationEssentials
public import Postgres

/// The practices' names and ids, for people who type names and machines that give ids.
public struct PracticeDirectory: Sendable {
    private let names: [UUID: String]

    /// Reads the list.
    public init(in session: Session) throws(PostgresError) {
        let rows = try session.query("SELECT practice_id, name FROM dictum.practice")
        let pairs = try rows.map { row throws(PostgresError) in
            (try row.get(0, as: UUID.self), try row.get(1, as: String.self))
        }
        names = Dictionary(pairs) { $1 }
    }

    /// The practice of that name or id; `nil` when there is none.
    public func practice(_ text: String) -> PracticeID? {
        if let id = UUID(uuidString: text), names[id] != nil { return PracticeID(id) }
        return names.first { $0.value == text }.map { PracticeID($0.key) }
    }

    /// The name of a practice, or its id where it has none.
    public func name(of practice: UUID) -> String { names[practice] ?? practice.uuidString.lowercased() }
}

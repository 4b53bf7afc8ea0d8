import AuditLog
import FoundationEssentials

/// An audit entry as a table's row or as JSON.
struct AuditLine: Encodable {
    let at: Date
    let actor: String
    let role: String
    let action: String
    let outcome: String
    let code: String?
    let purpose: String
    let dictationId: String?
    let practiceId: String?

    init(_ entry: RecordedEntry) {
        at = entry.at
        actor = entry.entry.actor
        role = entry.databaseRole
        action = entry.entry.action
        outcome = entry.entry.outcome.rawValue
        code = entry.entry.code
        purpose = entry.entry.purpose.rawValue
        dictationId = entry.entry.dictation?.uuidString.lowercased()
        practiceId = entry.entry.practice?.uuidString.lowercased()
    }

    static func table(_ entries: [RecordedEntry]) -> Table {
        var table = Table("WHEN", "WHO", "ROLE", "WHAT", "OUTCOME", "WHY")
        for line in entries.map(AuditLine.init) {
            let outcome = line.outcome + (line.code.map { ": \($0)" } ?? "")
            table.append(line.at.formatted(.iso8601), line.actor, line.role, line.action, outcome, line.purpose)
        }
        return table
    }
}

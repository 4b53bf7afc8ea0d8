import AuditLog
import FoundationEssentials

/// An audit entry as a table's row or as JSON.
struct AuditLine: Encodable {
    let entry: String
    let at: Date
    let actor: String
    let role: String
    let action: String
    let outcome: String
    let code: String?
    let purpose: String
    let dictationId: String?
    let practiceId: String?

    init(_ recorded: RecordedEntry) {
        entry = "\(recorded.laneID)/\(recorded.laneSequence)"
        at = recorded.at
        actor = recorded.entry.actor
        role = recorded.databaseRole
        action = recorded.entry.action
        outcome = recorded.entry.outcome.rawValue
        code = recorded.entry.code
        purpose = recorded.entry.purpose.rawValue
        dictationId = recorded.entry.dictation?.uuidString.lowercased()
        practiceId = recorded.entry.practice?.uuidString.lowercased()
    }

    static func table(_ entries: [RecordedEntry]) -> Table {
        var table = Table("ENTRY", "WHEN", "WHO", "ROLE", "WHAT", "OUTCOME", "WHY")
        for line in entries.map(AuditLine.init) {
            let outcome = line.outcome + (line.code.map { ": \($0)" } ?? "")
            let when = line.at.formatted(.iso8601)
            table.append(line.entry, when, line.actor, line.role, line.action, outcome, line.purpose)
        }
        return table
    }
}

/// A whole entry, as `audit export` writes it: with all that its hash covers.
struct AuditRow: Encodable {
    let line: AuditLine
    let recorded: RecordedEntry
    let patient: UUID?

    private enum Key: String, CodingKey {
        case microseconds, artifactClass, artifactVersion, keyId, patientRef, transaction, canonical, entryHash
    }

    init(_ recorded: RecordedEntry, patient: UUID?) {
        line = AuditLine(recorded)
        self.recorded = recorded
        self.patient = patient
    }

    func encode(to encoder: any Encoder) throws {
        try line.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(recorded.microseconds, forKey: .microseconds)
        try container.encode(recorded.transaction, forKey: .transaction)
        try container.encodeIfPresent(recorded.entry.artifactClass, forKey: .artifactClass)
        try container.encodeIfPresent(recorded.entry.artifactVersion, forKey: .artifactVersion)
        try container.encodeIfPresent(recorded.entry.keyID?.uuidString.lowercased(), forKey: .keyId)
        try container.encodeIfPresent(patient?.uuidString.lowercased(), forKey: .patientRef)
        try container.encode(Data(recorded.canonicalBytes).base64EncodedString(), forKey: .canonical)
        try container.encode(Data(recorded.entryHash).base64EncodedString(), forKey: .entryHash)
    }
}

/// A line of `audit report`.
struct AuditSummary: Encodable {
    let practiceId: String?
    let actor: String
    let role: String
    let action: String
    let outcome: String
    let purpose: String
    let entries: Int
    let dictations: Int
    let patients: Int
    let first: Date
    let last: Date

    init(_ line: AuditSummaryLine) {
        practiceId = line.practice?.uuidString.lowercased()
        actor = line.actor
        role = line.databaseRole
        action = line.action
        outcome = line.outcome
        purpose = line.purpose
        entries = line.entries
        dictations = line.dictations
        patients = line.patients
        first = line.first
        last = line.last
    }

    static func table(_ lines: [AuditSummaryLine]) -> Table {
        var table = Table(
            "PRACTICE",
            "WHO",
            "ROLE",
            "WHAT",
            "OUTCOME",
            "WHY",
            "TIMES",
            "DICTATIONS",
            "PATIENTS",
            "FIRST",
            "LAST"
        )
        for line in lines.map(AuditSummary.init) {
            table.append(
                line.practiceId ?? "-",
                line.actor,
                line.role,
                line.action,
                line.outcome,
                line.purpose,
                "\(line.entries)",
                "\(line.dictations)",
                "\(line.patients)",
                line.first.formatted(.iso8601),
                line.last.formatted(.iso8601)
            )
        }
        return table
    }
}

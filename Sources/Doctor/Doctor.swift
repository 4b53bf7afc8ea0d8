public import Migrations
public import Postgres

/// Looks at both databases and says what is not as it should be.
///
/// Connects as an administrator or as a member of `dictum_auditor`; what a role may not see is `unknown`, never `ok`.
public struct Doctor: Sendable {
    let limits: Limits

    /// A doctor with these limits.
    public init(limits: Limits = Limits()) { self.limits = limits }

    typealias Check = @Sendable (Session) throws -> [Finding]

    /// Every check of one of the two databases, in order.
    ///
    /// A check that the database refuses to answer is one finding of verdict `unknown`; only a connection that can't be
    /// made throws.
    public func examine(_ schema: Schema, _ pool: Pool) async throws -> [Finding] {
        let checks: [(area: String, check: Check)] =
            switch schema {
            case .records:
                common(schema) + [
                    ("practices", practices), ("practices", practiceLogins), ("agreements", agreements),
                    ("subprocessors", subprocessors), ("refusals", refusals), ("backups", backups), ("purge", purge),
                    ("audit", audit),
                    ("break_glass", breakGlass),
                ]
            case .keystore: common(schema) + [("keys", keys)]
            }
        return try await pool.run { session in
            try checks.flatMap { area, check in try Self.look(area, session, check) }
        }
    }

    private func common(_ schema: Schema) -> [(area: String, check: Check)] {
        [
            ("schema", { try migrations(schema, $0) }), ("tls", encryption), ("roles", roles),
            ("logins", logins),
            ("privileges", { try privileges(schema, $0) }), ("isolation", isolation), ("extensions", extensions),
            ("settings", settings), ("settings", archiving), ("settings", statementAudit),
        ]
    }

    private static func look(_ area: String, _ session: Session, _ check: Check) throws -> [Finding] {
        do { return try check(session) } catch let error as PostgresError where error.code == .server {
            let cure = "connect as an administrator, or as a member of dictum_auditor, after \"dictum migrate\""
            return [Finding(area, area, .unknown, "can't be looked at (SQLSTATE \(error.sqlState ?? ""))", cure: cure)]
        }
    }

    private func migrations(_ schema: Schema, _ session: Session) throws -> [Finding] {
        let known = Set(schema.migrations.map(\.number))
        let applied = try Set(
            session.query("SELECT number FROM dictum_migration.applied").map { try $0.get(0, as: Int.self) }
        )
        let missing = known.subtracting(applied).sorted().map(String.init).joined(separator: ", ")
        let unknown = applied.subtracting(known).sorted().map(String.init).joined(separator: ", ")
        if !unknown.isEmpty {
            return [
                Finding("schema", "migrations", .failed, "has \(unknown), unknown here", cure: "run the newer dictum")
            ]
        }
        let detail = missing.isEmpty ? "\(applied.count) applied, none missing" : "missing: \(missing)"
        return [Finding("schema", "migrations", unless: missing.isEmpty, .failed, detail, cure: "dictum migrate")]
    }

    /// A length of time for a reader.
    static func spell(_ seconds: Double) -> String {
        switch abs(seconds) {
        case ..<120: "\(Int(seconds)) s"
        case ..<7200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3600)) h"
        default: "\(Int(seconds / 86_400)) days"
        }
    }
}

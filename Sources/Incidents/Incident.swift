public import Artifacts
public import FoundationEssentials
internal import Postgres

/// Something that happened, or may have: where to look for what was read. Codes and opaque ids only.
public struct Incident: Sendable, Hashable {
    /// Its id.
    public let id: UUID
    /// What happened, as a code: `lost_laptop`, `unjustified_access`.
    public let kind: String
    /// When it was known, or should have been (45 CFR 164.404(a)(2)): the clock begins.
    public let discoveredAt: Date
    /// Where to look.
    public let scope: Scope
    /// The login that opened it.
    public let openedBy: String
    /// When it was opened.
    public let openedAt: Date

    /// Where to look; what is `nil` means all.
    public struct Scope: Sendable, Hashable {
        /// From this moment on.
        public var from: Date
        /// Before this moment.
        public var until: Date
        /// About this practice.
        public var practice: PracticeID?
        /// By this actor, or any of this kind: `clinician/…`, or `clinician`.
        public var actor: String?
        /// By this database login.
        public var login: String?
        /// By workers of this host.
        public var host: String?
        /// A key that somebody else may know.
        public var key: Key?

        /// A window, to be narrowed.
        public init(from: Date, until: Date) {
            self.from = from
            self.until = until
        }

        /// Whether somebody's own doings are looked for; else only what a key would open.
        public var hasReader: Bool { actor != nil || login != nil || host != nil || key == nil }
    }

    /// A key that somebody else may know.
    public enum Key: Sendable, Hashable {
        /// The data key of one artifact class of a dictation.
        case data(UUID)
        /// A practice's sealing key of some week.
        case sealing(UUID)
        /// The practice's key, of a generation where it is known.
        case practice(generation: Int?)
        /// The master key.
        case master

        /// Reads `data:UUID`, `sealing:UUID`, `practice`, `practice:3` or `master`.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            switch (parts.first, parts.dropFirst().first) {
            case ("data", let id?):
                guard let id = UUID(uuidString: id) else { return nil }
                self = .data(id)
            case ("sealing", let id?):
                guard let id = UUID(uuidString: id) else { return nil }
                self = .sealing(id)
            case ("practice", nil): self = .practice(generation: nil)
            case ("practice", let number?):
                guard let number = Int(number), number > 0 else { return nil }
                self = .practice(generation: number)
            case ("master", nil): self = .master
            default: return nil
            }
        }

        /// As it is read.
        public var text: String {
            switch self {
            case .data(let id): "data:\(id.uuidString.lowercased())"
            case .sealing(let id): "sealing:\(id.uuidString.lowercased())"
            case .practice(let generation): generation.map { "practice:\($0)" } ?? "practice"
            case .master: "master"
            }
        }

        var kind: String { String(text.prefix { $0 != ":" }) }
        var id: UUID? {
            switch self {
            case .data(let id), .sealing(let id): id
            case .practice, .master: nil
            }
        }
        var generation: Int? { if case .practice(let generation) = self { generation } else { nil } }
    }
}

extension Incident {
    static let columns: StaticString = """
        incident_id, kind::text, discovered_at, window_from, window_until, practice_id, actor, login_role::text, host,
        key_kind, key_id, key_generation::int8, opened_by::text, opened_at
        """

    /// Reads a row of ``columns``.
    init(_ row: Row) throws {
        var scope = Scope(from: try row.get(3), until: try row.get(4))
        scope.practice = try row.optional(5).map(PracticeID.init)
        scope.actor = try row.optional(6)
        scope.login = try row.optional(7)
        scope.host = try row.optional(8)
        let (id, generation): (UUID?, Int?) = (try row.optional(10), try row.optional(11))
        scope.key =
            switch try row.optional(9, as: String.self) {
            case "data": id.map(Key.data)
            case "sealing": id.map(Key.sealing)
            case "practice": .practice(generation: generation)
            case "master": .master
            default: nil
            }
        self.init(
            id: try row.get(0),
            kind: try row.get(1),
            discoveredAt: try row.get(2),
            scope: scope,
            openedBy: try row.get(12),
            openedAt: try row.get(13)
        )
    }
}

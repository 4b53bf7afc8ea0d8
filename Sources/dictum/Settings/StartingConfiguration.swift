import AuditLog
import Crypto

/// What a worker starts with, as the audit log may know it: a digest of all settings, and the names of those that are not
/// as they are by default. No values: they are paths, addresses and names of hosts.
struct StartingConfiguration {
    /// Name and value of what is not the default, by name.
    private let changed: [(name: String, value: String)]

    init(_ settings: Settings, _ slots: SlotOptions, drain: Bool) {
        let given = Setting.all.compactMap { setting -> (name: String, value: String)? in
            guard let value = settings.value(of: setting), value != setting.fallback else { return nil }
            return (setting.code, value)
        }
        let defaults: [(String, Int, Int)] = [
            ("transcribe_slots", slots.transcribeSlots, 1), ("draft_slots", slots.draftSlots, 1),
            ("lease", slots.lease, 30), ("poll", slots.poll, 1), ("grace", slots.grace, 60),
            ("poll_only", slots.pollOnly ? 1 : 0, 0), ("drain", drain ? 1 : 0, 0),
        ]
        let numbers = defaults.filter { $0.1 != $0.2 }.map { (name: $0.0, value: "\($0.1)") }
        changed = (given + numbers).sorted { $0.name < $1.name }
    }

    /// `worker.started` with the digest, and a `worker.configured` for each name.
    func entries(of actor: String) throws -> [AuditEntry] {
        let lines = changed.map { "\($0.name)=\($0.value)\n" }.joined()
        let digest = try SHA256.hash(Array("dictum \(Version.current)\n\(lines)".utf8))
        let hex = digest.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let events = [("worker.started", "configuration_\(hex)")] + changed.map { ("worker.configured", $0.name) }
        return events.map { action, code in
            AuditEntry(actor: actor, action: action, code: code, purpose: .systemAdministration)
        }
    }
}

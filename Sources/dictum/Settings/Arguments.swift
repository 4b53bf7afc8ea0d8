public import ArgumentParser
public import Artifacts
public import AuditLog
public import FoundationEssentials
public import Incidents
public import JobQueue
public import Retention
public import Review

extension BreakGlass.Finding: ExpressibleByArgument {}

extension ConsentMethod: ExpressibleByArgument {}

extension ConsentScope: ExpressibleByArgument {}

extension DictationKind: ExpressibleByArgument {}

extension JobQueue.State: ExpressibleByArgument {}

extension PurposeOfUse: ExpressibleByArgument {}

extension EntryPlace: ExpressibleByArgument {
    /// Reads `LANE/PLACE`.
    public init?(argument: String) { self.init(argument) }
}

extension Subprocessor.DataClass: ExpressibleByArgument {}

extension Subprocessor.TrainingUse: ExpressibleByArgument {}

extension UUID: @retroactive ExpressibleByArgument {
    /// Reads the usual text form.
    public init?(argument: String) { self.init(uuidString: argument) }
}

extension Assessment.Answer: ExpressibleByArgument {}

extension Assessment.Factor: ExpressibleByArgument {
    /// Reads `low:opaque_ids_only`.
    public init?(argument: String) { self.init(argument) }
}

extension Incident.Key: ExpressibleByArgument {
    /// Reads `data:UUID`, `sealing:UUID`, `practice`, `practice:3` or `master`.
    public init?(argument: String) { self.init(argument) }
}

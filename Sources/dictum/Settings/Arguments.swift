public import ArgumentParser
public import Artifacts
public import AuditLog
public import FoundationEssentials
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

public import ArgumentParser
public import Artifacts
public import AuditLog
public import FoundationEssentials
public import JobQueue
public import Review

extension BreakGlass.Finding: ExpressibleByArgument {}

extension DictationKind: ExpressibleByArgument {}

extension JobQueue.State: ExpressibleByArgument {}

extension PurposeOfUse: ExpressibleByArgument {}

extension EntryPlace: ExpressibleByArgument {
    /// Reads `LANE/PLACE`.
    public init?(argument: String) { self.init(argument) }
}

extension UUID: @retroactive ExpressibleByArgument {
    /// Reads the usual text form.
    public init?(argument: String) { self.init(uuidString: argument) }
}

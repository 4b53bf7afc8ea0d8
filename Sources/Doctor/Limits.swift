/// From when on something is too old, in seconds, or too many.
public struct Limits: Hashable, Sendable {
    /// A practice's key, without rotation: a year.
    public var keyAge = 365 * 86_400.0
    /// A sealing key whose certificate has ended: two weeks.
    public var sealingKeyGrace = 14 * 86_400.0
    /// How long before its end a certificate should have been renewed: a day.
    public var certificateNotice = 86_400.0
    /// How long before its end an agreement should be renewed: 30 days.
    public var agreementNotice = 30 * 86_400.0
    /// The last backup: 26 hours, for one a day.
    public var backupAge = 26 * 3600.0
    /// An audit entry that is not sealed: a minute.
    public var auditLag = 60.0
    /// A head that a witness has not signed: an hour.
    public var witnessLag = 3600.0
    /// A witness of no use any more, whose silence says nothing: 30 days.
    public var witnessMemory = 30 * 86_400.0
    /// Logins that may do everything, or make such.
    public var administrators = 3
    /// A grant of broken glass that nobody has reviewed: a day.
    public var reviewDelay = 86_400.0

    /// The last complete purge: 26 hours, for one a night.
    public var purgeAge = 26 * 3600.0

    /// The defaults.
    public init() {}
}

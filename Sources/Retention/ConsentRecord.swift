public import FoundationEssentials

/// How a consent was given.
public enum ConsentMethod: String, Codable, Hashable, Sendable, CaseIterable {
    /// On paper.
    case written
    /// Signed on a screen.
    case electronic
    /// Said, and noted by the practice.
    case verbal
}

/// What a patient agreed to.
public enum ConsentScope: String, Codable, Hashable, Sendable, CaseIterable {
    /// That the dictation is processed, by engines of the worker's own.
    case processing
    /// That endpoints see it too.
    case endpoints
}

/// A practice's word that the patient agreed. The document itself stays with the practice.
public struct ConsentRecord: Hashable, Sendable {
    /// The practice's opaque id of it.
    public var reference: UUID
    /// How it was given; `nil` where nobody noted it.
    public var method: ConsentMethod?
    /// When.
    public var obtainedAt: Date?
    /// What for; `nil` where nobody noted it, and then the practice's policy alone decides.
    public var scope: ConsentScope?

    /// A record of its parts.
    public init(
        reference: UUID,
        method: ConsentMethod? = nil,
        obtainedAt: Date? = nil,
        scope: ConsentScope? = nil
    ) {
        self.reference = reference
        self.method = method
        self.obtainedAt = obtainedAt
        self.scope = scope
    }
}

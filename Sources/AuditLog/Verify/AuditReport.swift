/// What a verification of the log found. Codes and numbers only.
public struct AuditReport: Hashable, Sendable, CustomStringConvertible {
    /// Entries read.
    public internal(set) var entries = 0
    /// Lanes read.
    public internal(set) var lanes = 0
    /// Leaves of the newest checkpoint's tree that were read.
    public internal(set) var sealed = 0
    /// How often the log went on under another name, after a restore.
    public internal(set) var epochs = 0
    /// The first thing that is wrong; `nil` when the log is whole.
    public internal(set) var finding: AuditFinding?

    /// Whether nothing is wrong.
    public var isWhole: Bool { finding == nil }

    /// One line.
    public var description: String {
        if let finding { return "the audit log is not whole: \(finding)" }
        var whole = "the audit log is whole: \(entries) entries in \(lanes) lanes, \(sealed) of them sealed"
        if epochs > 0 { whole += "; restored and renamed \(epochs) times" }
        guard sealed < entries else { return whole }
        return whole + "; the removal of a whole lane can be seen among sealed entries only"
    }
}

/// The first thing that is wrong with a log.
public struct AuditFinding: Error, Hashable, Sendable, CustomStringConvertible {
    /// How it is wrong; the raw value is the reason code.
    public enum Kind: String, Hashable, Sendable {
        /// The entry's columns do not give its hash, or its hash is not the one that was chained or sealed.
        case altered
        /// No entry is at this place, and there was one.
        case missing
        /// The entry is whole, and belongs to another place.
        case reordered
        /// The lane's last entry is not the one that its head names.
        case laneHeadMoved = "lane_head_moved"
        /// The entry is older than the newest checkpoint and has no leaf.
        case unsealed
        /// The leaves do not give the signed root, or one is missing.
        case treeDiffers = "tree_differs"
        /// The newest checkpoint is malformed, not of this key, or not what the stored head says.
        case badCheckpoint = "bad_checkpoint"
        /// Who a dictation was about (`audit.subject`) is not what this entry committed to: the row was changed, removed or
        /// added.
        case subjectDiffers = "subject_differs"
        /// A checkpoint kept elsewhere covers more than the log holds: its end was cut, or an old dump was restored.
        case rolledBack = "rolled_back"
        /// A checkpoint kept elsewhere, of a size that the log has, has another root: history was rewritten up to there.
        case forked
    }

    /// How it is wrong.
    public let kind: Kind
    /// The lane, where the finding is about one.
    public let laneID: Int?
    /// The place in the lane, from 1.
    public let laneSequence: Int?
    /// The leaf's index, from 0, where the finding is about the tree.
    public let leafIndex: Int?

    /// A finding at a place.
    public init(_ kind: Kind, lane: Int? = nil, sequence: Int? = nil, leaf: Int? = nil) {
        self.kind = kind
        laneID = lane
        laneSequence = sequence
        leafIndex = leaf
    }

    /// Such as `altered: lane 4711, entry 12`.
    public var description: String {
        let place = [
            laneID.map { "lane \($0)" }, laneSequence.map { "entry \($0)" }, leafIndex.map { "leaf \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
        return place.isEmpty ? kind.rawValue : "\(kind.rawValue): \(place)"
    }
}

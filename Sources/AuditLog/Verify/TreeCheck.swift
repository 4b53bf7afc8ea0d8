internal import Postgres

/// Builds the tree anew from its leaves, and compares its roots with the newest checkpoint and with older ones.
struct TreeCheck: Sendable {
    private let head: TreeHead?
    private let outside: [Int: [[UInt8]]]

    init(_ head: TreeHead?, outside: [Checkpoint]) {
        self.head = head
        self.outside = Dictionary(grouping: outside, by: \.size).mapValues { $0.map(\.root) }
    }

    /// What is wrong with the tree, or `nil`.
    func run(in session: Session) throws -> AuditFinding? {
        let size = head?.edge.size ?? 0
        var edge = RightEdge()
        var fork: Int?
        func compare() {
            if fork == nil, let roots = outside[edge.size], roots.contains(where: { $0 != edge.root }) {
                fork = edge.size
            }
        }
        compare()
        do {
            try TreeReader.leaves(0..<size, in: session) { hash in
                edge.append(hash)
                compare()
            }
        } catch is AuditError { return AuditFinding(.treeDiffers, leaf: edge.size) }
        guard head == nil || edge.root == head?.root else { return AuditFinding(.treeDiffers) }
        if let fork { return AuditFinding(.forked, leaf: fork - 1) }
        guard outside.keys.allSatisfy({ $0 <= size }) else { return AuditFinding(.rolledBack, leaf: size) }
        return nil
    }
}

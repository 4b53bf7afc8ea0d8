public import Foundation
internal import Synchronization

/// Foundation learns of a child's end by a socket that, for a moment, any child started meanwhile inherits too: then the
/// end is noticed only when both are gone, and two tests may wait for each other for ever. So starts take turns.
private let turns = Mutex(())

extension Process {
    /// Starts the process, one at a time.
    public func start() throws { try turns.withLock { _ in try run() } }
}

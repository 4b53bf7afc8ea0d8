/// Waits for what others bring about, looking again and again.
///
/// The bound is for what never comes: the run then ends, and says what it waited for. A slow machine does not reach it.
///
/// - Throws: ``NeverCame``.
public func waitUntil(_ what: String, _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(300)
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverCame(description: "waited in vain: \(what)") }
        try await Task.sleep(for: .milliseconds(10))
    }
}

/// What a test waited for did not come.
public struct NeverCame: Error, CustomStringConvertible {
    /// One line.
    public let description: String
}

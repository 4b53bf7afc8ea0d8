import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite struct ProtocolTests {
    @Test func `the queue agrees with its protocol in every state that one job and two workers can reach`() async throws
    {
        try await Fixture.with { f in
            let states = try await f.connection.transaction { session in
                var walk = ProtocolWalk(session: session)
                return try walk.all()
            }
            #expect(Set(states.keys.map(\.place)).count == 7)
            #expect(states.count > 100)

            // Nothing is lost: from every state the job can still be done.
            var reaching = Set(states.keys.filter { $0.place == .done })
            while let more = states.first(where: { !reaching.contains($0.key) && !reaching.isDisjoint(with: $0.value) })
            {
                reaching.insert(more.key)
            }
            #expect(reaching.count == states.count)
            // Done is done.
            for (state, next) in states where state.place == .done {
                #expect(next.allSatisfy { $0.place == .done })
            }
        }
    }
}

/// Walks every state of the model and the database side by side, with savepoints to step back.
private struct ProtocolWalk {
    let session: Session
    // Hours, so that no wait ends by itself while the walk goes on.
    let queue = JobQueue(
        backoff: Backoff(attempts: ProtocolModel.attemptLimit, first: .seconds(7200), ceiling: .seconds(7200))
    )
    let tenant = UUID()
    let subject = UUID()
    var leases: [Lease?] = [nil, nil]
    var edges: [ProtocolModel: Set<ProtocolModel>] = [:]

    init(session: Session) { self.session = session }

    mutating func all() throws -> [ProtocolModel: Set<ProtocolModel>] {
        try enqueue()
        try visit(ProtocolModel())
        return edges
    }

    private mutating func visit(_ state: ProtocolModel) throws {
        guard edges[state] == nil else { return }
        edges[state] = []
        for step in ProtocolModel.Step.all {
            guard let (next, granted) = state.after(step) else { continue }
            let before = leases
            try session.execute(script: "SAVEPOINT step")
            let answer = try take(step)
            #expect(answer == granted, "\(step) in \(state)")
            let found = try observed()
            let expected = next.place == .done ? "done" : "\(next.place) \(next.attempts) \(next.deaths)"
            #expect(found == expected, "\(step) in \(state)")
            edges[state]?.insert(next)
            // Behind a disagreement everything else would disagree too.
            if answer == granted, found == expected { try visit(next) }
            try session.execute(script: "ROLLBACK TO step; RELEASE step")
            leases = before
        }
    }

    private func enqueue() throws {
        try queue.enqueue(stage: "work", tenant: tenant, subject: subject, priority: 5, in: session)
    }

    /// Takes the step in the database, and returns whether it was granted.
    private mutating func take(_ step: ProtocolModel.Step) throws -> Bool {
        switch step {
        case .claim(let worker):
            let claimed = try queue.claim(stage: "work", limit: 1, worker: "w", lease: .seconds(3600), in: session)
            if let lease = claimed.first { leases[worker] = lease }
            return !claimed.isEmpty
        case .timePasses:
            try session.query("UPDATE queue.job SET available_at = statement_timestamp() - interval '1 second'")
            return true
        case .enqueueAgain:
            try enqueue()
            return true
        case .retrySetAside:
            return try queue.retrySetAside(tenant: tenant, subject: subject, in: session) == 1
        case .heartbeat(let worker):
            let lease = try #require(leases[worker])
            return try queue.heartbeat([lease], for: .seconds(3600), in: session) == [lease.token]
        case .complete(let worker): return try granted { try queue.complete(#require(leases[worker]), in: session) }
        case .fail(let worker): return try granted { try queue.fail(#require(leases[worker]), code: "x", in: session) }
        case .release(let worker): return try granted { try queue.release(#require(leases[worker]), in: session) }
        case .retry(let worker):
            return try granted { _ = try queue.retry(#require(leases[worker]), code: "x", in: session) }
        case .snooze(let worker):
            return try granted { try queue.snooze(#require(leases[worker]), for: .seconds(3600), in: session) }
        }
    }

    private func granted(_ write: () throws -> Void) throws -> Bool {
        do { try write() } catch is LeaseLost { return false }
        return true
    }

    private func observed() throws -> String {
        let rows = try session.query(
            """
            SELECT CASE WHEN lease_token IS NULL THEN CASE WHEN due THEN 'waiting' ELSE 'delayed' END
                    ELSE CASE WHEN due THEN 'expired' ELSE 'leased' END END || ' ' || attempts || ' ' || deaths
            FROM (SELECT *, available_at <= statement_timestamp() AS due FROM queue.job) AS job
            UNION ALL SELECT kind || ' ' || attempts || ' ' || deaths FROM queue.set_aside
            """
        )
        #expect(rows.count <= 1)
        guard let row = rows.first else { return "done" }
        return try row.get(0)
    }
}

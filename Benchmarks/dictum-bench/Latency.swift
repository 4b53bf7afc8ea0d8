import Postgres
import Synchronization

/// How long a job takes that finds an idle queue: one connection enqueues, another is woken by NOTIFY.
enum Latency {
    private struct Times {
        var begun: ContinuousClock.Instant?
        var committed: ContinuousClock.Instant?
        var started: ContinuousClock.Instant?
        var ended: ContinuousClock.Instant?
    }

    /// Commit to start and end to end, in milliseconds.
    static func measure<Claimed: Sendable>(
        _ effort: Effort,
        database: String,
        channel: String,
        enqueue: @escaping @Sendable (Session) throws -> Int64,
        claim: @escaping @Sendable (Session) throws -> Claimed,
        complete: @escaping @Sendable (Session, Claimed) throws -> Void
    ) async throws -> [Column: Double] where Claimed: Collection, Claimed.Element: JobNumbered {
        let ledger = Ledger()
        let (done, signal) = AsyncStream.makeStream(of: Void.self)
        let consumer = Task {
            let connection = try await Connection.open(database)
            for try await _ in Listener.messages(database, channel: channel) {
                let claimed = try await connection.run { try claim($0) }
                let started = ContinuousClock.now
                try await connection.run { try complete($0, claimed) }
                ledger.note(claimed.map(\.number), started: started, ended: .now)
                signal.yield()
            }
        }
        var turns = done.makeAsyncIterator()
        // The listener's own greeting: from here on it hears.
        await turns.next()
        let producer = try await Connection.open(database)
        let warmUp = 20
        for number in 0..<(effort.latencies + warmUp) {
            try await Task.sleep(for: effort.pause)
            let begun = ContinuousClock.now
            let id = try await producer.run { try enqueue($0) }
            let committed = ContinuousClock.now
            await turns.next()
            if number >= warmUp { ledger.note(id, begun: begun, committed: committed) }
        }
        consumer.cancel()
        await producer.close()
        return summary(ledger.times.withLock { Array($0.values) })
    }

    private final class Ledger: Sendable {
        let times = Mutex<[Int64: Times]>([:])

        func note(_ jobs: [Int64], started: ContinuousClock.Instant, ended: ContinuousClock.Instant) {
            times.withLock { times in
                for job in jobs {
                    times[job, default: Times()].started = started
                    times[job]?.ended = ended
                }
            }
        }

        func note(_ job: Int64, begun: ContinuousClock.Instant, committed: ContinuousClock.Instant) {
            times.withLock { times in
                times[job, default: Times()].begun = begun
                times[job]?.committed = committed
            }
        }
    }

    private static func summary(_ times: [Times]) -> [Column: Double] {
        let starts = times.compactMap { time in
            time.started.flatMap { started in time.committed.map { max(0, (started - $0).inSeconds * 1000) } }
        }
        let ends = times.compactMap { time in
            time.ended.flatMap { ended in time.begun.map { (ended - $0).inSeconds * 1000 } }
        }
        return [
            .startMedian: starts.median, .startTail: starts.percentile(0.99), .endMedian: ends.median,
            .endTail: ends.percentile(0.99),
        ]
    }
}

/// What has a job's number.
protocol JobNumbered {
    var number: Int64 { get }
}

extension Int64: JobNumbered {
    var number: Int64 { self }
}

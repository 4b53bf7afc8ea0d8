import Artifacts
import FoundationEssentials
import JobQueue
import Pipeline
import Records
import Retention

/// The fleet as a page for a terminal. What asks for attention is red there.
struct FleetView {
    /// Three times the time between two heartbeats, by default: the leases of a worker that is silent for so long end.
    private static let patience = 30.0

    private let status: FleetStatus
    private let directory: PracticeDirectory
    private let trend: FleetTrend?

    /// - Parameter trend: what a watch remembers.
    init(_ status: FleetStatus, directory: PracticeDirectory, trend: FleetTrend? = nil) {
        self.status = status
        self.directory = directory
        self.trend = trend
    }

    /// The page's lines.
    var lines: [String] {
        var tables = [stages, turnAround, workers, purge]
        if !status.reasons.isEmpty { tables.append(reasons) }
        if !status.pauses.isEmpty { tables.append(pauses) }
        return [summary, ""] + Array(tables.map(\.lines).joined(separator: [""]))
    }

    private var living: [JobQueue.WorkerView] { status.workers.filter { $0.silence <= Self.patience } }

    /// The fleet in one line.
    private var summary: String {
        let (slots, leases) = (living.reduce(0) { $0 + $1.worker.slots }, living.reduce(0) { $0 + $1.leases })
        let waiting = status.stages.reduce(0) { $0 + $1.depth.waiting }
        let late = status.turnAround.reduce(0) { $0 + $1.late }
        let pace = Double(status.turnAround.reduce(0) { $0 + $1.readyLately }) / 5
        let workers = living.count == 1 ? "1 worker" : "\(living.count) workers"
        var parts = ["\(workers), \(leases) of \(slots) slots busy", "\(waiting) waiting", "\(pace) notes a minute"]
        if living.isEmpty && waiting > 0 { parts.append(Terminal.coloured("nobody works", 31)) }
        if late > 0 { parts.append(Terminal.coloured("\(late) late", 31)) }
        return parts.joined(separator: " · ")
    }

    private var stages: Table {
        let lately = trend == nil ? "" : "QUEUED LATELY"
        var table = Table("STAGE", "WAITING", "DELAYED", "LEASED", "SET ASIDE", "OLDEST", lately)
        for line in status.stages {
            let depth = line.depth
            table.append(
                line.stage.rawValue,
                "\(depth.waiting)",
                "\(depth.delayed)",
                "\(depth.leased)",
                "\(depth.setAside)",
                Self.age(depth.oldestAge),
                trend?.bars(of: line.stage) ?? ""
            )
        }
        return table
    }

    private var turnAround: Table {
        var table = Table("PRIORITY", "TARGET", "OPEN", "LATE", "OLDEST", "PER MINUTE", "READY IN 24 H", "LATE OF THEM")
        for line in status.turnAround {
            table.append(
                line.priority,
                Self.age(line.target),
                "\(line.open)",
                "\(line.late)",
                Self.age(line.oldestAge),
                "\(Double(line.readyLately) / 5)",
                "\(line.ready)",
                "\(line.readyLate)",
                // A practice's own target may be longer: what is late says its number.
                alarms: line.late > 0 ? [3, 4] : []
            )
        }
        return table
    }

    private var workers: Table {
        var table = Table("WORKER", "HOST", "VERSION", "SLOTS", "LEASES", "STARTED", "LAST HEARTBEAT")
        for line in status.workers {
            table.append(
                line.worker.name,
                line.worker.host,
                line.worker.version,
                "\(line.worker.slots)",
                "\(line.leases)",
                line.startedAt.formatted(.iso8601),
                Self.age(line.silence) + " ago",
                alarms: line.silence > Self.patience ? [6] : []
            )
        }
        return table
    }

    private var reasons: Table {
        var table = Table("SET ASIDE FOR", "STAGE", "JOBS")
        for line in status.reasons { table.append(line.code, line.stage, "\(line.count)") }
        return table
    }

    private var pauses: Table {
        var table = Table("PAUSED STAGE", "PRACTICE", "SINCE")
        for line in status.pauses {
            let practice = line.tenant.map { directory.name(of: $0) } ?? "every one"
            table.append(line.stage ?? "every one", practice, line.since.formatted(.iso8601))
        }
        return table
    }

    private var purge: Table {
        let (state, run) = (status.purge, status.purge.lastRun)
        let outcome = (run?.outcome.rawValue ?? "never") + (run?.failure.map { ": \($0)" } ?? "")
        var table = Table("LAST PURGE", "OUTCOME", "DESTROYED", "UNFINISHED", "LAST COMPLETE")
        table.append(
            run?.startedAt.formatted(.iso8601) ?? "-",
            outcome,
            run.map { "\($0.destroyed)" } ?? "-",
            "\(state.unfinished.count)",
            state.completedAt?.formatted(.iso8601) ?? "never"
        )
        return table
    }

    /// Two units at most: `12 s`, `4 min 5 s`, `3 h 10 min`, `2 d 4 h`.
    static func age(_ seconds: Double?) -> String {
        guard let seconds else { return "-" }
        let whole = Int(max(0, seconds))
        let parts = [(whole / 86_400, "d"), (whole / 3600 % 24, "h"), (whole / 60 % 60, "min"), (whole % 60, "s")]
        let shown = parts.drop { $0.0 == 0 }.prefix(2).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return shown.isEmpty ? "0 s" : shown.joined(separator: " ")
    }
}

internal import Artifacts
internal import FoundationEssentials
internal import JobQueue
internal import Metrics
public import Observability
internal import Records
internal import Retention

/// What a worker counts. Labels are stages, states and reason codes, never ids.
public struct WorkerMetrics: Sendable {
    /// Every metric of a worker: for the registry that exposes them.
    public static let descriptions = [
        MetricDescription("dictum_build_info", "1, labelled with the version of this worker."),
        MetricDescription("dictum_slots", "Jobs that this worker can work on at once."),
        MetricDescription("dictum_slots_busy", "Jobs that this worker is working on."),
        MetricDescription("dictum_jobs_claimed_total", "Jobs claimed."),
        MetricDescription("dictum_jobs_rescued_total", "Jobs claimed whose last holder had died or stalled."),
        MetricDescription("dictum_jobs_completed_total", "Jobs completed."),
        MetricDescription("dictum_jobs_released_total", "Jobs given back at shutdown; no attempt was spent."),
        MetricDescription(
            "dictum_jobs_failed_total",
            "Attempts that failed, by reason code and ending: set_aside for good, retried, or snoozed at no cost."
        ),
        MetricDescription(
            "dictum_results_fenced_off_total",
            "Results thrown away, because the lease had passed on to another worker."
        ),
        MetricDescription(
            "dictum_stage_duration_seconds",
            "Time from the claim of a job to its commit.",
            buckets: [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800]
        ),
        MetricDescription(
            "dictum_endpoint_calls_total",
            "Calls of the speech endpoint, by outcome: ok or a reason code."
        ),
        MetricDescription(
            "dictum_endpoint_call_duration_seconds",
            "Duration of a call of the speech endpoint.",
            buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300]
        ),
        MetricDescription(
            "dictum_note_endpoint_calls_total",
            "Calls of the chat server that drafts notes, by outcome: ok or a reason code."
        ),
        MetricDescription(
            "dictum_note_endpoint_call_duration_seconds",
            "Duration of a call of the chat server that drafts notes.",
            buckets: [0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600]
        ),
        MetricDescription("dictum_queue_jobs", "Jobs in the whole queue, by stage and state; sampled."),
        MetricDescription("dictum_queue_oldest_age_seconds", "Age of the oldest job that nobody works on; sampled."),
        MetricDescription("dictum_queue_late_dictations", "Dictations past their turn-around target; sampled."),
        MetricDescription("dictum_break_glass", "Grants of broken glass, in force and unreviewed; sampled."),
        MetricDescription(
            "dictum_purge_last_complete_timestamp_seconds",
            "When the last complete purge ended; before the first, when the first practice was made; sampled."
        ),
        MetricDescription(
            "dictum_purge_last_run",
            "1 for how the last purge stands: running, complete, out_of_time, failed, died; sampled."
        ),
        MetricDescription("dictum_purge_last_run_destroyed", "Artifacts that the last purge destroyed; sampled."),
        MetricDescription(
            "dictum_purge_unfinished",
            "Artifacts that were given up to destruction and are not gone yet; sampled."
        ),
    ]

    private func counter(_ name: String, _ stage: String, _ extra: [(String, String)] = []) -> Counter {
        Counter(label: name, dimensions: [("stage", stage)] + extra)
    }

    func claimed(_ stage: String) { counter("dictum_jobs_claimed_total", stage).increment() }
    func rescued(_ stage: String) { counter("dictum_jobs_rescued_total", stage).increment() }
    func completed(_ stage: String) { counter("dictum_jobs_completed_total", stage).increment() }
    func fencedOff(_ stage: String) { counter("dictum_results_fenced_off_total", stage).increment() }
    func released(_ stage: String) { counter("dictum_jobs_released_total", stage).increment() }

    /// What became of a job that failed.
    enum FailureEnding: String {
        case setAside = "set_aside"
        case retried, snoozed
    }

    func failed(_ stage: String, code: String, ending: FailureEnding) {
        counter("dictum_jobs_failed_total", stage, [("code", code), ("ending", ending.rawValue)]).increment()
    }

    func took(_ stage: String, seconds: Double) {
        Metrics.Timer(label: "dictum_stage_duration_seconds", dimensions: [("stage", stage)]).recordSeconds(seconds)
    }

    /// Counts a slot as busy while `work` runs, from the claim until the end of the job is written.
    func busy(_ stage: String, _ work: () async -> Void) async {
        let meter = Meter(label: "dictum_slots_busy", dimensions: [("stage", stage)])
        meter.increment()
        defer { meter.decrement() }
        await work()
    }

    /// Makes every series, at nought: a counter's first step can be seen only by who saw it before.
    public static func announce(_ options: WorkerOptions) {
        let metrics = WorkerMetrics()
        Meter(label: "dictum_build_info", dimensions: [("version", options.version)]).set(1)
        for (stage, slots) in [(Stage.transcribe, options.transcribeSlots), (.draft, options.draftSlots)] {
            let name = stage.rawValue
            Meter(label: "dictum_slots", dimensions: [("stage", name)]).set(slots)
            Meter(label: "dictum_slots_busy", dimensions: [("stage", name)]).set(0)
            for counter in ["claimed", "rescued", "completed", "released"] {
                metrics.counter("dictum_jobs_\(counter)_total", name).increment(by: 0)
            }
            metrics.counter("dictum_results_fenced_off_total", name).increment(by: 0)
        }
    }

    /// What the whole queue looks like now.
    static func sample(_ stage: Stage, _ depth: JobQueue.Depth) {
        let states = [
            ("waiting", depth.waiting), ("delayed", depth.delayed), ("leased", depth.leased),
            ("set_aside", depth.setAside),
        ]
        for (state, count) in states {
            Meter(label: "dictum_queue_jobs", dimensions: [("stage", stage.rawValue), ("state", state)]).set(count)
        }
        let age = Meter(label: "dictum_queue_oldest_age_seconds", dimensions: [("stage", stage.rawValue)])
        age.set(depth.oldestAge ?? 0)
    }

    /// How often the glass is broken now.
    static func sample(_ glass: BrokenGlass) {
        Meter(label: "dictum_break_glass", dimensions: [("state", "in_force")]).set(glass.inForce)
        Meter(label: "dictum_break_glass", dimensions: [("state", "unreviewed")]).set(glass.unreviewed)
    }

    /// How the nightly purge stands.
    static func sample(_ purge: PurgeState) {
        if let since = purge.waitingSince {
            Meter(label: "dictum_purge_last_complete_timestamp_seconds").set(since.timeIntervalSince1970)
        }
        for outcome in PurgeState.Outcome.allCases {
            Meter(label: "dictum_purge_last_run", dimensions: [("outcome", outcome.rawValue)])
                .set(purge.lastRun?.outcome == outcome ? 1 : 0)
        }
        Meter(label: "dictum_purge_last_run_destroyed").set(purge.lastRun?.destroyed ?? 0)
        Meter(label: "dictum_purge_unfinished").set(purge.unfinished.count)
    }

    /// How many dictations are late now.
    static func sampleLate(priority: String, _ count: Int) {
        Meter(label: "dictum_queue_late_dictations", dimensions: [("priority", priority)]).set(count)
    }
}

internal import Artifacts
internal import Metrics

/// What a worker counts. Labels are stages and reason codes, never ids.
struct WorkerMetrics: Sendable {
    private func counter(_ name: String, _ stage: String, _ extra: [(String, String)] = []) -> Counter {
        Counter(label: name, dimensions: [("stage", stage)] + extra)
    }

    func claimed(_ stage: String) { counter("dictum_jobs_claimed_total", stage).increment() }
    func completed(_ stage: String) { counter("dictum_jobs_completed_total", stage).increment() }
    func fencedOff(_ stage: String) { counter("dictum_results_fenced_off_total", stage).increment() }
    func released(_ stage: String) { counter("dictum_jobs_released_total", stage).increment() }

    func failed(_ stage: String, code: String) {
        counter("dictum_jobs_failed_total", stage, [("code", code)]).increment()
    }

    func took(_ stage: String, seconds: Double) {
        Metrics.Timer(label: "dictum_stage_duration_seconds", dimensions: [("stage", stage)]).recordSeconds(seconds)
    }
}

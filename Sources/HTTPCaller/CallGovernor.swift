/// Calls one endpoint no more often than it bears: so many calls at once, again after a pause where that can help, and not
/// at all for a while when it is down. One for each endpoint, shared by all of a process's callers.
public actor CallGovernor {
    /// What is borne.
    public struct Limits: Hashable, Sendable {
        /// Calls at the same time; further ones wait for their turn.
        public var concurrentCalls = 4
        /// Tries of one call.
        public var attempts = 3
        /// The longest pause before another try. Where the endpoint asks for more, its answer is handed on instead.
        public var patience = Duration.seconds(20)

        /// Careful limits; change them on the value.
        public init() {}
    }

    private let limits: Limits
    private let now: @Sendable () -> Duration
    private let pause: @Sendable (Duration) async throws -> Void
    private var breaker: CircuitBreaker
    private var free: Int
    private var waiting: [(ticket: Int, turn: CheckedContinuation<Bool, Never>)] = []
    private var nextTicket = 0

    /// A governor.
    ///
    /// - Parameters:
    ///   - now: a clock that never goes back.
    ///   - pause: waits, and throws when the task is cancelled.
    public init(
        _ limits: Limits = .init(),
        breaker: CircuitBreaker = .init(),
        now: (@Sendable () -> Duration)? = nil,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        let start = ContinuousClock.now
        self.limits = limits
        self.breaker = breaker
        self.now = now ?? { ContinuousClock.now - start }
        self.pause = pause
        free = max(1, limits.concurrentCalls)
    }

    /// Posts `request` by `caller`, as ``HTTPCaller/post(_:to:path:)`` does.
    ///
    /// - Throws: what the last try threw; `endpoint_resting` without a call while the endpoint rests.
    public func post(
        _ request: HTTPRequest,
        by caller: HTTPCaller,
        to endpoint: Endpoint,
        path: String
    ) async throws(HTTPError) -> HTTPResponse {
        try await call(endpoint.name) { () async throws(HTTPError) -> HTTPResponse in
            try await caller.post(request, to: endpoint, path: path)
        }
    }

    /// The same for any call.
    func call(
        _ name: String,
        _ body: @Sendable () async throws(HTTPError) -> HTTPResponse
    ) async throws(HTTPError) -> HTTPResponse {
        var attempt = 1
        while true {
            let outcome = try await once(name, body)
            guard attempt < limits.attempts, let pause = pauseAfter(outcome, attempt), pause <= limits.patience else {
                return try outcome.get()
            }
            do { try await self.pause(pause) } catch { throw HTTPError(.cancelled, name) }
            attempt += 1
        }
    }

    /// One try, when its turn has come.
    private func once(
        _ name: String,
        _ body: @Sendable () async throws(HTTPError) -> HTTPResponse
    ) async throws(HTTPError) -> Result<HTTPResponse, HTTPError> {
        guard await takeTurn() else { throw HTTPError(.cancelled, name) }
        defer { giveTurn() }
        if case .rest(let time) = breaker.admit(at: now()) {
            throw HTTPError(.resting, name, retryAfter: time)
        }
        let result: Result<HTTPResponse, HTTPError>
        do throws(HTTPError) { result = .success(try await body()) } catch { result = .failure(error) }
        breaker.note(Self.outcome(of: result), at: now())
        return result
    }

    private static func outcome(of result: Result<HTTPResponse, HTTPError>) -> CircuitBreaker.Outcome {
        switch result {
        case .success(let response): response.status >= 500 || response.status == 408 ? .failed : .answered
        case .failure(let error):
            switch error.kind {
            case .cancelled, .refusedURL, .notAllowed, .misconfigured, .unusableKey: .abandoned
            default: .failed
            }
        }
    }

    /// How long to wait before another try; `nil` where none can help. What took all its time is not tried again here.
    private func pauseAfter(_ outcome: Result<HTTPResponse, HTTPError>, _ attempt: Int) -> Duration? {
        let backoff = Duration.milliseconds(500 << min(attempt - 1, 6)) * Double.random(in: 0.5...1)
        switch outcome {
        case .success(let response):
            return [408, 425, 429, 500, 502, 503, 504].contains(response.status) ? response.retryAfter ?? backoff : nil
        case .failure(let error):
            return [.unreachable, .brokenResponse].contains(error.kind) ? backoff : nil
        }
    }

    /// Waits until fewer than the limit call; `false` when the task is cancelled first.
    private func takeTurn() async -> Bool {
        if Task.isCancelled { return false }
        if free > 0 {
            free -= 1
            return true
        }
        nextTicket += 1
        let ticket = nextTicket
        return await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                if Task.isCancelled { turn.resume(returning: false) } else { waiting.append((ticket, turn)) }
            }
        } onCancel: {
            Task { await self.leave(ticket) }
        }
    }

    private func giveTurn() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().turn.resume(returning: true) }
    }

    private func leave(_ ticket: Int) {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: place).turn.resume(returning: false)
    }
}

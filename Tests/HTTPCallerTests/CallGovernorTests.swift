import Synchronization
import Testing

@testable import HTTPCaller

/// Calls of a stand-in for an endpoint, with a clock that only pauses move.
private final class Rehearsal: Sendable {
    private let answers: Mutex<[Result<HTTPResponse, HTTPError>]>
    private let time = Mutex(Duration.zero)
    let pauses = Mutex<[Duration]>([])
    let calls = Mutex(0)

    init(_ answers: [Result<HTTPResponse, HTTPError>]) { self.answers = Mutex(answers) }

    func governor(_ change: (inout CallGovernor.Limits) -> Void = { _ in }, threshold: Int = 5) -> CallGovernor {
        var limits = CallGovernor.Limits()
        change(&limits)
        return CallGovernor(
            limits,
            breaker: CircuitBreaker(threshold: threshold, firstRest: .seconds(10)),
            now: { self.time.withLock { $0 } },
            pause: { pause in
                self.pauses.withLock { $0.append(pause) }
                self.time.withLock { $0 += pause }
            }
        )
    }

    func call(_ governor: CallGovernor) async -> Result<Int, HTTPError> {
        do throws(HTTPError) {
            let response = try await governor.call("stand-in") { () async throws(HTTPError) -> HTTPResponse in
                self.calls.withLock { $0 += 1 }
                return try self.answers.withLock { $0.isEmpty ? status(200) : $0.removeFirst() }.get()
            }
            return .success(response.status)
        } catch { return .failure(error) }
    }

    func passes(_ time: Duration) { self.time.withLock { $0 += time } }
}

private func status(_ status: Int, after: Duration? = nil) -> Result<HTTPResponse, HTTPError> {
    .success(HTTPResponse(status: status, body: [], retryAfter: after))
}

@Suite struct `The governor of calls` {
    @Test func `waits as long as the endpoint asks, then tries again`() async {
        let rehearsal = Rehearsal([status(429, after: .seconds(7)), status(503, after: .seconds(3))])
        #expect(await rehearsal.call(rehearsal.governor()) == .success(200))
        #expect(rehearsal.pauses.withLock { $0 } == [.seconds(7), .seconds(3)])
    }

    @Test func `hands the answer on when it is asked to wait too long, or tried often enough`() async {
        let long = Rehearsal([status(429, after: .seconds(60))])
        #expect(await long.call(long.governor()) == .success(429))
        #expect(long.calls.withLock { $0 } == 1)
        let often = Rehearsal([status(500), status(500), status(500)])
        #expect(await often.call(often.governor()) == .success(500))
        #expect(often.calls.withLock { $0 } == 3)
    }

    @Test(arguments: [200, 400, 401, 404, 413, 422])
    func `an answer that would be the same again is not asked for again`(code: Int) async {
        let rehearsal = Rehearsal([status(code)])
        #expect(await rehearsal.call(rehearsal.governor()) == .success(code))
        #expect(rehearsal.calls.withLock { $0 } == 1)
    }

    @Test(arguments: [
        (HTTPError.Kind.unreachable, 3), (.brokenResponse, 3), (.timedOut, 1), (.untrustedServer, 1), (.redirected, 1),
        (.responseTooLarge, 1), (.unusableKey, 1),
    ])
    func `a failure is tried again where that can help`(kind: HTTPError.Kind, calls: Int) async {
        let rehearsal = Rehearsal(
            [HTTPError(kind, "stand-in"), .init(kind, "stand-in"), .init(kind, "stand-in")].map { .failure($0) }
        )
        #expect(await rehearsal.call(rehearsal.governor()) == .failure(HTTPError(kind, "stand-in")))
        #expect(rehearsal.calls.withLock { $0 } == calls)
    }

    @Test func `an endpoint that is down is left alone, and found again`() async {
        let down = HTTPError(.timedOut, "stand-in")
        let rehearsal = Rehearsal([.failure(down), .failure(down)])
        let governor = rehearsal.governor(threshold: 2)
        for _ in 0..<2 { #expect(await rehearsal.call(governor) == .failure(down)) }
        rehearsal.passes(.seconds(4))
        let resting = HTTPError(.resting, "stand-in", retryAfter: .seconds(6))
        #expect(await rehearsal.call(governor) == .failure(resting))
        #expect(rehearsal.calls.withLock { $0 } == 2)
        rehearsal.passes(.seconds(6))
        #expect(await rehearsal.call(governor) == .success(200))
    }

    @Test func `no more calls at once than it bears, and whoever waits can give up`() async throws {
        var limits = CallGovernor.Limits()
        limits.concurrentCalls = 2
        let governor = CallGovernor(limits)
        let traffic = Traffic()
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        let gates = (0..<2).map { _ in AsyncStream<Void>.makeStream() }
        let calls = gates.map { gate in
            Task {
                try await governor.call("stand-in") { () async throws(HTTPError) -> HTTPResponse in
                    arrived.yield()
                    for await _ in gate.stream {}
                    return HTTPResponse(status: 200, body: [], retryAfter: nil)
                }
            }
        }
        var iterator = arrivals.makeAsyncIterator()
        for _ in 0..<2 { await iterator.next() }
        let more = (0..<8).map { _ in
            Task {
                try await governor.call("stand-in") { () async throws(HTTPError) -> HTTPResponse in
                    traffic.enter()
                    await Task.yield()
                    traffic.leave()
                    return HTTPResponse(status: 200, body: [], retryAfter: nil)
                }
            }
        }
        more[3].cancel()
        await #expect(throws: HTTPError(.cancelled, "stand-in")) { try await more[3].value }
        #expect(traffic.most == 0)
        for gate in gates { gate.continuation.finish() }
        for task in calls { #expect(try await task.value.status == 200) }
        for (number, task) in more.enumerated() where number != 3 { #expect(try await task.value.status == 200) }
        #expect((1...2).contains(traffic.most))
    }
}

/// How many calls run, and the most that did.
private final class Traffic: Sendable {
    private let count = Mutex((now: 0, most: 0))

    var most: Int { count.withLock { $0.most } }
    func enter() { count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func leave() { count.withLock { $0.now -= 1 } }
}

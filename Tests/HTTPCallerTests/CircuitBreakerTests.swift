import Testing

@testable import HTTPCaller

/// The breaker with a given clock.
@Suite struct `The circuit breaker` {
    private func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker(threshold: 3, firstRest: .seconds(10), longestRest: .seconds(25))
        for second in 0..<3 { breaker.note(.failed, at: .seconds(second)) }
        return breaker
    }

    @Test func `rests after so many failures in a row`() {
        var breaker = CircuitBreaker(threshold: 3, firstRest: .seconds(10))
        for outcome in [CircuitBreaker.Outcome.failed, .failed, .answered, .failed, .failed] {
            #expect(breaker.admit(at: .zero) == .call)
            breaker.note(outcome, at: .zero)
        }
        #expect(breaker.admit(at: .zero) == .call)
        breaker.note(.failed, at: .seconds(1))
        #expect(breaker.admit(at: .seconds(4)) == .rest(.seconds(7)))
    }

    @Test func `lets one call try after the rest`() {
        var breaker = opened()
        #expect(breaker.admit(at: .seconds(12)) == .call)
        #expect(breaker.admit(at: .seconds(12)) == .rest(.seconds(10)))
        breaker.note(.answered, at: .seconds(13))
        #expect(breaker.state == .closed(failures: 0))
    }

    @Test func `rests longer each time, up to a limit`() {
        var breaker = opened()
        var now = Duration.seconds(12)
        for rest in [20, 25, 25] {
            #expect(breaker.admit(at: now) == .call)
            breaker.note(.failed, at: now)
            #expect(breaker.admit(at: now) == .rest(.seconds(rest)))
            now += .seconds(rest)
        }
    }

    @Test func `a try that is given up is another's`() {
        var breaker = opened()
        #expect(breaker.admit(at: .seconds(12)) == .call)
        breaker.note(.abandoned, at: .seconds(13))
        #expect(breaker.admit(at: .seconds(13)) == .call)
    }

    @Test func `a failure from before the rest doesn't lengthen it, an answer ends it`() {
        var breaker = opened()
        breaker.note(.failed, at: .seconds(9))
        #expect(breaker.admit(at: .seconds(12)) == .call)
        breaker = opened()
        breaker.note(.answered, at: .seconds(4))
        #expect(breaker.admit(at: .seconds(4)) == .call)
    }
}

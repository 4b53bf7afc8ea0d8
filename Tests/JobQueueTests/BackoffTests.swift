import JobQueue
import Testing

@Suite struct BackoffTests {
    private let backoff = Backoff(attempts: 5, first: .seconds(10), ceiling: .seconds(60))

    @Test func `each wait doubles up to the ceiling`() {
        let longest = (1...5).map { backoff.delay(after: $0, chance: 1) }
        #expect(longest == [.seconds(10), .seconds(20), .seconds(40), .seconds(60), .seconds(60)])
    }

    @Test func `chance spreads a wait over the upper half of its step`() {
        #expect(backoff.delay(after: 2, chance: 0) == .seconds(10))
        #expect(backoff.delay(after: 2, chance: 0.5) == .seconds(15))
    }

    @Test func `a thousand failures are no overflow`() {
        #expect(backoff.delay(after: 1000, chance: 1) == .seconds(60))
    }
}

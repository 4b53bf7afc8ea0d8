import Testing

@testable import Custody
@testable import dictum_bench

/// The short form of `Scripts/fuzz mutate`.
@Suite struct `Mutants` {
    @Test func `of containers are refused`() throws {
        let tally = try Victim.containers().torment(0..<3000, seed: 1)
        #expect(tally.accepted.isEmpty && tally.unexpected.isEmpty)
        #expect(tally.refused.values.reduce(0, +) == 3000)
    }

    @Test func `of CMS messages are refused`() throws {
        let tally = try Victim.messages().torment(0..<3000, seed: 1)
        #expect(tally.accepted.isEmpty && tally.unexpected.isEmpty)
        #expect(tally.refused.keys.contains(.altered) && tally.refused.keys.contains(.unsupportedCMS))
    }

    @Test func `are the same for the same seed, and others for another`() {
        let samples = [pattern(100), pattern(200)]
        func mutants(_ seed: UInt64) -> [[UInt8]] {
            (0..<50).map { number in
                var mutator = Mutator(seed: seed, number: number)
                return mutator.mutant(of: samples)
            }
        }
        #expect(mutants(1) == mutants(1))
        #expect(mutants(1) != mutants(2))
        #expect(mutants(1).allSatisfy { !samples.contains($0) })
    }
}

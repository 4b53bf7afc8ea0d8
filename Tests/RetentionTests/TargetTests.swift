import Foundation
import HouseSupport
import Postgres
import Records
import Retention
import Testing

/// A practice's own turn-around targets count in the operator's figures.
@Suite struct TargetTests {
    @Test func `late is what is past its own practice's target`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            _ = try await estate.receive(0)
            try await estate.administrator.query("UPDATE dictum.dictation SET received_at = now() - interval '1 hour'")
            func late() async throws -> [Int] {
                try await estate.administrator.run { try TurnAround.read(.init(), in: $0) }.map(\.late)
            }
            #expect(try await late() == [0, 0])
            try await house.setPolicy { $0.turnAround.routineMinutes = 30 }
            #expect(try await late() == [0, 1])
            try await house.setPolicy { $0.turnAround.routineMinutes = 90 }
            #expect(try await late() == [0, 0])
        }
    }
}

import Artifacts
import FoundationEssentials
import JobQueue
import Migrations
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Pipeline

@Suite struct SuspectTests {
    @Test func `a job whose next death would quarantine it runs alone, and all the others still run`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let fleet = try await CountingFleet(database.conninfo)
            try await fleet.enqueue(40)
            // Every third one, so that each claim for four slots meets one at least.
            let suspects = try await fleet.administrator.query(
                "UPDATE queue.job SET deaths = 2 WHERE id % 3 = 0 RETURNING subject"
            ).map { try $0.get(0, as: UUID.self) }
            let company = Company(suspects: Set(suspects))
            try await fleet.withWorker(database.conninfo, work: CompanyWork(company: company)) {
                let effects = try await fleet.settle()
                #expect(effects == [40, 40])
            }
            #expect(company.most > 1)
            #expect(company.mostBesideSuspect == 1)
            await fleet.administrator.close()
        }
    }

    @Test func `jobs that were rescued once, as all are after an outage, run side by side`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let fleet = try await CountingFleet(database.conninfo)
            try await fleet.enqueue(40)
            try await fleet.administrator.query("UPDATE queue.job SET deaths = 1")
            let company = Company(suspects: [])
            try await fleet.withWorker(database.conninfo, work: CompanyWork(company: company)) {
                let effects = try await fleet.settle()
                #expect(effects == [40, 40])
            }
            #expect(company.most > 1)
            await fleet.administrator.close()
        }
    }
}

/// Who runs at the same time.
private final class Company: Sendable {
    private struct State {
        var running: Set<UUID> = []
        var most = 0
        var mostBesideSuspect = 0
    }
    private let suspects: Set<UUID>
    private let state = Mutex(State())

    init(suspects: Set<UUID>) { self.suspects = suspects }

    var most: Int { state.withLock { $0.most } }
    var mostBesideSuspect: Int { state.withLock { $0.mostBesideSuspect } }

    func begin(_ subject: UUID) {
        state.withLock { state in
            state.running.insert(subject)
            state.most = max(state.most, state.running.count)
            if !state.running.isDisjoint(with: suspects) {
                state.mostBesideSuspect = max(state.mostBesideSuspect, state.running.count)
            }
        }
    }

    func end(_ subject: UUID) { state.withLock { _ = $0.running.remove(subject) } }
}

private struct CompanyWork: StageWork {
    let stage = Stage.transcribe
    let company: Company

    func perform(on dictation: DictationID) async throws -> StageResult {
        company.begin(dictation.uuid)
        // Long enough for the other slots to begin, which on a busy machine is a while.
        try await Task.sleep(for: .milliseconds(5))
        for _ in 0..<40 where company.most < 2 { try await Task.sleep(for: .milliseconds(25)) }
        company.end(dictation.uuid)
        return try await CountingWork().perform(on: dictation)
    }
}

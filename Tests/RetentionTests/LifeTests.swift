import Artifacts
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

/// Synthetic life of three practices against a model that shares no code with the purge: each day, what exists and what
/// could be opened is what the model says. `Scripts/drill-retention` runs a year of it at any size.
@Suite struct LifeTests {
    private static func setting(_ name: String, _ standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
    }

    @Test func `on every day what exists and what opens is what the rules say`() async throws {
        let days = Self.setting("DICTUM_LIFE_DAYS", 365)
        let daily = max((Self.setting("DICTUM_LIFE_DICTATIONS", 365) + days - 1) / days, 1)
        try await House.with { house in
            var year = try await Year(house)
            var (backup, chance) = (try OlderBackup(house), SeededGenerator(state: 7))
            for day in 0..<days {
                try await backup.keep(1 + daily / 20)
                try await year.live(day, arrivals: daily)
                let (existing, opening) = (try await year.estate.existing(), try await year.estate.opening())
                #expect(existing == year.model.existing, "day \(day)")
                // Recordings are opened by nobody here, so only transcripts and notes have keys.
                #expect(opening == year.model.existing.filter { !$0.hasSuffix("/audio") }, "day \(day)")
                guard existing == year.model.existing else { return }
                try await backup.expectOpening(existing, of: 2 + daily / 10, using: &chance)
            }
            #expect(year.model.destroyed > daily * days / 2)
            // The same chances in each run, so the same counts.
            print(
                "life: \(daily * days) dictations, \(year.consents) consents, \(year.withdrawals) withdrawals, "
                    + "\(year.drafts) drafts, \(year.model.destroyed) destroyed; of copies in older backups "
                    + "\(backup.opened) opened and \(backup.closed) did not"
            )
            #expect(year.consents > 0 && year.withdrawals > 0 && year.drafts > 0)
            #expect(backup.opened > 0 && backup.closed > 0)
        }
    }
}

/// A year of three practices, and the model beside it.
private struct Year {
    let estate: Estate
    let purge: Purge
    let records: Records
    let practices: [PracticeRegistry.Practice]
    var model: LifeModel
    var chance = SeededGenerator(state: 5)
    var (consents, withdrawals, drafts) = (0, 0, 0)

    init(_ house: House) async throws {
        estate = try await Estate(house)
        purge = try estate.purge()
        records = try house.openRecords()
        var practices = [house.practice]
        let registry = PracticeRegistry(database: house.administrator())
        for name in ["b", "c"] {
            let name = name + UUID().uuidString.prefix(8).lowercased()
            practices.append(try await registry.add(name: name, in: try KeyStoreOfAdministrator.open(house)))
        }
        self.practices = practices
        model = LifeModel(practices: practices.map(\.id))
    }

    mutating func live(_ day: Int, arrivals: Int) async throws {
        if day % 9 == 0 { try await changePolicy() }
        try await receive(day, arrivals)
        for _ in 0..<max(arrivals / 2, 1) { try await draft(day) }
        for _ in 0..<max(arrivals / 3, 1) {
            guard let id = model.anything(using: &chance) else { break }
            try await estate.sign(id, day)
            model.life[id]?.signed = day
        }
        if day % 4 == 0 { for _ in 0..<max(arrivals / 20, 1) { try await withdraw(day) } }
        if day % 2 == 0 { for _ in 0..<max(arrivals / 20, 1) { try await giveConsent() } }
        if day % 10 == 3 {
            let hold = model.hold(using: &chance, day)
            model.holds.append((try await estate.holds.place(hold, reason: "matter").id, hold))
        }
        if day % 15 == 14, !model.holds.isEmpty { try await estate.holds.lift(model.holds.removeFirst().id) }
        _ = try await purge.run(asOf: Estate.date(day))
        model.passNight(of: day)
    }

    private mutating func changePolicy() async throws {
        let practice = practices[Int.random(in: 0..<3, using: &chance)].id
        let policy = LifeModel.policy(using: &chance)
        let version = try await estate.policies.current(of: practice)
        try await estate.policies.set(policy, of: practice, replacing: version)
        model.policies[practice] = policy
    }

    /// Recordings come in, and most of what is processed is transcribed: four at a time.
    private mutating func receive(_ day: Int, _ arrivals: Int) async throws {
        let plans = (0..<arrivals).map { _ in
            (
                practice: practices[Int.random(in: 0..<3, using: &chance)].id,
                clinician: model.clinicians[Int.random(in: 0..<2, using: &chance)],
                hasConsent: Int.random(in: 0..<5, using: &chance) > 0,
                isTranscribed: Int.random(in: 0..<3, using: &chance) > 0
            )
        }
        let (estate, records, policies) = (estate, records, model.policies)
        let ids = try await withThrowingTaskGroup(of: [(Int, DictationID)].self) { group in
            for lane in 0..<4 {
                group.addTask {
                    var ids: [(Int, DictationID)] = []
                    for index in stride(from: lane, to: plans.count, by: 4) {
                        let plan = plans[index]
                        let id = try await estate.receive(
                            day,
                            practice: plan.practice,
                            clinician: plan.clinician,
                            hasConsent: plan.hasConsent
                        )
                        let runs = plan.hasConsent || policies[plan.practice]?.consent.required != true
                        if runs, plan.isTranscribed { try await estate.transcribe(id, day, records: records) }
                        ids.append((index, id))
                    }
                    return ids
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        for (index, id) in ids {
            let plan = plans[index]
            let runs = model.receive(id, day, plan.clinician, hasConsent: plan.hasConsent)
            if runs, plan.isTranscribed { model.transcribe(id) }
        }
    }

    private mutating func draft(_ day: Int) async throws {
        let id = model.anything(using: &chance) {
            $0.drafted == nil && $0.withdrawn == nil && $0.classes.contains("transcript")
        }
        guard let id else { return }
        try await estate.draft(id, day, records: records)
        model.draft(id, day)
        drafts += 1
    }

    private mutating func withdraw(_ day: Int) async throws {
        guard let id = model.anything(using: &chance, where: { $0.withdrawn == nil }) else { return }
        try await estate.administrator.query(
            """
            UPDATE dictum.dictation SET consent_withdrawn_at = \(Estate.date(day))
            WHERE (practice_id, dictation_id) = (\(id.practice.uuid), \(id.uuid))
            """
        )
        model.life[id]?.withdrawn = day
        withdrawals += 1
    }

    private mutating func giveConsent() async throws {
        guard let id = model.anything(using: &chance, where: { $0.lacksConsent }) else { return }
        let consent = ConsentRecord(reference: UUID(), method: .written)
        let wasTaken = (try? await ConsentDesk(database: estate.administrator).record(consent, for: id)) != nil
        #expect(wasTaken == model.recordConsent(id))
        consents += 1
    }
}

/// The same chances in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    // SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

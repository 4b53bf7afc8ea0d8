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
        let days = Self.setting("DICTUM_LIFE_DAYS", 70)
        let daily = max(Self.setting("DICTUM_LIFE_DICTATIONS", 210) / days, 1)
        var chance = SeededGenerator(state: 5)
        try await House.with { house in
            let estate = try await Estate(house)
            let registry = PracticeRegistry(database: house.administrator())
            var practices = [house.practice]
            for name in ["b", "c"] {
                let name = name + UUID().uuidString.prefix(8).lowercased()
                practices.append(
                    try await registry.add(
                        name: name,
                        in: try KeyStoreOfAdministrator.open(house)
                    )
                )
            }
            let records = try house.openRecords()
            var model = LifeModel(practices: practices.map(\.id))
            for day in 0..<days {
                if day % 9 == 0 {
                    let practice = practices[Int.random(in: 0..<3, using: &chance)].id
                    let policy = LifeModel.policy(using: &chance)
                    let version = try await estate.policies.current(of: practice)
                    try await estate.policies.set(policy, of: practice, replacing: version)
                    model.policies[practice] = policy
                }
                for _ in 0..<daily {
                    let practice = practices[Int.random(in: 0..<3, using: &chance)].id
                    let clinician = model.clinicians[Int.random(in: 0..<2, using: &chance)]
                    let hasConsent = Int.random(in: 0..<5, using: &chance) > 0
                    let id = try await estate.receive(
                        day,
                        practice: practice,
                        clinician: clinician,
                        hasConsent: hasConsent
                    )
                    let runs = model.receive(id, day, clinician, hasConsent: hasConsent)
                    if runs, Int.random(in: 0..<3, using: &chance) > 0 {
                        try await estate.transcribe(id, day, records: records)
                        model.transcribe(id)
                    }
                }
                if let id = model.anything(using: &chance) {
                    try await estate.sign(id, day)
                    model.life[id]?.signed = day
                }
                if day % 4 == 0, let id = model.anything(using: &chance) {
                    try await estate.administrator.query(
                        """
                        UPDATE dictum.dictation SET consent_withdrawn_at = \(Estate.date(day))
                        WHERE (practice_id, dictation_id) = (\(id.practice.uuid), \(id.uuid))
                            AND consent_withdrawn_at IS NULL
                        """
                    )
                    if model.life[id]?.withdrawn == nil { model.life[id]?.withdrawn = day }
                }
                if day % 10 == 3 {
                    let hold = model.hold(using: &chance, day)
                    model.holds[try await estate.holds.place(hold, reason: "matter").id] = hold
                }
                if day % 15 == 14, let lifted = model.holds.keys.min(by: { $0.uuidString < $1.uuidString }) {
                    try await estate.holds.lift(lifted)
                    model.holds[lifted] = nil
                }
                _ = try await estate.purge().run(asOf: Estate.date(day))
                model.passNight(of: day)
                let existing = try await estate.existing()
                #expect(existing == model.existing, "day \(day)")
                // Recordings are opened by nobody here, so only transcripts have keys.
                #expect(
                    try await estate.opening() == model.existing.filter { $0.hasSuffix("/transcript") },
                    "day \(day)"
                )
                guard existing == model.existing else { return }
            }
            #expect(model.destroyed > daily * days / 4)
        }
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

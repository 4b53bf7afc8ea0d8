import Artifacts
import Custody
import Foundation
import HouseSupport
import Postgres
import Retention
import TestSupport

/// What should exist, told in days and plain loops.
struct LifeModel {
    struct Life {
        let day: Int
        let clinician: UUID
        var lacksConsent: Bool
        var signed: Int?
        var drafted: Int?
        var withdrawn: Int?
        var classes: Set<String> = ["audio"]
    }

    /// In an order that each run has alike, whatever their ids are.
    let practices: [PracticeID]
    var policies: [PracticeID: PracticePolicy]
    var life: [DictationID: Life] = [:]
    /// Everything that came in, but for what was found to be gone.
    private var ids: [DictationID] = []
    /// In the order in which they were placed.
    var holds: [(id: UUID, scope: HoldBook.Scope)] = []
    var destroyed = 0
    let clinicians = [UUID(), UUID()]

    init(practices: [PracticeID]) {
        self.practices = practices
        policies = Dictionary(uniqueKeysWithValues: practices.map { ($0, .standard) })
    }

    /// Short terms, so that much happens in little time.
    static func policy(using chance: inout SeededGenerator) -> PracticePolicy {
        func terms(_ chance: inout SeededGenerator) -> PracticePolicy.Terms {
            .init(
                keepDays: .random(in: 0...9, using: &chance),
                from: PracticePolicy.Clock.allCases.randomElement(using: &chance) ?? .signed,
                atMostDays: .random(in: 5...30, using: &chance)
            )
        }
        var policy = PracticePolicy.standard
        policy.audio = terms(&chance)
        policy.transcript = terms(&chance)
        // A third keeps no transcripts.
        if Int.random(in: 0..<3, using: &chance) == 0 {
            (policy.transcript.keepDays, policy.transcript.from) = (0, .drafted)
        }
        policy.note = .init(keepDays: .random(in: 10...40, using: &chance), from: .created, atMostDays: nil)
        policy.consent = .init(required: Bool.random(using: &chance), graceDays: .random(in: 0...6, using: &chance))
        return policy
    }

    /// - Returns: whether it is processed.
    mutating func receive(_ id: DictationID, _ day: Int, _ clinician: UUID, hasConsent: Bool) -> Bool {
        let lacks = !hasConsent && policies[id.practice]?.consent.required == true
        life[id] = Life(day: day, clinician: clinician, lacksConsent: lacks)
        ids.append(id)
        return !lacks
    }

    mutating func transcribe(_ id: DictationID) { life[id]?.classes.insert("transcript") }

    mutating func draft(_ id: DictationID, _ day: Int) {
        life[id]?.classes.insert("note")
        life[id]?.drafted = day
    }

    /// - Returns: whether the desk takes it: not after a withdrawal, and not once the recording is gone.
    mutating func recordConsent(_ id: DictationID) -> Bool {
        guard let each = life[id], each.withdrawn == nil, each.classes.contains("audio") else { return false }
        life[id]?.lacksConsent = false
        return true
    }

    /// A dictation of which something is left. (Ids are new in each run, so their order is no part of the chances.)
    mutating func anything(
        using chance: inout SeededGenerator,
        where fits: (Life) -> Bool = { _ in true }
    ) -> DictationID? {
        for _ in 0..<20 {
            guard let place = ids.indices.randomElement(using: &chance) else { return nil }
            guard let found = life[ids[place]] else {
                ids.swapAt(place, ids.count - 1)
                ids.removeLast()
                continue
            }
            if fits(found) { return ids[place] }
        }
        return nil
    }

    mutating func hold(using chance: inout SeededGenerator, _ day: Int) -> HoldBook.Scope {
        var scope = HoldBook.Scope(practice: practices[.random(in: practices.indices, using: &chance)])
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: scope.clinician = clinicians.randomElement(using: &chance)
        case 1: scope.dictation = anything(using: &chance)?.uuid
        case 2: (scope.from, scope.until) = (Estate.date(max(day - 6, 0)), Estate.date(day + 2))
        default: break
        }
        return scope
    }

    mutating func passNight(of day: Int) {
        for (id, each) in life where !isHeld(id, each) {
            let left = each.classes.filter { !isOver($0, id, each, day) }
            destroyed += each.classes.count - left.count
            if left.isEmpty { life[id] = nil } else { life[id]?.classes = left }
        }
    }

    var existing: Set<String> {
        Set(life.flatMap { id, each in each.classes.map { "\(id)/\($0)" } })
    }

    private func isHeld(_ id: DictationID, _ each: Life) -> Bool {
        for (_, hold) in holds where hold.practice == id.practice {
            if let only = hold.dictation, only != id.uuid { continue }
            if let only = hold.clinician, only != each.clinician { continue }
            if let from = hold.from, Estate.date(each.day) < from { continue }
            if let until = hold.until, Estate.date(each.day) >= until { continue }
            return true
        }
        return false
    }

    private func isOver(_ artifactClass: String, _ id: DictationID, _ each: Life, _ day: Int) -> Bool {
        guard let policy = policies[id.practice] else { return false }
        if each.withdrawn != nil { return true }
        if each.lacksConsent, day >= each.day + policy.consent.graceDays { return true }
        let terms =
            switch artifactClass {
            case "audio": policy.audio
            case "transcript": policy.transcript
            default: policy.note
            }
        if let most = terms.atMostDays, day >= each.day + most { return true }
        // Here a transcript is made on the day on which its recording came in.
        let start: Int? =
            switch terms.from {
            case .received: each.day
            case .created: artifactClass == "note" ? each.drafted : each.day
            case .drafted: each.classes.contains("note") ? each.drafted : nil
            case .signed: each.signed
            }
        return start.map { day >= $0 + terms.keepDays } ?? false
    }
}

/// The key store as whoever makes practices sees it.
enum KeyStoreOfAdministrator {
    static func open(_ house: House) throws -> KeyStore {
        KeyStore(Pool(house.keys.conninfo, size: 1), master: try FileMasterKey(path: house.masterKey))
    }
}

import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import Retention
import TestSupport
import Testing

@Suite struct PurgeTests {
    @Test func `what is past its retention loses its key and its rows, and the rest stays`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let records = try house.openRecords()
            let (old, new) = (try await estate.receive(0), try await estate.receive(20))
            try await estate.transcribe(old, 0, records: records)
            let summary = try await estate.purge().run(asOf: Estate.date(30))
            #expect(summary.destroyed == [.audio: 1])
            #expect(summary.isComplete)
            #expect(try await estate.existing() == ["\(old)/transcript", "\(new)/audio"])
            #expect(try await records.openTranscript(of: old).revealed.engine == "test")
            _ = try await estate.purge().run(asOf: Estate.date(366))
            #expect(try await estate.existing() == [])
            #expect(try await estate.opening() == [])
            let codes: [String] = try await estate.administrator.query(
                "SELECT code FROM audit.entry WHERE dictation_id = \(old.uuid) AND action LIKE '%.destroyed' ORDER BY at"
            ).map { try $0.get(0) }
            #expect(codes == ["at_most", "at_most"])
        }
    }

    @Test func `a signature starts the clock`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let id = try await estate.receive(0)
            try await estate.sign(id, 2)
            #expect(try await estate.purge().run(asOf: Estate.date(8)).total == 0)
            #expect(try await estate.purge().run(asOf: Estate.date(9)).total == 1)
        }
    }

    @Test func `a legal hold stands above retention and consent, and lifts cleanly`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let clinician = UUID()
            let held = try await estate.receive(0, clinician: clinician)
            let other = try await estate.receive(0)
            try await house.administrator().query("SELECT dictum.withdraw_consent(\(held.uuid), \(held.practice.uuid))")
            var scope = HoldBook.Scope(practice: house.practice.id)
            scope.clinician = clinician
            let hold = try await estate.holds.place(scope, reason: "matter_1").id
            #expect(try await estate.holds.covering(held) == [hold])
            #expect(try await estate.holds.covering(other) == [])
            let summary = try await estate.purge().run(asOf: .distantFuture.addingTimeInterval(-Estate.day))
            #expect((summary.total, summary.held) == (1, 1))
            #expect(try await estate.existing() == ["\(held)/audio"])
            try await estate.holds.lift(hold)
            #expect(try await estate.purge().run(asOf: Estate.date(4000)).total == 1)
            await #expect(throws: RetentionError.self) { try await estate.holds.lift(hold) }
            #expect(other != held)
        }
    }

    @Test func `a late worker can make no key for what was destroyed`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let id = try await estate.receive(0)
            _ = try await estate.purge().run(asOf: Estate.date(30))
            let error = await #expect(throws: CustodyError.self) {
                _ = try await house.keyStore().dataKey(
                    practice: id.practice.uuid,
                    dictation: id.uuid,
                    artifactClass: "audio"
                )
            }
            #expect(error?.code == .keyDestroyed)
        }
    }

    @Test func `four purges at once destroy each artifact once`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            for _ in 0..<60 { _ = try await estate.receive(0) }
            let totals = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await estate.purge().run(asOf: Estate.date(30)).total } }
                return try await group.reduce(0, +)
            }
            #expect(totals == 60)
            #expect(try await estate.existing() == [])
            let entries = try await estate.administrator.query(
                "SELECT 1 FROM audit.entry WHERE action = 'audio.destroyed'"
            )
            #expect(entries.count == 60)
        }
    }

    @Test func `a run that is told to stop stops, and the next goes on`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            for _ in 0..<(Purge.window + 5) { _ = try await estate.receive(0) }
            let first = try await estate.purge().run(asOf: Estate.date(30), goOn: { _ in false })
            #expect(first.total == Purge.window)
            #expect(!first.isComplete)
            #expect(try await estate.purge().run(asOf: Estate.date(30)).total == 5)
        }
    }

    @Test func `where consent is asked for, a dictation without one waits for nothing but its end`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            var policy = PracticePolicy.standard
            policy.consent = .init(required: true, graceDays: 3)
            let version = try await estate.policies.current(of: house.practice.id)
            try await estate.policies.set(policy, of: house.practice.id, replacing: version)
            let (with, without) = (
                try await estate.receive(0), try await estate.receive(0, hasConsent: false)
            )
            let waiting: [UUID] = try await estate.administrator.query("SELECT subject FROM queue.job").map {
                try $0.get(0)
            }
            #expect(waiting == [with.uuid])
            #expect(try await house.openRecords().dictation(without).reasonCode == "consent_missing")
            #expect(try await estate.purge().run(asOf: Estate.date(2)).total == 0)
            #expect(try await estate.purge().run(asOf: Estate.date(3)).total == 1)
            await #expect(throws: RetentionError.self) {
                try await estate.policies.set(policy, of: house.practice.id, replacing: version)
            }
        }
    }

    @Test func `a practice withdraws a consent itself, and only its own`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let id = try await estate.receive(0)
            let practice = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            await #expect(throws: PostgresError.self) {
                try await practice.query("SELECT dictum.withdraw_consent(\(id.uuid), \(UUID()))")
            }
            let done = try await practice.query("SELECT dictum.withdraw_consent(\(id.uuid))").first
            #expect(try done?.get(0) == true)
            await practice.close()
            #expect(try await estate.administrator.query("SELECT 1 FROM queue.job").isEmpty)
            #expect(try await estate.purge().run(asOf: Date(timeIntervalSinceNow: 60)).total == 1)
        }
    }

    @Test func `who withdraws a consent in SQL is told of the holds that keep the dictation`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let (held, free) = (try await estate.receive(0), try await estate.receive(0))
            var scope = HoldBook.Scope(practice: house.practice.id)
            scope.dictation = held.uuid
            let hold = try await estate.holds.place(scope, reason: "matter_2").id
            for (id, isHeld) in [(held, true), (free, false)] {
                let told = try await Shell.run(
                    URL(filePath: "/usr/bin/env"),
                    [
                        "psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--dbname",
                        try house.records.conninfo(as: house.practice.loginRole),
                        "--command", "SELECT dictum.withdraw_consent('\(id.uuid)')",
                    ]
                )
                #expect(told.output == "t\n")
                #expect(told.errors.contains("legal hold \(hold.uuidString.lowercased())") == isHeld)
                #expect(told.errors.contains("HINT") == isHeld)
            }
        }
    }

    @Test func `a practice that keeps no transcripts ends them with the first draft`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            try await house.setPolicy { $0.transcript = .init(keepDays: 0, from: .drafted, atMostDays: 9) }
            let records = try house.openRecords()
            let (drafted, waiting) = (try await estate.receive(0), try await estate.receive(0))
            for id in [drafted, waiting] { try await estate.transcribe(id, 0, records: records) }
            try await estate.draft(drafted, 1, records: records)
            let summary = try await estate.purge().run(asOf: Estate.date(1))
            #expect(summary.destroyed == [.transcript: 1])
            #expect(try await estate.opening() == ["\(drafted)/note", "\(waiting)/transcript"])
            #expect(try await estate.purge().run(asOf: Estate.date(9)).destroyed == [.transcript: 1])
        }
    }

    @Test func `a tag is a practice's own affair and an administrator's, and is audited`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let id = try await estate.receive(0)
            let practice = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            try await practice.query("SELECT dictum.tag(\(id.uuid), ARRAY['part_2', 'minor'])")
            let desk = TagDesk(database: estate.administrator)
            #expect(try await desk.tag(id, add: ["vip"], remove: ["minor"]) == ["part_2", "vip"])
            #expect(try await desk.tag(id, add: ["vip"]) == ["part_2", "vip"])
            await #expect(throws: RetentionError.self) { try await desk.tag(id, add: ["Jane Doe"]) }
            await #expect(throws: PostgresError.self) {
                try await practice.query("SELECT dictum.tag(\(id.uuid), ARRAY['x'], '{}', \(UUID()))")
            }
            await #expect(throws: PostgresError.self) {
                try await practice.query("SELECT dictum.tag(\(id.uuid), ARRAY['Jane Doe'])")
            }
            await practice.close()
            let said: [String] = try await estate.administrator.query(
                """
                SELECT action || ' ' || code FROM audit.entry WHERE action LIKE 'dictation.%tagged' ORDER BY at, 1
                """
            ).map { try $0.get(0) }
            #expect(
                said == [
                    "dictation.tagged minor", "dictation.tagged part_2", "dictation.tagged vip",
                    "dictation.untagged minor",
                ]
            )
        }
    }

    @Test func `a dry run counts what would end and what would stop`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let records = try house.openRecords()
            let first = try await estate.receive(0)
            try await estate.transcribe(first, 0, records: records)
            try await estate.draft(first, 0, records: records)
            _ = try await estate.receive(0, hasConsent: false)
            var policy = PracticePolicy.standard
            policy.transcript = .init(keepDays: 0, from: .drafted, atMostDays: 30)
            policy.consent.required = true
            policy.languages = ["es"]
            let plan = PurgePlan(database: estate.administrator)
            #expect(try await plan.count(house.practice.id, by: policy, asOf: Estate.date(1)).due == [.transcript: 1])
            #expect(
                try await plan.stopped(house.practice.id, by: policy) == [.consentMissing: 1, .languageNotAllowed: 1]
            )
        }
    }
}

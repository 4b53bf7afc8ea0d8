import Artifacts
import AuditLog
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

@testable import Incidents

/// Incidents, from the window to the page: what the log shows, and what it comes to.
@Suite struct IncidentTests {
    private static let auditor = "test_incident_auditor"
    private static let envelope: [UInt8] =
        [0x30, 0x80, 0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17]
        + [UInt8](repeating: 0, count: 64)

    /// A house with an auditor, and a second practice.
    private struct Scene {
        let house: House
        let administrator: Pool
        let desk: IncidentDesk
        let other: PracticeRegistry.Practice

        /// A dictation with a transcript.
        func dictate(in practice: PracticeID? = nil, patient: UUID? = nil) async throws -> DictationID {
            let id = DictationID(practice: practice ?? house.practice.id, uuid: UUID())
            try await administrator.query(
                """
                INSERT INTO dictum.intake (practice_id, dictation_id, patient_ref, sealed)
                VALUES (\(id.practice.uuid), \(id.uuid), \(patient), \(envelope))
                """
            )
            let records = try house.openRecords()
            let sealed = try await records.seal(Protected(Transcript(plainText: "words")), of: id)
            try await administrator.transaction { try records.store(sealed, stageSeconds: 1, in: $0) }
            return id
        }

        var window: Incident.Scope {
            Incident.Scope(from: Date(timeIntervalSinceNow: -3600), until: Date(timeIntervalSinceNow: 3600))
        }

        func report(_ scope: Incident.Scope, _ assessment: Assessment? = nil) async throws -> IncidentReport {
            let incident = try await desk.open("test_case", discoveredAt: Date(), scope: scope)
            if let assessment { _ = try await desk.assess(incident.id, assessment) }
            return try await desk.report(incident.id)
        }
    }

    private static func with(_ body: (Scene) async throws -> Void) async throws {
        try await House.with { house in
            let administrator = house.administrator()
            do {
                try await administrator.run {
                    try $0.execute(script: "CREATE ROLE \(auditor) LOGIN IN ROLE dictum_auditor")
                }
            } catch let error as PostgresError where ["42710", "23505"].contains(error.sqlState) {}
            let other = try await PracticeRegistry(database: administrator)
                .add(name: "other\(UUID().uuidString.prefix(6).lowercased())", in: try house.keyStore(as: "postgres"))
            let desk = IncidentDesk(database: Pool(try house.records.conninfo(as: auditor), size: 1))
            try await body(Scene(house: house, administrator: administrator, desk: desk, other: other))
        }
    }

    private static func assessment(_ keys: Assessment.Answer, _ risk: Assessment.Risk) throws -> Assessment {
        let factor = try #require(Assessment.Factor("\(risk.rawValue):because"))
        return Assessment(keysTaken: keys, nature: factor, recipient: factor, acquired: factor, mitigation: factor)
    }

    @Test func `what a reviewer's login opened is unsecured, what it could have reached only with keys`() async throws {
        try await Self.with { scene in
            let patient = UUID()
            let read = try await scene.dictate(patient: patient)
            let unread = try await scene.dictate(patient: UUID())
            _ = try await scene.dictate(in: scene.other.id)
            _ = try await scene.house.openRecords(as: House.reviewerRole).openTranscript(of: read)
            var scope = scene.window
            scope.login = House.reviewerRole

            let open = try await scene.report(scope)
            #expect(Set(open.exposures.map(\.dictation)) == [read, unread], "the other practice is beyond its reach")
            #expect(open.exposures.first?.degree == .opened && open.exposures.first?.classes == ["transcript"])
            #expect(open.conclusion == .presumedBreach, "until it is assessed")

            let kept = try await scene.report(scope, try Self.assessment(.no, .medium))
            #expect(kept.conclusion == .breach)
            let line = try #require(kept.practices.first)
            #expect((line.opened, line.reachable, line.secured, line.patients) == (1, 1, 1, 1))
            #expect(
                try await scene.report(scope, try Self.assessment(.unknown, .medium)).practices.first?.patients == 2
            )
            #expect(try await scene.report(scope, try Self.assessment(.no, .low)).conclusion == .lowProbability)
        }
    }

    @Test func `sealed data that were taken without a key are secured PHI, and need no notice`() async throws {
        try await Self.with { scene in
            let id = try await scene.dictate()
            let key: UUID = try #require(
                try await scene.administrator.query(
                    "SELECT key_id FROM dictum.artifact WHERE dictation_id = \(id.uuid)"
                ).first?.get(0)
            )
            _ = try await scene.dictate()
            var scope = scene.window
            scope.key = .data(key)
            let secured = try await scene.report(scope, try Self.assessment(.no, .high))
            #expect(secured.exposures.map(\.dictation) == [id])
            #expect(secured.conclusion == .secured && secured.document.practices.first?.notice == nil)
            #expect(try await scene.report(scope, try Self.assessment(.yes, .high)).conclusion == .breach)
        }
    }

    @Test func `keys reach as far as they open: a sealing key its week, a practice's its practice, the master's all`()
        async throws
    {
        try await Self.with { scene in
            let mine = try await scene.dictate()
            let theirs = try await scene.dictate(in: scene.other.id)
            let certificate: UUID = try #require(
                try await scene.administrator.query(
                    "SELECT sealing_key_id FROM dictum.sealing_certificate WHERE practice_id = \(scene.other.id.uuid)"
                ).first?.get(0)
            )
            var scope = scene.window
            scope.key = .master
            #expect(Set(try await scene.report(scope).exposures.map(\.dictation)) == [mine, theirs])
            scope.key = .sealing(certificate)
            #expect(try await scene.report(scope).exposures.map(\.dictation) == [theirs])
            scope.key = .practice(generation: 1)
            await #expect(throws: IncidentError.self) { _ = try await scene.report(scope) }
            scope.practice = scene.house.practice.id
            #expect(try await scene.report(scope).exposures.map(\.dictation) == [mine])
            scope.until = Date(timeIntervalSinceNow: -1800)
            #expect(try await scene.report(scope).conclusion == .nothingExposed, "it came after the window")
        }
    }

    @Test func `what was destroyed before the window was out of reach`() async throws {
        try await Self.with { scene in
            let id = try await scene.dictate()
            try await scene.administrator.query("DELETE FROM dictum.artifact")
            let run = UUID()
            try await scene.administrator.query("INSERT INTO dictum.purge_run (run_id, as_of) VALUES (\(run), now())")
            try await scene.administrator.query(
                """
                INSERT INTO dictum.destruction
                    (practice_id, dictation_id, class, run_id, rule, due_at, key_destroyed_at, deleted_at)
                SELECT practice_id, dictation_id, c, \(run), 'at_most', now(), now() - interval '2 hours', now()
                FROM dictum.dictation, unnest(ARRAY['audio', 'transcript']) AS c
                """
            )
            var scope = scene.window
            scope.key = .master
            #expect(try await scene.report(scope).exposures.isEmpty)
            scope.from = Date(timeIntervalSinceNow: -3 * 3600)
            #expect(try await scene.report(scope).exposures.map(\.dictation) == [id])
        }
    }

    @Test func `a worker's host is found by its workers' names, and a page for one practice holds nothing of another`()
        async throws
    {
        try await Self.with { scene in
            let (mine, theirs) = (try await scene.dictate(), try await scene.dictate(in: scene.other.id))
            for id in [mine, theirs] {
                let records = Records(
                    database: Pool(try scene.house.records.conninfo(as: House.workerRole), size: 1),
                    keyStore: try scene.house.keyStore(),
                    access: Access(actor: "worker/ward-7-4711", purpose: .treatment)
                )
                _ = try await records.openTranscript(of: id)
            }
            var scope = scene.window
            scope.host = "ward-7"
            let incident = try await scene.desk.open("stolen_machine", discoveredAt: Date(), scope: scope)
            let all = try await scene.desk.report(incident.id)
            #expect(all.exposures.filter { $0.degree == .opened }.count == 2)
            let page = try await scene.desk.report(incident.id, practice: scene.other.id)
            for text in [page.html, page.text] {
                #expect(text.contains("\(theirs)") && text.contains(scene.other.name))
                #expect(!text.contains("\(mine)") && !text.contains(scene.house.practice.name))
                #expect(text.contains("presumed to be a breach"))
            }
            scope.host = "ward"
            #expect(try await scene.report(scope).exposures.filter { $0.degree == .opened }.count == 2)
            scope.host = "ward-70"
            #expect(try await scene.report(scope).exposures.filter { $0.degree == .opened }.isEmpty)
        }
    }

    @Test func `each step is in the audit log, and nobody changes what was found`() async throws {
        try await Self.with { scene in
            let incident = try await scene.desk.open("test_case", discoveredAt: Date(), scope: scene.window)
            #expect(try await scene.desk.assess(incident.id, try Self.assessment(.no, .low)) == 1)
            #expect(try await scene.desk.assess(incident.id, try Self.assessment(.no, .high)) == 2)
            _ = try await scene.desk.report(incident.id)
            let code = "incident_" + incident.id.uuidString.lowercased().replacing("-", with: "")
            let trail: [String] = try await scene.administrator.query(
                "SELECT action::text FROM audit.entry WHERE code = \(code) AND db_role = \(Self.auditor) ORDER BY at"
            ).map { try $0.get(0) }
            #expect(trail == ["incident.opened", "incident.assessed", "incident.assessed", "incident.reported"])
            for change in ["UPDATE dictum.incident SET kind = 'other'", "DELETE FROM dictum.incident_assessment"] {
                await #expect(throws: PostgresError.self) {
                    try await scene.administrator.run { try $0.execute(script: change) }
                }
            }
            let unknown = await #expect(throws: IncidentError.self) { _ = try await scene.desk.report(UUID()) }
            #expect(unknown?.code == .unknownIncident)
        }
    }
}

import Foundation
import Testing

@testable import AuditLog

/// Each pattern's event has what IHE's profile asks for: the elements of its differential (BALP 1.1.4), one by one, for no
/// validator of FHIR can be had without a network.
@Suite struct FHIRPatternTests {
    private struct Pattern: CustomTestStringConvertible {
        let entryAction: String
        let profile: String
        let interaction: String
        let letter: String
        let client: String
        let server: String
        let users: Set<String>

        var testDescription: String { entryAction }
    }

    private static let dicom = "http://dicom.nema.org/resources/ontology/DCM#"
    private static let terms = "http://terminology.hl7.org/CodeSystem/"
    private static let sources: Set = ["AUT", "INF", "CST"]

    private static let patterns = [
        pattern("note.stored", "Create", "create", "C", dicom + "110153", dicom + "110152", sources),
        pattern("dictation.received", "Create", "create", "C", dicom + "110153", dicom + "110152", sources),
        pattern("note.read", "Read", "read", "R", dicom + "110152", dicom + "110153", ["IRCP"]),
        pattern("note.signed", "Update", "update", "U", dicom + "110153", dicom + "110152", sources),
        pattern(
            "note.purged",
            "Delete",
            "delete",
            "D",
            dicom + "110150",
            terms + "provenance-participant-type#custodian",
            sources
        ),
    ]

    private static func pattern(
        _ action: String,
        _ profile: String,
        _ interaction: String,
        _ letter: String,
        _ client: String,
        _ server: String,
        _ users: Set<String>
    ) -> Pattern {
        Pattern(
            entryAction: action,
            profile: profile,
            interaction: interaction,
            letter: letter,
            client: client,
            server: server,
            users: users
        )
    }

    @Test(arguments: patterns, [true, false])
    private func `an event of a pattern has every element that its profile asks for`(
        pattern: Pattern,
        hasPatient: Bool
    ) throws {
        let event = try event(pattern.entryAction, patient: hasPatient ? UUID() : nil)
        let profile = "IHE.BasicAudit.\(hasPatient ? "Patient" : "")\(pattern.profile)"
        #expect(
            (event["meta"] as? [String: [String]])?["profile"]
                == ["https://profiles.ihe.net/ITI/BALP/StructureDefinition/\(profile)"]
        )
        #expect(event["resourceType"] as? String == "AuditEvent")
        #expect(code(event["type"]) == Self.terms + "audit-event-type#rest")
        let subtypes = try #require(event["subtype"] as? [[String: Any]]).map(code)
        #expect(subtypes.filter { $0 == "http://hl7.org/fhir/restful-interaction#\(pattern.interaction)" }.count == 1)
        #expect(event["action"] as? String == pattern.letter)
        #expect(event["outcome"] as? String == "0")
        #expect(try Date(#require(event["recorded"] as? String), strategy: .iso8601WithFraction) == Self.moment)

        let agents = try #require(event["agent"] as? [[String: Any]])
        #expect(agents.count == 3)
        for type in [pattern.client, pattern.server] {
            let found = agents.filter { self.type(of: $0) == type }
            #expect(found.count == 1, "\(type)")
            #expect(found.first?["who"] != nil && found.first?["network"] != nil && found.first?["media"] == nil)
            #expect(found.first?["requestor"] as? Bool == false)
        }
        let users = agents.filter { $0["requestor"] as? Bool == true }
        #expect(users.count == 1)
        let prefix = Self.terms + "v3-ParticipationType#"
        #expect(pattern.users.contains(String(try #require(users.first.map(type)).trimmingPrefix(prefix))))
        #expect(users.first?["who"] != nil && users.first?["network"] == nil && users.first?["media"] == nil)
        let purpose = try #require((users.first?["purposeOfUse"] as? [[String: Any]])?.first)
        #expect((purpose["coding"] as? [Any]).map { code($0.first) } == Self.terms + "v3-ActReason#TREAT")

        let source = try #require(event["source"] as? [String: Any])
        #expect(source["observer"] != nil)
        let entities = try #require(event["entity"] as? [[String: Any]])
        let data = entities.filter { code($0["type"]) == Self.terms + "audit-entity-type#2" }
        #expect(data.count == 1 && data[0]["what"] != nil)
        #expect(code(data[0]["role"]) == Self.terms + "object-role#4")
        let persons = entities.filter { code($0["type"]) == Self.terms + "audit-entity-type#1" }
        #expect(persons.count == (hasPatient ? 1 : 0))
        for person in persons {
            #expect(code(person["role"]) == Self.terms + "object-role#1")
            #expect((person["what"] as? [String: Any])?["type"] as? String == "Patient")
        }
    }

    @Test(arguments: ["practice_key.unwrapped", "keys.listed", "access.glass_broken"])
    func `what no pattern covers claims none, and is a whole AuditEvent all the same`(action: String) throws {
        let event = try event(action, dictation: nil, patient: nil)
        #expect(event["meta"] == nil)
        for element in ["type", "action", "recorded", "outcome", "agent", "source"] { #expect(event[element] != nil) }
    }

    @Test func `a refusal claims no pattern of success, and names its code`() throws {
        let event = try event("note.read", patient: UUID(), outcome: .refused, code: "wrong_key")
        #expect(event["meta"] == nil && event["outcome"] as? String == "4")
        #expect(event["outcomeDesc"] as? String == "wrong_key")
    }

    private static let moment = Date(timeIntervalSince1970: 1_790_000_000.25)

    private func event(
        _ action: String,
        dictation: UUID? = UUID(),
        patient: UUID?,
        outcome: AuditEntry.Outcome = .success,
        code: String? = nil
    ) throws -> [String: Any] {
        let entry = AuditEntry(
            actor: "clinician/a",
            action: action,
            practice: UUID(),
            dictation: dictation,
            artifactClass: dictation == nil ? nil : "note",
            keyID: UUID(),
            outcome: outcome,
            code: code,
            purpose: .treatment
        )
        let recorded = RecordedEntry(
            laneID: 7,
            laneSequence: 3,
            previousHash: [],
            microseconds: Int64(Self.moment.timeIntervalSince1970 * 1e6),
            transaction: 1,
            databaseRole: "reviewer_1",
            entry: entry,
            salt: [],
            entryHash: []
        )
        let data = try JSONEncoder().encode(FHIRAuditEvent(recorded, patient: patient, origin: "example.org/log"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func code(_ coding: Any?) -> String {
        let coding = coding as? [String: Any]
        return "\(coding?["system"] as? String ?? "")#\(coding?["code"] as? String ?? "")"
    }

    private func type(of agent: [String: Any]) -> String {
        code(((agent["type"] as? [String: Any])?["coding"] as? [Any])?.first)
    }
}

extension ParseStrategy where Self == Date.ISO8601FormatStyle {
    fileprivate static var iso8601WithFraction: Self { Date.ISO8601FormatStyle(includingFractionalSeconds: true) }
}

public import FoundationEssentials

/// An entry as a FHIR R4 AuditEvent, by the patterns of IHE's Basic Audit Log Patterns (BALP 1.1).
///
/// A successful reading, creation, change or deletion of an artifact names its BALP profile; whatever else the log holds
/// (keys, practices, refusals) has no profile there and is a plain AuditEvent. Ids are the log's own opaque ones, as
/// identifiers: there is no FHIR server that they would lead to.
public struct FHIRAuditEvent: Encodable, Sendable {
    struct Coding: Encodable, Sendable {
        var system: String
        var code: String
        var display: String?
    }
    struct Concept: Encodable, Sendable { var coding: [Coding] }
    struct Identifier: Encodable, Sendable {
        var system: String
        var value: String
    }
    struct Reference: Encodable, Sendable {
        var type: String?
        var identifier: Identifier
    }
    struct Network: Encodable, Sendable {
        var address: String
        var type: String
    }
    struct Agent: Encodable, Sendable {
        var type: Concept
        var who: Reference
        var requestor: Bool
        var purposeOfUse: [Concept]?
        var network: Network?
    }
    struct Source: Encodable, Sendable {
        var observer: Reference
        var type: [Coding]
    }
    struct Entity: Encodable, Sendable {
        var what: Reference
        var type: Coding
        var role: Coding
    }
    struct Meta: Encodable, Sendable { var profile: [String] }

    let resourceType = "AuditEvent"
    let id: String
    let meta: Meta?
    let type: Coding
    let subtype: [Coding]
    let action: String
    let recorded: String
    let outcome: String
    let outcomeDesc: String?
    let purposeOfEvent: [Concept]
    let agent: [Agent]
    let source: Source
    let entity: [Entity]?
}

extension FHIRAuditEvent {
    /// The event of an entry.
    ///
    /// - Parameters:
    ///   - patient: the practice's opaque id of the dictation's patient.
    ///   - origin: the log's name, which stands for the system that recorded it.
    public init(_ recorded: RecordedEntry, patient: UUID?, origin: String) {
        let entry = recorded.entry
        let verb = Verb(entry.action)
        let data = Self.entities(entry, patient)
        let isPatterned = verb.pattern != nil && entry.outcome == .success && entry.dictation != nil
        id = "\(recorded.laneID)-\(recorded.laneSequence)"
        meta = isPatterned ? Meta(profile: [Self.profile(verb, hasPatient: patient != nil)]) : nil
        type = Coding(system: Self.eventType, code: "rest", display: "Restful Operation")
        subtype =
            [
                Coding(
                    system: "http://hl7.org/fhir/restful-interaction",
                    code: verb.interaction,
                    display: verb.interaction
                )
            ]
            + [Coding(system: Self.dictum("action"), code: entry.action)]
        action = verb.letter
        self.recorded =
            recorded.at.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
            .withZone
        outcome = [.success: "0", .refused: "4", .failure: "8"][entry.outcome] ?? "8"
        // A reception's code is the digest of its subject, and says nothing of the outcome.
        outcomeDesc = entry.action == "dictation.received" ? nil : entry.code
        purposeOfEvent = [Self.purpose(entry)]
        agent = Self.agents(recorded, verb, origin)
        source = Source(
            observer: Reference(type: "Device", identifier: Identifier(system: Self.dictum("log"), value: origin)),
            type: [Coding(system: Self.sourceType, code: "4", display: "Application Server")]
        )
        entity = data.isEmpty ? nil : data
    }

    private static func profile(_ verb: Verb, hasPatient: Bool) -> String {
        "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.\(hasPatient ? "Patient" : "")"
            + (verb.pattern ?? "")
    }

    private static func purpose(_ entry: AuditEntry) -> Concept {
        Concept(coding: [Coding(system: actReason, code: entry.purpose.rawValue)])
    }

    /// BALP: in a reading the server is the source and the client the destination, in creating and changing the other way
    /// round; a deletion is an application's at the custodian. Readers are recipients, whoever changes is an author, and
    /// whoever deletes acts as the custodian.
    private static func agents(_ recorded: RecordedEntry, _ verb: Verb, _ origin: String) -> [Agent] {
        let source = Coding(system: dicom, code: "110153", display: "Source Role ID")
        let destination = Coding(system: dicom, code: "110152", display: "Destination Role ID")
        let application = Coding(system: dicom, code: "110150", display: "Application")
        let custodian = Coding(system: participant, code: "custodian", display: "Custodian")
        let (clientRole, serverRole) =
            switch verb {
            case .read: (destination, source)
            case .delete: (application, custodian)
            case .create, .update, .execute: (source, destination)
            }
        let userRole =
            switch verb {
            case .read, .execute: Coding(system: participation, code: "IRCP", display: "information recipient")
            case .create, .update: Coding(system: participation, code: "AUT", display: "author (originator)")
            case .delete: Coding(system: participation, code: "CST", display: "custodian")
            }
        let client = Agent(
            type: Concept(coding: [clientRole]),
            who: Reference(identifier: Identifier(system: dictum("database-role"), value: recorded.databaseRole)),
            requestor: false,
            network: Network(address: "lane-\(recorded.laneID)", type: "1")
        )
        let server = Agent(
            type: Concept(coding: [serverRole]),
            who: Reference(type: "Device", identifier: Identifier(system: dictum("log"), value: origin)),
            requestor: false,
            network: Network(address: origin, type: "1")
        )
        let user = Agent(
            type: Concept(coding: [userRole]),
            who: Reference(identifier: Identifier(system: dictum("actor"), value: recorded.entry.actor)),
            requestor: true,
            purposeOfUse: [purpose(recorded.entry)]
        )
        return [client, server, user]
    }

    private static func entities(_ entry: AuditEntry, _ patient: UUID?) -> [Entity] {
        func entity(_ kind: String, _ value: String, _ resource: String?, _ type: Coding, _ role: Coding) -> Entity {
            Entity(
                what: Reference(type: resource, identifier: Identifier(system: dictum(kind), value: value)),
                type: type,
                role: role
            )
        }
        let object = Coding(system: entityType, code: "2", display: "System Object")
        let resource = Coding(system: objectRole, code: "4", display: "Domain Resource")
        var entities: [Entity] = []
        if let dictation = entry.dictation {
            let parts = [entry.artifactClass, entry.artifactVersion.map(String.init)].compactMap(\.self)
            let value = ([dictation.text] + parts).joined(separator: "/")
            entities.append(entity("artifact", value, nil, object, resource))
        }
        if let patient {
            let person = Coding(system: entityType, code: "1", display: "Person")
            let role = Coding(system: objectRole, code: "1", display: "Patient")
            entities.append(entity("patient-ref", patient.text, "Patient", person, role))
        }
        let organisation = Coding(system: entityType, code: "3", display: "Organization")
        if let practice = entry.practice {
            let customer = Coding(system: objectRole, code: "10", display: "Customer")
            entities.append(entity("practice", practice.text, "Organization", organisation, customer))
        }
        if let key = entry.keyID {
            let role = Coding(system: objectRole, code: "13", display: "Security Resource")
            entities.append(entity("key", key.text, nil, Coding(system: entityType, code: "4", display: "Other"), role))
        }
        return entities
    }

    private static let eventType = "http://terminology.hl7.org/CodeSystem/audit-event-type"
    private static let sourceType = "http://terminology.hl7.org/CodeSystem/security-source-type"
    private static let entityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
    private static let objectRole = "http://terminology.hl7.org/CodeSystem/object-role"
    private static let actReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
    private static let participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    private static let participant = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
    private static let dicom = "http://dicom.nema.org/resources/ontology/DCM"

    /// Names of our own are URNs: they promise no page behind them.
    private static func dictum(_ kind: String) -> String { "urn:dictum:\(kind)" }

    /// What an action is to REST.
    enum Verb {
        case create, read, update, delete, execute

        init(_ action: String) {
            switch action.split(separator: ".").last {
            case "read", "exported", "shown", "listed": self = .read
            case "stored", "received", "added", "issued", "recorded", "created", "made": self = .create
            case "signed", "retried", "renewed", "rotated", "changed", "corrected": self = .update
            case "destroyed", "purged", "deleted": self = .delete
            default: self = .execute
            }
        }

        var letter: String { [.create: "C", .read: "R", .update: "U", .delete: "D"][self] ?? "E" }
        var interaction: String {
            [.create: "create", .read: "read", .update: "update", .delete: "delete"][self] ?? "operation"
        }
        var pattern: String? { [.create: "Create", .read: "Read", .update: "Update", .delete: "Delete"][self] }
    }
}

extension UUID {
    fileprivate var text: String { uuidString.lowercased() }
}

extension String {
    fileprivate var withZone: String { hasSuffix("Z") ? self : self + "Z" }
}

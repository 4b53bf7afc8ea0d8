internal import Artifacts
internal import FoundationEssentials

extension IncidentReport {
    /// The report for machines: snake case, times in RFC 3339, opaque ids only.
    public struct Document: Encodable, Sendable {
        let type = "dictum.incident/1"
        let incidentId: UUID
        let kind: String
        let discoveredAt: Date
        let openedBy: String
        let openedAt: Date
        let reportedAt: Date
        let scope: Scope
        let conclusion: Conclusion
        let advice: String
        let keysTaken: String
        let assessment: Form?
        let practices: [Line]
        let dictations: [Item]

        struct Scope: Encodable, Sendable {
            let from: Date
            let until: Date
            let practiceId: UUID?
            let actor: String?
            let login: String?
            let host: String?
            let key: String?
        }

        /// The four factors of 45 CFR 164.402(2).
        struct Form: Encodable, Sendable {
            let version: Int
            let assessedBy: String
            let assessedAt: Date
            let natureAndExtent: Assessment.Factor
            let unauthorizedPerson: Assessment.Factor
            let acquiredOrViewed: Assessment.Factor
            let mitigation: Assessment.Factor
        }

        struct Line: Encodable, Sendable {
            let practiceId: UUID
            let name: String
            let opened: Int
            let reachable: Int
            let secured: Int
            let individuals: Int
            let dictationsWithoutPatient: Int
            let notice: Dates?
        }

        struct Dates: Encodable, Sendable {
            let individualsBy: Date
            let coveredEntityBy: Date
            let secretaryBy: Date
            let mediaWhereMoreThan500InOneState: Bool
            let daysLeft: Int
        }

        struct Item: Encodable, Sendable {
            let practiceId: UUID
            let dictationId: UUID
            let patientRef: UUID?
            let exposure: Exposure.Degree
            let secured: Bool
            let classes: [String]
            let firstOpenedAt: Date?
            let lastOpenedAt: Date?
        }
    }

    /// The report for machines.
    public var document: Document {
        let scope = incident.scope
        return Document(
            incidentId: incident.id,
            kind: incident.kind,
            discoveredAt: incident.discoveredAt,
            openedBy: incident.openedBy,
            openedAt: incident.openedAt,
            reportedAt: now,
            scope: Document.Scope(
                from: scope.from,
                until: scope.until,
                practiceId: scope.practice?.uuid,
                actor: scope.actor,
                login: scope.login,
                host: scope.host,
                key: scope.key?.text
            ),
            conclusion: conclusion,
            advice: conclusion.advice,
            keysTaken: assessment?.assessment.keysTaken.rawValue ?? "unknown",
            assessment: assessment.map(Document.Form.init),
            practices: practices.map { line in
                Document.Line(
                    practiceId: line.practice.uuid,
                    name: line.name,
                    opened: line.opened,
                    reachable: line.reachable,
                    secured: line.secured,
                    individuals: line.patients,
                    dictationsWithoutPatient: line.withoutPatient,
                    notice: conclusion.needsNotice ? Document.Dates(line.notice, now: now) : nil
                )
            },
            dictations: exposures.map { exposure in
                Document.Item(
                    practiceId: exposure.dictation.practice.uuid,
                    dictationId: exposure.dictation.uuid,
                    patientRef: exposure.patient,
                    exposure: exposure.degree,
                    secured: isSecured(exposure),
                    classes: exposure.classes,
                    firstOpenedAt: exposure.openings?.lowerBound,
                    lastOpenedAt: exposure.openings?.upperBound
                )
            }
        )
    }
}

extension IncidentReport.Document.Form {
    fileprivate init(_ stored: StoredAssessment) {
        self.init(
            version: stored.version,
            assessedBy: stored.by,
            assessedAt: stored.at,
            natureAndExtent: stored.assessment.nature,
            unauthorizedPerson: stored.assessment.recipient,
            acquiredOrViewed: stored.assessment.acquired,
            mitigation: stored.assessment.mitigation
        )
    }
}

extension IncidentReport.Document.Dates {
    fileprivate init(_ notice: Notice, now: Date) {
        self.init(
            individualsBy: notice.individualsBy,
            coveredEntityBy: notice.individualsBy,
            secretaryBy: notice.secretaryBy,
            mediaWhereMoreThan500InOneState: notice.mayNeedMedia,
            daysLeft: Int((notice.individualsBy.timeIntervalSince(now) / 86_400).rounded(.down))
        )
    }
}

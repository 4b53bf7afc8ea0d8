import Artifacts
import FoundationEssentials
import JobQueue
import Pipeline
import Records
import Retention

/// The fleet as JSON. Ages and targets are seconds.
struct FleetReport: Encodable {
    struct StageLine: Encodable {
        let stage: String
        let waiting: Int
        let delayed: Int
        let leased: Int
        let setAside: Int
        let oldestAge: Double?
    }
    struct WorkerLine: Encodable {
        let name: String
        let host: String
        let version: String
        let slots: Int
        let leases: Int
        let startedAt: Date
        let secondsSinceHeartbeat: Double
    }
    struct ReasonLine: Encodable {
        let reasonCode: String
        let stage: String
        let jobs: Int
    }
    struct PauseLine: Encodable {
        let stage: String?
        let practiceId: String?
        let since: Date
    }

    struct PurgeLine: Encodable {
        let startedAt: Date?
        let outcome: String?
        let failure: String?
        let destroyed: Int?
        let completedAt: Date?
        let unfinished: Int
        let withoutCertificate: Int
    }

    let stages: [StageLine]
    let purge: PurgeLine
    let turnAround: [TurnAround]
    let workers: [WorkerLine]
    let setAside: [ReasonLine]
    let pauses: [PauseLine]
    let dictations: [DictationLine]?

    init(_ status: FleetStatus, _ newest: [Dictation]?) {
        stages = status.stages.map { line in
            StageLine(
                stage: line.stage.rawValue,
                waiting: line.depth.waiting,
                delayed: line.depth.delayed,
                leased: line.depth.leased,
                setAside: line.depth.setAside,
                oldestAge: line.depth.oldestAge
            )
        }
        let run = status.purge.lastRun
        purge = PurgeLine(
            startedAt: run?.startedAt,
            outcome: run?.outcome.rawValue,
            failure: run?.failure,
            destroyed: run?.destroyed,
            completedAt: status.purge.completedAt,
            unfinished: status.purge.unfinished.count,
            withoutCertificate: status.purge.uncertified.count
        )
        turnAround = status.turnAround
        workers = status.workers.map { line in
            WorkerLine(
                name: line.worker.name,
                host: line.worker.host,
                version: line.worker.version,
                slots: line.worker.slots,
                leases: line.leases,
                startedAt: line.startedAt,
                secondsSinceHeartbeat: line.silence
            )
        }
        setAside = status.reasons.map { ReasonLine(reasonCode: $0.code, stage: $0.stage, jobs: $0.count) }
        pauses = status.pauses.map { pause in
            PauseLine(stage: pause.stage, practiceId: pause.tenant?.uuidString.lowercased(), since: pause.since)
        }
        dictations = newest?.map(DictationLine.init)
    }
}

/// A dictation as JSON.
struct DictationLine: Encodable {
    let dictationId: String
    let practiceId: String
    let kind: String
    let status: String
    let reasonCode: String?
    let audioSeconds: Double?
    let transcribeSeconds: Double?
    let draftSeconds: Double?
    let receivedAt: Date
    let statusAt: Date

    init(_ dictation: Dictation) {
        dictationId = "\(dictation.id)"
        practiceId = "\(dictation.id.practice)"
        kind = dictation.kind.rawValue
        status = dictation.status.rawValue
        reasonCode = dictation.reasonCode
        audioSeconds = dictation.audioSeconds
        transcribeSeconds = dictation.transcribeSeconds
        draftSeconds = dictation.draftSeconds
        receivedAt = dictation.receivedAt
        statusAt = dictation.statusAt
    }
}

import Artifacts
import FoundationEssentials
import Postgres
import Retention

/// What `purge --dry-run` prints: each artifact, when it ends and why.
struct PurgeForecast {
    let practice: UUID?
    let json: Bool

    func show(_ pool: Pool) async throws {
        let plan = PurgePlan(database: pool)
        let now = Date()
        var (due, held, all) = (0, 0, 0)
        if !json { Terminal.say("DICTATION  CLASS  ENDS  STATE  WHY") }
        for (id, policy) in try await plan.practices() where practice == nil || practice == id.uuid {
            for try await fates in plan.fates(of: id, by: policy) {
                for line in fates.map({ Line($0, policy, now: now) }) {
                    all += 1
                    if line.isDue { if line.holdId == nil { due += 1 } else { held += 1 } }
                    if json { try JSONOutput.print(line, isLine: true) } else { Terminal.say(line.text) }
                }
            }
        }
        if !json {
            Terminal.say(
                "\(due) of \(all) artifacts are due now, \(held) more are past their retention and held; "
                    + "nothing was destroyed"
            )
        }
    }

    private struct Line: Encodable {
        let practiceId: String
        let dictationId: String
        let `class`: String
        let ends: Date?
        let isDue: Bool
        let rule: String?
        let why: String
        let holdId: String?

        init(_ fate: Purge.Fate, _ policy: PracticePolicy, now: Date) {
            practiceId = "\(fate.dictation.practice)"
            dictationId = "\(fate.dictation)"
            self.class = fate.artifactClass.rawValue
            ends = fate.due
            isDue = fate.due.map { $0 <= now } ?? false
            rule = fate.rule
            why = fate.reason(by: policy)
            holdId = fate.hold?.uuidString.lowercased()
        }

        var text: String {
            let end = ends?.formatted(.iso8601) ?? "by no rule"
            let state = holdId.map { "held by \($0)" } ?? (isDue ? "due" : "kept")
            return "\(dictationId)  \(self.class)  \(end)  \(state)  \(rule ?? "-"): \(why)"
        }
    }
}

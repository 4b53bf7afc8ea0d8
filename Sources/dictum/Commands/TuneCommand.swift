import ArgumentParser
import Artifacts
import Speech

struct TuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Measure how many slots and threads this machine transcribes fastest with.",
        discussion: """
            Give a recording of a minute or so, spoken as your clinicians speak, on a machine that does nothing else. Each way \
            of dividing the cores transcribes it once in every slot at the same time; the best of all rounds counts.

            Example: dictum speech tune visit.m4a
            """
    )

    @Option(help: ArgumentHelp(Setting.models.help, valueName: "path")) var models: String?
    @Option(help: ArgumentHelp(Setting.speechModel.help, valueName: "path")) var speechModel: String?
    @Option(help: ArgumentHelp("Cores to divide; all by default.", valueName: "count")) var cores: Int?
    @Option(help: ArgumentHelp("How often each way is tried.", valueName: "count")) var rounds = 2
    @Argument(help: "A recording.", completion: .file()) var file: String

    func validate() throws {
        if let cores, !(1...1024).contains(cores) { throw ValidationError("--cores takes 1 to 1024") }
        if !(1...100).contains(rounds) { throw ValidationError("--rounds takes 1 to 100") }
    }

    func run() async throws {
        let settings = try await Settings(flags: ["models": models, "speechModel": speechModel], file: nil)
        let recording = Protected(try Files.read(file))
        let plans = SlotPlan.all(cores: cores ?? Engines.cores)
        var seconds = [Double](repeating: .infinity, count: plans.count)
        var length = 0.0
        let progress = ProgressBar("measuring")
        for round in 0..<rounds {
            for (index, plan) in plans.enumerated() {
                let engine = try Engines(settings).embedded(threads: plan.threads)
                // The first transcription of a slot makes its state: that is not measured.
                if round == 0 { length = try await plan.time(recording, with: engine).length }
                seconds[index] = min(seconds[index], try await plan.time(recording, with: engine).seconds)
                progress.update(Double(round * plans.count + index + 1) / Double(rounds * plans.count))
            }
        }
        progress.finish()
        let speeds = zip(plans, seconds).map { Double($0.slots) * length / $1 }
        let best = SlotPlan.best(plans, speeds: speeds)
        var table = Table("SLOTS", "THREADS", "AUDIO HOURS PER HOUR", "")
        for (plan, speed) in zip(plans, speeds) {
            table.append("\(plan.slots)", "\(plan.threads)", tenths(speed), plan == best ? "<" : "")
        }
        for line in table.lines { Terminal.say(line) }
        Terminal.say()
        Terminal.say("dictum worker --transcribe-slots \(best.slots) --speech-threads \(best.threads)")
    }

    private func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// One way to divide the cores.
struct SlotPlan: Equatable {
    var slots: Int
    var threads: Int

    /// More slots of one thread each, down to one slot that has all.
    static func all(cores: Int) -> [SlotPlan] {
        var plans: [SlotPlan] = []
        var slots = cores
        while slots >= 1 {
            plans.append(SlotPlan(slots: slots, threads: cores / slots))
            slots /= 2
        }
        return plans
    }

    /// The fastest; of those within three hundredths of it the one with the fewest slots, for each takes memory.
    static func best(_ plans: [SlotPlan], speeds: [Double]) -> SlotPlan {
        let most = speeds.max() ?? 0
        let close = zip(plans, speeds).filter { $0.1 >= most * 0.97 }.map(\.0)
        return close.min { $0.slots < $1.slots } ?? SlotPlan(slots: 1, threads: 1)
    }

    /// How long all slots take for the recording, and how long that is.
    func time(
        _ recording: Protected<[UInt8]>,
        with transcriber: Transcriber
    ) async throws -> (seconds: Double, length: Double) {
        let start = ContinuousClock.now
        let length = try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<slots {
                group.addTask {
                    try await transcriber.transcribe(recording, kind: .dictation, language: "en").revealed.duration
                }
            }
            return try await group.reduce(0) { max($0, $1) }
        }
        return ((ContinuousClock.now - start) / .seconds(1), length)
    }
}

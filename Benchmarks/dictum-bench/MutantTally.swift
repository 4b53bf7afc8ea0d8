import Foundation
import Speech

/// What became of mutants.
struct MutantTally: Sendable, CustomStringConvertible {
    private var outcomes: [String: Int] = [:]
    private var longest = Duration.zero
    private var longestNumber = 0
    private let start = ContinuousClock.now
    /// Numbers of the cases that may not be.
    private(set) var wrong: [Int] = []

    mutating func note(_ number: Int, _ body: () async throws(SpeechError) -> Void) async {
        let start = ContinuousClock.now
        do throws(SpeechError) {
            try await body()
            outcomes["decoded", default: 0] += 1
        } catch {
            let signal = error.detail.hasPrefix("signal") ? " (\(error.detail))" : ""
            outcomes[error.reasonCode + signal, default: 0] += 1
            if [.engineUnavailable, .decoderKilled, .cancelled].contains(error.code) { wrong.append(number) }
        }
        let taken = ContinuousClock.now - start
        if taken > longest { (longest, longestNumber) = (taken, number) }
    }

    mutating func add(_ other: MutantTally) {
        outcomes.merge(other.outcomes, uniquingKeysWith: +)
        wrong += other.wrong
        if other.longest > longest { (longest, longestNumber) = (other.longest, other.longestNumber) }
    }

    var description: String {
        let count = outcomes.values.reduce(0, +)
        let rate = Double(count) / ((ContinuousClock.now - start) / .seconds(1))
        let all = outcomes.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let slowest = "the longest \(longest.formatted(.units(allowed: [.milliseconds]))) (number \(longestNumber))"
        return "\(count) recordings, \(Int(rate)) a second: \(all); \(slowest)"
            + (wrong.isEmpty ? "" : "; wrong: \(wrong.prefix(5))")
    }
}

/// What this process holds.
struct ProcessCensus: CustomStringConvertible {
    /// More memory than this is a leak: a million that each left 64 bytes would leave as much.
    private static let growthAllowed = 64_000
    private let descriptors = Self.entries(of: "/proc/self/fd").count
    private let threads = Self.entries(of: "/proc/self/task").count
    private let kilobytes: Int
    private let children: Int
    private let zombies: Int

    init() {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let resident = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        kilobytes = Int(resident.filter(\.isNumber)) ?? 0
        let children = Self.entries(of: "/proc/self/task").flatMap { task in
            let list = (try? String(contentsOfFile: "/proc/self/task/\(task)/children", encoding: .utf8)) ?? ""
            return list.split(separator: " ")
        }
        self.children = children.count
        zombies =
            children.count { child in
                let stat = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
                return stat.split(separator: ")").last?.hasPrefix(" Z") == true
            }
    }

    private static func entries(of folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    /// Whether nothing was left since `other`.
    func isNoMore(than other: ProcessCensus) -> Bool {
        descriptors <= other.descriptors && children <= other.children && zombies == 0
            && kilobytes <= other.kilobytes + Self.growthAllowed
    }

    var description: String {
        "\(descriptors) descriptors, \(children) children (\(zombies) zombies), \(threads) threads, \(kilobytes / 1_000) MB"
    }
}

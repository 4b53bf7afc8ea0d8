import Glibc
import Synchronization

/// One line on standard error that fills up. Silent where standard error is not a terminal.
final class ProgressBar: Sendable {
    private let label: String
    private let drawn = Mutex(-1)

    init(_ label: String) { self.label = label }

    /// Draws the bar at `fraction`, 0 to 1.
    func update(_ fraction: Double) {
        guard Terminal.showsProgress else { return }
        let percent = Int((min(max(fraction, 0), 1) * 100).rounded())
        let changed = drawn.withLock { last in
            defer { last = percent }
            return last != percent
        }
        guard changed else { return }
        Terminal.write("\r" + Self.line(label, percent), to: STDERR_FILENO)
    }

    /// A label, a bar of 30 characters and the number.
    static func line(_ label: String, _ percent: Int) -> String {
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        return "\(label) \(bar) \(percent) %"
    }

    /// Removes the line.
    func finish() {
        guard Terminal.showsProgress else { return }
        Terminal.write("\r\u{1b}[K", to: STDERR_FILENO)
    }
}

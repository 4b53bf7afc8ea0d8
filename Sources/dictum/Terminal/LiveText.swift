import CLinux
import Glibc
import Synchronization

/// The last lines of a growing text above a bar that fills up, drawn in place on standard error and removed at the end.
/// Silent where standard error is not a terminal.
final class LiveText: Sendable {
    private static let mostRows = 6

    private struct State {
        var text = ""
        var percent = 0
        /// Rows above the cursor that are ours.
        var rows = 0
        var page = ""
    }

    private let label: String
    private let state = Mutex(State())

    init(_ label: String) { self.label = label }

    /// Draws the bar at `fraction`, 0 to 1.
    func update(_ fraction: Double) {
        draw { $0.percent = Int((min(max(fraction, 0), 1) * 100).rounded()) }
    }

    /// Adds what was heard next.
    func add(_ words: String) {
        draw { $0.text += ($0.text.isEmpty ? "" : " ") + words }
    }

    /// Removes everything.
    func finish() {
        guard Terminal.showsProgress else { return }
        state.withLock { state in
            // What is not drawn is not removed: it would take what stands there.
            if !state.page.isEmpty { Terminal.write(Self.removal(state.rows), to: STDERR_FILENO) }
            state = State()
        }
    }

    private func draw(_ change: (inout State) -> Void) {
        guard Terminal.showsProgress else { return }
        state.withLock { state in
            change(&state)
            let rows = Self.lastRows(of: state.text, columns: Terminal.columns, most: Self.mostRows)
            let page = rows.map { "\u{1b}[2m\($0)\u{1b}[0m\n" }.joined() + ProgressBar.line(label, state.percent)
            guard page != state.page else { return }
            Terminal.write(Self.removal(state.rows) + page, to: STDERR_FILENO)
            state.rows = rows.count
            state.page = page
        }
    }

    /// Back to the first of our rows, and everything below it gone.
    private static func removal(_ rows: Int) -> String { "\r" + (rows > 0 ? "\u{1b}[\(rows)A" : "") + "\u{1b}[J" }

    /// The last rows of `text`, broken between words; none is wider than the terminal, or redrawing would lose count.
    static func lastRows(of text: String, columns: Int, most: Int) -> [String] {
        var rows: [String] = []
        // Words of earlier rows than can be seen cost nothing.
        for word in text.suffix(columns * (most + 1)).split(separator: " ") {
            let word = word.prefix(columns - 1)
            if let last = rows.last, last.count + 1 + word.count < columns {
                rows[rows.count - 1] += " " + word
            } else {
                rows.append(String(word))
            }
        }
        return rows.suffix(most)
    }
}

import Glibc
import Synchronization

/// One line on standard error that counts. Silent where standard error is not a terminal.
final class ProgressCount: Sendable {
    private let (verb, noun): (String, String)
    private let drawn = Mutex(-1)

    init(_ verb: String, _ noun: String) { (self.verb, self.noun) = (verb, noun) }

    /// Draws every tenth count.
    func update(_ count: Int) {
        guard Terminal.showsProgress else { return }
        let isNews = drawn.withLock { last in
            defer { if count / 10 != last { last = count / 10 } }
            return count / 10 != last
        }
        if isNews { Terminal.write("\r\(verb) \(count) \(noun)", to: STDERR_FILENO) }
    }

    /// Removes the line.
    func finish() {
        guard Terminal.showsProgress else { return }
        Terminal.write("\r\u{1b}[K", to: STDERR_FILENO)
    }
}

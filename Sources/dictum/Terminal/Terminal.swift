import CLinux
import Glibc

/// Standard output and error, and what the terminal can do.
enum Terminal {
    /// Whether standard output is a terminal.
    static let isInteractive = isatty(STDOUT_FILENO) == 1
    /// Whether it is one that shows colours.
    private static let showsColours = unsafe isInteractive && getenv("NO_COLOR") == nil
    /// Whether standard error is a terminal, where progress is drawn.
    static let showsProgress = isatty(STDERR_FILENO) == 1

    /// How wide standard error's terminal is.
    static var columns: Int {
        let columns = Int(linux_window_size(STDERR_FILENO).ws_col)
        return columns > 20 ? columns : 80
    }

    /// Writes one line to standard output.
    static func say(_ line: String = "") { print(line) }

    /// Writes one line to standard error.
    static func complain(_ line: String) { write("dictum: \(line)\n", to: STDERR_FILENO) }

    /// Writes bytes to standard output as they are.
    static func write(_ bytes: [UInt8]) {
        fflush(nil)
        write(bytes, to: STDOUT_FILENO)
    }

    /// Writes text to a descriptor as it is.
    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Whether anybody still reads standard output.
    static var hasReader: Bool {
        var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        return unsafe poll(&output, 1, 0) == 0 || Int32(output.revents) & POLLERR == 0
    }

    /// Text in bold where the terminal shows it.
    static func bold(_ text: String) -> String { showsColours ? "\u{1b}[1m\(text)\u{1b}[0m" : text }

    /// Text in a colour of ANSI's where the terminal shows it.
    static func coloured(_ text: String, _ colour: Int) -> String {
        showsColours ? "\u{1b}[\(colour)m\(text)\u{1b}[0m" : text
    }

    /// Text dimmed where the terminal shows it.
    static func dim(_ text: String) -> String { showsColours ? "\u{1b}[2m\(text)\u{1b}[0m" : text }
}

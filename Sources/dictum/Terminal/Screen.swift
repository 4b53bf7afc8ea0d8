import CLinux
import Dispatch
import Glibc
import Synchronization

/// A page that is drawn again and again in the same place. At a terminal it has the whole screen while it lives, as an
/// editor has, and gives back what was there; elsewhere each page follows the last after an empty line.
final class Screen {
    /// A signal's handler and a page never write at the same time.
    private static let drawing = Mutex(())
    private static let leave = "\u{1b}[?25h\u{1b}[?1049l"

    private let sources: [any DispatchSourceSignal]

    init() {
        guard Terminal.isInteractive else {
            sources = []
            return
        }
        Terminal.write(Array("\u{1b}[?1049h\u{1b}[?25l".utf8))
        let queue = DispatchQueue(label: "dictum.screen")
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                Self.drawing.withLock { _ in
                    Terminal.write(Array(Self.leave.utf8))
                    _exit(128 + number)
                }
            }
            source.activate()
            return source
        }
    }

    /// Gives the terminal back.
    func close() {
        guard Terminal.isInteractive else { return }
        Self.drawing.withLock { _ in Terminal.write(Array(Self.leave.utf8)) }
    }

    /// Says why there is no newer page.
    func complain(_ line: String, above page: [String]) {
        guard Terminal.isInteractive else { return Terminal.complain(line) }
        show([Terminal.coloured(line, 31), ""] + page)
    }

    /// What the page has too much for the terminal, to the right and below, is left out, for a wrapped line would shift
    /// all that follow. Lines are overwritten one by one, so that nothing flickers.
    func show(_ lines: [String]) {
        guard Terminal.isInteractive else {
            return Terminal.write(Array((lines + ["", ""]).joined(separator: "\n").utf8))
        }
        let size = linux_window_size(STDOUT_FILENO)
        let (width, height) = (max(Int(size.ws_col), 20), max(Int(size.ws_row), 3))
        var shown = lines[...]
        if lines.count > height {
            shown = lines.prefix(height - 1) + [Terminal.dim("and \(lines.count - height + 1) lines more")]
        }
        let page = shown.map { Self.clipped($0, to: width) + "\u{1b}[K" }.joined(separator: "\n")
        Self.drawing.withLock { _ in Terminal.write(Array("\u{1b}[H\(page)\u{1b}[J".utf8)) }
    }

    /// The first `width` characters that are seen; the codes between them take no place.
    static func clipped(_ line: String, to width: Int) -> String {
        var (text, left, isCode) = ("", width, false)
        for character in line {
            if character == "\u{1b}" { isCode = true }
            if !isCode {
                guard left > 0 else { return text + "\u{1b}[0m" }
                left -= 1
            }
            text.append(character)
            if isCode, character == "m" { isCode = false }
        }
        return text
    }
}

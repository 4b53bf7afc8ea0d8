/// A page that is drawn once, or again and again in the same place.
enum Screen {
    /// At a terminal a live page begins at the top and overwrites what was there, line by line, so that nothing
    /// flickers. Elsewhere each page follows the last after an empty line.
    static func show(_ lines: [String], live: Bool) {
        guard live else {
            for line in lines { Terminal.say(line) }
            return
        }
        guard Terminal.isInteractive else {
            Terminal.write(Array((lines + ["", ""]).joined(separator: "\n").utf8))
            return
        }
        let page = "\u{1b}[H" + lines.map { $0 + "\u{1b}[K\n" }.joined() + "\u{1b}[J"
        Terminal.write(Array(page.utf8))
    }
}

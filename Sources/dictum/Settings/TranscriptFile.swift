import Artifacts
import FoundationEssentials

/// Texts that somebody hands in: UTF-8 with a few control characters at most, anything else is refused.
enum TranscriptFile {
    /// A transcript in a file or on standard input: plain text, or our JSON.
    static func read(_ path: String) throws -> Transcript {
        let text = try text(path)
        guard let first = text.first(where: { !$0.isWhitespace }) else { return Transcript(plainText: "") }
        if first == "{" { return try Transcript(json: text.utf8) }
        if first == "[", (try? JSONDecoder().decode(AnyJSON.self, from: Data(text.utf8))) != nil {
            throw InputError(
                "\(name(path)) holds JSON that is no transcript; give plain text, or the JSON of "
                    + "\"dictum transcribe --format json\""
            )
        }
        return Transcript(plainText: text)
    }

    /// The text of a file, without the byte order mark that some programs write before it.
    static func text(_ path: String) throws -> String {
        let bytes = try Files.read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError("\(name(path)) is no UTF-8 text; save it as UTF-8, or for audio run \"dictum transcribe\"")
        }
        let isControl = text.unicodeScalars.lazy.filter {
            $0.properties.generalCategory == .control && !"\t\n\u{B}\u{C}\r\u{85}".unicodeScalars.contains($0)
        }
        guard !bytes.contains(0), isControl.prefix(8).count < 8 else {
            throw InputError(
                "\(name(path)) holds control characters and is no text; for audio run \"dictum transcribe\""
            )
        }
        return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    }

    private static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

    /// Any JSON at all.
    private struct AnyJSON: Decodable { init(from decoder: any Decoder) throws {} }
}

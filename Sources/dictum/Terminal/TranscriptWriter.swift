import Artifacts
import ClinicalNotes
import Speech

/// A transcript as the bytes of a file.
struct TranscriptWriter {
    let transcript: Transcript
    let verbatim: Bool

    /// The formatter is left out where the words are asked for as heard and resolved.
    init(_ heard: Transcript, verbatim: Bool) {
        transcript = verbatim ? heard : SpokenFormatter().format(heard)
        self.verbatim = verbatim
    }

    func bytes(as format: TranscribeCommand.Format) throws -> [UInt8] {
        switch format {
        case .text: Array(TranscriptRenderer.text(transcript, verbatim: verbatim).utf8)
        case .json: try transcript.json() + [UInt8(ascii: "\n")]
        case .vtt: Array(TranscriptRenderer.vtt(transcript).utf8)
        case .srt: Array(Self.srt(fromVTT: TranscriptRenderer.vtt(transcript)).utf8)
        case .markdown: Array(markdown.utf8)
        }
    }

    /// SubRip: numbered cues, a comma before the thousandths, no voice spans.
    static func srt(fromVTT vtt: String) -> String {
        let cues = vtt.split(separator: "\n").dropFirst()
        var result = ""
        var number = 0
        for line in cues {
            if line.contains(" --> ") {
                number += 1
                result += "\(number > 1 ? "\n" : "")\(number)\n\(line.replacing(".", with: ","))\n"
            } else {
                var text = line
                if text.hasPrefix("<v "), let end = text.firstIndex(of: ">") {
                    text = text[text.index(after: end)...].dropLast("</v>".count)
                }
                let plain = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                result += plain.replacing("&amp;", with: "&") + "\n"
            }
        }
        return result
    }

    /// The text with what a reviewer should look at: doubtful words in italics, resolved ones in bold with a note of
    /// what was heard, those taken back struck through.
    private var markdown: String {
        var marked = transcript
        marked.tokens = Self.struckThrough(marked.tokens)
        var notes: [String] = []
        for index in marked.tokens.indices
        where marked.tokens[index].kind == .word && !transcript.tokens[index].isStruck {
            let token = marked.tokens[index]
            let words = transcript.words[token.words]
            if let resolution = words.lazy.compactMap(\.resolution).first {
                notes.append("“\(resolution.heard)” at \(clock(words.first?.start ?? 0))")
                marked.tokens[index].text = "**\(token.text)**[^\(notes.count)]"
            } else if words.contains(where: \.isDoubtful), !token.text.isEmpty {
                marked.tokens[index].text = "_\(token.text)_"
            }
        }
        let text = TranscriptRenderer.text(marked, verbatim: verbatim)
        let gaps = transcript.gaps.map { "- [inaudible \(clock($0.start))-\(clock($0.end))]\n" }.joined()
        let footnotes = notes.enumerated().map { "[^\($0 + 1)]: Heard as \($1).\n" }.joined()
        return text.replacing(/\n+(?=.)/, with: "\n\n") + (gaps.isEmpty ? "" : "\n" + gaps)
            + (footnotes.isEmpty || verbatim ? "" : "\n" + footnotes)
    }

    /// Each run of words that were taken back, between strikethrough marks.
    private static func struckThrough(_ tokens: [Transcript.Token]) -> [Transcript.Token] {
        var result = tokens
        var run: ClosedRange<Int>?
        for index in 0...tokens.count {
            if index < tokens.count, tokens[index].isStruck {
                let isShown = tokens[index].kind == .word && !tokens[index].text.isEmpty
                if isShown { run = (run?.lowerBound ?? index)...index }
            } else if let struck = run {
                for place in struck { result[place].isStruck = false }
                result[struck.lowerBound].text = "~~" + result[struck.lowerBound].text
                result[struck.upperBound].text += "~~"
                run = nil
            }
        }
        return result
    }
}

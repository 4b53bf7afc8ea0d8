public import Artifacts

/// Writes a transcript for people and machines.
public enum TranscriptRenderer {
    /// The formatted text, where speakers are known a line a turn (`[clinician] …`, as ``Transcript`` reads it); with
    /// `verbatim` the words as heard. Ends with a line end.
    public static func text(_ transcript: Transcript, verbatim: Bool = false) -> String {
        (verbatim ? transcript.verbatimText : turns(of: transcript) ?? transcript.plainText) + "\n"
    }

    /// The turns of a conversation; `nil` where no speaker is known or the words are not formatted.
    private static func turns(of transcript: Transcript) -> String? {
        var (rest, turns) = (transcript.segments[...], [(speaker: Transcript.Speaker?, tokens: [Transcript.Token])]())
        for token in transcript.tokens {
            // Marks belong to the words before them.
            if !token.words.isEmpty || turns.isEmpty {
                rest = rest.drop { $0.words.upperBound <= token.words.lowerBound }
                if turns.isEmpty || turns[turns.count - 1].speaker != rest.first?.speaker {
                    turns.append((rest.first?.speaker, []))
                }
            }
            turns[turns.count - 1].tokens.append(token)
        }
        guard turns.contains(where: { $0.speaker != nil }) else { return nil }
        return turns.map { turn in
            let text = Transcript.plainText(of: turn.tokens)
            let end = text.lastIndex { !$0.isNewline }.map { text.index(after: $0) } ?? text.startIndex
            return (turn.speaker.map { "[\($0.rawValue)] " } ?? "") + text[..<end]
        }.joined(separator: "\n")
    }

    /// The JSON form of schema `dictum.transcript/1` (see ``Transcript``), keys in alphabetic order.
    public static func json(_ transcript: Transcript) throws(ArtifactFormatError) -> String {
        String(decoding: try transcript.json(), as: UTF8.self)
    }

    /// WebVTT (W3C): one cue a segment with its words as heard, the speaker as a voice span; gaps as
    /// `[inaudible]` cues.
    public static func vtt(_ transcript: Transcript) -> String {
        var cues: [(start: Double, end: Double, text: String)] = transcript.segments.map { segment in
            let words = transcript.words[segment.words.clamped(to: 0..<transcript.words.count)]
            let text = escaped(words.map(\.text).joined(separator: " "))
            let voice = segment.speaker.map { "<v \($0.rawValue)>\(text)</v>" } ?? text
            return (segment.start, segment.end, voice)
        }
        cues += transcript.gaps.map { ($0.start, $0.end, "[inaudible]") }
        cues.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        var result = "WEBVTT\n"
        for cue in cues where !cue.text.isEmpty {
            // A cue must end after it starts; a typed transcript has no times.
            let end = max(cue.end, cue.start + 0.001)
            result += "\n\(timestamp(cue.start)) --> \(timestamp(end))\n\(cue.text)\n"
        }
        return result
    }

    private static func timestamp(_ seconds: Double) -> String {
        let thousandths = Int((max(0, min(seconds, 360_000)) * 1000).rounded())
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let (hours, minutes) = (thousandths / 3_600_000, thousandths / 60_000 % 60)
        return
            "\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(thousandths / 1000 % 60, 2)).\(padded(thousandths % 1000, 3))"
    }

    /// `&`, `<` and `>` as entities, so that no text opens a tag or forms `-->`; line ends as spaces.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }
}

import ArgumentParser
import Artifacts
import ClinicalNotes

/// The forms that a note is printed in.
enum NoteFormat: String, ExpressibleByArgument, CaseIterable { case text, markdown, html, pdf, json }

/// Prints transcripts and notes in the form that was asked for.
enum Rendering {
    static func print(_ transcript: Transcript, as format: ShowCommand.Format) throws {
        switch format {
        case .text, .markdown, .html, .pdf: Terminal.say(TranscriptRenderer.text(transcript))
        case .vtt: Terminal.say(TranscriptRenderer.vtt(transcript))
        case .json: Terminal.write(try transcript.json() + [UInt8(ascii: "\n")])
        }
    }

    static func print(_ note: Note, as format: NoteFormat, evidence: Bool, leftOut: Bool = false) throws {
        switch format {
        case .text: Terminal.say(NoteRenderer.text(note, evidence: evidence, leftOut: leftOut))
        case .markdown: Terminal.say(NoteRenderer.markdown(note, evidence: evidence))
        case .html: Terminal.say(NoteRenderer.html(note, evidence: evidence))
        case .pdf: try pdf(NoteRenderer.html(note, evidence: evidence))
        case .json: Terminal.write(try note.json() + [UInt8(ascii: "\n")])
        }
    }

    /// A page of HTML as PDF.
    static func pdf(_ html: String) throws {
        guard !Terminal.isInteractive else { throw InputError("a PDF goes to a file: add > note.pdf") }
        Terminal.write(try PDFPrinter.pdf(of: html))
    }
}

import ArgumentParser
import Artifacts
import AuditLog
import ClinicalNotes
import FoundationEssentials
import Records
import Review

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Read drafts, edit and sign them; release what is signed.",
        discussion: """
            As a reviewer's login whom the practice has. Everything is audited, with its purpose.

              dictum review list
              dictum review open ID --purpose TREAT --format edit | … | dictum review edit ID --purpose TREAT
              dictum review sign ID --purpose TREAT --clinician UUID --version 2
              dictum review release ID --purpose TREAT --format html
            """,
        subcommands: [
            List.self, Open.self, Edit.self, Sign.self, Amend.self, Release.self, Versions.self, Diff.self,
        ]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the notes that wait for a signature.")
        @OptionGroup var stores: StoreOptions
        @Option(help: "Why: a FHIR purpose of use.") var purpose = PurposeOfUse.treatment

        func run() async throws {
            let access = Access(actor: "reviewer", purpose: purpose)
            let desk = ReviewDesk(records: try Stores(try await stores.settings()).records(as: access))
            var table = Table("DICTATION", "PRACTICE", "KIND", "PRIORITY", "RECEIVED")
            for dictation in try await desk.waiting() {
                table.append(
                    dictation.id.uuid.uuidString.lowercased(),
                    "\(dictation.id.practice)",
                    dictation.kind.rawValue,
                    dictation.priority,
                    dictation.receivedAt.formatted(.iso8601)
                )
            }
            table.print()
        }
    }

    struct Open: AsyncParsableCommand {
        enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, html, pdf, json, edit }
        static let configuration = CommandConfiguration(abstract: "Open a version of a note, the newest by default.")
        @OptionGroup var review: ReviewOptions
        @Option(help: "The version.") var version: Int?
        @Option(help: "text, markdown, html, pdf, json, or edit: the form that \"review edit\" reads.") var format =
            Format
            .text
        @Flag(help: "Show where each statement was said.") var evidence = false

        func run() async throws {
            let (desk, dictation) = try await review.found()
            let opened = try await desk.open(dictation, version: version)
            let state = opened.signature.map { "signed by \($0.signer)" } ?? "a draft, not signed"
            Terminal.complain("version \(opened.version) is \(state)")
            let note = opened.note.revealed
            switch format {
            case .text: Terminal.say(NoteRenderer.text(note, evidence: evidence))
            case .markdown: Terminal.say(NoteRenderer.markdown(note, evidence: evidence))
            case .html: Terminal.say(NoteRenderer.html(note, evidence: evidence))
            case .pdf: try Rendering.pdf(NoteRenderer.html(note, evidence: evidence))
            case .json: Terminal.write(try note.json() + [UInt8(ascii: "\n")])
            case .edit: Terminal.say(NoteEditing.text(note))
            }
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Store a new version, read from standard input.",
            discussion: """
                The text is what "review open --format edit" prints: "# Title", "## Section", a statement a line. Lines that \
                did not change keep their evidence; others are checked against what was said. What is unsupported is \
                shown, and nothing is stored unless --keep says that it is the clinician's own statement.
                """
        )
        @OptionGroup var review: ReviewOptions
        @Flag(help: "Keep unsupported statements, marked as the clinician's own.") var keep = false

        func run() async throws {
            let text = String(decoding: try Files.read("-"), as: UTF8.self)
            let (desk, dictation) = try await review.found()
            let edit = try await desk.preview(text, of: dictation)
            guard edit.edited.revealed.note.sections.contains(where: { !$0.statements.isEmpty }) else {
                throw InputError(
                    "the edited note has no statement; nothing was stored; pipe in the whole note, as "
                        + "\"review open --format edit\" prints it"
                )
            }
            guard edit.isChange else { return Terminal.say("nothing changed; version \(edit.base) stays the newest") }
            let unsupported = edit.edited.revealed.unsupported
            for (text, violations) in unsupported {
                Terminal.say("not supported (\(violations.map(\.words).joined(separator: ", "))): \(text)")
            }
            guard unsupported.isEmpty || keep else {
                Terminal.complain(
                    "\(unsupported.count) statement(s) are not supported by the recording; nothing was stored; "
                        + "correct them, or give --keep to make them the clinician's own"
                )
                throw ExitCode(1)
            }
            Terminal.say("version \(try await desk.store(edit, of: dictation)) is stored, not signed")
        }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign the newest version of a note.",
            discussion: "It becomes final, and its retention begins. Name the version that you read."
        )
        @OptionGroup var review: ReviewOptions
        @Option(help: "The version that was read.") var version: Int

        func validate() throws {
            guard review.clinician != nil else { throw ValidationError("a clinician signs; give --clinician UUID") }
        }

        func run() async throws {
            let (desk, dictation) = try await review.found()
            let at = try await desk.sign(dictation, version: version)
            Terminal.say("version \(version) is signed since \(at.formatted(.iso8601))")
        }
    }

    struct Amend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an addendum to a signed note, read from standard input.",
            discussion: "A line a statement. What was signed stays; the addendum waits for a signature of its own."
        )
        @OptionGroup var review: ReviewOptions

        func run() async throws {
            let text = String(decoding: try Files.read("-"), as: UTF8.self)
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw InputError("the addendum is empty; write it")
            }
            let (desk, dictation) = try await review.found()
            Terminal.say("version \(try await desk.amend(dictation, with: text)) is stored, not signed")
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the newest signed version. Drafts are refused."
        )
        @OptionGroup var review: ReviewOptions
        @Option(help: "text, markdown, html, pdf or json.") var format = NoteFormat.text

        func run() async throws {
            let (desk, dictation) = try await review.found()
            let released = try await desk.release(dictation)
            let note = NoteRenderer.finished(released.note.revealed)
            let line = released.signature.map { signature in
                "Signed electronically by \(signature.signer), \(signature.at.formatted(.iso8601)), "
                    + "version \(released.version)"
            }
            switch format {
            case .text: Terminal.say(NoteRenderer.text(note) + "\n" + (line ?? ""))
            case .markdown: Terminal.say(NoteRenderer.markdown(note) + "\n" + (line ?? ""))
            case .html: Terminal.say(NoteRenderer.html(note, footer: line))
            case .pdf: try Rendering.pdf(NoteRenderer.html(note, footer: line))
            case .json: Terminal.write(try released.note.revealed.json() + [UInt8(ascii: "\n")])
            }
        }
    }

    struct Versions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the versions of a note, and who signed which.")
        @OptionGroup var review: ReviewOptions

        func run() async throws {
            let (desk, dictation) = try await review.found()
            var table = Table("VERSION", "STORED", "SIGNED BY", "LOGIN", "SIGNED", "DIGEST")
            for version in try await desk.versions(of: dictation) {
                table.append(
                    "\(version.number)",
                    version.storedAt.formatted(.iso8601),
                    version.signature?.signer ?? "-",
                    version.signature?.login ?? "-",
                    version.signature?.at.formatted(.iso8601) ?? "-",
                    version.signature.map { hexadecimal($0.digest) } ?? "-"
                )
            }
            table.print()
        }

        private func hexadecimal(_ bytes: [UInt8]) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what changed from one version to another.")
        @OptionGroup var review: ReviewOptions
        @Argument(help: "The older version.") var from: Int
        @Argument(help: "The newer version.") var to: Int

        func run() async throws {
            let (desk, dictation) = try await review.found()
            let old = try await desk.open(dictation, version: from).note.revealed
            let new = try await desk.open(dictation, version: to).note.revealed
            Terminal.say(NoteDifference.text(from: old, to: new))
        }
    }
}

/// Whose note, who looks at it, and why.
struct ReviewOptions: ParsableArguments {
    @OptionGroup var stores: StoreOptions
    @Argument(help: "The dictation's id.") var dictation: UUID
    @Option(help: "Why: a FHIR purpose of use, such as TREAT or HOPERAT.") var purpose: PurposeOfUse
    @Option(help: "Who: your opaque UUID of the clinician.") var clinician: UUID?
    @Option(help: "The practice's UUID, where two practices used the same id.") var practice: UUID?

    /// The desk and the dictation.
    func found() async throws -> (ReviewDesk, Dictation) {
        let actor = clinician.map { "clinician/\($0.uuidString.lowercased())" } ?? "reviewer"
        let records = try Stores(try await stores.settings()).records(as: Access(actor: actor, purpose: purpose))
        let desk = ReviewDesk(records: records)
        return (desk, try await desk.find(dictation, practice: practice.map(PracticeID.init)))
    }
}

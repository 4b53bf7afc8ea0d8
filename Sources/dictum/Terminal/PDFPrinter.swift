import ClinicalNotes
import FoundationEssentials
import Glibc
import Spawn

/// Makes a PDF of a page of HTML with WeasyPrint, which must be installed.
///
/// The page goes in through a pipe and the PDF comes back through one: nothing of it is in an argument, a variable or a file.
enum PDFPrinter {
    private static let tool = "weasyprint"

    /// The bytes of the PDF.
    ///
    /// - Throws: ``InputError`` that names the package where the tool is missing.
    static func pdf(of html: String) throws -> [UInt8] {
        let (pipes, process) = try start()
        // It reads its whole input before it writes.
        write(Array(html.utf8), to: pipes.toChild)
        _ = close(pipes.toChild)
        let pdf = read(from: pipes.fromChild)
        _ = close(pipes.fromChild)
        let status = ChildProgram.reap(process)
        guard status == 0, pdf.starts(with: Array("%PDF-".utf8)) else { throw failure("status \(status)") }
        return pdf
    }

    private static func start() throws -> (PipePair, pid_t) {
        let program = ChildProgram(tool, arguments: [tool, "--encoding", "utf-8", "-", "-"], environment: environment)
        do throws(ChildProgram.Failure) {
            let pipes = try PipePair()
            let process = try pipes.connect { (input, output) throws(ChildProgram.Failure) in
                try program.start(input: input, output: output).get()
            }
            return (pipes, process)
        } catch {
            guard error.code == ENOENT else { throw failure("errno \(error.code)") }
            throw InputError(
                "--format pdf needs WeasyPrint, and there is no weasyprint in PATH; install the package weasyprint"
            )
        }
    }

    private static func failure(_ reason: String) -> InputError {
        InputError("weasyprint made no PDF (\(reason)); try --format html, and \"weasyprint --info\"")
    }

    /// What a Python program needs to find its parts and its fonts.
    private static var environment: [String] {
        ["PATH", "HOME", "XDG_CACHE_HOME", "VIRTUAL_ENV"].compactMap { name in
            ProcessInfo.processInfo.environment[name].map { "\(name)=\($0)" }
        } + ["LANG=C.UTF-8"]
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(0, count))
        }
    }

    private static func read(from descriptor: Int32) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return result }
            result += buffer[..<count]
        }
    }
}

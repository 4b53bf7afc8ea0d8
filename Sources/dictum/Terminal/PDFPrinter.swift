import CLinux
import ClinicalNotes
import FoundationEssentials
import Glibc

/// Makes a PDF of a page of HTML with WeasyPrint, which must be installed.
///
/// The page goes in through a pipe and the PDF comes back through one: nothing of it is in an argument, a variable or a file.
enum PDFPrinter {
    private static let tool = "weasyprint"

    /// The bytes of the PDF.
    ///
    /// - Throws: ``InputError`` that names the package where the tool is missing.
    static func pdf(of html: String) throws -> [UInt8] {
        var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard unsafe linux_pipe(&input) == 0 else { throw failure("no pipe: errno \(errno)") }
        guard unsafe linux_pipe(&output) == 0 else {
            for descriptor in input { _ = close(descriptor) }
            throw failure("no pipe: errno \(errno)")
        }
        var process = pid_t()
        let status = spawn(&process, input: input[0], output: output[1])
        _ = close(input[0])
        _ = close(output[1])
        guard status == 0 else {
            _ = close(input[1])
            _ = close(output[0])
            if status == ENOENT {
                throw InputError(
                    "--format pdf needs WeasyPrint, and there is no weasyprint in PATH; install the package weasyprint"
                )
            }
            throw failure("errno \(status)")
        }
        // It reads its whole input before it writes.
        write(Array(html.utf8), to: input[1])
        _ = close(input[1])
        let pdf = read(from: output[0])
        _ = close(output[0])
        var ended: Int32 = 0
        while unsafe waitpid(process, &ended, 0) < 0 && errno == EINTR {}
        guard ended == 0, pdf.starts(with: Array("%PDF-".utf8)) else { throw failure("status \(ended)") }
        return pdf
    }

    private static func failure(_ reason: String) -> InputError {
        InputError("weasyprint made no PDF (\(reason)); try --format html, and \"weasyprint --info\"")
    }

    private static func spawn(_ process: inout pid_t, input: Int32, output: Int32) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        // What it says may quote the page.
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        var (none, all) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let arguments = [tool, "--encoding", "utf-8", "-", "-"]
        return unsafe withCStrings(arguments) { arguments in
            unsafe withCStrings(environment) { environment in
                unsafe posix_spawnp(&process, tool, &actions, &attributes, arguments, environment)
            }
        }
    }

    /// What a Python program needs to find its parts and its fonts.
    private static var environment: [String] {
        ["PATH", "HOME", "XDG_CACHE_HOME", "VIRTUAL_ENV"].compactMap { name in
            ProcessInfo.processInfo.environment[name].map { "\(name)=\($0)" }
        } + ["LANG=C.UTF-8"]
    }

    private static func withCStrings<Value>(
        _ strings: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
    ) -> Value {
        var copies = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer {
            for index in unsafe copies.indices { unsafe free(copies[index]) }
        }
        return unsafe body(&copies)
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

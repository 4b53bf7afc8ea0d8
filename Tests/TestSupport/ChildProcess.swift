internal import CLinux
internal import Dispatch
public import Foundation
internal import Spawn
internal import Synchronization

/// A program that a test starts: it inherits the three streams that it is given and nothing else.
///
/// Foundation's `Process` hands on what is open at that moment and learns of a child's end by a socket that other
/// children may hold; two tests could so wait for each other for ever. Here a thread watches each child by a descriptor of
/// its own: it sees the end even where other code of the process has taken the child's status, and wakes who waits itself,
/// whatever the pools of threads are busy with.
public final class ChildProcess: Sendable {
    /// What a stream of the child is connected to.
    public enum Stream: Sendable {
        /// `/dev/null`.
        case nothing
        /// A pipe, whose other end the test holds.
        case pipe
        /// A file: read from its start as input, made empty and written as output.
        case file(URL)
    }

    /// The process id.
    public let id: Int32
    /// Writes to the child's standard input, where that is a pipe.
    public let input: FileHandle?
    /// Reads the child's standard output, where that is a pipe.
    public let output: FileHandle?
    private let life = Mutex(Life())
    private let end = DispatchGroup()

    private struct Life {
        var code: Int32?
        var waiting: [CheckedContinuation<Int32, Never>] = []
    }

    /// Starts `command`, which is looked up in `PATH`.
    ///
    /// - Parameters:
    ///   - environment: the whole environment; by default that of the tests.
    ///   - directory: where it runs; by default where the tests do.
    public init(
        _ command: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment,
        directory: String? = nil,
        input: Stream = .nothing,
        output: Stream = .nothing,
        errors: Stream = .nothing
    ) throws {
        let ends = [
            try StreamEnds(input, isInput: true), try StreamEnds(output, isInput: false),
            try StreamEnds(errors, isInput: false),
        ]
        defer { for end in ends { close(end.child) } }
        self.input = ends[0].test
        self.output = ends[1].test
        let program = ChildProgram(
            command[0],
            arguments: command,
            environment: environment.map { "\($0)=\($1)" },
            directory: directory
        )
        let started = program.start(input: ends[0].child, output: ends[1].child, messages: ends[2].child)
        do { id = try started.get() } catch { throw StartFailed(error.code) }
        end.enter()
        Thread.detachNewThread { [self] in reap() }
    }

    /// The exit code, or 128 and the signal that ended it; `nil` while it runs, -1 where its status was taken by others.
    public var exitCode: Int32? { life.withLock { $0.code } }

    /// Sends a signal, if it still runs.
    public func send(_ signal: Int32) {
        // Under the lock the child is not reaped, so the id is still its own.
        life.withLock { life in
            if life.code == nil { kill(id, signal) }
        }
    }

    /// Waits for its end, off the cooperative pool, and returns ``exitCode``.
    @discardableResult
    public func exit() async -> Int32 {
        await withCheckedContinuation { continuation in
            let code = life.withLock { life in
                if life.code == nil { life.waiting.append(continuation) }
                return life.code
            }
            if let code { continuation.resume(returning: code) }
        }
    }

    /// The same, blocking the thread.
    @discardableResult
    public func waitForExit() -> Int32 {
        end.wait()
        return exitCode ?? -1
    }

    private func reap() {
        waitForEnd()
        let (code, waiting) = life.withLock { life in
            let code = takeStatus()
            life.code = code
            defer { life.waiting = [] }
            return (code, life.waiting)
        }
        end.leave()
        for continuation in waiting { continuation.resume(returning: code) }
    }

    /// Milliseconds after which a child is killed, so that whoever waits for one that hangs is told, and no run lasts for ever.
    private static let longestLife: Int32 = 900_000

    /// Leaves the status where it is.
    private func waitForEnd() {
        var watch = pollfd(fd: linux_watch_process(id), events: Int16(POLLIN), revents: 0)
        guard watch.fd >= 0 else {
            var information = unsafe siginfo_t()
            while unsafe waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
            return
        }
        var ended: Int32
        repeat { ended = unsafe poll(&watch, 1, Self.longestLife) } while ended < 0 && errno == EINTR
        if ended == 0 { kill(id, SIGKILL) }
        close(watch.fd)
    }

    private func takeStatus() -> Int32 {
        var (status, taken): (Int32, pid_t) = (0, 0)
        repeat { taken = unsafe waitpid(id, &status, 0) } while taken < 0 && errno == EINTR
        guard taken == id else { return -1 }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}

/// The two ends of one stream.
private struct StreamEnds {
    let child: Int32
    var test: FileHandle?

    init(_ stream: ChildProcess.Stream, isInput: Bool) throws {
        switch stream {
        case .nothing: child = unsafe linux_open("/dev/null", O_RDWR)
        case .file(let url): child = unsafe linux_open(url.path, isInput ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC)
        case .pipe:
            var ends: [Int32] = [-1, -1]
            guard unsafe linux_pipe(&ends) == 0 else { throw StartFailed(errno) }
            child = ends[isInput ? 0 : 1]
            test = FileHandle(fileDescriptor: ends[isInput ? 1 : 0], closeOnDealloc: true)
        }
        guard child >= 0 else { throw StartFailed(errno) }
    }
}

private struct StartFailed: Error, CustomStringConvertible {
    let description: String

    init(_ code: Int32) { description = "a child process can't be started: \(unsafe String(cString: strerror(code)))" }
}

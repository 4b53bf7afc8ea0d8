internal import CLinux
internal import Glibc
internal import Spawn

/// One child process with a pipe to its standard input and one from its standard output, and nothing else of ours.
struct DecoderProcess: Sendable {
    /// How an exchange with the child ended.
    enum Exchange {
        /// The child closed its output.
        case finished
        /// The wall clock's limit was reached first.
        case timedOut
        /// The output was more, or other, than it may be.
        case refused
    }

    let process: pid_t
    let input: Int32
    private let output: Int32

    /// Starts `executable`; its environment is empty but for what keeps a crash from printing memory.
    init(_ executable: String, arguments: [Int]) throws(SpeechError) {
        try self.init { input, output throws(SpeechError) in
            let words = ["dictum-decoder"] + arguments.map { "\($0)" }
            return try Self.start(executable, words, input: input, output: output)
        }
    }

    /// Has `nursery` fork one.
    init(from nursery: DecoderNursery) throws(SpeechError) {
        try self.init { input, output throws(SpeechError) in try nursery.fork(input: input, output: output) }
    }

    private init(
        start: (_ input: Int32, _ output: Int32) throws(SpeechError) -> pid_t
    ) throws(SpeechError) {
        let pipes: PipePair
        do { pipes = try PipePair() } catch { throw Self.unavailable(error.code) }
        process = try pipes.connect(start)
        input = pipes.toChild
        output = pipes.fromChild
        _ = linux_set_nonblocking(input)
        _ = linux_set_nonblocking(output)
        _ = linux_set_pipe_size(output, 1 << 20)
    }

    /// Starts a program with two descriptors as its standard input and output.
    static func start(
        _ executable: String,
        _ arguments: [String],
        environment: [String] = [],
        input: Int32,
        output: Int32
    ) throws(SpeechError) -> pid_t {
        let program = ChildProgram(
            executable,
            arguments: arguments,
            environment: ["SWIFT_BACKTRACE=enable=no"] + environment,
            ownGroup: true
        )
        do { return try program.start(input: input, output: output).get() } catch { throw unavailable(error.code) }
    }

    static func unavailable(_ code: Int32) -> SpeechError {
        SpeechError(.engineUnavailable, "dictum-decoder cannot be started (errno \(code))")
    }

    /// Kills the child, if it still lives. Never after ``reap()``.
    func kill() { _ = Glibc.kill(process, SIGKILL) }

    /// The status of the dead child, as `waitpid` gives it.
    func reap() -> Int32 {
        _ = close(output)
        return ChildProgram.reap(process)
    }

    /// Feeds `bytes` and hands on what comes back until the child closes its output.
    ///
    /// Both pipes are polled, so neither side can wait for the other for ever.
    func exchange(_ bytes: [UInt8], seconds: Double, take: (UnsafeRawBufferPointer) -> Bool) -> Exchange {
        var feed = DecoderFeed(bytes, into: input)
        defer { feed.close() }
        let deadline = Self.now() + seconds
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            var events = [
                pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: feed.descriptor, events: Int16(POLLOUT), revents: 0),
            ]
            let left = deadline - Self.now()
            guard left > 0 else { return .timedOut }
            _ = unsafe poll(&events, 2, Int32(min(left * 1_000 + 1, 60_000)))
            if events[1].revents != 0 { feed.push() }
            guard events[0].revents != 0 else { continue }
            let count = unsafe Glibc.read(output, &buffer, buffer.count)
            if count == 0 { return .finished }
            if count < 0 {
                if errno == EAGAIN || errno == EINTR { continue }
                return .refused
            }
            guard unsafe buffer.withUnsafeBytes({ unsafe take(UnsafeRawBufferPointer(rebasing: $0[..<count])) }) else {
                return .refused
            }
        }
    }

    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

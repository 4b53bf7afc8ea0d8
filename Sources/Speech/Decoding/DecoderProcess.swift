internal import CLinux
internal import Glibc

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
        var toChild: [Int32] = [-1, -1]
        var fromChild: [Int32] = [-1, -1]
        guard unsafe linux_pipe(&toChild) == 0 else { throw Self.unavailable(errno) }
        guard unsafe linux_pipe(&fromChild) == 0 else {
            let code = errno
            for descriptor in toChild { _ = close(descriptor) }
            throw Self.unavailable(code)
        }
        defer {
            _ = close(toChild[0])
            _ = close(fromChild[1])
        }
        do throws(SpeechError) { process = try start(toChild[0], fromChild[1]) } catch {
            _ = close(toChild[1])
            _ = close(fromChild[0])
            throw error
        }
        input = toChild[1]
        output = fromChild[0]
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
        var process = pid_t()
        let status = spawn(&process, executable, arguments, environment, input: input, output: output)
        guard status == 0 else { throw unavailable(status) }
        return process
    }

    static func unavailable(_ code: Int32) -> SpeechError {
        SpeechError(.engineUnavailable, "dictum-decoder cannot be started (errno \(code))")
    }

    private static func spawn(
        _ process: inout pid_t,
        _ executable: String,
        _ arguments: [String],
        _ environment: [String],
        input: Int32,
        output: Int32
    ) -> Int32 {
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
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        // A group of its own: Ctrl-C is for the worker, which ends the child when it means to.
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        return unsafe withCStrings(arguments) { arguments in
            unsafe withCStrings(["SWIFT_BACKTRACE=enable=no"] + environment) { environment in
                unsafe posix_spawn(&process, executable, &actions, &attributes, arguments, environment)
            }
        }
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

    /// Kills the child, if it still lives. Never after ``reap()``.
    func kill() { _ = Glibc.kill(process, SIGKILL) }

    /// The status of the dead child, as `waitpid` gives it.
    func reap() -> Int32 {
        _ = close(output)
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status
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

internal import CLinux
internal import Glibc

/// Starts a program as a child that has the descriptors it is given and nothing else of ours.
///
/// Its other descriptors are closed, its signals are as at birth, and it has no environment but what is given.
public struct ChildProgram: Sendable {
    private let file: String
    private let arguments: [String]
    private let environment: [String]
    private let directory: String?
    private let ownGroup: Bool

    /// A program to start.
    ///
    /// - Parameters:
    ///   - file: its path; a name without a slash is looked for in `PATH`.
    ///   - arguments: with its own name first.
    ///   - environment: `NAME=value` each.
    ///   - directory: where it works; `nil` for where this process does.
    ///   - ownGroup: a terminal's Ctrl-C is for this process, which ends the child when it means to.
    public init(
        _ file: String,
        arguments: [String],
        environment: [String] = [],
        directory: String? = nil,
        ownGroup: Bool = false
    ) {
        self.file = file
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.ownGroup = ownGroup
    }

    /// The child's process id, for the caller to reap, or the `errno` that says why there is none.
    ///
    /// - Parameters:
    ///   - input: becomes its standard input.
    ///   - output: becomes its standard output.
    ///   - messages: becomes its standard error; `nil` has them go nowhere, for they may quote what it works on.
    public func start(input: Int32, output: Int32, messages: Int32? = nil) -> Result<Int32, Failure> {
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
        if let messages {
            unsafe posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO)
        } else {
            unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let directory { unsafe posix_spawn_file_actions_addchdir_np(&actions, directory) }
        Self.set(&attributes, ownGroup: ownGroup)
        var process = pid_t()
        let status = unsafe Self.withCStrings(arguments) { arguments in
            unsafe Self.withCStrings(environment) { environment in
                unsafe posix_spawnp(&process, file, &actions, &attributes, arguments, environment)
            }
        }
        return status == 0 ? .success(process) : .failure(Failure(code: status))
    }

    /// Waits for the end of a child, and gives its status as `waitpid` does.
    public static func reap(_ process: Int32) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    private static func set(_ attributes: inout posix_spawnattr_t, ownGroup: Bool) {
        var (none, all) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        let group = ownGroup ? POSIX_SPAWN_SETPGROUP : 0
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
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
}

extension ChildProgram {
    /// Why a program did not start.
    public struct Failure: Error, Equatable {
        /// The `errno`: `ENOENT` where there is no such program.
        public let code: Int32
    }
}

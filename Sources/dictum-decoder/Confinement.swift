internal import CLinux
internal import Glibc

/// What this process gives up before it looks at the first byte of a recording.
enum Confinement {
    /// Beyond the recording itself: the libraries take 200 MB of addresses, a decoder a few more.
    static let addressSpace = 1 << 30

    /// No descriptor but the standard ones, no new privileges, no core dump, no debugger, no life without the parent.
    static func cutTies(parent: pid_t) {
        _ = linux_close_from(3)
        _ = linux_prctl(PR_SET_PDEATHSIG, UInt(SIGKILL))
        if getppid() != parent { _exit(Outcome.unconfined.rawValue) }
        _ = linux_prctl(PR_SET_DUMPABLE, 0)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Limits on memory, processor time and files; `false` when one cannot be set.
    static func limit(inputBytes: Int, processorSeconds: Int) -> Bool {
        let (space, overflow) = addressSpace.addingReportingOverflow(inputBytes)
        let limits: [(Int32, Int)] = [
            (Int32(RLIMIT_AS.rawValue), space),
            (Int32(RLIMIT_CPU.rawValue), processorSeconds),
            (Int32(RLIMIT_FSIZE.rawValue), 0),
            (Int32(RLIMIT_NOFILE.rawValue), 0),
            (Int32(RLIMIT_CORE.rawValue), 0),
        ]
        return !overflow && limits.allSatisfy { linux_limit($0.0, rlim_t($0.1)) == 0 }
    }

    /// A ``Nursery`` writes no file and leaves no core; its children limit what they need for their recording.
    static func limitFiles() -> Bool {
        linux_limit(Int32(RLIMIT_FSIZE.rawValue), 0) == 0 && linux_limit(Int32(RLIMIT_CORE.rawValue), 0) == 0
    }

    private static let allowed = [
        "read", "write", "close", "exit", "exit_group", "brk", "munmap", "mremap", "madvise", "futex",
        "rt_sigreturn", "rt_sigprocmask", "clock_gettime", "gettimeofday", "getrandom", "sched_yield",
        "sched_getaffinity", "getpid", "gettid",
    ]
    /// Asked by libc for terminals, time zones and limits: answered with "no".
    private static let refused = [
        "open", "openat", "stat", "fstat", "newfstatat", "lstat", "statx", "readlink", "readlinkat", "access",
        "faccessat", "faccessat2", "ioctl", "lseek", "prlimit64", "getrlimit", "sysinfo", "uname", "getcwd",
    ]
    /// What a ``Nursery`` needs besides: to be asked, to fork, and to let the child confine itself.
    private static let nurserys = [
        "recvmsg", "clone", "dup2", "dup3", "close_range", "getppid", "prctl", "seccomp", "prlimit64", "setrlimit",
        "rt_sigaction",
    ]

    /// Leaves only the calls that decoding in memory needs: no open, no socket, no exec, no second thread.
    static func filterCalls() -> Bool { filterCalls(allowing: allowed) }

    /// Leaves a ``Nursery`` those, and its own; its children call ``filterCalls()``.
    static func filterNurserysCalls() -> Bool { filterCalls(allowing: allowed + nurserys) }

    private static func filterCalls(allowing allowed: [String]) -> Bool {
        guard linux_prctl(PR_SET_NO_NEW_PRIVS, 1) == 0, let filter = unsafe linux_seccomp_killing_by_default() else {
            return false
        }
        defer { unsafe seccomp_release(filter) }
        let refused = refused.filter { !allowed.contains($0) }
        return unsafe allowed.allSatisfy { unsafe linux_seccomp_allow(filter, $0) == 0 }
            && refused.allSatisfy { unsafe linux_seccomp_refuse(filter, $0) == 0 }
            && linux_seccomp_allow_unless_executable(filter, "mmap") == 0
            && linux_seccomp_allow_unless_executable(filter, "mprotect") == 0
            && seccomp_load(filter) == 0
    }
}

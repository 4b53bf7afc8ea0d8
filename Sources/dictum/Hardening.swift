import CLinux
import Glibc

/// What every process that may hold PHI or keys does before anything else.
enum Hardening {
    /// The signals that Swift's backtracer answers, and it prints memory.
    private static let crashes = [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP]

    /// No core dumps, no reading of the memory by other processes of the same user, and no backtrace, whatever the
    /// environment says (`SWIFT_BACKTRACE`): a crash ends the process and tells nothing but its signal.
    static func apply() {
        let isDone = linux_limit(Int32(RLIMIT_CORE.rawValue), 0) == 0 && linux_prctl(PR_SET_DUMPABLE, 0) == 0
        guard isDone else {
            Terminal.complain("core dumps can't be turned off here, and one would hold keys; allow setrlimit and prctl")
            exit(70)
        }
        for number in crashes { signal(number, SIG_DFL) }
    }
}

import CLinux
import Glibc

/// What every process that may hold PHI or keys does before anything else.
enum Hardening {
    /// No core dumps, and no other process of the same user may read the memory.
    static func apply() {
        _ = linux_limit(Int32(RLIMIT_CORE.rawValue), 0)
        _ = linux_prctl(PR_SET_DUMPABLE, 0)
    }
}

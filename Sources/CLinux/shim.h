#pragma once
// Linux calls that the Glibc module leaves out.
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// Variadic in C, which Swift cannot call.
static inline int linux_prctl(int option, unsigned long value) { return prctl(option, value, 0UL, 0UL, 0UL); }
static inline int linux_set_nonblocking(int descriptor) { return fcntl(descriptor, F_SETFL, O_NONBLOCK); }
static inline int linux_set_pipe_size(int descriptor, int bytes) {
    return fcntl(descriptor, 1031 /* F_SETPIPE_SZ, hidden like pipe2 below */, bytes);
}

// All noughts where it is no terminal.
static inline struct winsize linux_window_size(int descriptor) {
    struct winsize size = {0, 0, 0, 0};
    ioctl(descriptor, TIOCGWINSZ, &size);
    return size;
}

static inline int linux_open(const char *path, int flags) { return open(path, flags | O_CLOEXEC, 0600); }

// pipe2 and close_range hide behind _GNU_SOURCE, which the Glibc module does not set.
static inline int linux_pipe(int descriptors[2]) { return (int)syscall(SYS_pipe2, descriptors, O_CLOEXEC); }
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
// A descriptor of a process, which becomes readable when that ends. -1 where the kernel has none (before 5.3).
static inline int linux_watch_process(pid_t process) { return (int)syscall(434 /* pidfd_open */, process, 0U); }
static inline int linux_close_from(unsigned first) { return (int)syscall(SYS_close_range, first, ~0U, 0U); }

// The resource is an enum or an int, as the headers are configured.
static inline int linux_limit(int resource, rlim_t value) {
    struct rlimit limit = {value, value};
    return setrlimit((__rlimit_resource_t)resource, &limit);
}

// seccomp_rule_add is variadic, and the actions and comparisons are macros with casts.
static inline scmp_filter_ctx linux_seccomp_killing_by_default(void) { return seccomp_init(SCMP_ACT_KILL_PROCESS); }
static inline int linux_seccomp_allow(scmp_filter_ctx filter, const char *name) {
    int call = seccomp_syscall_resolve_name(name);
    return call == __NR_SCMP_ERROR ? 0 : seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
}
static inline int linux_seccomp_refuse(scmp_filter_ctx filter, const char *name) {
    int call = seccomp_syscall_resolve_name(name);
    return call == __NR_SCMP_ERROR ? 0 : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
}
// Memory may be mapped and protected, but never made executable (argument 2 of mmap and mprotect).
static inline int linux_seccomp_allow_unless_executable(scmp_filter_ctx filter, const char *name) {
    int call = seccomp_syscall_resolve_name(name);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
}

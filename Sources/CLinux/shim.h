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
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// Variadic in C, which Swift cannot call.
static inline int linux_prctl(int option, unsigned long value) { return prctl(option, value, 0UL, 0UL, 0UL); }
static inline int linux_set_nonblocking(int descriptor) { return fcntl(descriptor, F_SETFL, O_NONBLOCK); }
static inline int linux_set_pipe_size(int descriptor, int bytes) {
    return fcntl(descriptor, 1031 /* F_SETPIPE_SZ, hidden like pipe2 below */, bytes);
}

// Hidden like the above.
void *memmem(const void *where, size_t size, const void *what, size_t count);
static inline const void *linux_find(const void *where, size_t size, const void *what, size_t count) {
    return memmem(where, size, what, count);
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

// A copy of this process whose parent is ours: that one waits for it, and may kill it. Only where there is one thread.
// clone is not in the Glibc module, and its arguments have an order of their own on every processor; these are all noughts.
static inline pid_t linux_fork_sibling(void) {
    return (pid_t)syscall(SYS_clone, 0x00008000 /* CLONE_PARENT */ | SIGCHLD, 0UL, 0UL, 0UL, 0UL);
}

// Two descriptors through a socket, with one byte. The macros of control messages are none that Swift can call.
union linux_two_descriptors {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(2 * sizeof(int))];
};
static inline int linux_send_descriptors(int socket, const int descriptors[2]) {
    union linux_two_descriptors control = {0};
    char byte = 0;
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    control.header = (struct cmsghdr){.cmsg_len = CMSG_LEN(2 * sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    __builtin_memcpy(CMSG_DATA(&control.header), descriptors, 2 * sizeof(int));
    return sendmsg(socket, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}
static inline int linux_receive_descriptors(int socket, int descriptors[2]) {
    union linux_two_descriptors control = {0};
    char byte;
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    if (recvmsg(socket, &message, 0) != 1 || control.header.cmsg_len != CMSG_LEN(2 * sizeof(int))) return -1;
    __builtin_memcpy(descriptors, CMSG_DATA(&control.header), 2 * sizeof(int));
    return 0;
}

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

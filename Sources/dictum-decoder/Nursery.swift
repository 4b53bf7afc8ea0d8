internal import CLinux
internal import Glibc

/// A process that is linked once and forks one for each recording, so that a start takes a millisecond.
///
/// It never sees a recording, so nothing of one can be in the next one's process. But all of them have its addresses and
/// its stack's canary, which a process of its own would choose anew: it serves drills, not the worker.
enum Nursery {
    /// The first argument.
    static let word = "nursery"

    /// Answers requests for ever, and returns in each child, whose standard streams are what came with the request.
    ///
    /// A request comes through the socket that is standard input: a child's input and its output. The answer is the
    /// child's process id (32 bits), or -1. The child is one of `parent`, not of this process.
    static func serve(_ parent: pid_t) {
        guard Confinement.limitFiles(), Confinement.filterNurserysCalls() else { Decoder.exit(.unconfined) }
        while true {
            var streams: [Int32] = [-1, -1]
            guard unsafe linux_receive_descriptors(STDIN_FILENO, &streams) == 0 else { Decoder.exit(.misuse) }
            let child = linux_fork_sibling()
            if child == 0 { return take(streams, parent) }
            for descriptor in streams { _ = close(descriptor) }
            var answer = Int32(child)
            guard unsafe write(STDIN_FILENO, &answer, 4) == 4 else { Decoder.exit(.outputClosed) }
        }
    }

    private static func take(_ streams: [Int32], _ parent: pid_t) {
        guard dup2(streams[0], STDIN_FILENO) >= 0, dup2(streams[1], STDOUT_FILENO) >= 0 else {
            Decoder.exit(.unconfined)
        }
        Confinement.cutTies(parent: parent)
    }
}

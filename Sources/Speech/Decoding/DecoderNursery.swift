internal import CLinux
internal import Glibc
internal import Spawn
internal import Synchronization

/// A decoder process that never sees a recording and forks a child of this process for each: for drills.
///
/// See ``AudioDecoder/forking()`` for why the worker does without.
final class DecoderNursery: Sendable {
    private let socket: Mutex<Int32>

    /// Starts it, on a thread that lives as long: the kernel kills it, and its children, when that one ends.
    init(_ executable: String, arguments: [Int]) throws(SpeechError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw DecoderProcess.unavailable(errno)
        }
        let (ours, childs) = (ends[0], ends[1])
        socket = Mutex(ours)
        let isStarted = BlockingWork.startThread {
            Self.live(executable, ["dictum-decoder", "nursery"] + arguments.map { "\($0)" }, childs)
        }
        guard isStarted else {
            _ = close(childs)
            throw SpeechError(.engineUnavailable, "no thread")
        }
    }

    deinit { _ = close(socket.withLock { $0 }) }

    /// Everything is bound at the start: otherwise each child would look up its functions again.
    private static func live(_ executable: String, _ arguments: [String], _ socket: Int32) {
        let process = try? DecoderProcess.start(
            executable,
            arguments,
            environment: ["LD_BIND_NOW=1"],
            input: socket,
            output: socket
        )
        _ = close(socket)
        guard let process else { return }
        _ = ChildProgram.reap(process)
    }

    /// A child with these streams; it is for the caller to reap.
    func fork(input: Int32, output: Int32) throws(SpeechError) -> pid_t {
        let child = socket.withLock { socket in
            var child: Int32 = -1
            guard unsafe linux_send_descriptors(socket, [input, output]) == 0,
                unsafe recv(socket, &child, 4, 0) == 4
            else { return Int32(-1) }
            return child
        }
        guard child > 0 else { throw SpeechError(.engineUnavailable, "the decoder's nursery has ended") }
        return child
    }
}

internal import Glibc

/// Turns an encoded recording into sound, in a child process that holds no keys and can reach nothing.
///
/// Codecs are where hostile bytes go to work: `dictum-decoder` gets the bytes through a pipe, has no files, no network,
/// no environment, and limits on memory, processor time and output. Its death is a reason code.
public struct AudioDecoder: Sendable {
    /// The path of `dictum-decoder`.
    public var executable: String
    /// The longest recording in seconds.
    public var maximumDuration: Double
    /// Seconds of wall-clock time after which the child is killed.
    public var timeLimit: Double
    /// Seconds of processor time after which the kernel kills the child.
    public var processorLimit: Int
    /// Forks the children, where it is not ``executable`` that is started for each.
    private(set) var nursery: DecoderNursery?

    /// A decoder.
    ///
    /// - Parameters:
    ///   - executable: path of `dictum-decoder`; by default the one beside the running program.
    ///   - maximumDuration: the longest recording in seconds; longer is `too_long`.
    ///   - timeLimit: wall-clock seconds for one recording.
    ///   - processorLimit: processor seconds for one recording.
    public init(
        executable: String? = nil,
        maximumDuration: Double = 7_200,
        timeLimit: Double = 600,
        processorLimit: Int = 300
    ) {
        self.executable = executable ?? Self.besideRunningProgram
        self.maximumDuration = maximumDuration
        self.timeLimit = timeLimit
        self.processorLimit = processorLimit
    }

    /// The same decoder, whose children are forked from one process that is started now: a start takes a millisecond, not
    /// thirty.
    ///
    /// For drills of many recordings, and not for a worker: its children are as confined as others, but all have one
    /// layout of addresses, so that a hostile recording could learn from the one before.
    public func forking() throws(SpeechError) -> AudioDecoder {
        var copy = self
        copy.nursery = try DecoderNursery(executable, arguments: childArguments)
        return copy
    }

    /// What a child is told: limits, and whose child it is.
    var childArguments: [Int] { [Int(maximumDuration.rounded(.up)), processorLimit, Int(getpid())] }

    /// Decodes a whole recording, whatever its name said it was.
    ///
    /// - Parameter bytes: the encoded recording.
    /// - Returns: its sound.
    /// - Throws: `undecodable_audio` for what is not sound, is too damaged, or kills the child;
    ///   `unsupported_format` for what is known and has no free decoder; `no_audio_stream`, `several_tracks`,
    ///   `too_long`; `engine_unavailable` when the child cannot run; `cancelled`.
    public func decode(_ bytes: [UInt8]) async throws(SpeechError) -> DecodedAudio {
        let decoder = self
        return try await BlockingWork.run { cancellation in
            Result { () throws(SpeechError) in try decoder.runChild(on: bytes, cancellation) }
        }
    }

    /// `dictum-decoder` in the folder of the running program.
    static var besideRunningProgram: String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &path, path.count)
        let program = String(decoding: path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return folder + "/dictum-decoder"
    }
}

internal import CLibAV
internal import Glibc

/// `dictum-decoder MAX_SECONDS CPU_SECONDS PARENT`: turns one recording into 16 kHz sound, apart from everything else.
///
/// Standard input: the recording's length (64 bits, native order), then its bytes. Standard output: how many channels
/// follow (32 bits), how many frames are expected (64 bits, 0 when unknown), then blocks: a count of frames (32 bits)
/// and that many 16-bit samples of the first channel, then of the second; or, with the highest bit set, a count of frames
/// that are missing there, and nothing else. The exit code is the ``Outcome``; only after
/// `decoded` is the output whole. Nothing is ever written elsewhere.
///
/// `dictum-decoder nursery MAX_SECONDS CPU_SECONDS PARENT` forks such a process for each request: see ``Nursery``.
@main
struct Decoder {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        guard arguments.count == 3 else { exit(.misuse) }
        let parent = pid_t(truncatingIfNeeded: arguments[2])
        Confinement.cutTies(parent: parent)
        av_shim_silence()
        if CommandLine.arguments[1] == Nursery.word { Nursery.serve(parent) }
        guard let length = StandardStreams.readLength() else { exit(.misuse) }
        guard Confinement.limit(inputBytes: length, processorSeconds: arguments[1]), Confinement.filterCalls() else {
            exit(.unconfined)
        }
        guard let input = unsafe StandardStreams.readInput(bytes: length) else { exit(.outOfMemory) }
        do throws(Outcome) {
            try unsafe decode(input, limit: arguments[0])
            exit(.decoded)
        } catch {
            exit(error)
        }
    }

    static func decode(_ input: UnsafeRawBufferPointer, limit seconds: Int) throws(Outcome) {
        guard input.count > 0 else { throw .undecodable }
        if let refusal = unsafe DictationFormats.refusal(of: input) { throw refusal }
        let recording = try unsafe Recording(input)
        if let claimed = recording.claimedDuration, claimed > Double(seconds) { throw .tooLong }
        var sink = FrameSink(limit: seconds * FrameSink.rate, expected: recording.claimedDuration ?? 0)
        var resampler = Resampler()
        while let frame = unsafe try recording.nextFrame() {
            sink.lose(recording.lost)
            try unsafe resampler.convert(frame, into: &sink)
        }
        try resampler.drain(into: &sink)
        sink.lose(recording.lostAtEnd)
        sink.lose(recording.missing(after: sink.seconds))
        try sink.finish()
        guard sink.written > 0, !recording.isMostlyDamaged else { throw .undecodable }
    }

    static func exit(_ outcome: Outcome) -> Never { _exit(outcome.rawValue) }
}

/// How the process ends; `AudioDecoder` of the room `Speech` reads the same numbers.
enum Outcome: Int32, Error {
    case decoded = 0
    case undecodable = 10
    case noAudioStream = 11
    case tooLong = 12
    case outOfMemory = 13
    case outputClosed = 14
    case unconfined = 15
    case ds2 = 16
    case encrypted = 17
    case severalTracks = 18
    case misuse = 64
}

internal import CLinux
internal import Glibc

extension AudioDecoder {
    /// Runs one child from start to end on the calling thread.
    ///
    /// The thread must live as long as the child, which dies with the thread that started it (`PR_SET_PDEATHSIG`).
    func runChild(on bytes: [UInt8], _ cancellation: Cancellation) throws(SpeechError) -> DecodedAudio {
        blockPipeSignal()
        let limit = Int(maximumDuration.rounded(.up))
        let child =
            if let nursery { try DecoderProcess(from: nursery) } else {
                try DecoderProcess(executable, arguments: childArguments)
            }
        cancellation.whenCancelled { child.kill() }
        var output = DecoderOutput(frameLimit: limit * AudioWindow.sampleRate)
        let exchange = unsafe child.exchange(bytes, seconds: timeLimit) { unsafe output.append($0) }
        // What has closed its output has exited, or is up to something: the signal changes nothing for the former.
        child.kill()
        cancellation.disarm()
        let status = child.reap()
        if cancellation.isCancelled { throw SpeechError(.cancelled) }
        return try Self.verdict(on: exchange, status: status, output)
    }

    /// A broken pipe is an error code here, not the end of the worker. The thread is ours alone.
    private func blockPipeSignal() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Whether a signal is the child's own doing, and so the recording's: a crash, a forbidden call, its own limit. Others
    /// (an operator's, the kernel's when memory is short) say nothing of the recording.
    private static func accuses(_ signal: Int32) -> Bool {
        [SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGXCPU, SIGXFSZ].contains(signal)
    }

    /// What the exit status (as `waitpid` gives it) means; the numbers are `Outcome` of `dictum-decoder`.
    private static func verdict(
        on exchange: DecoderProcess.Exchange,
        status: Int32,
        _ output: DecoderOutput
    ) throws(SpeechError) -> DecodedAudio {
        if exchange == .timedOut { throw SpeechError(.decoderKilled, "time limit") }
        if exchange == .refused { throw SpeechError(.undecodableAudio, "decoder stopped") }
        let signal = status & 0x7f
        guard signal == 0 else {
            throw SpeechError(accuses(signal) ? .undecodableAudio : .decoderKilled, "signal \(signal)")
        }
        switch (status >> 8) & 0xff {
        case 0:
            guard let audio = output.whole else { throw SpeechError(.undecodableAudio, "incomplete output") }
            return audio
        case 10: throw SpeechError(.undecodableAudio)
        case 11: throw SpeechError(.noAudioStream)
        case 12: throw SpeechError(.tooLong)
        case 13: throw SpeechError(.undecodableAudio, "decoder out of memory")
        case 16: throw SpeechError(.unsupportedFormat, "DS2")
        case 17: throw SpeechError(.unsupportedFormat, "encrypted DSS")
        case 18: throw SpeechError(.severalTracks)
        case 15: throw SpeechError(.engineUnavailable, "the decoder could not be confined")
        case 127: throw SpeechError(.engineUnavailable, "the decoder could not be started")
        case let code: throw SpeechError(.undecodableAudio, "decoder exit code \(code)")
        }
    }
}

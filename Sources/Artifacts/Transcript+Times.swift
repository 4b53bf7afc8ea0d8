extension Transcript {
    /// The same transcript without the times of single words: each has those of its segment. Evidence still names its
    /// words, by their indices; what it can be played back by is the segment.
    public func withoutWordTimes() -> Transcript {
        var transcript = self
        for segment in segments {
            for index in segment.words.clamped(to: words.indices) {
                transcript.words[index].start = segment.start
                transcript.words[index].end = segment.end
            }
        }
        return transcript
    }
}

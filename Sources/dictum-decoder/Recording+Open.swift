internal import CLibAV

extension Recording {
    /// Opens the container: format by content, from the allow-list, from memory only.
    static func open(_ input: MemoryInput) throws(Outcome) -> UnsafeMutablePointer<AVFormatContext> {
        guard let allocated = unsafe avformat_alloc_context() else { throw .outOfMemory }
        unsafe allocated.pointee.pb = try input.makeContext()
        unsafe allocated.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
        unsafe av_shim_refuse_other_files(allocated)
        var options: OpaquePointer?
        unsafe av_dict_set(&options, "format_whitelist", AllowedFormats.containers, 0)
        unsafe av_dict_set(&options, "codec_whitelist", AllowedFormats.codecs, 0)
        unsafe av_dict_set(&options, "max_streams", "16", 0)
        var format: UnsafeMutablePointer<AVFormatContext>? = unsafe allocated
        guard unsafe avformat_open_input(&format, nil, nil, &options) == 0, let format = unsafe format else {
            throw .undecodable
        }
        unsafe ignoreOtherTracks(of: format)
        guard unsafe avformat_find_stream_info(format, nil) >= 0 else { throw .undecodable }
        unsafe ignoreOtherTracks(of: format)
        return unsafe format
    }

    /// Pictures, video and subtitles are never parsed.
    private static func ignoreOtherTracks(of format: UnsafeMutablePointer<AVFormatContext>) {
        let others = unsafe streams(of: format).filter { unsafe !isSound($0) }
        for index in unsafe others.indices { unsafe others[index].pointee.discard = AVDISCARD_ALL }
    }

    private static func streams(of format: UnsafeMutablePointer<AVFormatContext>) -> [UnsafeMutablePointer<AVStream>] {
        unsafe (0..<Int(format.pointee.nb_streams)).compactMap { unsafe format.pointee.streams[$0] }
    }

    private static func isSound(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
        unsafe stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO
    }

    /// The sound track. Of several, whether they can be decoded or not, nobody knows which one is meant, or whether all are.
    static func soundTrack(
        of format: UnsafeMutablePointer<AVFormatContext>
    ) throws(Outcome) -> UnsafeMutablePointer<AVStream> {
        let tracks = unsafe streams(of: format).filter { unsafe isSound($0) }
        guard let first = unsafe tracks.first else { throw .noAudioStream }
        guard unsafe tracks.count == 1 else { throw .severalTracks }
        return unsafe first
    }

    /// A decoder from the allow-list, on this thread only.
    static func decoder(
        for stream: UnsafeMutablePointer<AVStream>
    ) throws(Outcome) -> UnsafeMutablePointer<AVCodecContext> {
        guard let codec = unsafe avcodec_find_decoder(stream.pointee.codecpar.pointee.codec_id) else {
            throw .undecodable
        }
        guard let decoder = unsafe avcodec_alloc_context3(codec) else { throw .outOfMemory }
        guard unsafe avcodec_parameters_to_context(decoder, stream.pointee.codecpar) >= 0 else { throw .undecodable }
        unsafe decoder.pointee.thread_count = 1
        unsafe decoder.pointee.pkt_timebase = stream.pointee.time_base
        // What a checksum says is damaged is not to be heard as noise.
        if unsafe codec.pointee.id == AV_CODEC_ID_FLAC {
            unsafe decoder.pointee.err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE
        }
        var options: OpaquePointer?
        unsafe av_dict_set(&options, "codec_whitelist", AllowedFormats.codecs, 0)
        guard unsafe avcodec_open2(decoder, codec, &options) == 0 else { throw .undecodable }
        return unsafe decoder
    }
}

/// What may be parsed at all, by FFmpeg's names. Everything else that FFmpeg knows is refused by content.
///
/// A new format is one more name here, where FFmpeg has it, such as `dss` and `dss_sp`.
enum AllowedFormats {
    static let containers = [
        "wav", "w64", "aiff", "au", "caf", "flac", "mp3", "ogg", "mov", "matroska", "webm", "amr", "amrnb", "amrwb",
        "asf", "aac", "dss",
    ].joined(separator: ",")

    static let codecs = [
        "pcm_u8", "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be",
        "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_f64be", "pcm_alaw", "pcm_mulaw",
        "adpcm_ima_wav", "adpcm_ima_qt", "adpcm_ms", "gsm_ms", "gsm", "flac", "alac", "mp3float", "mp3", "mp2float",
        "mp2", "opus", "vorbis", "speex", "aac", "amrnb", "amrwb",
        "wmav1", "wmav2", "wmapro", "wmalossless", "wmavoice", "dss_sp",
    ].joined(separator: ",")
}

/// The name that a recording gets in an export: by what its first bytes say it is.
enum RecordingName {
    private static let endings: [(ending: String, offset: Int, mark: [UInt8])] = [
        ("wav", 8, Array("WAVE".utf8)), ("flac", 0, Array("fLaC".utf8)), ("ogg", 0, Array("OggS".utf8)),
        ("m4a", 4, Array("ftyp".utf8)), ("webm", 0, [0x1a, 0x45, 0xdf, 0xa3]), ("amr", 0, Array("#!AMR".utf8)),
        ("mp3", 0, Array("ID3".utf8)), ("dss", 1, Array("dss".utf8)),
    ]

    static func of(_ recording: [UInt8]) -> String {
        for (ending, offset, mark) in endings where recording.dropFirst(offset).starts(with: mark) {
            return "recording.\(ending)"
        }
        if recording.count > 1, recording[0] == 0xff, recording[1] & 0xe0 == 0xe0 { return "recording.mp3" }
        return "recording"
    }
}

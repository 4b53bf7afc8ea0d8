/// Formats of dictation recorders that are known by their first bytes and that nobody but their maker can decode.
enum DictationFormats {
    /// Why `bytes` are refused; `nil` where they are another format.
    static func refusal(of bytes: UnsafeRawBufferPointer) -> Outcome? {
        let start = unsafe Array(bytes.prefix(4))
        guard start.count == 4, (1...9).contains(start[0]) else { return nil }
        switch start[1...] {
        case [0x64, 0x73, 0x32]: return .ds2
        case [0x65, 0x6e, 0x63]: return .encrypted
        default: return nil
        }
    }
}

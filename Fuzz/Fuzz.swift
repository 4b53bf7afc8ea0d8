/// libFuzzer's entry, by its C name.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ argc: UnsafeMutablePointer<CInt>,
    _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What this run feeds; set once, before the driver starts.
nonisolated(unsafe) private var target: Target = .cms

/// `dictum-fuzz TARGET [OPTION OF LIBFUZZER...]`. SwiftPM links executables with `main` set to `<module>_main`, so this
/// stands in for libFuzzer's own `main`.
@_cdecl("dictum_fuzz_main")
public func fuzzMain(_ argc: CInt, _ argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    guard argc > 1, let argv = unsafe argv, let word = unsafe argv[1],
        let chosen = Target(rawValue: unsafe String(cString: word))
    else {
        print("dictum-fuzz \(Target.allCases.map(\.rawValue).joined(separator: "|")) [OPTION OF LIBFUZZER...]")
        return 64
    }
    unsafe target = chosen
    unsafe argv[1] = argv[0]
    var (count, arguments): (CInt, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) = unsafe (argc - 1, argv + 1)
    return unsafe runDriver(&count, &arguments) { bytes, count in
        unsafe target.feed([UInt8](UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
}

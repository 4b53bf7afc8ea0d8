public import Foundation

/// Files of the checkout that tests read.
public enum Fixtures {
    /// The checkout.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A file of `Tests/Fixtures`.
    public static func file(_ path: String) -> URL { root.appending(path: "Tests/Fixtures/\(path)") }

    /// The bytes of a file of `Tests/Fixtures`.
    public static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: file(path))) }

    /// Where the speech models are.
    public static var models: String {
        ProcessInfo.processInfo.environment["DICTUM_MODELS"] ?? root.appending(path: ".local/models").path
    }

    /// A program of this package, beside the test bundle.
    public static func program(_ name: String) -> URL {
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: name)
    }
}

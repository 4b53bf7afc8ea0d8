import Foundation

/// The files of the checkout, as text.
struct SourceFile: CustomStringConvertible {
    /// The path from the package's root.
    let path: String
    let lines: [String]

    var description: String { path }

    /// The folder below `Sources`, which is the target's name.
    var room: String { String(path.split(separator: "/")[1]) }

    /// The modules that it imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), position + 1 < words.count, position < 3 else {
                return nil
            }
            let isImport = words[..<position].allSatisfy {
                ["public", "internal", "@testable", "private"].contains($0)
            }
            return isImport ? String(words[position + 1]) : nil
        }
    }

    /// The lines without comments, with their numbers.
    var code: [(number: Int, text: String)] {
        lines.enumerated().compactMap { index, line in
            line.drop { $0 == " " }.hasPrefix("//") ? nil : (index + 1, line)
        }
    }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// All files below `folder` whose name ends with `ending`, in the order of their paths.
    static func all(in folder: String, ending: String = ".swift") throws -> [SourceFile] {
        let base = root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path())
        return try paths.filter { $0.hasSuffix(ending) }.sorted().map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            return SourceFile(path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
        }
    }
}

import Foundation
import Testing

/// SECURITY.md promises nothing that no test shows.
@Suite struct SecurityMapTests {
    private static func page() throws -> String {
        try String(contentsOf: SourceFile.root.appending(path: "SECURITY.md"), encoding: .utf8)
    }

    @Test func `every test that the security page names exists`() throws {
        // A target, then one or more names in quotes; a name may be broken over two lines.
        let reference = /`([A-Za-z]+Tests)`((?:,? "[^"]+")+)/
        var named = 0
        var missing: [String] = []
        for match in try Self.page().replacing("\n", with: " ").matches(of: reference) {
            let code = try SourceFile.all(in: "Tests/\(match.1)").flatMap(\.lines).joined(separator: "\n")
            for name in match.2.matches(of: /"([^"]+)"/) {
                named += 1
                if !code.contains("func `\(name.1)`") { missing.append("\(match.1) \"\(name.1)\"") }
            }
        }
        #expect(named > 40)
        #expect(missing == [])
    }

    @Test(arguments: [
        "164.308", "164.310", "164.312", "164.314", "164.316(a)", "164.316(b)", "164.400", "164.402", "164.404",
        "164.406", "164.408", "164.410",
        "164.412", "164.414", "164.502(b)", "164.524", "164.528",
    ])
    func `every safeguard has its row`(section: String) throws {
        let rows = try Self.page().split(separator: "\n").filter { $0.hasPrefix("| 164.") }.map { row in
            // 164.406-408 stands for 164.406 and 164.408.
            String(row.split(separator: "|")[0])
                .replacing(/164\.(\d)(\d\d)-(\d\d\d)/) { "164.\($0.1)\($0.2) 164.\($0.3)" }
        }
        #expect(rows.contains { $0.contains(section) })
    }
}

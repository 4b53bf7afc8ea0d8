import Foundation
import Testing

/// The rules of the house that a compiler does not hold.
@Suite struct SourceRules {
    /// The floor of each target; what is not here (the C modules) lies on floor 0.
    private static let floors = [
        "Postgres": 0, "Crypto": 0, "Spawn": 0,
        "Artifacts": 1, "Migrations": 1, "JobQueue": 1, "AuditLog": 1, "Custody": 1,
        "HTTPCaller": 1, "Observability": 1, "Speech": 2, "ClinicalNotes": 2, "Records": 2, "Witness": 2,
        "MasterKeys": 2,
        "Doctor": 3, "Incidents": 3, "Intake": 3, "Retention": 3, "Review": 3, "Rights": 3,
        "Pipeline": 4,
        "dictum": 5, "dictum-decoder": 5,
    ]

    @Test func `every room has a floor`() throws {
        let rooms = Set(try SourceFile.all(in: "Sources").map(\.room))
        #expect(rooms.count > 10)
        #expect(rooms.subtracting(Self.floors.keys) == [])
    }

    @Test func `a room imports only rooms of lower floors`() throws {
        for file in try SourceFile.all(in: "Sources") + SourceFile.all(in: "Migrations") {
            let floor = file.path.hasPrefix("Migrations") ? 1 : Self.floors[file.room] ?? 0
            for module in file.imports {
                guard let imported = Self.floors[module] else { continue }
                #expect(imported < floor, "\(file) imports \(module)")
            }
        }
    }

    @Test func `the pure rooms know no database, and notes know no clock`() throws {
        for file in try SourceFile.all(in: "Sources") where ["Speech", "ClinicalNotes"].contains(file.room) {
            #expect(!file.imports.contains { ["Postgres", "CLibPQ"].contains($0) }, "\(file)")
            guard file.room == "ClinicalNotes" else { continue }
            let clock = /\bDate\(\)|Date\.now|ContinuousClock|SuspendingClock|clock_gettime|\bClock\b/
            for line in file.code { #expect(!line.text.contains(clock), "\(file):\(line.number)") }
        }
    }

    @Test func `no room crashes on purpose or prints`() throws {
        for file in try SourceFile.all(in: "Sources") where file.room != "dictum" {
            for line in file.code {
                #expect(!line.text.contains(/\btry!|\bfatalError\(|(^|[^.\w])print\(/), "\(file):\(line.number)")
            }
        }
    }

    @Test func `every unchecked Sendable follows a comment with its proof`() throws {
        for file in try SourceFile.all(in: "Sources") {
            for line in file.code where line.text.contains("@unchecked Sendable") {
                let before = file.lines[..<(line.number - 1)].last { !$0.contains(/^\s*@\w+\s*$/) } ?? ""
                #expect(before.contains(/^\s*\/\//), "\(file):\(line.number)")
            }
        }
    }

    @Test func `no file is over 300 lines`() throws {
        for folder in ["Sources", "Tests", "Migrations"] {
            for file in try SourceFile.all(in: folder) { #expect(file.lines.count <= 301, "\(file)") }
        }
    }

    /// They wait for any child of their process, and so take the ends of other tests' children.
    @Test func `suites with exit tests are those that Scripts/test runs in a process apart`() throws {
        let script = try String(contentsOf: SourceFile.root.appending(path: "Scripts/test"), encoding: .utf8)
        let alone = try #require(script.firstMatch(of: /\nalone="([^"]+)"/)?.1.split(separator: "|"))
        let mark = "processExits" + "With:"
        let suites = try SourceFile.all(in: "Tests").filter { file in file.code.contains { $0.text.contains(mark) } }
            .flatMap { $0.lines.compactMap { $0.firstMatch(of: /@Suite.* struct `?([^`{]+?)`? \{/)?.1 } }
        #expect(Set(suites) == Set(alone))
    }

    @Test(arguments: ["records", "keystore"])
    func `migrations have numbers of their own, and are listed`(folder: String) throws {
        let schema = try String(contentsOf: SourceFile.root.appending(path: "Migrations/Schema.swift"), encoding: .utf8)
        let names = try SourceFile.all(in: "Migrations/\(folder)", ending: ".sql").map { file in
            file.path.split(separator: "/").last?.dropLast(4) ?? ""
        }
        #expect(Set(names.map { $0.prefix(4) }).count == names.count && !names.isEmpty, "\(names)")
        for name in names {
            let (number, title) = (Int(name.prefix(4)) ?? 0, name.dropFirst(5))
            #expect(schema.contains("Migration(\(number), \"\(title)\", PackageResources._\(name.dropFirst())_sql)"))
        }
    }
}

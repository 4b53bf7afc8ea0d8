import Foundation
import Testing

/// The grounding check against errors planted in reference notes: what it is measured by, see `Scripts/bench grounding`.
@Suite struct `Planted errors` {
    private static let data = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data")

    /// Rows of a CSV file (RFC 4180), by the names of its first line.
    private static func rows(_ name: String) -> [[String: String]] {
        guard let text = try? String(contentsOf: data.appending(path: name), encoding: .utf8) else { return [] }
        var table: [[String]] = []
        var row: [String] = []
        for (at, quoted) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            // Every other piece is quoted; an empty one between two quoted ones is a doubled quote.
            if at % 2 == 1 {
                row[row.count - 1] += quoted
                continue
            }
            if row.isEmpty { row = [""] } else if quoted.isEmpty { row[row.count - 1] += "\"" }
            for (number, line) in quoted.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .enumerated()
            {
                if number > 0 {
                    table.append(row)
                    row = [""]
                }
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                row[row.count - 1] += cells[0]
                row += cells.dropFirst().map(String.init)
            }
        }
        let names = table.first ?? []
        return table.dropFirst().filter { $0.count == names.count }.map {
            Dictionary(uniqueKeysWithValues: zip(names, $0))
        }
    }

    private static func planted(
        _ file: String,
        note: String,
        taking isTaken: (Int) -> Bool = { _ in true }
    ) -> PlantedErrors {
        PlantedErrors(dialogues: dialogues(file, note: note, taking: isTaken))
    }

    private static func dialogues(
        _ file: String,
        note: String,
        taking isTaken: (Int) -> Bool = { _ in true }
    ) -> [(dialogue: String, note: String)] {
        rows(file).enumerated().compactMap { at, row in
            guard isTaken(at), let dialogue = row["dialogue"], let text = row[note] else { return nil }
            return (dialogue, text)
        }
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: data.appending(path: "aci-bench/valid.csv").path),
            "../shared/data/aci-bench is not there"
        )
    )
    func `most are found, at few false alarms, in visits that no rule was tuned on`() {
        var planted = Self.planted("aci-bench/valid.csv", note: "note")
        var (found, all) = (0, 0)
        for kind in PlantedErrors.Kind.allCases {
            let missed = planted.missed(of: kind, atMost: 40)
            (found, all) = (found + missed.of - missed.missed.count, all + missed.of)
        }
        #expect(all > 150 && found * 100 >= all * 94, "\(found) of \(all)")
        #expect(planted.statements.count > 200 && planted.falseAlarms * 100 <= planted.statements.count * 3)
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: data.appending(path: "mts-dialog/valid.csv").path),
            "../shared/data is not there"
        )
    )
    func `of the second planting too`() {
        let all =
            Self.dialogues("aci-bench/valid.csv", note: "note")
            + Self.dialogues("mts-dialog/valid.csv", note: "section_text")
        var planting = SecondPlanting(dialogues: all)
        let counted = SecondPlanting.Kind.allCases.filter { $0 != .opposite }.map { planting.found(of: $0, atMost: 40) }
        let (found, planted) = counted.reduce((0, 0)) { ($0.0 + $1.found, $0.1 + $1.of) }
        #expect(planted > 300 && found * 100 >= planted * 91, "\(found) of \(planted)")
        #expect(planting.statements.count > 300)
        let alarms = planting.alarms.count
        #expect(alarms * 1000 <= planting.statements.count * 45, "\(alarms)")
    }

    /// Rules are tuned on the rows of the first part only; those of the last were never read. Where the errors are shown, to
    /// read, the rows to tune on are all that is measured.
    private static func report<Errors: Planting>(
        _ name: String,
        parts: [Part],
        planting: ([(dialogue: String, note: String)]) -> Errors
    ) {
        let shows = ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] == "errors"
        for (file, note) in [("aci-bench/train.csv", "note"), ("mts-dialog/train.csv", "section_text")] {
            for (at, (part, rests)) in parts.enumerated() {
                if shows, at > 0 { continue }
                var planting = planting(dialogues(file, note: note) { rests.contains($0 % 6) })
                print("\(name) planting, \(file), \(part): \(planting.table())")
                if shows, at == 0 { print(planting.accounts()) }
            }
        }
        if shows { return }
        for (file, note) in [("aci-bench/valid.csv", "note"), ("mts-dialog/valid.csv", "section_text")] {
            var planting = planting(dialogues(file, note: note))
            print("\(name) planting, \(file): \(planting.table())")
        }
    }

    /// Rows by their remainder of six.
    private typealias Part = (name: String, rests: [Int])

    private static let thirds: [Part] = [("to tune on", [1, 2, 4, 5]), ("kept back", [0, 3])]
    private static let sixths: [Part] = [("to tune on", [1, 2]), ("not looked at", [4, 5]), ("kept back", [0, 3])]

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of the second planting`() {
        Self.report("second", parts: Self.thirds) { SecondPlanting(dialogues: $0) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of the third planting`() {
        Self.report("third", parts: Self.thirds) { ThirdPlanting(dialogues: $0) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of the fourth planting`() {
        Self.report("fourth", parts: Self.thirds) { FourthPlanting(dialogues: $0) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of the fifth planting`() {
        Self.report("fifth", parts: Self.sixths) { FifthPlanting(dialogues: $0) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of the sixth planting`() {
        Self.report("sixth", parts: Self.sixths) { SixthPlanting(dialogues: $0) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of the seventh planting`() {
        Self.report("seventh", parts: Self.sixths) { SeventhPlanting(dialogues: $0) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of the eighth planting, as the seventh by another seed and beside more turns`() {
        Self.report("eighth", parts: Self.sixths) { SeventhPlanting(dialogues: $0, seed: 8_888, turns: 6) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] != nil, "Scripts/bench grounding"))
    func `a table of all kinds`() {
        let shows = ProcessInfo.processInfo.environment["DICTUM_BENCH_GROUNDING"] == "errors"
        for (at, part) in Self.sixths.enumerated() where !shows || at == 0 {
            for (file, note) in [("aci-bench/train.csv", "note"), ("mts-dialog/train.csv", "section_text")] {
                let planted = Self.planted(file, note: note) { part.rests.contains($0 % 6) }
                Self.report(planted, "\(file), \(part.name)", shows: shows && at == 0)
            }
        }
        if shows { return }
        for (file, note) in [("aci-bench/valid.csv", "note"), ("mts-dialog/valid.csv", "section_text")] {
            Self.report(Self.planted(file, note: note), file, shows: false)
        }
    }

    private static func report(_ planted: PlantedErrors, _ name: String, shows: Bool) {
        var planted = planted
        let alarms = planted.statements.filter { planted.isAlarmed($0.text, $0) }
        print(
            "first planting, \(name): \(alarms.count) alarms on \(planted.statements.count) true statements,",
            "\(planted.faulty) set aside as not said"
        )
        if shows { for alarm in alarms { print(planted.account(of: alarm.text, alarm)) } }
        for kind in PlantedErrors.Kind.allCases {
            let missed = planted.missed(of: kind)
            print("  \(kind.rawValue): \(missed.of - missed.missed.count) of \(missed.of) found")
            if shows { for (text, statement) in missed.missed { print(planted.account(of: text, statement)) } }
        }
    }
}

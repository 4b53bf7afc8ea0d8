import Foundation
import Testing

@testable import Incidents

/// The latest days of notice (45 CFR 164.404-408).
@Suite struct NoticeTests {
    private static func date(_ text: String) throws -> Date { try Date("\(text)T08:00:00Z", strategy: .iso8601) }
    private static func day(_ date: Date) -> String { String(date.formatted(.iso8601).prefix(10)) }

    @Test(arguments: [
        ("2026-11-27", 1, "2027-01-26", "2027-03-01", false), ("2027-12-31", 499, "2028-02-29", "2028-02-29", false),
        ("2026-11-27", 500, "2027-01-26", "2027-01-26", false), ("2026-11-27", 501, "2027-01-26", "2027-01-26", true),
    ])
    func `sixty days to individuals; to the Secretary with them from 500 on, else after the year's end`(
        discovered: String,
        individuals: Int,
        individualsBy: String,
        secretaryBy: String,
        media: Bool
    ) throws {
        let notice = Notice(discovered: try Self.date(discovered), individuals: individuals)
        #expect(Self.day(notice.individualsBy) == individualsBy)
        #expect(Self.day(notice.secretaryBy) == secretaryBy)
        #expect(notice.mayNeedMedia == media)
    }

    @Test func `keys and factors are read in their forms, and in no other`() {
        #expect(Incident.Key("master") == .master && Incident.Key("practice:3") == .practice(generation: 3))
        for text in ["", "data", "data:7", "practice:0", "master:1", "sealing:"] { #expect(Incident.Key(text) == nil) }
        #expect(Assessment.Factor("low:opaque_ids_only")?.risk == .low)
        for text in ["low", "none:x", "low:John Doe", "low:"] { #expect(Assessment.Factor(text) == nil) }
    }
}

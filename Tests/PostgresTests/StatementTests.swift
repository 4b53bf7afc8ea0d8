import FoundationEssentials
import Migrations
import Postgres
import TestSupport
import Testing

@Suite struct StatementTests {
    @Test func `values of every type come back unchanged`() async throws {
        try await ScratchDatabase.with(.records) { database in
            let pool = Pool(database.conninfo)
            let id = UUID()
            let now = Date(timeIntervalSince1970: 1_790_000_000.125)
            let text: String? = nil
            let rows = try await pool.query(
                """
                SELECT \(Int64.min), \("naïve"), \([UInt8]([0, 255, 0])), \(text), \([UInt8]()), \(id), \(now), \(true),
                    \(2.5), \(array: [1, 2, 3])::int8[] = '{1,2,3}'
                """
            )
            let row = try #require(rows.first)
            #expect(try row.get(0) == Int64.min)
            #expect(try row.get(1) == "naïve")
            #expect(try row.get(2) == [UInt8]([0, 255, 0]))
            #expect(try row.optional(3, as: String.self) == nil)
            #expect(try row.get(4) == [UInt8]())
            #expect(try row.get(5) == id)
            #expect(try row.get(6) == now)
            #expect(try row.get(7) == true)
            #expect(try row.get(8) == 2.5)
            #expect(try row.get(9) == true)
            await pool.close()
        }
    }
}

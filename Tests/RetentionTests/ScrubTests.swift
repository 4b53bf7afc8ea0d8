import Custody
import Foundation
import HouseSupport
import Postgres
import Retention
import TestSupport
import Testing

@Suite struct ScrubTests {
    @Test func `keys that live are the same after the key store's tables were rewritten`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let records = try house.openRecords()
            let (old, kept) = (try await estate.receive(0), try await estate.receive(20))
            for id in [old, kept] { try await estate.transcribe(id, 0, records: records) }
            _ = try await estate.purge().run(asOf: Estate.date(366))
            _ = try await estate.receive(366)
            let before = try await estate.opening()
            _ = try await estate.shredder().scrub()
            #expect(try await estate.opening() == before)
            let file: [String] = try await Pool(house.keys.conninfo, size: 1).query(
                "SELECT relname::text FROM pg_class WHERE relfilenode <> oid AND relnamespace = 'keys'::regnamespace AND relkind = 'r'"
            ).map { try $0.get(0) }
            #expect(Set(file) == ["data_key", "practice_key", "sealing_key"])
        }
    }

    @Test func `whoever holds a lock for long is not waited for, and nobody behind the purge waits`() async throws {
        try await House.with { house in
            let estate = try await Estate(house)
            let reader = try await Connection.open(house.keys.conninfo)
            try await reader.query("BEGIN")
            try await reader.query("LOCK TABLE keys.data_key IN ACCESS SHARE MODE")
            let error = await #expect(throws: PostgresError.self) { _ = try await estate.shredder().scrub(attempts: 1) }
            #expect(error?.sqlState == "55P03")
            try await reader.query("COMMIT")
            await reader.close()
            _ = try await estate.shredder().scrub(attempts: 1)
        }
    }
}

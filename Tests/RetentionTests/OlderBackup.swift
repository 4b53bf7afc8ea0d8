import Artifacts
import Custody
import Foundation
import HouseSupport
import Postgres
import Testing

/// Sealed blobs as older backups of the records hold them, whatever was purged since, opened with the key store of today.
struct OlderBackup {
    private struct Copy {
        let place: BlobContext
        let sealed: [UInt8]

        /// As the model names it.
        var name: String { "\(place.dictation.uuidString.lowercased())/\(place.artifactClass)" }
    }

    private let records: Pool
    private let keyStore: KeyStore
    private var copies: [Copy] = []
    /// How many opened, and how many did not, as they should.
    private(set) var (opened, closed) = (0, 0)

    init(_ house: House) throws {
        records = house.administrator()
        keyStore = try house.keyStore()
    }

    /// Keeps copies of some of what there is.
    mutating func keep(_ count: Int) async throws {
        copies += try await records.query(
            """
            SELECT practice_id, dictation_id, class, version, key_id, sealed FROM dictum.artifact
            ORDER BY random() LIMIT \(count)
            """
        ).map { row in
            let place = BlobContext(
                practice: try row.get(0),
                dictation: try row.get(1),
                artifactClass: try row.get(2),
                artifactVersion: try row.get(3),
                keyID: try row.get(4)
            )
            return Copy(place: place, sealed: try row.get(5))
        }
    }

    /// Tries some of all copies that were ever kept: those of what exists open, and no others.
    mutating func expectOpening(
        _ existing: Set<String>,
        of count: Int,
        using chance: inout SeededGenerator
    ) async throws {
        for copy in copies.shuffled(using: &chance).prefix(count) {
            let isOpen = try await opens(copy)
            #expect(isOpen == existing.contains(copy.name), "\(copy.name)")
            if isOpen { opened += 1 } else { closed += 1 }
        }
    }

    private func opens(_ copy: Copy) async throws -> Bool {
        do {
            let key = try await keyStore.dataKey(id: copy.place.keyID)
            return try !Cobblestone256.open(copy.sealed, with: key.key, context: copy.place.bytes).isEmpty
        } catch let error as CustodyError where error.code == .keyDestroyed {
            return false
        }
    }
}

public import Artifacts
internal import AuditLog
public import Custody
internal import FoundationEssentials
public import Postgres

/// Compares the two databases, a range of dictations at a time: in flat memory, whatever there is. Reads only.
///
/// The two are read one after the other, the key store first and last: what a worker or a purge changes between is looked at
/// again.
public struct OrphanSearch: Sendable {
    let database: Pool
    let keys: KeyShredder

    /// Places that are compared at once.
    static let window = 3000

    /// A search with the purger's connections.
    public init(database: Pool, keys: KeyShredder) {
        self.database = database
        self.keys = keys
    }

    /// Every practice that one of the two databases knows, in the order of ids.
    public func practices() async throws -> [PracticeID] {
        let known: [UUID] = try await database.query("SELECT practice_id FROM dictum.practice").map { try $0.get(0) }
        let all = try await Set(known).union(keys.practices())
        return all.map { PracticeID($0) }.sorted { $0.description < $1.description }
    }

    /// A practice's orphans, told as they are found.
    public func search(_ practice: PracticeID, _ found: ([Orphan]) async throws -> Void) async throws {
        let sealingKeys = try await keys.sealingKeys(of: practice.uuid)
        var past: UUID?
        while true {
            let ends = try await [
                keys.lastDictation(of: practice.uuid, past: past, within: Self.window),
                lastDictation(of: practice, past: past),
            ].compactMap(\.self)
            let last = ends.min { $0.uuidString < $1.uuidString }
            let orphans = try await compare(practice, past, last, sealingKeys)
            if !orphans.isEmpty { try await found(orphans) }
            guard let last else { return }
            past = last
        }
    }

    /// Destroys the keys among them that may go without another thought, and bars their places. The audit log has an entry
    /// for each before it goes.
    ///
    /// - Returns: how many.
    public func destroy(_ orphans: [Orphan]) async throws -> Int {
        let going = orphans.filter(\.kind.mayBeDestroyed)
        guard !going.isEmpty else { return 0 }
        try await database.transaction { session in
            for orphan in going { try AuditLog().append(Self.entry(for: orphan), in: session) }
        }
        for (practice, group) in Dictionary(grouping: going, by: \.dictation.practice) {
            _ = try await keys.endDataKeys(
                practice: practice.uuid,
                at: group.map { .init(dictation: $0.dictation.uuid, artifactClass: $0.artifactClass) }
            )
        }
        return going.count
    }

    private static func entry(for orphan: Orphan) -> AuditEntry {
        AuditEntry(
            actor: "purger",
            action: "orphan_key.destroyed",
            practice: orphan.dictation.practice.uuid,
            dictation: orphan.dictation.uuid,
            artifactClass: orphan.artifactClass,
            keyID: orphan.key,
            code: orphan.kind.rawValue,
            purpose: .systemAdministration
        )
    }

    private func lastDictation(of practice: PracticeID, past: UUID?) async throws -> UUID? {
        try await database.query(
            """
            SELECT dictation_id FROM dictum.dictation
            WHERE practice_id = \(practice.uuid) AND (\(past)::uuid IS NULL OR dictation_id > \(past))
            ORDER BY dictation_id OFFSET \(Self.window / 3 - 1) LIMIT 1
            """
        ).first?.get(0)
    }

    private func compare(
        _ practice: PracticeID,
        _ past: UUID?,
        _ last: UUID?,
        _ sealingKeys: [KeyShredder.SealingKeyLife]
    ) async throws -> [Orphan] {
        let before = try await keyPlaces(practice, past, last)
        let places = try await RecordPlace.read(practice, past, last, database)
        let first = Self.orphans(practice, before, places, sealingKeys)
        guard !first.isEmpty else { return [] }
        // What was found may have been the work of a moment: it counts when it is so a second time.
        let again = Self.orphans(
            practice,
            try await keyPlaces(practice, past, last),
            try await RecordPlace.read(practice, past, last, database),
            sealingKeys
        )
        return first.filter(Set(again).contains)
    }

    private func keyPlaces(
        _ practice: PracticeID,
        _ past: UUID?,
        _ last: UUID?
    ) async throws -> [KeyShredder.Place: KeyShredder.KeyPlace] {
        let found = try await keys.keyPlaces(of: practice.uuid, past: past, upTo: last)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.place, $0) })
    }

    /// The comparison itself: without a database, without a clock.
    static func orphans(
        _ practice: PracticeID,
        _ keys: [KeyShredder.Place: KeyShredder.KeyPlace],
        _ places: [KeyShredder.Place: RecordPlace],
        _ sealingKeys: [KeyShredder.SealingKeyLife]
    ) -> [Orphan] {
        let kept = Set(places.values.filter(\.isKept).map(\.place.dictation))
        var orphans: [Orphan] = []
        func add(_ place: KeyShredder.Place, _ kind: Orphan.Kind?, _ key: UUID?, _ moment: Date?) {
            guard let kind else { return }
            orphans.append(
                Orphan(
                    dictation: DictationID(practice: practice, uuid: place.dictation),
                    artifactClass: place.artifactClass,
                    kind: kind,
                    key: key,
                    moment: moment
                )
            )
        }
        for (place, key) in keys where key.destroyedAt == nil {
            let record = places[place]
            guard record?.isKept != true || record?.decidedAt != nil else { continue }
            add(
                place,
                kind(ofKeyAt: record, kept.contains(place.dictation)),
                key.key,
                record?.deletedAt ?? key.createdAt
            )
        }
        for (place, record) in places where record.isKept {
            let key = keys[place]
            let kind = kind(of: record, key, sealingKeys)
            add(place, kind, record.keys.first { $0 != key?.key } ?? key?.key, key?.destroyedAt)
        }
        return orphans.sorted {
            ($0.dictation.description, $0.artifactClass, $0.kind.rawValue)
                < ($1.dictation.description, $1.artifactClass, $1.kind.rawValue)
        }
    }

    private static func kind(ofKeyAt record: RecordPlace?, _ isAnythingLeft: Bool) -> Orphan.Kind {
        guard let record else { return .keyWithoutDictation }
        if record.deletedAt != nil { return .revivedKey }
        if record.decidedAt != nil { return .keyOfUnfinished }
        return isAnythingLeft ? .keyBeforeArtifact : .leftoverKey
    }

    private static func kind(
        of record: RecordPlace,
        _ key: KeyShredder.KeyPlace?,
        _ sealingKeys: [KeyShredder.SealingKeyLife]
    ) -> Orphan.Kind? {
        if let key, key.destroyedAt != nil {
            return record.decidedAt == nil ? .artifactOfDestroyedKey : .unfinishedArtifact
        }
        if let key { return record.keys.allSatisfy { $0 == key.key } ? nil : .artifactOfAnotherKey }
        guard record.keys.isEmpty else { return .artifactWithoutKey }
        let mayBeOpened = sealingKeys.contains { $0.destroyedAt == nil && $0.notBefore <= record.receivedAt }
        return mayBeOpened ? nil : .unopenableRecording
    }
}

/// What the records have at a place.
struct RecordPlace: Sendable, Hashable {
    let place: KeyShredder.Place
    let keys: [UUID]
    let isKept: Bool
    let receivedAt: Date
    let decidedAt: Date?
    let deletedAt: Date?

    /// Every place of a range of a practice's dictations.
    static func read(
        _ practice: PracticeID,
        _ past: UUID?,
        _ last: UUID?,
        _ database: Pool
    ) async throws -> [KeyShredder.Place: RecordPlace] {
        let found = try await database.query(
            """
            SELECT dictation_id, class, array_to_string(key_ids, ' '), is_kept, received_at, decided_at, deleted_at
            FROM dictum.places(\(practice.uuid), \(past), \(last))
            """
        ).map { row in
            let keys: String = try row.get(2)
            return RecordPlace(
                place: .init(dictation: try row.get(0), artifactClass: try row.get(1)),
                keys: keys.split(separator: " ").compactMap { UUID(uuidString: String($0)) },
                isKept: try row.get(3),
                receivedAt: try row.get(4),
                decidedAt: try row.optional(5),
                deletedAt: try row.optional(6)
            )
        }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.place, $0) })
    }
}

import Foundation
import Postgres

/// What the intake's triggers add to an insert: the same row goes into the same table, its checks and row level
/// security included, with and without them.
struct IntakeCost {
    let arena: Arena
    let effort: Effort
    /// Twenty seconds of speech in Opus.
    static let recordingBytes = 64 << 10

    /// The time with triggers by the time without: of all inserts together, and of the median insert.
    func ratios() async throws -> (whole: Double, median: Double) {
        let role = "bench_practice_\(UInt32.random(in: .min ... .max))"
        let script = """
            CREATE ROLE \(role) LOGIN IN ROLE dictum_intake;
            INSERT INTO dictum.practice (practice_id, name, login_role) VALUES (gen_random_uuid(), 'bench', '\(role)');
            CREATE SCHEMA bare;
            CREATE TABLE bare.intake (LIKE dictum.intake INCLUDING ALL);
            ALTER TABLE bare.intake ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own_practice ON bare.intake FOR INSERT TO dictum_intake
                WITH CHECK (practice_id = dictum.current_practice());
            GRANT USAGE ON SCHEMA bare TO \(role);
            GRANT INSERT ON bare.intake TO \(role);
            """
        let ratios = try await arena.with { database in
            let administrator = try await Connection.open(database)
            try await administrator.run { try $0.execute(script: script) }
            await administrator.close()
            let login = database.replacing("user=postgres", with: "user=\(role)")
            let practice = try await Connection.open(login)
            var (bare, whole): ([Double], [Double]) = ([], [])
            for number in 0..<effort.singly {
                let (id, recording) = (UUID(), Self.recording(UInt64(number)))
                let one = try await time(
                    practice,
                    "INSERT INTO bare.intake (dictation_id, sealed) VALUES (\(id), \(recording))"
                )
                let two = try await time(
                    practice,
                    "INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(id), \(recording))"
                )
                bare.append(one)
                whole.append(two)
            }
            await practice.close()
            return (whole.reduce(0, +) / bare.reduce(0, +), whole.median / bare.median)
        }
        try await arena.administer("DROP ROLE \(role)")
        return ratios
    }

    private func time(_ connection: Connection, _ statement: Statement) async throws -> Double {
        let start = ContinuousClock.now
        try await connection.query(statement)
        return (ContinuousClock.now - start).inSeconds
    }

    /// The head of a CMS AuthEnvelopedData, and bytes that nobody can open.
    private static func recording(_ number: UInt64) -> [UInt8] {
        let head: [UInt8] = [0x30, 0x83, 0x01, 0, 0, 6, 11, 42, 134, 72, 134, 247, 13, 1, 9, 16, 1, 23]
        var state = number
        return head
            + (0..<recordingBytes / 8).flatMap { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (0..<8).map { UInt8(truncatingIfNeeded: state >> (8 * $0)) }
            }
    }
}

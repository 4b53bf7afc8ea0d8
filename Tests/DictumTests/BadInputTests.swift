import Artifacts
import Custody
import Foundation
import HouseSupport
import Intake
import Postgres
import Records
import TestSupport
import Testing

/// Every bad input ends with its reason code, the worker lives, and the good job beside it is done.
@Suite(.serialized) struct BadInputTests {
    @Test func `each bad input fails with its own reason, and the good one beside them is done`() async throws {
        try await House.with { house in
            let certificate = try await house.desk().certificate()
            let good = try Fixtures.bytes("short/cough.flac")
            let sealed = try CMSEnvelope.seal(good, to: certificate)
            var flipped = sealed
            flipped[flipped.count / 2] ^= 1
            let cases: [(reason: String?, sealed: [UInt8])] = try [
                (nil, sealed),
                ("altered", flipped),
                ("truncated", Array(sealed.dropLast(1000))),
                ("wrong_recipient", CMSEnvelope.seal(good, to: try await strangersCertificate())),
                ("undecodable_audio", CMSEnvelope.seal([], to: certificate)),
                ("undecodable_audio", CMSEnvelope.seal(Self.picture, to: certificate)),
                ("no_speech", CMSEnvelope.seal(Self.wave(seconds: 5), to: certificate)),
                ("too_long", CMSEnvelope.seal(Self.wave(seconds: 3 * 3600, rate: 8000), to: certificate)),
            ]
            let pool = Pool(try house.records.conninfo(as: house.practice.loginRole), size: 1)
            var expected: [UUID: String?] = [:]
            for (reason, sealed) in cases {
                let id = UUID()
                expected[id] = reason
                try await pool.query("INSERT INTO dictum.intake (dictation_id, sealed) VALUES (\(id), \(sealed))")
            }
            let outcome = try await DictumProgram(house: house).drain()
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let dictations = try await house.openRecords().dictations()
            #expect(dictations.count == cases.count)
            for dictation in dictations {
                let reason = try #require(expected[dictation.id.uuid])
                #expect(dictation.reasonCode == reason)
                #expect(dictation.status == (reason == nil ? .readyForReview : .failed))
            }
        }
    }

    /// A certificate of another practice, in a house of its own.
    private func strangersCertificate() async throws -> String {
        try await House.with { try await $0.desk().certificate() }
    }

    /// The first bytes of a JPEG, and noise.
    private static let picture: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    /// Silence as 16-bit PCM.
    private static func wave(seconds: Int, rate: Int = 16_000) -> [UInt8] {
        func little(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let count = seconds * rate * 2
        let format = little(1, 2) + little(1, 2) + little(rate, 4) + little(rate * 2, 4) + little(2, 2) + little(16, 2)
        return Array("RIFF".utf8) + little(36 + count, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format
            + Array("data".utf8) + little(count, 4) + [UInt8](repeating: 0, count: count)
    }
}

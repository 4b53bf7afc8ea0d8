import Custody
import Foundation
import TestSupport
import Testing

@testable import MasterKeys

func revealed(_ key: borrowing SecretKey) -> [UInt8] { unsafe key.withUnsafeBytes { unsafe [UInt8]($0) } }

/// The reason code that `body` fails with.
func code(_ body: () async throws -> Void) async -> CustodyError.Code? {
    do {
        try await body()
        return nil
    } catch { return (error as? CustodyError)?.code }
}

/// A folder with secret files, removed at the end of the test.
final class SecretFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ text: String, mode: Int = 0o600) throws -> ServiceSecret {
        let path = url.appending(path: UUID().uuidString).path
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return ServiceSecret(path: path)
    }
}

/// What every provider must do.
func checkConformance(of provider: any MasterKeyProvider) async throws {
    let place = WrapContext.practiceKey(UUID())
    let key = try SecretKey.random()
    let wrapped = try await provider.wrap(key, for: place)
    #expect((40...4096).contains(wrapped.count))
    #expect(try await revealed(provider.unwrap(wrapped, for: place)) == revealed(key))
    let again = try await provider.wrap(key, for: place)
    #expect(try await revealed(provider.unwrap(again, for: place)) == revealed(key))
    #expect(await code { _ = try await provider.unwrap(wrapped, for: .practiceKey(UUID())) } == .keyRefused)
    // The last bytes belong to tag or ciphertext in every provider's form.
    for position in [wrapped.count - 5, wrapped.count - 20] {
        var altered = wrapped
        altered[position] = altered[position] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        let sent = altered
        #expect(await code { _ = try await provider.unwrap(sent, for: place) } == .keyRefused)
    }
    for short in [Array(wrapped.prefix(wrapped.count / 2)), []] {
        #expect(await code { _ = try await provider.unwrap(short, for: place) } == .keyRefused)
    }
    #expect((1...200).contains(provider.id.utf8.count))
}

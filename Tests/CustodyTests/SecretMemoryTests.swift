import CCrypto
import Crypto
import Foundation
import Testing

@testable import Custody

/// Each in a process of its own: the secure heap is the process's.
@Suite struct SecretMemoryTests {
    @Test func `are wiped when they end`() async {
        await #expect(processExitsWith: .success) {
            var address = 0
            do {
                let secret = try SecretBytes(copying: [UInt8](repeating: 0xa5, count: 256))
                address = addressOf(secret)
                let before = bytes(at: address, 0..<256)
                #expect(before == [UInt8](repeating: 0xa5, count: 256))
            }
            // The heap keeps its list of free blocks in their first bytes.
            let after = bytes(at: address, 32..<256)
            #expect(after == [UInt8](repeating: 0, count: 224))
        }
    }

    @Test func `that find the heap full are refused, and none goes elsewhere`() async {
        await #expect(processExitsWith: .success) {
            var held: [Held] = []
            let found = code { while held.count < 10_000 { held.append(try Held()) } }
            #expect(found == .cryptoUnavailable)
            #expect(held.count > 7)
            let places = held.map(\.isInSecureHeap)
            #expect(places.allSatisfy { $0 })
            held = []
            let key = try SecretKey.random()
            #expect(revealed(key).count == 32)
        }
    }

    @Test func `print nothing of themselves`() throws {
        let secret = try SecretBytes(copying: Array("marmalade".utf8))
        let key = try secretKey(Array("marmalade marmalade marmalade mar".utf8.prefix(32)))
        #expect(secret.count == 9 && revealed(key).count == 32)
        // Neither can be passed to `print`, `dump` or a string: they are not copyable, and this would not compile.
    }
}

private final class Held {
    let secret: SecretBytes

    init() throws { secret = try SecretBytes(copying: [UInt8](repeating: 1, count: 4096)) }

    var isInSecureHeap: Bool { unsafe secret.withUnsafeBytes { unsafe CRYPTO_secure_allocated($0.baseAddress) } == 1 }
}

private func addressOf(_ secret: borrowing SecretBytes) -> Int {
    unsafe secret.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
}

/// What memory holds, whoever it belongs to now.
private func bytes(at address: Int, _ range: Range<Int>) -> [UInt8] {
    range.map { offset in
        unsafe UnsafeRawPointer(bitPattern: address)?.load(fromByteOffset: offset, as: UInt8.self) ?? 0xff
    }
}

@Suite struct FIPSModeTests {
    @Test func `is off unless it is asked for`() { #expect(!FIPSMode.isOn) }

    @Test func `that cannot be had is refused with the cure`() async {
        await #expect(processExitsWith: .success) {
            let refusal = #expect(throws: FIPSUnavailable.self) {
                try FIPSMode.require(configuration: "/nonexistent/fipsmodule.cnf")
            }
            #expect(refusal?.description.contains("openssl fipsinstall") == true)
            #expect(throws: FIPSUnavailable.self) { try FIPSMode.require(configuration: "relative.cnf") }
        }
    }

    @Test func `is not faked by a configuration without a module`() async {
        await #expect(processExitsWith: .success) {
            let scratch = try Scratch()
            try scratch.write(Array("[fips_sect]\nactivate = 1\nmodule-mac = 00\n".utf8), "fipsmodule.cnf")
            #expect(throws: FIPSUnavailable.self) {
                try FIPSMode.require(configuration: scratch.path("fipsmodule.cnf"))
            }
            // Nothing goes on with another provider, either.
            #expect(!FIPSMode.isOn)
            #expect(code { _ = try SecretKey.random() } == .cryptoUnavailable)
        }
    }

    @Test func `asked for too late is refused`() async {
        guard ProcessInfo.processInfo.environment["DICTUM_FIPS_CONFIGURATION"] != nil else { return }
        await #expect(processExitsWith: .success) {
            _ = try SecretKey.random()
            #expect(throws: FIPSUnavailable.self) {
                try FIPSMode.require(configuration: ProcessInfo.processInfo.environment["DICTUM_FIPS_CONFIGURATION"])
            }
        }
    }

    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["DICTUM_FIPS_CONFIGURATION"] != nil,
            "no FIPS provider: DICTUM_FIPS_CONFIGURATION names no fipsmodule.cnf"
        )
    )
    func `takes every algorithm from the FIPS provider, and all formats work`() async {
        await #expect(processExitsWith: .success) {
            try FIPSMode.require(configuration: ProcessInfo.processInfo.environment["DICTUM_FIPS_CONFIGURATION"])
            #expect(FIPSMode.isOn)
            let library = try CryptoLibrary.shared
            let providers = providers(of: library)
            #expect(providers == [String?](repeating: "fips", count: 6))
            let key = try SecretKey.random()
            let sealed = try Cobblestone256.seal(pattern(40_000), with: key, context: [])
            #expect(try Cobblestone256.open(sealed, with: key, context: []) == pattern(40_000))
            let wrapped = try key.wrapped(under: key, for: .practiceKey(UUID()))
            #expect(wrapped.count == 40)
            let pair = try PrivateKey.makeP256()
            let certificate = try Certificate.selfSigned(
                pair,
                commonName: "fips",
                notBefore: Date(timeIntervalSinceNow: -60),
                notAfter: Date(timeIntervalSinceNow: 60)
            ).pem()
            let message = try CMSEnvelope.seal(pattern(1000), to: certificate)
            let sealingKey = try SealingKey(certificatePEM: certificate, privateKey: pair.pkcs8())
            #expect(try opened(message, sealingKey) == pattern(1000))
            let scratch = try Scratch()
            let recipient = try Recipient(.rsa, in: scratch)
            let other = try CMSEnvelope.seal(pattern(1000), to: recipient.certificate)
            #expect(try opened(other, recipient.key()) == pattern(1000))
            let seed = try Ed25519.makeSeed()
            let signature = try Ed25519.sign(pattern(10), with: seed)
            let publicKey = try Ed25519.publicKey(of: seed)
            #expect(Ed25519.isValid(signature, of: pattern(10), by: publicKey))
        }
    }
}

/// Where every algorithm that is fetched comes from.
private func providers(of library: CryptoLibrary) -> [String?] {
    [
        unsafe FIPSMode.providerName(EVP_CIPHER_get0_provider(library.aes256GCM)),
        unsafe FIPSMode.providerName(EVP_CIPHER_get0_provider(library.aes256KWP)),
        unsafe FIPSMode.providerName(EVP_CIPHER_get0_provider(library.aes256Wrap)),
        unsafe FIPSMode.providerName(EVP_KDF_get0_provider(library.hkdf)),
        unsafe FIPSMode.providerName(EVP_KDF_get0_provider(library.x963KDF)),
        unsafe FIPSMode.providerName(EVP_MD_get0_provider(library.sha256)),
    ]
}

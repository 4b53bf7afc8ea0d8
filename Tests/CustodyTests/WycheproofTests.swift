import CCrypto
import Crypto
import Foundation
import Testing

@testable import Custody

/// One file of Project Wycheproof, as far as these tests need it.
private struct Wycheproof: Decodable {
    struct Group: Decodable {
        let keySize, ivSize, tagSize: Int?
        let privateKeyPkcs8: String?
        let publicKey: PublicKey?
        let tests: [Case]
    }

    struct PublicKey: Decodable {
        let pk: String?
    }

    struct Case: Decodable {
        let tcId: Int
        let result: String
        let key, iv, aad, msg, ct, tag, ikm, salt, info, okm, label, shared, sig: String?
        let `public`, `private`: String?
        let size: Int?

        var isValid: Bool { result == "valid" }
        var isInvalid: Bool { result == "invalid" }
    }

    let testGroups: [Group]

    static let isPresent = FileManager.default.fileExists(atPath: Places.wycheproof.path)

    static func groups(_ name: String) throws -> [Group] {
        let data = try Data(contentsOf: Places.wycheproof.appending(path: "\(name)_test.json"))
        return try JSONDecoder().decode(Wycheproof.self, from: data).testGroups
    }

    /// Every vector of a file was tried: those of sizes or forms that no format of ours has were to be refused.
    static func report(_ name: String, ran count: Int, refused others: Int = 0) throws {
        let all = try groups(name).reduce(0) { $0 + $1.tests.count }
        #expect(count + others == all)
        let foreign = others > 0 ? ", \(others) of them not in our formats and refused" : ""
        print("Wycheproof \(name)_test.json: \(count + others) of \(all) vectors as they must\(foreign)")
    }
}

@Suite(.enabled(if: Wycheproof.isPresent, "no Wycheproof vectors at ../shared/data/wycheproof"))
struct `Wycheproof's vectors` {
    @Test func `of AES-256-GCM`() throws {
        var (count, others) = (0, 0)
        for group in try Wycheproof.groups("aes_gcm") {
            for test in group.tests {
                guard group.keySize == 256 && group.ivSize == 96 && group.tagSize == 128 else {
                    others += 1
                    #expect((try? gcmOpen(test)) == nil, "case \(test.tcId)")
                    continue
                }
                count += 1
                let plaintext = try gcmOpen(test)
                #expect(test.isValid == (plaintext != nil), "case \(test.tcId)")
                guard test.isValid else { continue }
                #expect(plaintext == hex(test.msg ?? ""), "case \(test.tcId)")
                #expect(try gcmSeal(test) == hex((test.ct ?? "") + (test.tag ?? "")), "case \(test.tcId)")
            }
        }
        #expect(count > 30)
        try Wycheproof.report("aes_gcm", ran: count, refused: others)
    }

    private func gcm(_ test: Wycheproof.Case, _ direction: GCMCipher.Direction) throws -> GCMCipher {
        let key = try secretKey(hex(test.key ?? ""))
        let cipher = unsafe try key.withUnsafeBytes { unsafe try GCMCipher(key: $0, direction) }
        try cipher.begin(nonce: hex(test.iv ?? ""), authenticated: hex(test.aad ?? "")[...])
        return cipher
    }

    private func run(_ cipher: borrowing GCMCipher, _ input: [UInt8]) throws -> [UInt8] {
        var output = [UInt8](repeating: 0, count: input.count)
        unsafe try output.withUnsafeMutableBytes { output in
            guard let start = output.baseAddress else { return }
            unsafe try input.withUnsafeBytes { unsafe try cipher.update($0, into: start) }
        }
        return output
    }

    private func gcmOpen(_ test: Wycheproof.Case) throws -> [UInt8]? {
        let cipher = try gcm(test, .open)
        let plaintext = try run(cipher, hex(test.ct ?? ""))
        return unsafe hex(test.tag ?? "").withUnsafeBytes { unsafe cipher.accepts(tag: $0) } ? plaintext : nil
    }

    private func gcmSeal(_ test: Wycheproof.Case) throws -> [UInt8] {
        let cipher = try gcm(test, .seal)
        return try run(cipher, hex(test.msg ?? "")) + cipher.tag()
    }

    @Test func `of AES-256-KWP`() throws {
        var (count, others) = (0, 0)
        for group in try Wycheproof.groups("aes_kwp") {
            for test in group.tests {
                let key = hex(test.key ?? "")
                let unwrapped = try? unsafe key.withUnsafeBytes {
                    revealed(unsafe try KeyWrap.unwrap(hex(test.ct ?? ""), under: $0))
                }
                guard group.keySize == 256 else {
                    others += 1
                    #expect(unwrapped == nil, "case \(test.tcId)")
                    continue
                }
                count += 1
                if test.isInvalid { #expect(unwrapped == nil, "case \(test.tcId)") }
                guard test.isValid else { continue }
                #expect(unwrapped == hex(test.msg ?? ""), "case \(test.tcId)")
                let wrapped = unsafe try key.withUnsafeBytes { key in
                    unsafe try hex(test.msg ?? "").withUnsafeBytes { unsafe try KeyWrap.wrap($0, under: key) }
                }
                #expect(wrapped == hex(test.ct ?? ""), "case \(test.tcId)")
            }
        }
        #expect(count > 30)
        try Wycheproof.report("aes_kwp", ran: count, refused: others)
    }

    @Test(arguments: ["hkdf_sha256", "hkdf_sha512"]) func `of HKDF, its second half`(name: String) throws {
        let isShort = name == "hkdf_sha256"
        var count = 0
        for test in try Wycheproof.groups(name).flatMap(\.tests) {
            count += 1
            let salt = hex(test.salt ?? "")
            let zeros = [UInt8](repeating: 0, count: isShort ? 32 : 64)
            let extracted = hmac(salt.isEmpty ? zeros : salt, hex(test.ikm ?? ""), isShort ? "SHA256" : "SHA512")
            let okm = unsafe try? extracted.withUnsafeBytes {
                revealed(
                    unsafe try KeyDerivation.hkdfExpand(
                        pseudorandomKey: $0,
                        info: hex(test.info ?? ""),
                        count: test.size ?? 0,
                        hash: isShort ? .sha256 : .sha512
                    )
                )
            }
            // What is invalid asks for more than there can be.
            #expect(okm == (test.isValid ? hex(test.okm ?? "") : nil), "case \(test.tcId)")
        }
        #expect(count > 30)
        try Wycheproof.report(name, ran: count)
    }

    /// HMAC alone is in no format of ours; it is what HKDF is made of, in the same library context.
    @Test func `of HMAC-SHA-256`() throws {
        var (valid, invalid) = (0, 0)
        for group in try Wycheproof.groups("hmac_sha256") {
            for test in group.tests {
                let whole = hmac(hex(test.key ?? ""), hex(test.msg ?? ""), "SHA256")
                let isRight = Array(whole.prefix((group.tagSize ?? 0) / 8)) == hex(test.tag ?? "")
                #expect(isRight == test.isValid, "case \(test.tcId)")
                valid += test.isValid ? 1 : 0
                invalid += test.isInvalid ? 1 : 0
            }
        }
        #expect(valid > 30 && invalid > 30)
        try Wycheproof.report("hmac_sha256", ran: valid + invalid)
    }

    /// Also the first half of HKDF, which the product doesn't use.
    private func hmac(_ key: [UInt8], _ message: [UInt8], _ hash: String) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 64)
        var count = 0
        let context = unsafe try? CryptoContext.shared.raw
        // A zero-length buffer has no address, which OpenSSL takes for a question of size.
        let made = unsafe EVP_Q_mac(
            context,
            "HMAC",
            nil,
            hash,
            nil,
            key + [0],
            key.count,
            message + [0],
            message.count,
            &digest,
            64,
            &count
        )
        #expect(unsafe made != nil)
        return Array(digest.prefix(count))
    }

    @Test func `of Ed25519`() throws {
        var (valid, invalid) = (0, 0)
        for group in try Wycheproof.groups("ed25519") {
            let key = hex(group.publicKey?.pk ?? "")
            for test in group.tests {
                let accepted = Ed25519.isValid(hex(test.sig ?? ""), of: hex(test.msg ?? ""), by: key)
                #expect(accepted == test.isValid, "case \(test.tcId)")
                valid += test.isValid ? 1 : 0
                invalid += test.isInvalid ? 1 : 0
            }
        }
        #expect(valid > 30 && invalid > 30)
        try Wycheproof.report("ed25519", ran: valid + invalid)
    }

    @Test(arguments: ["ecdh_secp256r1_ecpoint", "ecdh_secp256r1"]) func `of ECDH on P-256`(name: String) throws {
        let subjectPublicKeyInfo = hex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
        var (count, others, valid, invalid) = (0, 0, 0, 0)
        for test in try Wycheproof.groups(name).flatMap(\.tests) {
            var point = hex(test.public ?? "")
            if name == "ecdh_secp256r1" {
                // CMS carries points. What is another structure is none, nor is what it ends with; no vector of them is valid.
                guard point.starts(with: subjectPublicKeyInfo) else {
                    others += 1
                    let shared = try? revealed(pkcs8(hex(test.private ?? "")).sharedSecret(withPoint: point))
                    #expect(shared == nil && !test.isValid, "case \(test.tcId)")
                    continue
                }
                point.removeFirst(subjectPublicKeyInfo.count)
            }
            let shared = try? revealed(pkcs8(hex(test.private ?? "")).sharedSecret(withPoint: point))
            if test.isValid { #expect(shared == hex(test.shared ?? ""), "case \(test.tcId)") }
            if test.isInvalid { #expect(shared == nil, "case \(test.tcId)") }
            count += 1
            valid += test.isValid ? 1 : 0
            invalid += test.isInvalid ? 1 : 0
        }
        #expect(valid > 100 && invalid > 0)
        try Wycheproof.report(name, ran: count, refused: others)
    }

    /// A private number as PKCS #8 (RFC 5915 within RFC 5958).
    private func pkcs8(_ number: [UInt8]) throws -> PrivateKey {
        let scalar = Array(([UInt8](repeating: 0, count: 32) + number).suffix(32))
        let head = hex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420")
        return try PrivateKey(pkcs8: secret(head + scalar))
    }

    @Test func `of RSA-OAEP with SHA-256`() throws {
        var (count, others) = (0, 0)
        for group in try Wycheproof.groups("rsa_oaep_3072_sha256_mgf1sha256") {
            let key = try PrivateKey(pkcs8: secret(hex(group.privateKeyPkcs8 ?? "")))
            for test in group.tests {
                let decrypted = try? revealed(key.decryptOAEP(hex(test.ct ?? "")))
                guard test.label == "" else {
                    others += 1
                    #expect(decrypted == nil, "case \(test.tcId)")
                    continue
                }
                count += 1
                if test.isValid { #expect(decrypted == hex(test.msg ?? ""), "case \(test.tcId)") }
                if test.isInvalid { #expect(decrypted == nil, "case \(test.tcId)") }
            }
        }
        #expect(count > 20)
        try Wycheproof.report("rsa_oaep_3072_sha256_mgf1sha256", ran: count, refused: others)
    }
}

public import Custody
internal import FoundationEssentials
internal import HTTPCaller

/// A master key in the Transit engine of HashiCorp Vault or OpenBao, which never hands it out.
///
/// `POST /v1/MOUNT/encrypt/KEY` and `/decrypt/KEY`, of a key of type `aes256-gcm96`; what a wrapped key is for goes along
/// as `associated_data`. Wrapped keys are the engine's own text, such as `vault:v1:...`.
public struct TransitMasterKey: MasterKeyProvider {
    /// "vault:", the mount and the key's name.
    public let id: String
    private let service: KeyService
    private let mount: String
    private let key: String
    private let token: ServiceSecret

    /// - Parameters:
    ///   - address: such as `https://vault.example:8200`.
    ///   - mount: the engine's mount, such as `transit`.
    ///   - key: the key's name.
    ///   - token: the file with the token.
    ///   - authorities: PEM file of the authorities to trust instead of the system's.
    ///   - timeout: after which a call counts as not answered.
    /// - Throws: ``CustodyError`` with `master_key_unavailable` when the address can never be called.
    public init(
        address: String,
        mount: String,
        key: String,
        token: ServiceSecret,
        authorities: String?,
        timeout: Duration = .seconds(15)
    ) throws {
        service = try KeyService(name: "vault", baseURL: address, authorities: authorities, timeout: timeout)
        id = "vault:\(mount)/\(key)"
        (self.mount, self.key, self.token) = (mount, key, token)
    }

    /// Wraps by the newest version of the key.
    public func wrap(_ key: borrowing SecretKey, for context: WrapContext) async throws -> [UInt8] {
        let question = Question(plaintext: KeyPayload.encode(key), associated_data: KeyPayload.base64(context.bytes))
        let answer = try await ask("encrypt", question)
        guard let wrapped = answer.ciphertext, wrapped.hasPrefix("vault:v"), wrapped.utf8.count <= 4096 else {
            throw service.unreachable("answered without a ciphertext")
        }
        return Array(wrapped.utf8)
    }

    /// Unwraps by whichever version of the key wrapped it.
    public func unwrap(_ wrapped: [UInt8], for context: WrapContext) async throws -> SecretKey {
        let question = Question(
            ciphertext: String(decoding: wrapped, as: UTF8.self),
            associated_data: KeyPayload.base64(context.bytes)
        )
        guard let text = try await ask("decrypt", question).plaintext, let key = try KeyPayload.decode(text) else {
            throw service.unreachable("answered without a key")
        }
        return key
    }

    private struct Question: Encodable {
        var plaintext: String?
        var ciphertext: String?
        var associated_data: String
    }

    private struct Answer: Decodable {
        struct Content: Decodable {
            var ciphertext: String?
            var plaintext: String?
        }
        var data: Content
    }

    private struct Complaint: Decodable {
        var errors: [String]
    }

    private func ask(_ operation: String, _ question: Question) async throws -> Answer.Content {
        let request = HTTPRequest.json(
            [UInt8](try JSONEncoder().encode(question)),
            headers: [("Authorization", "Bearer \(try token.text())")]
        )
        let response = try await service.post(request, to: "/v1/\(mount)/\(operation)/\(key)")
        guard response.status == 200 else { throw refusal(response) }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body)) else {
            throw service.unreachable("answered what is not Transit's JSON")
        }
        return answer.data
    }

    /// Status 400: the ciphertext is refused, or the key is not there.
    private func refusal(_ response: HTTPResponse) -> CustodyError {
        guard let complaint = try? JSONDecoder().decode(Complaint.self, from: Data(response.body)) else {
            return service.unreachable("answered HTTP 400 without Vault's JSON")
        }
        let texts = complaint.errors.joined(separator: " ")
        guard texts.contains("message authentication failed") || texts.contains("ciphertext") else {
            return service.refused("has no such key", "check the mount and the key's name")
        }
        return CustodyError(.keyRefused, "Transit key \(id) does not unwrap this: it was altered or moved")
    }
}

public import Custody
internal import FoundationEssentials
internal import HTTPCaller

/// A symmetric key of AWS KMS, which never hands it out.
///
/// `Encrypt` and `Decrypt` of the JSON API, signed by Signature Version 4; what a wrapped key is for goes along as
/// encryption context.
public struct KMSMasterKey: MasterKeyProvider {
    /// "kms:" and the key's id or ARN.
    public let id: String
    private let service: KeyService
    private let signer: RequestSigner
    private let key: String
    private let credentials: ServiceSecret

    /// - Parameters:
    ///   - region: such as `eu-central-1`.
    ///   - key: id or ARN; an alias may come to point elsewhere.
    ///   - address: another address than the region's public one, such as a VPC endpoint's.
    ///   - credentials: a file in the form of AWS's own: `aws_access_key_id`, `aws_secret_access_key` and, for temporary
    ///     ones, `aws_session_token`.
    ///   - authorities: PEM file of the authorities to trust instead of the system's.
    ///   - timeout: after which a call counts as not answered.
    /// - Throws: ``CustodyError`` with `master_key_unavailable` when the address can never be called.
    public init(
        region: String,
        key: String,
        address: String? = nil,
        credentials: ServiceSecret,
        authorities: String?,
        timeout: Duration = .seconds(15)
    ) throws {
        let address = address ?? "https://kms.\(region).amazonaws.com"
        service = try KeyService(name: "kms", baseURL: address, authorities: authorities, timeout: timeout)
        signer = RequestSigner(region: region, service: "kms", address: address)
        id = "kms:\(key)"
        (self.key, self.credentials) = (key, credentials)
    }

    /// Wraps by KMS's `Encrypt`.
    public func wrap(_ key: borrowing SecretKey, for context: WrapContext) async throws -> [UInt8] {
        let question = Question(
            KeyId: self.key,
            EncryptionContext: Self.encryptionContext(context),
            Plaintext: KeyPayload.encode(key)
        )
        guard let text = try await ask("Encrypt", question).CiphertextBlob, let wrapped = Data(base64Encoded: text),
            (40...4096).contains(wrapped.count)
        else { throw service.unreachable("answered without a ciphertext") }
        return [UInt8](wrapped)
    }

    /// Unwraps by KMS's `Decrypt`.
    public func unwrap(_ wrapped: [UInt8], for context: WrapContext) async throws -> SecretKey {
        let question = Question(
            KeyId: key,
            EncryptionContext: Self.encryptionContext(context),
            CiphertextBlob: KeyPayload.base64(wrapped)
        )
        guard let text = try await ask("Decrypt", question).Plaintext, let key = try KeyPayload.decode(text) else {
            throw service.unreachable("answered without a key")
        }
        return key
    }

    private static func encryptionContext(_ context: WrapContext) -> [String: String] {
        ["dictum": KeyPayload.base64(context.bytes)]
    }

    // The members are named as KMS names them.
    private struct Question: Encodable {
        var KeyId: String
        var EncryptionContext: [String: String]
        var Plaintext: String?
        var CiphertextBlob: String?
    }

    private struct Answer: Decodable {
        var Plaintext: String?
        var CiphertextBlob: String?
    }

    private struct Complaint: Decodable {
        var __type: String
    }

    private func ask(_ operation: String, _ question: Question) async throws -> Answer {
        let body = [UInt8](try JSONEncoder().encode(question))
        let type = "application/x-amz-json-1.1"
        let headers = try signer.headers(
            for: body,
            contentType: type,
            target: "TrentService.\(operation)",
            by: AccessKey(credentials.text()),
            at: Date()
        )
        let response = try await service.post(.json(body, contentType: type, headers: headers), to: "/")
        guard response.status == 200 else { throw refusal(response) }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body)) else {
            throw service.unreachable("answered what is not KMS's JSON")
        }
        return answer
    }

    /// KMS answers 400 to nearly everything that it refuses; the type tells.
    private func refusal(_ response: HTTPResponse) -> CustodyError {
        guard let complaint = try? JSONDecoder().decode(Complaint.self, from: Data(response.body)) else {
            return service.unreachable("answered HTTP 400 without KMS's JSON")
        }
        let type = complaint.__type.split(separator: "#").last.map(String.init) ?? ""
        switch type {
        case "InvalidCiphertextException", "IncorrectKeyException":
            return CustodyError(.keyRefused, "KMS key \(key) does not unwrap this: it was altered or moved")
        case "ThrottlingException", "LimitExceededException", "DependencyTimeoutException", "KMSInternalException":
            return service.unreachable("is overloaded (\(type))")
        default:
            let known = type.utf8.count <= 64 && type.utf8.allSatisfy { $0 < 0x80 && $0 > 0x40 }
            return service.refused(
                "refused (\(known ? type : "unknown error"))",
                "check the key's state, its policy and the access key"
            )
        }
    }
}

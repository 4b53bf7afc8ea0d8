internal import Custody
internal import FoundationEssentials

/// An AWS access key, read from the text of a credentials file.
struct AccessKey: Sendable {
    let id: String
    let secret: String
    let sessionToken: String?

    init(_ text: String) throws {
        var fields: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let halves = line.split(separator: "=", maxSplits: 1).map { half in String(half.filter { $0 != " " }) }
            if halves.count == 2, fields[halves[0]] == nil { fields[halves[0]] = halves[1] }
        }
        guard let id = fields["aws_access_key_id"], let secret = fields["aws_secret_access_key"] else {
            throw CustodyError(
                .masterKeyUnavailable,
                "the master key's secret file holds no aws_access_key_id and aws_secret_access_key; write both, one a line"
            )
        }
        (self.id, self.secret, sessionToken) = (id, secret, fields["aws_session_token"])
    }
}

/// AWS Signature Version 4, for a POST to `/` without a query.
struct RequestSigner: Sendable {
    let region: String
    let service: String
    /// Host and, where it is not the scheme's own, port: what libcurl sends as `Host`.
    private let host: String

    init(region: String, service: String, address: String) {
        self.region = region
        self.service = service
        let rest = address.hasPrefix("https://") ? address.dropFirst(8) : address.dropFirst(7)
        let host = rest.prefix { $0 != "/" }
        self.host = String(host.hasSuffix(":443") ? host.dropLast(4) : host)
    }

    /// The headers that carry the signature, and those that it covers besides host and content type.
    func headers(
        for body: [UInt8],
        contentType: String,
        target: String,
        by key: AccessKey,
        at moment: Date
    ) throws -> [(String, String)] {
        let stamp = Self.stamp(moment)
        var covered = [("content-type", contentType), ("host", host), ("x-amz-date", stamp)]
        if let token = key.sessionToken { covered.append(("x-amz-security-token", token)) }
        covered.append(("x-amz-target", target))
        let names = covered.map(\.0).joined(separator: ";")
        let lines = covered.map { "\($0):\($1)\n" }.joined()
        let canonical = "POST\n/\n\n\(lines)\n\(names)\n\(Self.hex(try Digest.sha256(body)))"
        let scope = "\(stamp.prefix(8))/\(region)/\(service)/aws4_request"
        let text = "AWS4-HMAC-SHA256\n\(stamp)\n\(scope)\n\(Self.hex(try Digest.sha256(Array(canonical.utf8))))"
        let signature = Self.hex(try MessageCode.hmacSHA256(Array(text.utf8), key: try signingKey(key, stamp)))
        let authorisation =
            "AWS4-HMAC-SHA256 Credential=\(key.id)/\(scope), SignedHeaders=\(names), Signature=\(signature)"
        return covered.dropFirst(2) + [("Authorization", authorisation)]
    }

    private func signingKey(_ key: AccessKey, _ stamp: String) throws -> [UInt8] {
        var derived = Array("AWS4\(key.secret)".utf8)
        for part in [String(stamp.prefix(8)), region, service, "aws4_request"] {
            derived = try MessageCode.hmacSHA256(Array(part.utf8), key: derived)
        }
        return derived
    }

    /// Such as `20261122T204500Z`.
    private static func stamp(_ moment: Date) -> String {
        moment.formatted(
            .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false)
                .timeSeparator(.omitted).timeZone(separator: .omitted)
        )
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

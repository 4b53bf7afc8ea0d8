public import Custody

/// Where a master key is, as the setting `master-key` says it.
///
///     /etc/dictum/master-key                    a file; also file:/etc/dictum/master-key
///     credential:dictum-master-key              a systemd credential
///     vault:https://vault.example:8200/transit/dictum
///     kms:eu-central-1/KEY-ID-OR-ARN            and @https://... for another endpoint than the region's own
///     pkcs11:token=dictum;object=master?module-path=/usr/lib/softhsm/libsofthsm2.so     (RFC 7512)
public struct MasterKeySource: Hashable, Sendable {
    enum Place: Hashable, Sendable {
        case file(String)
        case credential(String)
        case vault(address: String, mount: String, key: String)
        case kms(region: String, key: String, address: String?)
        case pkcs11(module: String, token: String, object: String)
    }

    let place: Place

    /// What the provider needs besides: never the secret itself.
    public struct Access: Sendable {
        /// File with the token, the PIN or the access key; without one, the systemd credential `dictum-master-key-secret`.
        public var secretFile: String?
        /// PEM file of the authorities to trust instead of the system's.
        public var authorities: String?
        /// The value of `CREDENTIALS_DIRECTORY`.
        public var credentialsDirectory: String?

        /// Nothing but what is given.
        public init(secretFile: String? = nil, authorities: String? = nil, credentialsDirectory: String? = nil) {
            self.secretFile = secretFile
            self.authorities = authorities
            self.credentialsDirectory = credentialsDirectory
        }
    }

    /// The systemd credential with a service's token, PIN or access key.
    public static let secretCredential = "dictum-master-key-secret"

    /// Reads the setting.
    ///
    /// - Throws: ``CustodyError`` with `master_key_unavailable`, and the right form.
    public init(_ text: String) throws {
        let scheme = text.prefix { $0 != ":" }
        let rest = text.dropFirst(scheme.count + 1)
        let place: Place? =
            switch scheme {
            case "file" where !rest.isEmpty: .file(String(rest))
            case "credential" where !rest.isEmpty && !rest.contains("/"): .credential(String(rest))
            case "vault": Self.vault(rest)
            case "kms": Self.kms(rest)
            case "pkcs11": Self.pkcs11(rest)
            default: text.isEmpty || scheme.count < text.count && !text.contains("/") ? nil : .file(text)
            }
        guard let place else {
            throw CustodyError(
                .masterKeyUnavailable,
                "the master key's place is not one; give a path, credential:NAME, vault:https://HOST:PORT/MOUNT/KEY, "
                    + "kms:REGION/KEY or pkcs11:token=LABEL;object=LABEL?module-path=PATH"
            )
        }
        self.place = place
    }

    /// The path, when it is a file's: the one kind that dictum makes itself.
    public var filePath: String? {
        guard case .file(let path) = place else { return nil }
        return path
    }

    /// The provider. Only a file or credential is read at once; a service is called when a key is needed.
    public func provider(_ access: Access) throws -> any MasterKeyProvider {
        switch place {
        case .file(let path): return try FileMasterKey(path: path)
        case .credential(let name):
            guard let directory = access.credentialsDirectory else {
                throw CustodyError(
                    .masterKeyUnavailable,
                    "there are no systemd credentials; run as a unit with LoadCredential=\(name)"
                )
            }
            return try FileMasterKey(credentialsDirectory: directory, name: name)
        case .vault(let address, let mount, let key):
            let token = try secret(access)
            return try TransitMasterKey(
                address: address,
                mount: mount,
                key: key,
                token: token,
                authorities: access.authorities
            )
        case .kms(let region, let key, let address):
            let credentials = try secret(access)
            return try KMSMasterKey(
                region: region,
                key: key,
                address: address,
                credentials: credentials,
                authorities: access.authorities
            )
        case .pkcs11(let module, let token, let object):
            return TokenMasterKey(module: module, token: token, object: object, pin: try secret(access))
        }
    }

    private func secret(_ access: Access) throws -> ServiceSecret {
        if let path = access.secretFile { return ServiceSecret(path: path) }
        if let directory = access.credentialsDirectory {
            return ServiceSecret(credential: Self.secretCredential, directory: directory)
        }
        throw CustodyError(
            .masterKeyUnavailable,
            "this master key needs a token, PIN or access key; name its file with --master-key-secret, or run as a unit "
                + "with LoadCredential=\(Self.secretCredential)"
        )
    }

    private static func vault(_ rest: Substring) -> Place? {
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 5, parts.dropFirst(2).allSatisfy({ !$0.isEmpty }), let key = parts.last else { return nil }
        return .vault(
            address: parts[..<3].joined(separator: "/"),
            mount: parts[3..<(parts.count - 1)].joined(separator: "/"),
            key: String(key)
        )
    }

    private static func kms(_ rest: Substring) -> Place? {
        let halves = rest.split(separator: "@", maxSplits: 1)
        guard let name = halves.first, let slash = name.firstIndex(of: "/") else { return nil }
        let (region, key) = (name[..<slash], name[name.index(after: slash)...])
        guard !region.isEmpty, !key.isEmpty else { return nil }
        return .kms(region: String(region), key: String(key), address: halves.count == 2 ? String(halves[1]) : nil)
    }

    private static func pkcs11(_ rest: Substring) -> Place? {
        let halves = rest.split(separator: "?", maxSplits: 1)
        var fields: [Substring: String] = [:]
        for (half, separator) in zip(halves, [";", "&"] as [Character]) {
            for field in half.split(separator: separator) {
                let pair = field.split(separator: "=", maxSplits: 1)
                if pair.count == 2 { fields[pair[0]] = decoded(pair[1]) }
            }
        }
        guard let token = fields["token"], let object = fields["object"], let module = fields["module-path"] else {
            return nil
        }
        return .pkcs11(module: module, token: token, object: object)
    }

    /// Percent-encoding undone.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

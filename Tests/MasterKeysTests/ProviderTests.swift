import Custody
import Foundation
import TestSupport
import Testing

@testable import MasterKeys

@Suite struct `Every master key provider` {
    @Test func `in a file wraps and refuses as it must`() async throws {
        let folder = try SecretFolder()
        try await checkConformance(of: FileMasterKey.create(path: folder.url.appending(path: "key").path))
    }

    @Test func `in Vault's Transit wraps and refuses as it must`() async throws {
        let (server, folder) = (try TransitServer(), try SecretFolder())
        let token = try folder.file(TransitServer.token + "\n")
        let text = "vault:\(server.address)/transit/dictum"
        let provider = try TransitMasterKey(
            address: server.address,
            mount: "transit",
            key: "dictum",
            token: token,
            authorities: server.certificate.path
        )
        #expect(try MasterKeySource(text).place == .vault(address: server.address, mount: "transit", key: "dictum"))
        try await checkConformance(of: provider)
        let other = try TransitMasterKey(
            address: server.address,
            mount: "transit",
            key: "none",
            token: token,
            authorities: server.certificate.path
        )
        #expect(await code { _ = try await other.wrap(.random(), for: .practiceKey(UUID())) } == .masterKeyUnavailable)
    }

    @Test(.enabled(if: MotoServer.isInstalled, "moto is missing: run Scripts/setup"))
    func `in AWS KMS wraps and refuses as it must`() async throws {
        let (server, folder) = (try MotoServer(), try SecretFolder())
        let credentials = try folder.file("[default]\naws_access_key_id = test\naws_secret_access_key = secret\n")
        let key = try server.makeKey()
        func provider(_ key: String) throws -> KMSMasterKey {
            try KMSMasterKey(
                region: "eu-central-1",
                key: key,
                address: server.address,
                credentials: credentials,
                authorities: server.certificate.path
            )
        }
        try await checkConformance(of: provider(key))
        let unknown = await code {
            _ = try await provider(UUID().uuidString.lowercased()).wrap(.random(), for: .practiceKey(UUID()))
        }
        #expect(unknown == .masterKeyUnavailable)
    }

    @Test(
        .enabled(if: SoftToken.isInstalled, "softhsm2 is missing: run Scripts/setup"),
        .enabled(if: SoftToken.isConfigured, "SOFTHSM2_CONF is not set: run Scripts/test")
    )
    func `on a PKCS #11 token wraps and refuses as it must`() async throws {
        let (token, folder) = (try SoftToken(), try SecretFolder())
        // Its folder is there for as long as it is.
        defer { withExtendedLifetime(token) {} }
        let pin = try folder.file(SoftToken.pin)
        try await checkConformance(
            of: TokenMasterKey(module: SoftToken.module, token: "dictum", object: "master", pin: pin)
        )
        func failure(_ token: String, _ object: String, _ pin: ServiceSecret) async -> CustodyError.Code? {
            let provider = TokenMasterKey(module: SoftToken.module, token: token, object: object, pin: pin)
            return await code { _ = try await provider.wrap(.random(), for: .practiceKey(UUID())) }
        }
        #expect(await failure("absent", "master", pin) == .masterKeyUnreachable)
        #expect(await failure("dictum", "absent", pin) == .masterKeyUnavailable)
        // A wrong PIN is tried once, so that a resting worker does not lock the token.
        let wrong = TokenMasterKey(
            module: SoftToken.module,
            token: "dictum",
            object: "master",
            pin: try folder.file("1111")
        )
        for _ in 0..<20 {
            let found = await code { _ = try await wrong.wrap(.random(), for: .practiceKey(UUID())) }
            #expect(found == .masterKeyUnavailable)
        }
        #expect(await failure("dictum", "master", pin) == nil)
        let missing = TokenMasterKey(module: "/nowhere.so", token: "dictum", object: "master", pin: pin)
        let found = await code { _ = try await missing.wrap(.random(), for: .practiceKey(UUID())) }
        #expect(found == .masterKeyUnavailable)
    }
}

@Suite struct `A key service that fails` {
    private static let faults: [(String, CustodyError.Code)] = [
        ("403", .masterKeyUnavailable), ("401", .masterKeyUnavailable), ("429", .masterKeyUnreachable),
        ("500", .masterKeyUnreachable), ("503", .masterKeyUnreachable), ("302", .masterKeyUnreachable),
        ("html", .masterKeyUnreachable), ("empty", .masterKeyUnreachable),
        ("short", .masterKeyUnreachable), ("truncated", .masterKeyUnreachable), ("closed", .masterKeyUnreachable),
    ]

    @Test func `is named with its reason, and never taken for an altered key`() async throws {
        let (server, folder) = (try TransitServer(), try SecretFolder())
        let (token, access) = (
            try folder.file(TransitServer.token), try folder.file("aws_access_key_id=a\naws_secret_access_key=b")
        )
        /// Both services; only where the answer is to be too slow is the time short, for a busy machine is slow as well.
        func services(_ timeout: Duration) throws -> (transit: TransitMasterKey, kms: KMSMasterKey) {
            (
                try TransitMasterKey(
                    address: server.address,
                    mount: "transit",
                    key: "dictum",
                    token: token,
                    authorities: server.certificate.path,
                    timeout: timeout
                ),
                try KMSMasterKey(
                    region: "eu-central-1",
                    key: "k",
                    address: server.address,
                    credentials: access,
                    authorities: server.certificate.path,
                    timeout: timeout
                )
            )
        }
        let (transit, kms) = try services(.seconds(60))
        let place = WrapContext.practiceKey(UUID())
        let wrapped = try await transit.wrap(.random(), for: place)
        for (mode, expected) in Self.faults {
            try server.answer(as: mode)
            #expect(await code { _ = try await transit.unwrap(wrapped, for: place) } == expected, "\(mode)")
            #expect(await code { _ = try await kms.unwrap(wrapped, for: place) } == expected, "\(mode)")
            #expect(await code { _ = try await transit.wrap(.random(), for: place) } == expected, "\(mode)")
        }
        try server.answer(as: "slow")
        let hasty = try services(.seconds(1))
        #expect(await code { _ = try await hasty.transit.unwrap(wrapped, for: place) } == .masterKeyUnreachable)
        #expect(await code { _ = try await hasty.kms.unwrap(wrapped, for: place) } == .masterKeyUnreachable)
        try server.answer(as: "normal")
        _ = try await transit.unwrap(wrapped, for: place)
    }

    @Test func `is not believed without its authority, and not reached where nobody listens`() async throws {
        let (server, folder) = (try TransitServer(), try SecretFolder())
        let token = try folder.file(TransitServer.token)
        for address in [server.address, "https://localhost:1"] {
            let provider = try TransitMasterKey(
                address: address,
                mount: "transit",
                key: "dictum",
                token: token,
                authorities: nil
            )
            let found = await code { _ = try await provider.wrap(.random(), for: .practiceKey(UUID())) }
            #expect(found == .masterKeyUnreachable)
        }
        #expect(try server.calls() == 0)
    }

    @Test func `gets no secret from a file that others can read, and none in clear`() async throws {
        let folder = try SecretFolder()
        let open = try folder.file(TransitServer.token, mode: 0o644)
        let provider = try TransitMasterKey(
            address: "https://localhost:1",
            mount: "transit",
            key: "dictum",
            token: open,
            authorities: nil
        )
        let found = await code { _ = try await provider.wrap(.random(), for: .practiceKey(UUID())) }
        #expect(found == .masterKeyUnavailable)
        let clear = await code {
            _ = try TransitMasterKey(
                address: "http://vault.example",
                mount: "transit",
                key: "dictum",
                token: open,
                authorities: nil
            )
        }
        #expect(clear == .masterKeyUnavailable)
    }
}

@Suite struct `Signature Version 4` {
    /// Made by botocore 1.44.5 for the same request.
    @Test(arguments: [
        ("", "8165e09a252c36d1b0dc53002c29f721fdc1f778b25d0449d4cf2e4c528b4e00"),
        (
            "aws_session_token = SESSION/token+1==\n",
            "3667916b48add1b683d575e2e072b3f71db30501911314c2fa0c3f4c70f76e7d"
        ),
    ])
    func `agrees with AWS's own`(more: String, signature: String) throws {
        let key = try AccessKey(
            """
            [default]
            aws_access_key_id = AKIDEXAMPLE
            aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
            \(more)
            """
        )
        let signer = RequestSigner(
            region: "eu-central-1",
            service: "kms",
            address: "https://kms.eu-central-1.amazonaws.com"
        )
        let headers = try signer.headers(
            for: Array(#"{"KeyId":"k"}"#.utf8),
            contentType: "application/x-amz-json-1.1",
            target: "TrentService.Decrypt",
            by: key,
            at: Date(timeIntervalSince1970: 1_795_380_300)
        )
        #expect(headers.contains { $0 == ("x-amz-date", "20261122T204500Z") })
        #expect(headers.last?.1.hasSuffix("Signature=\(signature)") == true)
    }
}

@Suite struct `A master key's place` {
    @Test func `is read from one setting`() throws {
        let places: [(String, MasterKeySource.Place)] = [
            ("/etc/dictum/key", .file("/etc/dictum/key")), ("file:key", .file("key")), ("key", .file("key")),
            ("credential:dictum-master-key", .credential("dictum-master-key")),
            (
                "vault:https://v.example:8200/teams/a/transit/k",
                .vault(address: "https://v.example:8200", mount: "teams/a/transit", key: "k")
            ),
            ("kms:eu-central-1/abc", .kms(region: "eu-central-1", key: "abc", address: nil)),
            (
                "kms:eu-central-1/arn:aws:kms:eu-central-1:1:key/abc@https://vpce.example",
                .kms(
                    region: "eu-central-1",
                    key: "arn:aws:kms:eu-central-1:1:key/abc",
                    address: "https://vpce.example"
                )
            ),
            (
                "pkcs11:token=our%20token;object=master?module-path=/usr/lib/m.so",
                .pkcs11(module: "/usr/lib/m.so", token: "our token", object: "master")
            ),
        ]
        for (text, place) in places { #expect(try MasterKeySource(text).place == place) }
    }

    @Test(arguments: ["", "vault:x", "vault:https://v.example/transit", "kms:abc", "pkcs11:token=a", "s3:abc"])
    func `that is none is refused with the right forms`(text: String) async {
        #expect(await code { _ = try MasterKeySource(text) } == .masterKeyUnavailable)
    }

    @Test func `needs a secret for a service, from a file or a credential`() async throws {
        let source = try MasterKeySource("vault:https://v.example/transit/k")
        #expect(await code { _ = try source.provider(.init()) } == .masterKeyUnavailable)
        _ = try source.provider(.init(credentialsDirectory: "/run/credentials/x"))
    }
}

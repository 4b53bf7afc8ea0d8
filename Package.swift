// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A room of the house; it may import only rooms of the floors below it (ArchitectureTests holds this).
func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
        exclude: exclude,
        swiftSettings: strict
    )
}

let package = Package(
    name: "dictum",
    products: [
        .executable(name: "dictum", targets: ["dictum"]),
        .executable(name: "dictum-decoder", targets: ["dictum-decoder"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0: C libraries, one module each, libpq for Swift concurrency, and how a child process is started.
        .systemLibrary(name: "CLinux", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CLibAV",
            pkgConfig: "libavformat",
            providers: [.apt(["libavformat-dev", "libavcodec-dev", "libswresample-dev"])]
        ),
        .systemLibrary(name: "CPKCS11", providers: [.apt(["libp11-kit-dev"])]),
        .systemLibrary(name: "CWhisper", pkgConfig: "whisper"),
        room("Postgres", ["CLibPQ", "CLinux"]),
        room("Crypto", ["CCrypto"]),
        room("Spawn", ["CLinux"]),

        // Floor 1
        room("Artifacts"),
        .target(
            name: "Migrations",
            dependencies: ["Postgres"],
            path: "Migrations",
            resources: [.embedInCode("records"), .embedInCode("keystore")],
            swiftSettings: strict
        ),
        room("JobQueue", ["Postgres"]),
        room("AuditLog", ["Postgres", "Crypto"]),
        room(
            "Custody",
            ["Postgres", "CCrypto", "Crypto", .product(name: "SwiftASN1", package: "swift-asn1")],
            exclude: ["Formats.md"]
        ),
        room("HTTPCaller", ["CCurl"]),
        room("Observability", [.product(name: "CoreMetrics", package: "swift-metrics")]),

        // Floor 2
        .target(
            name: "Speech",
            dependencies: ["Artifacts", "HTTPCaller", "CWhisper", "CLinux", "Spawn"],
            resources: [.embedInCode("Words/Lexicon")],
            swiftSettings: strict
        ),
        room("ClinicalNotes", ["Artifacts"]),
        room("Witness", ["AuditLog", "HTTPCaller", "Observability", "Postgres"]),
        room("Records", ["Artifacts", "AuditLog", "Custody", "Postgres"]),

        room("MasterKeys", ["CPKCS11", "Custody", "HTTPCaller"]),

        // Floor 3
        room("Intake", ["Artifacts", "Records", "AuditLog", "Custody", "Postgres"]),
        .target(
            name: "Doctor",
            dependencies: ["Artifacts", "Migrations", "Postgres"],
            resources: [.embedInCode("Expected")],
            swiftSettings: strict
        ),
        room(
            "Retention",
            [
                "Artifacts", "AuditLog", "ClinicalNotes", "Crypto", "Custody", "Postgres",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        room("Review", ["Artifacts", "ClinicalNotes", "Records", "AuditLog", "Postgres"]),
        room("Rights", ["Artifacts", "AuditLog", "ClinicalNotes", "Crypto", "Custody", "Records"]),
        room("Incidents", ["Artifacts", "AuditLog", "Postgres"]),

        // Floor 4
        room(
            "Pipeline",
            [
                "Artifacts", "AuditLog", "ClinicalNotes", "Custody", "HTTPCaller", "JobQueue", "Observability",
                "Postgres",
                "Records", "Retention", "Speech",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),

        // Floor 5: the command line, and the child process that decodes hostile audio.
        .executableTarget(
            name: "dictum",
            dependencies: [
                "Artifacts", "AuditLog", "CLinux", "ClinicalNotes", "Crypto", "Custody", "Doctor", "HTTPCaller",
                "Incidents", "Intake", "JobQueue", "MasterKeys", "Migrations", "Observability",
                "Pipeline", "Postgres", "Records", "Retention", "Review", "Rights", "Spawn", "Speech", "Witness",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(name: "dictum-decoder", dependencies: ["CLibAV", "CLinux"], swiftSettings: strict),

        // Measures and torments the queue; not part of an installation.
        .executableTarget(
            name: "dictum-bench",
            dependencies: [
                "Artifacts", "AuditLog", "ClinicalNotes", "Custody", "JobQueue", "Migrations", "Postgres", "Retention",
                "Speech",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/dictum-bench",
            swiftSettings: strict
        ),

        // Tests
        .target(
            name: "TestSupport",
            dependencies: ["CLinux", "Migrations", "Postgres", "Spawn"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        tests(of: "Postgres"),
        tests(of: "Artifacts"),
        tests(of: "JobQueue", ["dictum-bench"], exclude: ["Fixtures"]),
        tests(
            of: "Pipeline",
            [
                "Artifacts", "ClinicalNotes", "Custody", "HTTPCaller", "JobQueue", "Postgres", "Retention", "Speech",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        tests(of: "AuditLog", ["Migrations", "Postgres"]),
        tests(of: "Witness", ["AuditLog", "Migrations", "Observability", "Postgres"]),
        tests(of: "Custody", ["CCrypto", "Crypto", "Migrations", "Postgres", "dictum-bench"], exclude: ["Fixtures"]),
        tests(of: "MasterKeys", ["Custody", "Postgres"], exclude: ["Fixtures"]),
        .testTarget(name: "ArchitectureTests", dependencies: ["Artifacts"], swiftSettings: strict),
        tests(of: "HTTPCaller", exclude: ["Fixtures"]),
        tests(of: "Observability", [.product(name: "CoreMetrics", package: "swift-metrics")]),
        tests(of: "Speech"),
        tests(of: "ClinicalNotes", ["Speech"]),
        .target(
            name: "HouseSupport",
            dependencies: [
                "Artifacts", "AuditLog", "Custody", "Intake", "Migrations", "Postgres", "Records", "Retention",
                "TestSupport",
            ],
            path: "Tests/HouseSupport",
            swiftSettings: strict
        ),
        tests(of: "Records", ["Artifacts", "Custody", "HouseSupport", "Intake", "Postgres"]),
        tests(
            of: "Doctor",
            [
                "AuditLog", "Artifacts", "Custody", "HouseSupport", "Intake", "Migrations", "Postgres", "Records",
                "Review",
            ]
        ),
        tests(
            of: "Retention",
            ["Artifacts", "AuditLog", "ClinicalNotes", "Custody", "HouseSupport", "Intake", "Postgres", "Records"]
        ),
        tests(of: "Intake", ["Artifacts", "Custody", "HouseSupport", "Postgres", "Records"]),
        tests(
            of: "Rights",
            ["Artifacts", "AuditLog", "Custody", "HouseSupport", "Intake", "Postgres", "Records", "Retention"]
        ),
        tests(of: "Incidents", ["Artifacts", "AuditLog", "HouseSupport", "Intake", "Postgres", "Records"]),
        .testTarget(
            name: "DictumTests",
            dependencies: [
                "Artifacts", "Custody", "HouseSupport", "Intake", "Migrations", "Postgres", "Records", "Retention",
                "TestSupport", "dictum", "dictum-decoder",
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)

// libFuzzer's targets, which only Scripts/fuzz builds: what they link cannot be linked beside anything else.
if Context.environment["DICTUM_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "dictum-fuzz",
            dependencies: ["AuditLog", "Custody", "Witness"],
            path: "Fuzz",
            exclude: ["corpus"],
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        )
    )
}

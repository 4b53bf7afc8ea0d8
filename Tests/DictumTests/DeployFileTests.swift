import Foundation
import HouseSupport
import Testing

/// What `Deploy/` holds for systemd, Compose and Kubernetes, checked by others' validators where they are installed.
@Suite struct DeployFileTests {
    private static let folder = Fixtures.root.appending(path: "Deploy")
    /// Where `Scripts/setup` puts what only tests use.
    private static let tools = Fixtures.root.appending(path: ".local/test-tools")

    @Test func `the Kubernetes manifests fit the API's schemas`() async throws {
        try await validate(["kubernetes-validate", "--strict", "-k", "1.30", "Deploy/kubernetes/worker.yaml"])
    }

    @Test func `the Compose file fits the Compose specification`() async throws {
        try await validate(["check-jsonschema", "--builtin-schema", "vendor.compose-spec", "Deploy/compose.yaml"])
    }

    @Test func `systemd understands each unit and timer`() async throws {
        let analyze = URL(filePath: "/usr/bin/systemd-analyze")
        guard FileManager.default.isExecutableFile(atPath: analyze.path) else {
            return print("skipped: systemd-analyze is missing; apt-get install systemd")
        }
        let copies = FileManager.default.temporaryDirectory.appending(path: "dictum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: copies) }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".service") || $0.hasSuffix(".timer")
        }
        #expect(names.count >= 9)
        for name in names {
            // It asks for the program that a unit starts, and nothing is installed here.
            let unit = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            try unit.replacing("/usr/local/bin/dictum", with: "/usr/bin/true")
                .write(to: copies.appending(path: name), atomically: true, encoding: .utf8)
        }
        for name in names {
            let outcome = try await Shell.run(analyze, ["verify", copies.appending(path: name).path])
            #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(name): \(outcome.errors)")
        }
    }

    private func validate(_ command: [String]) async throws {
        let program = Self.tools.appending(path: "bin/\(command[0])")
        guard FileManager.default.fileExists(atPath: program.path) else {
            return print("skipped: \(command[0]) is missing; Scripts/setup installs it")
        }
        let outcome = try await Shell.run(
            URL(filePath: "/usr/bin/env"),
            ["python3", program.path] + command.dropFirst(),
            environment: ["PYTHONPATH": Self.tools.path],
            directory: Fixtures.root
        )
        #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    }
}

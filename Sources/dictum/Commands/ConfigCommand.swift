import ArgumentParser

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "What is configured, and where it comes from.",
        subcommands: [Show.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every setting in force.",
            discussion: """
                Flags come first, then the environment, then the configuration file. Secrets live in files: only their \
                paths are settings.
                """
        )
        @OptionGroup var stores: StoreOptions
        @OptionGroup var speech: SpeechOptions
        @OptionGroup var probes: ProbeOptions
        @OptionGroup var targets: TargetOptions
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let settings = try await stores.settings(with: speech, more: probes.flags.merging(targets.flags) { $1 })
            let lines = Setting.all.map { Line($0, settings.lookUp($0)) }
            guard !json else { return try JSONOutput.print(lines) }
            var table = Table("SETTING", "VALUE", "FROM", "VARIABLE")
            for line in lines { table.append(line.key, line.value ?? "-", line.source, line.variable) }
            table.print()
        }

        private struct Line: Encodable {
            let key: String
            let value: String?
            let source: String
            let variable: String

            init(_ setting: Setting, _ found: (value: String, source: String)?) {
                key = setting.key
                value = found?.value ?? setting.fallback
                source = found?.source ?? (setting.fallback == nil ? "not set" : "default")
                variable = setting.variable
            }
        }
    }
}

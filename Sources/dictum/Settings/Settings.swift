import Configuration
import Crypto
import FoundationEssentials
import SystemPackage

/// What is in force: flags, then the environment, then the configuration file.
struct Settings: Sendable {
    /// The name of a layer and its values.
    private let layers: [(name: String, reader: ConfigReader)]

    /// Reads every layer.
    ///
    /// - Parameters:
    ///   - flags: values given on the command line, by key.
    ///   - file: the configuration file asked for; without one `/etc/dictum/config.json` is used if it is there.
    init(flags: [String: String?], file: String?) async throws {
        var given: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in flags {
            if let value { given[AbsoluteConfigKey([key])] = ConfigValue(.string(value), isSecret: false) }
        }
        let path = file ?? ProcessInfo.processInfo.environment["DICTUM_CONFIG"]
        layers =
            [
                ("command line", ConfigReader(provider: InMemoryProvider(name: "flags", values: given))),
                ("environment", ConfigReader(provider: Self.environment())),
            ] + (try await Self.file(path).map { [(path ?? Self.standardFile, ConfigReader(provider: $0))] } ?? [])
        try refusePasswords()
        try requireFIPS()
    }

    private static let standardFile = "/etc/dictum/config.json"

    private static func environment() -> EnvironmentVariablesProvider {
        let prefix = "DICTUM_"
        let ours = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix(prefix) }
        return EnvironmentVariablesProvider(
            environmentVariables: Dictionary(
                uniqueKeysWithValues: ours.map { (String($0.key.dropFirst(prefix.count)), $0.value) }
            )
        )
    }

    /// `nil` where no file was asked for and the standard one is not there for this user.
    private static func file(_ path: String?) async throws -> FileProvider<JSONSnapshot>? {
        guard path != nil || Files.exists(standardFile) else { return nil }
        let path = path ?? standardFile
        do { return try await FileProvider<JSONSnapshot>(filePath: FilePath(path)) } catch {
            throw SettingsError("the configuration file \(path) can't be read as JSON; check it, or --config")
        }
    }

    /// A value and the layer that it comes from; `nil` where no layer has it.
    func lookUp(_ setting: Setting) -> (value: String, source: String)? {
        for layer in layers {
            if let value = layer.reader.string(forKey: ConfigKey([setting.key])) { return (value, layer.name) }
        }
        return nil
    }

    /// A value, or `nil` where no layer has it.
    func value(of setting: Setting) -> String? { lookUp(setting)?.value }

    /// A value that the command can't do without.
    func required(_ setting: Setting) throws -> String {
        guard let value = value(of: setting) else {
            throw SettingsError(
                "\(setting.flag) is missing; give it, or set \(setting.variable), or \"\(setting.key)\" in the configuration "
                    + "file"
            )
        }
        return value
    }

    /// A whole number from 1.
    func count(_ setting: Setting) throws -> Int? {
        guard let value = value(of: setting) else { return nil }
        guard let count = Int(value), count > 0 else {
            throw SettingsError("\(setting.flag) takes a whole number from 1")
        }
        return count
    }

    /// Before any cryptography: every command that touches keys reads its settings first.
    private func requireFIPS() throws {
        switch value(of: .fips) {
        case nil, "off": return
        case "required":
            do { try FIPSMode.require(configuration: value(of: .fipsConfiguration)) } catch {
                throw SettingsError("\(error)")
            }
        default: throw SettingsError("\(Setting.fips.flag) takes off or required")
        }
    }

    /// Secrets come from files: a password in a connection string would show in arguments or the environment.
    private func refusePasswords() throws {
        for setting in [Setting.database, .keyStore] where value(of: setting)?.contains("password") == true {
            throw SettingsError(
                "\(setting.flag) must not hold a password; put it into a password file (PGPASSFILE) and leave it out here"
            )
        }
    }
}

/// A setting that is missing or wrong.
struct SettingsError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

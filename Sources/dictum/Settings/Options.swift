import ArgumentParser

/// Where the databases and keys are. Every option may also come from the environment or the configuration file.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Setting.database.help, valueName: "conninfo")) var database: String?
    @Option(help: ArgumentHelp(Setting.keyStore.help, valueName: "conninfo")) var keyStore: String?
    @OptionGroup var masterKeys: MasterKeyOptions
    @Option(help: ArgumentHelp(Setting.fips.help, valueName: "off|required")) var fips: String?
    @Option(help: ArgumentHelp("Configuration file, JSON.", valueName: "path")) var config: String?

    /// The layers with these options on top.
    func settings(with speech: SpeechOptions? = nil, more: [String: String?] = [:]) async throws -> Settings {
        let own = ["database": database, "keyStore": keyStore, "fips": fips].merging(masterKeys.flags) { $1 }
        let flags = own.merging(speech?.flags ?? [:]) { $1 }.merging(more) { $1 }
        let settings = try await Settings(flags: flags, file: config)
        RefusedLogin.watch(settings.value(of: .database))
        return settings
    }
}

/// What wraps the practices' keys, and while that is replaced, what did before.
struct MasterKeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Setting.masterKey.help, valueName: "place")) var masterKey: String?
    @Option(help: ArgumentHelp(Setting.masterKeySecret.help, valueName: "path")) var masterKeySecret: String?
    @Option(help: ArgumentHelp(Setting.masterKeyAuthorities.help, valueName: "path")) var masterKeyAuthorities: String?
    @Option(help: ArgumentHelp(Setting.formerMasterKey.help, valueName: "place")) var formerMasterKey: String?
    @Option(help: ArgumentHelp(Setting.formerMasterKeySecret.help, valueName: "path"))
    var formerMasterKeySecret: String?
    @Option(help: ArgumentHelp(Setting.formerMasterKeyAuthorities.help, valueName: "path"))
    var formerMasterKeyAuthorities: String?

    var flags: [String: String?] {
        [
            "masterKey": masterKey, "masterKeySecret": masterKeySecret, "masterKeyAuthorities": masterKeyAuthorities,
            "formerMasterKey": formerMasterKey, "formerMasterKeySecret": formerMasterKeySecret,
            "formerMasterKeyAuthorities": formerMasterKeyAuthorities,
        ]
    }
}

/// Which speech engine works, and how.
struct SpeechOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Setting.models.help, valueName: "path")) var models: String?
    @Option(help: ArgumentHelp(Setting.speechModel.help, valueName: "path")) var speechModel: String?
    @Option(help: ArgumentHelp(Setting.speechThreads.help, valueName: "count")) var speechThreads: String?
    @Option(help: ArgumentHelp(Setting.speechEndpoint.help, valueName: "url")) var speechEndpoint: String?
    @Option(help: ArgumentHelp(Setting.speechEndpointPath.help, valueName: "path")) var speechEndpointPath: String?
    @Option(help: ArgumentHelp(Setting.speechEndpointName.help, valueName: "name")) var speechEndpointName: String?
    @Option(help: ArgumentHelp(Setting.speechEndpointModel.help, valueName: "name")) var speechEndpointModel: String?
    @Option(help: ArgumentHelp(Setting.speechEndpointKeyFile.help, valueName: "path"))
    var speechEndpointKeyFile: String?
    @Option(help: ArgumentHelp(Setting.speechEndpointAuthorities.help, valueName: "path"))
    var speechEndpointAuthorities: String?
    @Option(help: ArgumentHelp(Setting.speechDialect.help, valueName: "name")) var speechDialect: String?
    @Option(help: ArgumentHelp(Setting.speechEndpointCalls.help, valueName: "count")) var speechEndpointCalls: String?
    @Option(help: ArgumentHelp(Setting.speechOrder.help, valueName: "engines")) var speechOrder: String?

    var flags: [String: String?] {
        [
            "models": models, "speechModel": speechModel, "speechThreads": speechThreads,
            "speechEndpoint": speechEndpoint, "speechEndpointPath": speechEndpointPath,
            "speechEndpointName": speechEndpointName,
            "speechEndpointModel": speechEndpointModel, "speechEndpointKeyFile": speechEndpointKeyFile,
            "speechEndpointAuthorities": speechEndpointAuthorities,
            "speechDialect": speechDialect, "speechEndpointCalls": speechEndpointCalls, "speechOrder": speechOrder,
        ]
    }
}

/// Who drafts the notes, where it is not the embedded generator.
struct NoteOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Setting.noteEndpoint.help, valueName: "url")) var noteEndpoint: String?
    @Option(help: ArgumentHelp(Setting.noteEndpointName.help, valueName: "name")) var noteEndpointName: String?
    @Option(help: ArgumentHelp(Setting.noteEndpointModel.help, valueName: "name")) var noteEndpointModel: String?
    @Option(help: ArgumentHelp(Setting.noteEndpointPath.help, valueName: "path")) var noteEndpointPath: String?
    @Option(help: ArgumentHelp(Setting.noteEndpointKeyFile.help, valueName: "path")) var noteEndpointKeyFile: String?
    @Option(help: ArgumentHelp(Setting.noteEndpointAuthorities.help, valueName: "path")) var noteEndpointAuthorities:
        String?
    @Option(help: ArgumentHelp(Setting.noteEndpointCalls.help, valueName: "count")) var noteEndpointCalls: String?
    @Option(help: ArgumentHelp(Setting.noteIdentifiers.help, valueName: "replaced|sent")) var noteIdentifiers: String?

    var flags: [String: String?] {
        [
            "noteEndpoint": noteEndpoint, "noteEndpointName": noteEndpointName, "noteEndpointModel": noteEndpointModel,
            "noteEndpointPath": noteEndpointPath, "noteEndpointKeyFile": noteEndpointKeyFile,
            "noteEndpointAuthorities": noteEndpointAuthorities, "noteEndpointCalls": noteEndpointCalls,
            "noteIdentifiers": noteIdentifiers,
        ]
    }
}

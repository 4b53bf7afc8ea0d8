/// One setting: its key in the configuration file, and by that its flag and its environment variable.
struct Setting: Sendable {
    /// Camel-case key, such as `keyStore`; the flag is `--key-store`, the variable `DICTUM_KEY_STORE`.
    let key: String
    let help: String
    let fallback: String?

    var flag: String { "--" + hyphenated("-").lowercased() }
    var variable: String { "DICTUM_" + code.uppercased() }
    /// The name as the audit log takes it, such as `key_store`.
    var code: String { hyphenated("_").lowercased() }

    private func hyphenated(_ separator: String) -> String {
        key.reduce(into: "") { result, character in
            if character.isUppercase { result += separator }
            result.append(character)
        }
    }

    static let database = Setting(
        key: "database",
        help: "Connection string of the database with dictations.",
        fallback: nil
    )
    static let keyStore = Setting(key: "keyStore", help: "Connection string of the key store.", fallback: nil)
    static let masterKey = Setting(
        key: "masterKey",
        help:
            "Where the master key is: a file's path, credential:NAME, vault:URL, kms:REGION/KEY or pkcs11:...; by default "
            + "the systemd credential dictum-master-key.",
        fallback: nil
    )
    static let masterKeySecret = Setting(
        key: "masterKeySecret",
        help: "File with its service's token, access key or PIN; else the credential dictum-master-key-secret.",
        fallback: nil
    )
    static let masterKeyAuthorities = Setting(
        key: "masterKeyAuthorities",
        help: "PEM file of the authorities to trust for its service.",
        fallback: nil
    )
    static let formerMasterKey = Setting(
        key: "formerMasterKey",
        help: "The master key that is being replaced, while keys rotate master runs.",
        fallback: nil
    )
    static let formerMasterKeySecret = Setting(
        key: "formerMasterKeySecret",
        help: "File with the former one's token, access key or PIN.",
        fallback: nil
    )
    static let formerMasterKeyAuthorities = Setting(
        key: "formerMasterKeyAuthorities",
        help: "PEM file of the authorities to trust for the former one's service.",
        fallback: nil
    )
    static let fips = Setting(
        key: "fips",
        help: "required: do all cryptography in OpenSSL's FIPS provider, or don't start.",
        fallback: "off"
    )
    static let fipsConfiguration = Setting(
        key: "fipsConfiguration",
        help: "The file that \"openssl fipsinstall\" wrote.",
        fallback: "fipsmodule.cnf in OpenSSL's folder"
    )
    static let speechModel = Setting(
        key: "speechModel",
        help: "A ggml Whisper model.",
        fallback: "ggml-tiny.en-dictation.bin in the models folder"
    )
    static let models = Setting(key: "models", help: "Folder of the speech models.", fallback: nil)
    static let speechThreads = Setting(
        key: "speechThreads",
        help: "Threads of each transcription, at most one a core.",
        fallback: "1"
    )
    static let speechEndpoint = Setting(
        key: "speechEndpoint",
        help: "Address of an OpenAI-compatible speech server.",
        fallback: nil
    )
    static let speechEndpointPath = Setting(
        key: "speechEndpointPath",
        help: "Path of its transcription call.",
        fallback: "/v1/audio/transcriptions"
    )
    static let speechEndpointName = Setting(
        key: "speechEndpointName",
        help: "The subprocessor's name in the agreements.",
        fallback: nil
    )
    static let speechEndpointModel = Setting(
        key: "speechEndpointModel",
        help: "The model that the speech server is asked for.",
        fallback: "whisper-1"
    )
    static let speechEndpointKeyFile = Setting(
        key: "speechEndpointKeyFile",
        help: "File with the speech server's API key.",
        fallback: nil
    )
    static let speechEndpointAuthorities = Setting(
        key: "speechEndpointAuthorities",
        help: "PEM file of the authorities to trust for it.",
        fallback: nil
    )

    static let speechDialect = Setting(
        key: "speechDialect",
        help: "How it is asked and answers: openai or deepgram.",
        fallback: "openai"
    )
    static let speechEndpointCalls = Setting(
        key: "speechEndpointCalls",
        help: "Calls of it at the same time, by one worker.",
        fallback: "4"
    )
    static let speechOrder = Setting(
        key: "speechOrder",
        help: "Which engine is tried first, and which after it: endpoint,embedded or embedded,endpoint or one alone.",
        fallback: "endpoint"
    )
    static let noteEndpoint = Setting(
        key: "noteEndpoint",
        help: "Address of an OpenAI-compatible chat server that drafts notes.",
        fallback: nil
    )
    static let noteEndpointName = Setting(
        key: "noteEndpointName",
        help: "The subprocessor's name in the agreements.",
        fallback: nil
    )
    static let noteEndpointModel = Setting(
        key: "noteEndpointModel",
        help: "The model that the chat server is asked for.",
        fallback: nil
    )
    static let noteEndpointPath = Setting(
        key: "noteEndpointPath",
        help: "Path of its chat completion.",
        fallback: "/v1/chat/completions"
    )
    static let noteEndpointKeyFile = Setting(
        key: "noteEndpointKeyFile",
        help: "File with the chat server's API key.",
        fallback: nil
    )
    static let noteEndpointAuthorities = Setting(
        key: "noteEndpointAuthorities",
        help: "PEM file of the authorities to trust for it.",
        fallback: nil
    )
    static let noteEndpointCalls = Setting(
        key: "noteEndpointCalls",
        help: "Calls of it at the same time, by one worker.",
        fallback: "4"
    )
    static let noteIdentifiers = Setting(
        key: "noteIdentifiers",
        help: "Names, dates and numbers of identity: replaced by surrogates before they leave, or sent.",
        fallback: "replaced"
    )

    static let listen = Setting(
        key: "listen",
        help: "Address and port for /metrics, /ready and /live, such as 127.0.0.1:9464.",
        fallback: nil
    )
    static let queueSample = Setting(
        key: "queueSample",
        help: "Seconds between two counts of the whole queue for /metrics; off for none.",
        fallback: "15"
    )
    static let statTarget = Setting(
        key: "statTarget",
        help: "Minutes that a stat dictation may take.",
        fallback: "15"
    )
    static let routineTarget = Setting(
        key: "routineTarget",
        help: "Minutes that a routine dictation may take.",
        fallback: "1440"
    )

    static let all = [
        database, keyStore, masterKey, masterKeySecret, masterKeyAuthorities, formerMasterKey, formerMasterKeySecret,
        formerMasterKeyAuthorities, fips, fipsConfiguration, models, speechModel, speechThreads, speechEndpoint,
        speechEndpointPath,
        speechEndpointName,
        speechEndpointModel, speechEndpointKeyFile, speechEndpointAuthorities,
        speechDialect, speechEndpointCalls, speechOrder, noteEndpoint, noteEndpointName, noteEndpointModel,
        noteEndpointPath, noteEndpointKeyFile, noteEndpointAuthorities, noteEndpointCalls, noteIdentifiers,
        listen, queueSample, statTarget, routineTarget,
    ]
}

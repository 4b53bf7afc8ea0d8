import Custody
import FoundationEssentials
import MasterKeys
import Postgres
import Records

/// The databases and the master key that a command works with.
struct Stores {
    let settings: Settings
    let conninfo: String
    let database: Pool
    let keyStore: KeyStore

    /// Connects to nothing yet: a pool opens its connections when they are needed.
    ///
    /// - Parameter preparesStatements: `false` behind a transaction-mode pooler.
    init(_ settings: Settings, connections: Int = 4, preparesStatements: Bool = true) throws {
        self.settings = settings
        conninfo = try settings.required(.database)
        database = Pool(conninfo, size: connections, preparesStatements: preparesStatements)
        keyStore = KeyStore(
            Pool(try settings.required(.keyStore), size: 2, preparesStatements: preparesStatements),
            master: try Self.masterKey(settings),
            former: try Self.formerMasterKey(settings)
        )
    }

    /// Records as `access` sees them.
    func records(as access: Access) -> Records { Records(database: database, keyStore: keyStore, access: access) }

    private static var credentials: String? { ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] }

    private static func masterKey(_ settings: Settings) throws -> any MasterKeyProvider {
        let access = MasterKeySource.Access(
            secretFile: settings.value(of: .masterKeySecret),
            authorities: settings.value(of: .masterKeyAuthorities),
            credentialsDirectory: credentials
        )
        if let place = settings.value(of: .masterKey) { return try MasterKeySource(place).provider(access) }
        if let credentials { return try FileMasterKey(credentialsDirectory: credentials) }
        throw SettingsError(
            "the master key is missing; give --master-key, set DICTUM_MASTER_KEY, or run under systemd with "
                + "LoadCredential=dictum-master-key"
        )
    }

    private static func formerMasterKey(_ settings: Settings) throws -> (any MasterKeyProvider)? {
        guard let place = settings.value(of: .formerMasterKey) else { return nil }
        let access = MasterKeySource.Access(
            secretFile: settings.value(of: .formerMasterKeySecret),
            authorities: settings.value(of: .formerMasterKeyAuthorities),
            credentialsDirectory: credentials
        )
        return try MasterKeySource(place).provider(access)
    }
}

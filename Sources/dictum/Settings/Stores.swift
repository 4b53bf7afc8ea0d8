import Custody
import FoundationEssentials
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
            master: try Self.masterKey(settings)
        )
    }

    /// Records as `access` sees them.
    func records(as access: Access) -> Records { Records(database: database, keyStore: keyStore, access: access) }

    private static func masterKey(_ settings: Settings) throws -> FileMasterKey {
        if let path = settings.value(of: .masterKey) { return try FileMasterKey(path: path) }
        if let directory = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] {
            return try FileMasterKey(credentialsDirectory: directory)
        }
        throw SettingsError(
            "the master key is missing; give --master-key, set DICTUM_MASTER_KEY, or run under systemd with "
                + "LoadCredential=dictum-master-key"
        )
    }
}

import Intake
import Postgres
import Synchronization

/// A login that may not do what its command tried.
///
/// The database refused, and took back with the transaction whatever entry it held; so the refusal is recorded in a
/// transaction of its own. What never got as far as a session (a wrong password, no TLS) is in the server's log only.
enum RefusedLogin {
    private static let database = Mutex<String?>(nil)

    /// Says where a refusal is recorded: the database with dictations.
    static func watch(_ conninfo: String?) { database.withLock { $0 = conninfo ?? $0 } }

    /// Records `error`, where it is such a refusal. Does its best: the command has failed already.
    static func record(_ error: any Error) async {
        let isRefusal = (error as? PostgresError)?.sqlState == "42501" || (error as? IntakeError)?.code == .notPermitted
        guard isRefusal, let conninfo = database.withLock(\.self) else { return }
        let pool = Pool(conninfo, size: 1, preparesStatements: false)
        _ = try? await pool.query("SELECT dictum.record_refusal()")
        await pool.close()
    }
}

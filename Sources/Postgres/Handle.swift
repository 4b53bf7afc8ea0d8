internal import CLibPQ

/// Owns one `PGconn`. Unique by construction, so `PQfinish` runs once.
@safe struct Handle: ~Copyable {
    let raw: OpaquePointer

    /// Blocks while it resolves, connects and authenticates: call it only from an executor that may block.
    init(connecting conninfo: String) throws(PostgresError) {
        let settings = try ConnectionSettings(conninfo)
        guard let raw = unsafe settings.withKeywords({ unsafe PQconnectdbParams($0, $1, 0) }) else {
            throw PostgresError(.connection, "out of memory")
        }
        // A noncopyable `self` may not be half-initialised when it throws, so check before storing.
        guard unsafe PQstatus(raw) == CONNECTION_OK else {
            defer { unsafe PQfinish(raw) }
            throw unsafe PostgresError.connecting(trimmed(PQerrorMessage(raw)))
        }
        // Notices can quote values; libpq would print them on standard error.
        unsafe PQsetNoticeReceiver(raw, { _, _ in }, nil)
        unsafe self.raw = raw
    }

    deinit { unsafe PQfinish(raw) }

    var isAlive: Bool { unsafe PQstatus(raw) == CONNECTION_OK }
    var isIdle: Bool { unsafe PQtransactionStatus(raw) == PQTRANS_IDLE }

    /// Whether a block is open, be it in good order or failed.
    var isInTransaction: Bool {
        let status = unsafe PQtransactionStatus(raw)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    func lastError(_ code: PostgresError.Code) -> PostgresError {
        PostgresError(code, unsafe trimmed(PQerrorMessage(raw)))
    }
}

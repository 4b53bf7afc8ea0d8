internal import CLibPQ

/// The answer to one statement: its rows, in binary format.
///
/// Sendable without a lock: a `PGresult` never changes once libpq has handed it over, this class has only reading
/// methods, and `PQclear` runs once, in `deinit`.
@safe public final class Rows: @unchecked Sendable, RandomAccessCollection {
    private let raw: OpaquePointer

    init(adopting raw: OpaquePointer) { unsafe self.raw = raw }

    deinit { unsafe PQclear(raw) }

    /// The index of the first row.
    public var startIndex: Int { 0 }
    /// One past the last row.
    public var endIndex: Int { Int(unsafe PQntuples(raw)) }
    /// The row at `position`.
    public subscript(position: Int) -> Row { Row(rows: self, index: position) }

    /// The rows that the statement inserted, updated or deleted.
    public var affectedRows: Int { unsafe Int(String(cString: PQcmdTuples(raw))) ?? 0 }

    /// What the server says it did: `COMMIT`, `ROLLBACK`, `INSERT 0 1`.
    var commandTag: String { unsafe String(cString: PQcmdStatus(raw)) }

    /// Throws the server's error if the statement failed.
    func checked() throws(PostgresError) -> Rows {
        switch unsafe PQresultStatus(raw) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC: return self
        // An aborted statement carries no message or SQLSTATE of its own.
        case PGRES_PIPELINE_ABORTED: throw PostgresError(.server, "an earlier statement of the batch failed")
        default:
            let message = unsafe trimmed(PQresultErrorMessage(raw))
            // Every error of the server has a code. One without is libpq's own: the connection is lost, even where its
            // status does not say so yet.
            guard let sqlState = field("C") else { throw PostgresError(.connection, message) }
            throw PostgresError(
                .server,
                message,
                sqlState: sqlState,
                object: field("n") ?? field("t")
            )
        }
    }

    /// One field of the server's error, by its code in the protocol ("C" SQLSTATE, "n" constraint, "t" table).
    private func field(_ code: Unicode.Scalar) -> String? {
        let value = unsafe PQresultErrorField(raw, Int32(code.value))
        return unsafe value.map { unsafe String(cString: $0) }
    }

    fileprivate func name(_ column: Int) -> String {
        unsafe PQfname(raw, Int32(column)).map { unsafe String(cString: $0) } ?? "column \(column)"
    }

    fileprivate func withBytes<R>(row: Int, column: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R? {
        let (row, column) = (Int32(row), Int32(column))
        guard unsafe PQgetisnull(raw, row, column) == 0 else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(
            start: PQgetvalue(raw, row, column),
            count: Int(PQgetlength(raw, row, column))
        )
        return unsafe body(bytes)
    }
}

/// One row of an answer; columns by position.
public struct Row: Sendable {
    let rows: Rows
    let index: Int

    /// The value in `column`.
    ///
    /// - Throws: ``PostgresError/Code/decoding`` when it is NULL or of another type.
    public func get<Value: Bindable>(_ column: Int, as type: Value.Type = Value.self) throws(PostgresError) -> Value {
        guard let value = try optional(column, as: type) else {
            throw PostgresError(.decoding, "\(rows.name(column)) is NULL")
        }
        return value
    }

    /// Appends the bytes of `column` to `bytes` as the server sent them, in binary format; `false` for NULL.
    public func append(_ column: Int, to bytes: inout [UInt8]) -> Bool {
        unsafe rows.withBytes(row: index, column: column) { unsafe bytes.append(contentsOf: $0) } != nil
    }

    /// The value in `column`, or `nil` for NULL.
    ///
    /// - Throws: ``PostgresError/Code/decoding`` when it is of another type.
    public func optional<Value: Bindable>(
        _ column: Int,
        as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value? {
        let decoded: Value?? = unsafe rows.withBytes(row: index, column: column) { unsafe Value(bytes: $0) }
        switch decoded {
        case nil: return nil
        case .some(nil): throw PostgresError(.decoding, "\(rows.name(column)) is not a \(type)")
        case .some(.some(let value)): return value
        }
    }
}

internal import CLibPQ

extension Session {
    /// Sends `statements` together and returns their answers in order: one round trip for all.
    ///
    /// Outside a transaction they are one: the first that fails undoes the rest, and its error is thrown. libpq reads
    /// while it sends, so a batch of any size cannot lock up against the server's answers.
    public func pipeline(_ statements: [Statement]) throws(PostgresError) -> [Rows] {
        // Preparing is a round trip of its own, and not allowed once the pipeline has begun.
        var batch: [(statement: Statement, packed: PackedBindings, name: String?)] = []
        for statement in statements {
            let packed = PackedBindings(statement.bindings)
            batch.append((statement, packed, try preparedName(of: statement, types: packed.types)))
        }
        guard unsafe PQenterPipelineMode(handle.raw) == 1 else { throw handle.lastError(.connection) }
        for (statement, packed, name) in batch {
            guard send(statement, packed, name) else { throw handle.lastError(.connection) }
        }
        guard unsafe PQpipelineSync(handle.raw) == 1 else { throw handle.lastError(.connection) }
        let answers = statements.map { _ in answer() }
        // The answer to the sync itself; only behind it may the pipeline end.
        let synced = answer()
        unsafe PQexitPipelineMode(handle.raw)
        let rows = try answers.map { answer throws(PostgresError) in try answer.get() }
        _ = try synced.get()
        return rows
    }

    private func send(_ statement: Statement, _ packed: PackedBindings, _ name: String?) -> Bool {
        unsafe packed.withPointers { p in
            if let name {
                unsafe PQsendQueryPrepared(handle.raw, name, p.count, p.values, p.lengths, p.formats, 1) == 1
            } else {
                unsafe PQsendQueryParams(
                    handle.raw,
                    statement.sql,
                    p.count,
                    packed.types,
                    p.values,
                    p.lengths,
                    p.formats,
                    1
                ) == 1
            }
        }
    }

    /// The next answer of the pipeline, and the end mark behind it where there is one (a sync has none).
    private func answer() -> Result<Rows, PostgresError> {
        let result = unsafe PQgetResult(handle.raw)
        if let result = unsafe result, unsafe PQresultStatus(result) != PGRES_PIPELINE_SYNC {
            unsafe PQclear(PQgetResult(handle.raw))
        }
        return Result { () throws(PostgresError) in unsafe try adopt(result) }
    }
}

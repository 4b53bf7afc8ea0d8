public import AuditLog
public import HTTPCaller
public import Postgres

/// Submits a log's heads to one witness (C2SP tlog-witness) and keeps its cosignatures.
public struct WitnessClient: Sendable {
    private let witness: WitnessAddress
    private let endpoint: Endpoint
    private let caller: HTTPCaller
    private let log = AuditLog()

    /// A client of `witness`.
    ///
    /// - Parameter authorities: PEM file of the authorities to trust for it; the system's by default.
    /// - Throws: `HTTPError` when its address may not be called: HTTPS, or HTTP on this machine.
    public init(_ witness: WitnessAddress, authorities: String? = nil) throws(HTTPError) {
        self.witness = witness
        var endpoint = Endpoint(name: witness.verifier.name, baseURL: witness.url)
        endpoint.trustedAuthorities = authorities
        endpoint.maxResponseBytes = SignedNote.maxBytes
        endpoint.connectTimeout = .seconds(5)
        endpoint.timeout = .seconds(15)
        endpoint.stallTimeout = .seconds(10)
        self.endpoint = endpoint
        caller = try HTTPCaller(allowing: [endpoint])
    }

    /// The witness's name.
    public var name: String { witness.verifier.name }

    /// Has the newest head cosigned, and returns the cosigned note; `nil` before the first head.
    ///
    /// - Parameter known: leaves that the witness has seen as far as we know. It says so itself when that is wrong.
    /// - Throws: ``WitnessError``, or the database's error.
    public func submit(from known: Int = 0, in pool: Pool) async throws -> Cosigned? {
        var old = known
        for _ in 0..<3 {
            let package: (proof: [[UInt8]], checkpoint: SignedNote)?
            do { package = try await log.extensionProof(from: old, in: pool) } catch let error as AuditError {
                throw error.code == .notSealed ? try await accusation(old, pool) : error
            }
            guard let package else {
                if old > 0 { throw WitnessError(.rolledBack, name, size: old) }
                return nil
            }
            let head = try Checkpoint(text: package.checkpoint.text)
            let request = AddCheckpointRequest(oldSize: old, proof: package.proof, checkpoint: package.checkpoint)
            let response = try await post(request)
            switch response.status {
            case 200: return try cosigned(head, package.checkpoint, response.body)
            case 404: throw WitnessError(.unknownLog, name)
            case 403: throw WitnessError(.keyNotTrusted, name)
            case 422: throw WitnessError(.forked, name, size: old)
            case 409:
                let size = try size(in: response.body)
                // The same size and yet a conflict: the roots differ.
                guard size != old else { throw WitnessError(.forked, name, size: size) }
                old = size
            default: throw WitnessError(.badAnswer, name)
            }
        }
        throw WitnessError(.badAnswer, name)
    }

    /// The witness has seen a tree of a size that the log has not: a larger one, or another.
    private func accusation(_ size: Int, _ pool: Pool) async throws -> WitnessError {
        let newest = try await log.newestCheckpoint(in: pool).map { try Checkpoint(text: $0.text).size } ?? 0
        return WitnessError(size > newest ? .rolledBack : .forked, name, size: size)
    }

    private func post(_ request: AddCheckpointRequest) async throws(WitnessError) -> HTTPResponse {
        do {
            return try await caller.post(.text(Array(request.text.utf8)), to: endpoint, path: "/add-checkpoint")
        } catch {
            throw WitnessError(error.kind == .responseTooLarge ? .badAnswer : .unreachable, name)
        }
    }

    private func size(in body: [UInt8]) throws(WitnessError) -> Int {
        let text = String(decoding: body.prefix(32), as: UTF8.self)
        guard let size = Int(text.dropLast()), size >= 0, text == "\(size)\n" else {
            throw WitnessError(.badAnswer, name)
        }
        return size
    }

    private func cosigned(_ head: Checkpoint, _ note: SignedNote, _ body: [UInt8]) throws(WitnessError) -> Cosigned {
        let lines = (try? SignedNote.signatureLines(in: body)) ?? []
        for line in lines {
            if let time = witness.verifier.cosigned(line, of: note.text) {
                return Cosigned(checkpoint: head, line: line, time: time)
            }
        }
        throw WitnessError(.badAnswer, name)
    }

    /// A head that the witness has signed.
    public struct Cosigned: Sendable, Hashable {
        /// The head.
        public let checkpoint: Checkpoint
        /// The signature line, without its end.
        public let line: String
        /// When, by the witness's clock: seconds since 1970.
        public let time: Int64
    }
}

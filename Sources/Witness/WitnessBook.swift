public import AuditLog
public import FoundationEssentials
internal import Synchronization

/// What a witness remembers: the newest head that it cosigned of each log, in one file a log.
///
/// A head is in its file, and the file on the disk, before its cosignature leaves (C2SP tlog-witness). The check against
/// the newest head and its replacement are one step under a lock; one process at a time may keep a folder.
public final class WitnessBook: Sendable {
    private let folder: String
    private let signer: NoteSigner
    private let logs: [String: NoteVerifier]
    private let newest: Mutex<[String: Checkpoint]>

    /// Opens the book in `folder`.
    ///
    /// - Throws: ``WitnessError`` when a file of it was changed or can't be read: a witness that forgot is none.
    public init(folder: String, signer: NoteSigner, logs: [NoteVerifier]) throws {
        guard signer.verifier.kind == .witness, logs.allSatisfy({ $0.kind == .log }) else {
            throw WitnessError(.wrongKey, signer.verifier.name)
        }
        self.folder = folder
        self.signer = signer
        self.logs = Dictionary(logs.map { ($0.name, $0) }) { first, _ in first }
        var heads: [String: Checkpoint] = [:]
        for log in logs {
            let path = Self.path(log.name, in: folder)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            do {
                let note = try SignedNote(bytes: Array(FileManager.default.contents(atPath: path) ?? Data()))
                let isOurs = note.signatures.contains { signer.verifier.cosigned($0, of: note.text) != nil }
                guard isOurs else { throw AuditError(.badSignature) }
                heads[log.name] = try Checkpoint(note: note, verifiedBy: log)
            } catch { throw WitnessError(.brokenState, log.name) }
        }
        newest = Mutex(heads)
    }

    /// Answers a request.
    ///
    /// - Parameter body: any bytes.
    public func add(_ body: [UInt8], now: Date = Date()) -> WitnessAnswer {
        guard let request = try? AddCheckpointRequest(bytes: body),
            let head = try? Checkpoint(text: request.checkpoint.text)
        else { return .malformed }
        guard let log = logs[head.origin] else { return .unknownLog }
        guard (try? Checkpoint(note: request.checkpoint, verifiedBy: log)) != nil else { return .badSignature }
        return newest.withLock { newest in
            let last = newest[head.origin]
            let answer = judge(request, head, after: last)
            guard case .cosigned = answer else { return answer }
            do {
                let line = try signer.signatureLine(for: request.checkpoint.text, now: now)
                // Our own signatures of earlier calls are left out, and those of others are not ours to keep.
                let own = request.checkpoint.signatures.filter { log.accepts($0, of: request.checkpoint.text) }
                let note = "\(request.checkpoint.text)\n\(own.map { "\($0)\n" }.joined())\(line)"
                let path = Self.path(head.origin, in: folder)
                try DurableFile.replace(path, with: Array(note.utf8), mode: 0o644)
                newest[head.origin] = head
                return .cosigned(line)
            } catch { return .unavailable }
        }
    }

    /// The newest head of a log with our cosignature, as the file has it.
    public func checkpoint(of origin: String) -> [UInt8]? {
        guard logs[origin] != nil else { return nil }
        return FileManager.default.contents(atPath: Self.path(origin, in: folder)).map(Array.init)
    }

    private func judge(_ request: AddCheckpointRequest, _ head: Checkpoint, after last: Checkpoint?) -> WitnessAnswer {
        guard request.oldSize <= head.size else { return .malformed }
        guard request.oldSize == last?.size ?? 0 else { return .conflict(last?.size ?? 0) }
        guard let last, last.size > 0 else { return request.proof.isEmpty ? .cosigned("") : .badProof }
        if head.size == last.size {
            return head.root == last.root && request.proof.isEmpty ? .cosigned("") : .conflict(last.size)
        }
        let holds = MerkleTree.isConsistent(
            oldSize: last.size,
            oldRoot: last.root,
            newSize: head.size,
            newRoot: head.root,
            proof: request.proof
        )
        return holds ? .cosigned("") : .badProof
    }

    /// The name of a log may hold any character that a file name may not.
    private static func path(_ origin: String, in folder: String) -> String {
        let name = origin.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x2e || byte == 0x2d
            return isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16)
        }
        return "\(folder)/log-\(name.joined()).checkpoint"
    }
}

/// What a witness answers to `add-checkpoint`.
public enum WitnessAnswer: Hashable, Sendable {
    /// 200: a signature line.
    case cosigned(String)
    /// 400: no request, or an old size above the new one.
    case malformed
    /// 403: not signed by the log.
    case badSignature
    /// 404.
    case unknownLog
    /// 409: the size of the newest head that was cosigned.
    case conflict(Int)
    /// 422: the tree is not an extension of the newest one.
    case badProof
    /// 503: the head could not be written down.
    case unavailable

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .cosigned: 200
        case .malformed: 400
        case .badSignature: 403
        case .unknownLog: 404
        case .conflict: 409
        case .badProof: 422
        case .unavailable: 503
        }
    }

    /// The media type.
    public var type: String {
        if case .conflict = self { "text/x.tlog.size" } else { "text/plain; charset=utf-8" }
    }

    /// The body.
    public var body: String {
        switch self {
        case .cosigned(let line): line
        case .malformed: "malformed request\n"
        case .badSignature: "no signature of the log\n"
        case .unknownLog: "unknown log\n"
        case .conflict(let size): "\(size)\n"
        case .badProof: "the proof does not hold\n"
        case .unavailable: "cannot write\n"
        }
    }
}

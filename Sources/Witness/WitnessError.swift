/// Why a witness could not be asked or run, or what it answered. Codes and names only.
public struct WitnessError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure; the raw value is the reason code.
    public enum Code: String, Hashable, Sendable {
        /// A line of the witness file is not `witness NAME VKEY URL`.
        case badWitnessFile = "bad_witness_file"
        /// A key of the other kind: a log's where a witness's belongs, or the other way round.
        case wrongKey = "wrong_key"
        /// A file of the witness's book is not what it wrote.
        case brokenState = "broken_state"
        /// The witness does not know the log.
        case unknownLog = "unknown_log"
        /// The witness knows another key of the log.
        case keyNotTrusted = "key_not_trusted"
        /// The witness has cosigned more than the log holds: its end was cut, or an old dump was restored.
        case rolledBack = "rolled_back"
        /// The witness has cosigned another tree: history was rewritten.
        case forked
        /// The answer is none that C2SP tlog-witness knows, or its cosignature is wrong.
        case badAnswer = "bad_answer"
        /// The witness could not be reached.
        case unreachable
    }

    /// The kind of failure.
    public let code: Code
    /// The witness or the log.
    public let name: String
    /// Leaves that the witness has seen, where it said so.
    public let size: Int?

    init(_ code: Code, _ name: String, size: Int? = nil) {
        self.code = code
        self.name = name
        self.size = size
    }

    /// Whether the log itself is in doubt, and not the witness or the way to it.
    public var accusesLog: Bool { code == .rolledBack || code == .forked }

    /// One line with the cure.
    public var description: String { "\(code.rawValue): \(name): \(cure)" }

    private var cure: String {
        switch code {
        case .badWitnessFile: "write lines of \"witness NAME VKEY URL\""
        case .wrongKey: "this is the key of another kind; make one with dictum audit key or dictum witness key"
        case .brokenState: "the witness's file was changed; restore it, never start without it"
        case .unknownLog: "the witness does not know this log; give its operator the log's public key"
        case .keyNotTrusted: "the witness knows the log under another key; compare the public keys"
        case .rolledBack:
            "the witness has cosigned \(size.map { "\($0) entries" } ?? "more entries") than the log holds; its end was "
                + "cut off or an old dump restored"
        case .forked: "the witness has cosigned another history of this log; entries up to its size were rewritten"
        case .badAnswer: "its answer is not that of a C2SP witness with this key; check address and key"
        case .unreachable: "it could not be reached; check address, network and certificate"
        }
    }
}

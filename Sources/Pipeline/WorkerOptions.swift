/// How one worker works. Everything that differs between installations is a value here; the room reads no configuration.
public struct WorkerOptions: Sendable {
    /// The worker's name in the queue and the audit log; see ``isName(_:)``.
    public var name: String
    /// The program's version, for people to see.
    public var version: String
    /// The host's name, for people to see.
    public var host: String
    /// Recordings transcribed at once.
    public var transcribeSlots: Int
    /// Notes drafted at once.
    public var draftSlots: Int
    /// How long a claim lives without a heartbeat.
    public var lease: Duration
    /// How often the leases are extended.
    public var heartbeat: Duration
    /// How long an idle slot sleeps at most.
    public var poll: Duration
    /// How long a job in hand may go on after SIGTERM before it is released.
    public var grace: Duration
    /// Stop when nothing is left to do.
    public var drain: Bool
    /// No LISTEN: for transaction-mode poolers.
    public var pollOnly: Bool

    /// The defaults of the architecture: lease 30 s, heartbeat 10 s, poll 1 s.
    public init(
        name: String,
        version: String,
        host: String,
        transcribeSlots: Int = 1,
        draftSlots: Int = 1,
        lease: Duration = .seconds(30),
        heartbeat: Duration = .seconds(10),
        poll: Duration = .seconds(1),
        grace: Duration = .seconds(60),
        drain: Bool = false,
        pollOnly: Bool = false
    ) {
        self.name = name
        self.version = version
        self.host = host
        self.transcribeSlots = transcribeSlots
        self.draftSlots = draftSlots
        self.lease = lease
        self.heartbeat = heartbeat
        self.poll = poll
        self.grace = grace
        self.drain = drain
        self.pollOnly = pollOnly
    }

    /// Whether `text` can name a worker: 1 to 64 lower-case letters, digits, `.`, `-` and `_`, a letter or digit first.
    public static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[a-z0-9][a-z0-9._-]{0,63}/) != nil }

    /// A name made of a host's name and a process id, whatever the host is called.
    public static func name(host: String, process: Int) -> String {
        let plain = host.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let start = plain.drop { $0 == "-" }.prefix(40)
        return "\(start.isEmpty ? "worker" : String(start))-\(process)"
    }
}

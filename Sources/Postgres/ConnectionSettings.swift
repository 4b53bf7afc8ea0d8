internal import CLibPQ

/// A connection string, checked, and completed with what a worker on a network needs.
///
/// Only a unix socket is trusted as it is. Over TCP, to the own machine as well, the connection is TLS 1.2 or better to a
/// server that proves its name (`sslmode=verify-full`), and a password is bound to that very connection
/// (`channel_binding=require`): anything less lets whoever is between read it, take it over, or replay the password.
struct ConnectionSettings {
    /// What the string itself says, and what was added.
    private(set) var values: [String: String]

    /// - Throws: ``PostgresError/Code/configuration``.
    init(_ conninfo: String) throws(PostgresError) {
        guard let explicit = unsafe Self.take(PQconninfoParse(conninfo, nil)) else {
            throw PostgresError(.configuration, "it is not a libpq connection string or URI; write it as 'key=value …'")
        }
        values = explicit
        // What the environment adds is libpq's to apply, but is checked like the rest.
        let effective = unsafe (Self.take(PQconndefaults()) ?? [:]).merging(explicit) { $1 }
        if explicit["service"] != nil {
            throw PostgresError(.configuration, "'service' hides the host; write host and sslmode in the string itself")
        }
        let hosts = Self.hosts(of: effective)
        var wanted = ["client_encoding": "UTF8", "fallback_application_name": "dictum", "connect_timeout": "10"]
        if !hosts.allSatisfy(Self.isSocket) {
            if hosts.contains(where: Self.isSocket) {
                throw PostgresError(.configuration, "it names a socket and a host; name hosts only, or the socket only")
            }
            try Self.requireEncryption(effective)
            values.merge(try Self.binding(explicit, effective)) { $1 }
            // A dead peer is noticed within half a minute, idle or with a statement under way.
            wanted["keepalives_idle"] = "15"
            wanted["keepalives_interval"] = "5"
            wanted["keepalives_count"] = "3"
            wanted["tcp_user_timeout"] = "25000"
        }
        for (keyword, value) in wanted where effective[keyword] == nil { values[keyword] = value }
    }

    private static func requireEncryption(_ effective: [String: String]) throws(PostgresError) {
        guard effective["sslmode"] == "verify-full" else {
            throw PostgresError(
                .configuration,
                "over TCP the server must prove who it is; add sslmode=verify-full and sslrootcert=FILE, or use a unix socket"
            )
        }
        for bound in ["ssl_min_protocol_version", "ssl_max_protocol_version"] {
            guard [nil, "TLSv1.2", "TLSv1.3"].contains(effective[bound]) else {
                throw PostgresError(
                    .configuration,
                    "TLS before 1.2 is broken; leave \(bound) out, or set it to TLSv1.2"
                )
            }
        }
    }

    /// Without a client certificate the server may ask for a password, and only SCRAM over this very connection may have
    /// it. Also, libpq would prefer Kerberos' encryption, which no certificate vouches for, where a ticket lies about.
    private static func binding(
        _ explicit: [String: String],
        _ effective: [String: String]
    ) throws(PostgresError) -> [String: String] {
        guard effective["sslcert"] == nil else { return ["gssencmode": "disable"] }
        guard [nil, "require"].contains(explicit["channel_binding"]) else {
            throw PostgresError(
                .configuration,
                "a password must be bound to its connection; set channel_binding=require, or name a client certificate "
                    + "(sslcert and sslkey)"
            )
        }
        return ["gssencmode": "disable", "channel_binding": "require"]
    }

    /// Where libpq would connect to; an address goes before a name.
    private static func hosts(of values: [String: String]) -> [String] {
        let names = values["hostaddr"] ?? values["host"] ?? ""
        return names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// A socket directory, an abstract socket, or nothing, which is libpq's own socket directory.
    private static func isSocket(_ host: String) -> Bool { host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") }

    /// The keywords and values that are set, as null-terminated arrays for `PQconnectdbParams`.
    func withKeywords<R>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> R?
    ) -> R? {
        let pairs = Array(values)
        var bytes: [UInt8] = []
        for (keyword, value) in pairs { bytes += Array(keyword.utf8) + [0] + Array(value.utf8) + [0] }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = unsafe buffer.assumingMemoryBound(to: CChar.self).baseAddress else { return nil }
            var keywords: [UnsafePointer<CChar>?] = unsafe []
            var texts: [UnsafePointer<CChar>?] = unsafe []
            var offset = 0
            for (keyword, value) in pairs {
                unsafe keywords.append(base + offset)
                offset += keyword.utf8.count + 1
                unsafe texts.append(base + offset)
                offset += value.utf8.count + 1
            }
            unsafe keywords.append(nil)
            unsafe texts.append(nil)
            return unsafe keywords.withUnsafeBufferPointer { keywords in
                unsafe texts.withUnsafeBufferPointer { texts in
                    guard let first = keywords.baseAddress, let second = texts.baseAddress else { return nil }
                    return unsafe body(first, second)
                }
            }
        }
    }

    /// The options that have a value; frees libpq's list.
    private static func take(_ options: UnsafeMutablePointer<PQconninfoOption>?) -> [String: String]? {
        guard let options = unsafe options else { return nil }
        defer { unsafe PQconninfoFree(options) }
        var values: [String: String] = [:]
        var next = unsafe options
        while let keyword = unsafe next.pointee.keyword {
            if let value = unsafe next.pointee.val {
                let text = unsafe String(cString: value)
                if !text.isEmpty { values[unsafe String(cString: keyword)] = text }
            }
            unsafe next += 1
        }
        return values
    }
}

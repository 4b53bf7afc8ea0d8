internal import CLibPQ

/// A connection string, checked, and completed with what a worker on a network needs.
///
/// Over TCP to another machine only `sslmode=verify-full` is accepted: anything less lets whoever is between read or
/// take over the connection.
struct ConnectionSettings {
    /// What the string itself says.
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
        if !hosts.allSatisfy(Self.isLocal), effective["sslmode"] != "verify-full" {
            throw PostgresError(
                .configuration,
                "a server on another machine needs a verified certificate; add sslmode=verify-full and sslrootcert=FILE"
            )
        }
        var wanted = ["client_encoding": "UTF8", "fallback_application_name": "dictum", "connect_timeout": "10"]
        if !hosts.allSatisfy(Self.isSocket) {
            // A dead peer is noticed within half a minute, idle or with a statement under way.
            wanted["keepalives_idle"] = "15"
            wanted["keepalives_interval"] = "5"
            wanted["keepalives_count"] = "3"
            wanted["tcp_user_timeout"] = "25000"
        }
        for (keyword, value) in wanted where effective[keyword] == nil { values[keyword] = value }
    }

    /// Where libpq would connect to; an address goes before a name.
    private static func hosts(of values: [String: String]) -> [String] {
        let names = values["hostaddr"] ?? values["host"] ?? ""
        return names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// A socket directory, an abstract socket, or nothing, which is libpq's own socket directory.
    private static func isSocket(_ host: String) -> Bool { host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") }

    private static func isLocal(_ host: String) -> Bool {
        isSocket(host) || host == "localhost" || host == "::1" || isLoopbackAddress(host)
    }

    private static func isLoopbackAddress(_ host: String) -> Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
    }

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

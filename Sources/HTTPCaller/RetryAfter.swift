internal import CCurl
internal import Glibc

/// The `Retry-After` header of RFC 9110, section 10.2.3: seconds, or an HTTP date.
enum RetryAfter {
    private static let longest: Int64 = 86_400

    /// How long after `now` (seconds since 1970) the server wants to be called; between 0 and a day.
    static func parse(_ value: String, now: Int64) -> Duration? {
        if value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), !value.isEmpty {
            return .seconds(min(Int64(value) ?? longest, longest))
        }
        let date = unsafe curl_getdate(value, nil)
        guard date >= 0 else { return nil }
        return .seconds(min(max(Int64(date) - now, 0), longest))
    }
}

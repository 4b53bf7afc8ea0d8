/// What is sent. Prints as nothing: a body may hold PHI.
public struct HTTPRequest: Sendable, CustomStringConvertible, CustomReflectable {
    /// A field of a form.
    public struct Part: Sendable {
        var name: String
        var fileName: String?
        var contentType: String?
        var bytes: [UInt8]

        /// A plain field.
        public static func field(_ name: String, _ value: String) -> Part {
            Part(name: name, fileName: nil, contentType: nil, bytes: Array(value.utf8))
        }

        /// A file from memory. Give it a neutral name: names are read and logged by servers.
        public static func file(_ name: String, fileName: String, contentType: String, bytes: [UInt8]) -> Part {
            Part(name: name, fileName: fileName, contentType: contentType, bytes: bytes)
        }
    }

    enum Body: Sendable {
        case form([Part])
        case json([UInt8], type: String)
        case text([UInt8])
        case audio([UInt8])
    }

    let body: Body
    var headers: [(name: String, value: String)] = []

    /// A POST of `multipart/form-data` (RFC 7578).
    public static func form(_ parts: [Part]) -> HTTPRequest { HTTPRequest(body: .form(parts)) }

    /// A POST of JSON.
    ///
    /// - Parameters:
    ///   - contentType: another media type than `application/json`, for services that insist on their own.
    ///   - headers: further fields of printable ASCII, such as a signature; any other character ends the call before it
    ///     begins.
    public static func json(
        _ bytes: [UInt8],
        contentType: String = "application/json",
        headers: [(name: String, value: String)] = []
    ) -> HTTPRequest { HTTPRequest(body: .json(bytes, type: contentType), headers: headers) }

    /// A POST of a WAV file.
    public static func audio(_ bytes: [UInt8]) -> HTTPRequest { HTTPRequest(body: .audio(bytes)) }

    /// A POST of `text/plain`.
    public static func text(_ bytes: [UInt8]) -> HTTPRequest { HTTPRequest(body: .text(bytes)) }

    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Shows nothing to `dump`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What came back, whole: any status but 3xx. Prints its status only: a body may hold PHI.
public struct HTTPResponse: Sendable, CustomStringConvertible, CustomReflectable {
    /// HTTP status.
    public let status: Int
    /// The body as it came, uncompressed.
    public let body: [UInt8]
    /// How long the server asked to be left alone (RFC 9110, 10.2.3), between 0 and a day; `nil` when it did not ask.
    public let retryAfter: Duration?

    /// The status.
    public var description: String { "HTTP \(status)" }
    /// Shows nothing to `dump`.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

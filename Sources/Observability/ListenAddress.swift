internal import Glibc

/// Where to listen: a numeric address and a port, such as `127.0.0.1:9464` or `[::1]:9464`. No name is looked up.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address, without brackets.
    public let host: String
    /// 0 lets the system choose.
    public let port: Int

    /// Reads the text form; `nil` when it is another.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        var (four, six) = (in_addr(), in6_addr())
        guard unsafe inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1 else { return nil }
        self.host = host
        self.port = Int(port)
    }

    /// The text form.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// A bound and listening socket and its port; the caller owns it.
    public func listen() throws(ListenError) -> (socket: Int32, port: Int) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, "\(port)", &hints, &found) == 0, let info = unsafe found else {
            throw ListenError(address: self, number: EADDRNOTAVAIL)
        }
        defer { unsafe freeaddrinfo(info) }
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = unsafe socket(info.pointee.ai_family, type, 0)
        guard descriptor >= 0 else { throw ListenError(address: self, number: errno) }
        var yes: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard unsafe bind(descriptor, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0,
            Glibc.listen(descriptor, 16) == 0
        else {
            let number = errno
            close(descriptor)
            throw ListenError(address: self, number: number)
        }
        return (descriptor, port == 0 ? Self.port(of: descriptor) : port)
    }

    /// The port stands at the same place in both families' addresses.
    private static func port(of descriptor: Int32) -> Int {
        var storage = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe getsockname(descriptor, address, &length)
            }
        }
        return Int(UInt16(bigEndian: storage.sin6_port))
    }
}

/// An address that can't be listened on.
public struct ListenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The stable reason code.
    public static let code = "cannot_listen"
    /// The address.
    public let address: ListenAddress
    /// The system's error number.
    public let number: Int32

    /// One line: the thing, the reason and the cure.
    public var description: String {
        let reason = unsafe String(cString: strerror(number))
        return "can't listen on \(address): \(reason); choose another address or port"
    }
}

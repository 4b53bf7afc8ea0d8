internal import Foundation
internal import Glibc

/// A TCP port that nobody listens on, below those that the kernel gives away by itself.
func freePort() -> Int {
    while true {
        let port = Int.random(in: 20_000..<32_000)
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        if unsafe Loopback.withAddress(port, { unsafe bind(handle, $0, $1) }) == 0 { return port }
    }
}

internal import Foundation

/// For programs that refuse to run as root: there they run as `postgres`.
enum Unprivileged {
    static var isRoot: Bool { getuid() == 0 }

    /// A new folder that belongs to them. Its path is short, for sockets are to fit in it.
    static func makeFolder() throws -> String {
        let folder = "/tmp/dictum-\(UUID().uuidString.prefix(8).lowercased())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if isRoot {
            let owner: [FileAttributeKey: Any] = [
                .ownerAccountName: "postgres", .groupOwnerAccountName: "postgres", .posixPermissions: 0o700,
            ]
            try FileManager.default.setAttributes(owner, ofItemAtPath: folder)
        }
        return folder
    }

    /// - Parameter wrapper: a command before it, which still runs as root.
    static func launch(_ command: [String], in wrapper: [String] = []) throws -> ChildProcess {
        let owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        return try ChildProcess(
            wrapper + (isRoot ? owner : []) + command,
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8"],
            directory: "/"
        )
    }
}

/// Where the bytes of an export go: sealed parts and a manifest without PHI. Nothing in clear is ever handed to it.
public protocol ExportSink: AnyObject {
    /// A new file begins; what it is told after goes to this one.
    func begin(_ name: String) throws
    /// The next bytes of the file.
    func write(_ bytes: [UInt8]) throws
    /// The file is complete: it must outlive a crash from here on.
    func end() throws
}

internal import Crypto
internal import Custody
internal import FoundationEssentials

/// One sealed file in the making: a tar archive inside a CMS message, in the memory of one of its files.
struct ExportPart: ~Copyable {
    let name: String
    private(set) var contents: ExportContents
    private(set) var size: Int
    private var sealer: CMSSealer
    private var digest: SHA256.Stream
    private let sink: any ExportSink
    private let modified: Int

    /// What is sealed at once.
    private static let pieceSize = 1 << 20

    init(_ number: Int, of export: UUID, to certificatePEM: String, _ sink: any ExportSink, now: Date) throws {
        let digits = String(number)
        let name = "part-" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits + ".cms"
        let sealer = try CMSSealer(to: certificatePEM, now: now)
        var digest = try SHA256.Stream()
        try sink.begin(name)
        try sink.write(sealer.head)
        try digest.append(sealer.head)
        self.name = name
        size = sealer.head.count
        contents = ExportContents(exportId: export, part: number)
        self.sealer = sealer
        self.digest = digest
        modified = Int(now.timeIntervalSince1970)
        self.sink = sink
    }

    mutating func note(_ dictation: ExportContents.Dictation) { contents.dictations.append(dictation) }

    mutating func note(_ leftOut: ExportContents.LeftOut) { contents.leftOut.append(leftOut) }

    /// Adds a file of a dictation.
    mutating func add(
        _ bytes: [UInt8],
        _ path: String,
        of dictation: UUID,
        _ artifactClass: String,
        _ version: Int
    ) throws {
        try archive(bytes, path)
        contents.files.append(
            ExportContents.File(
                path: path,
                dictationId: dictation,
                class: artifactClass,
                version: version,
                bytes: bytes.count,
                sha256: hexadecimal(try SHA256.hash(bytes))
            )
        )
    }

    /// Ends the part with its own manifest.
    consuming func finish() throws -> ExportManifest.Part {
        try archive(try ExportJSON.encode(contents), "manifest.json")
        try put(try sealer.seal(TarEntry.end))
        let (name, files, sink) = (name, contents.files.count, sink)
        let tail = try sealer.finish()
        try sink.write(tail)
        try digest.append(tail)
        let total = size + tail.count
        try sink.end()
        return ExportManifest.Part(file: name, bytes: total, sha256: hexadecimal(try digest.finish()), files: files)
    }

    private mutating func archive(_ bytes: [UInt8], _ path: String) throws {
        let entry = TarEntry(name: path, size: bytes.count, modified: modified)
        try put(try sealer.seal(entry.header))
        for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
            try put(try sealer.seal(Array(bytes[start..<min(start + Self.pieceSize, bytes.count)])))
        }
        try put(try sealer.seal(entry.padding))
    }

    private mutating func put(_ sealed: [UInt8]) throws {
        guard !sealed.isEmpty else { return }
        try sink.write(sealed)
        try digest.append(sealed)
        size += sealed.count
    }
}

/// Bytes as hexadecimal digits.
func hexadecimal(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

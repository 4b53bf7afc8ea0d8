import FoundationEssentials
import Glibc

/// The folder of the speech models, with a `SHA256SUMS` that `sha256sum --check` reads too.
struct ModelShelf {
    let folder: String
    private var sums: String { "\(folder)/SHA256SUMS" }

    /// The names of the models.
    func models() throws -> [String] { try Files.list(folder, endings: ["bin"]) }

    /// What is recorded, by name.
    func recorded() throws -> [String: String] {
        guard Files.exists(sums) else { return [:] }
        var result: [String: String] = [:]
        for line in String(decoding: try Files.read(sums), as: UTF8.self).split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].count == 64 else {
                throw InputError("\(sums) holds a line that is not a SHA-256 and a name; delete it and install again")
            }
            result[String(parts[1].drop { $0 == " " || $0 == "*" })] = String(parts[0])
        }
        return result
    }

    func megabytes(_ name: String) throws -> Int {
        var status = stat()
        guard unsafe stat("\(folder)/\(name)", &status) == 0 else { throw InputError("\(folder)/\(name) is gone") }
        return Int(status.st_size) >> 20
    }

    /// Copies a ggml file in and records it. What is there under its name is replaced only when the copy is whole.
    ///
    /// - Returns: its name.
    func install(_ file: String, expecting expected: String?) throws -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        guard name.hasSuffix(".bin"), !name.contains(where: \.isWhitespace) else {
            throw InputError("\(name) does not end in .bin or has a space; rename it as in ggml-small.en.bin")
        }
        let part = "\(folder)/.\(name).part"
        let copy = unsafe open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard copy >= 0 else { throw InputError("\(folder) can't be written; check the folder, or --models") }
        defer {
            close(copy)
            unsafe unlink(part)
        }
        var isFirst = true
        let sum = try Files.digest(of: file) { piece in
            if isFirst, !piece.starts(with: [0x6c, 0x6d, 0x67, 0x67]) {
                throw InputError("\(file) is not a ggml model; convert it, for example with Scripts/convert_whisper.py")
            }
            isFirst = false
            let count = unsafe Glibc.write(copy, piece, piece.count)
            guard count == piece.count else {
                throw InputError("\(folder) can't be written; check the space on the disk")
            }
        }
        if let expected, expected != sum {
            throw InputError("\(file) has the SHA-256 \(sum), not the one that was given; download it again")
        }
        guard fsync(copy) == 0, unsafe rename(part, "\(folder)/\(name)") == 0 else {
            throw InputError("\(folder)/\(name) can't be replaced; check the folder's permissions")
        }
        var all = try recorded()
        all[name] = sum
        try Files.write(
            Array(all.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined().utf8),
            to: sums
        )
        return name
    }
}

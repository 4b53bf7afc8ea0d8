import Foundation

/// Another queue, measured by `Benchmarks/peers/NAME.py` in its own language.
struct Peer: Contender {
    let name: String
    let python: String
    let arena: Arena
    let effort: Effort

    func round() async throws -> [Column: Double] {
        try await arena.with(script: "SELECT 1") { database in
            let script = "Benchmarks/peers/\(name).py"
            let child = try Child(URL(filePath: python), [script, database, "\(effort.jobs)", "\(effort.singly)"])
            var results: [Column: Double] = [:]
            while let line = await child.line() {
                let words = line.split(separator: "=", maxSplits: 1).map(String.init)
                guard words.count == 2, let column = Column(rawValue: words[0]), let value = Double(words[1]) else { continue }
                results[column] = value
            }
            guard await child.wait() == 0 else { throw BenchError(description: "\(script) failed") }
            return results
        }
    }
}

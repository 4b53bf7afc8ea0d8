import ArgumentParser
import Custody
import Foundation

/// `Scripts/bench custody`
struct CustodyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "custody",
        abstract: "Prints how fast blobs are sealed and opened beside `openssl speed`, and what large messages take."
    )

    @Option(help: "How often everything is measured, in turn.")
    var rounds = 5
    @Option(help: "How many MiB go through the stream whose memory is measured.")
    var stream = 1024
    @Option(help: "How many MB the large CMS message has.")
    var message = 300

    func run() async throws {
        let peak = try await offPool { Result { try StreamPeak(mebibytes: stream).measure() } }.get()
        print("\(stream) MiB sealed and opened as a stream: the process took at most \(peak >> 20) MiB of memory\n")
        var rates: [(name: String, values: [Double])] = [
            ("openssl speed -evp aes-256-gcm, 16 KiB", []), ("sealing, as a stream", []), ("opening, as a stream", []),
            ("sealing 1 MiB at once", []), ("opening 1 MiB at once", []),
        ]
        for round in 1...rounds {
            FileHandle.standardError.write(Data("round \(round) of \(rounds)\n".utf8))
            let values = try await offPool {
                Result { try [OpenSSLProgram.speed()] + BlobRates().measure(seconds: 1) }
            }.get()
            for (index, value) in values.enumerated() { rates[index].values.append(value) }
        }
        print("| AES-256-GCM | GB/s | / openssl speed |\n| --- | --- | --- |")
        let reference = rates[0].values.median
        for rate in rates {
            let median = rate.values.median
            print("| \(rate.name) | \(Table.format(median / 1e9)) | \(Table.format(median / reference)) |")
        }
        let messages = try await offPool { Result { try LargeMessage(megabytes: message).measure() } }.get()
        print(
            "\n| a CMS message of \(message) MB | parsed, ms | opened, ms | memory, times its size |\n| --- | --- | --- | --- |"
        )
        for line in messages {
            let cells = [line.parsed * 1000, line.opened * 1000, line.memory].map(Table.format).joined(separator: " | ")
            print("| \(line.name) | \(cells) |")
        }
    }
}

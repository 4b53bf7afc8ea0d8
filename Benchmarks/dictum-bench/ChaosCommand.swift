import ArgumentParser
struct ChaosCommand: AsyncParsableCommand { static let configuration = CommandConfiguration(commandName: "chaos")
 func run() async throws {} }
struct ChaosWorkerCommand: AsyncParsableCommand { static let configuration = CommandConfiguration(commandName: "chaos-worker")
 func run() async throws {} }

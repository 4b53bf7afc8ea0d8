import ArgumentParser

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The main job end to end, on real recordings, in databases of its own.",
        discussion: """
            Scripts/demo starts a private PostgreSQL and calls this. It makes databases, keys, a practice and roles where \
            they are missing, submits the recordings, works until the queue is empty, and shows what came of each.
            """
    )
    @Option(help: ArgumentHelp("Connection string of an administrator.", valueName: "conninfo")) var server: String
    @Option(help: ArgumentHelp("Where the demo keeps its master key.", valueName: "path")) var directory: String
    @Option(help: ArgumentHelp("Folder of the recordings.", valueName: "path")) var recordings: String
    @OptionGroup var speech: SpeechOptions
    @Flag(help: "Only the summary, not each transcript and note.") var brief = false

    func run() async throws {
        let house = DemoHouse(server: server, directory: directory, speech: speech)
        Terminal.say(Terminal.bold("1. Databases, keys and a practice"))
        let practice = try await house.setUp()
        Terminal.say(Terminal.bold("\n2. Seal and submit, as the practice's own role"))
        let files = try Files.list(recordings, endings: ["wav", "flac", "mp3", "m4a", "ogg", "webm"])
        guard !files.isEmpty else { throw InputError("\(recordings) holds no recordings; give --recordings") }
        let submitted = try await house.submit(files.map { "\(recordings)/\($0)" }, as: practice)
        Terminal.say(Terminal.bold("\n3. A worker, until the queue is empty"))
        try await house.work()
        Terminal.say(Terminal.bold("\n4. What came of it"))
        let tour = try await DemoTour(house: house)
        if !brief { for line in submitted { try await tour.show(line) } }
        try await tour.summarise(submitted)
        tour.suggest(submitted)
    }
}

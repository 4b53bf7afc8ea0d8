import ArgumentParser
import Doctor
import Migrations
import Postgres

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at both databases and say what is not as it should be.",
        discussion: """
            As an administrator or an auditor. For a scheduler: exit code 1 when something failed; with --strict, also when \
            something is a warning or could not be looked at.

            Example: dictum doctor --json
            """
    )
    @OptionGroup var stores: StoreOptions
    @Flag(help: "Warnings and what could not be looked at count as failures.") var strict = false
    @Flag(help: "Show what is in order too.") var all = false
    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Instead: what is collected, where it lies, how long it stays and who can read it.") var inventory =
        false
    @Flag(help: "Instead: which role may do what, as the databases grant it.") var privileges = false

    func validate() throws {
        if inventory, privileges { throw ValidationError("--inventory and --privileges exclude each other") }
    }

    func run() async throws {
        let settings = try await stores.settings()
        let records = Pool(try settings.required(.database), size: 1)
        if inventory { return try await InventoryPage.print(try await Inventory.read(records), json: json) }
        let keyStore = Pool(try settings.required(.keyStore), size: 1)
        if privileges { return try await printPrivileges(records, keyStore) }
        let doctor = Doctor()
        let findings =
            try await doctor.examine(.records, records).map { Line("records", $0) }
            + doctor.examine(.keystore, keyStore).map { Line("key_store", $0) }
        try show(findings)
        let bad: Set<Finding.Verdict> = strict ? [.failed, .warning, .unknown] : [.failed]
        guard !findings.contains(where: { bad.contains($0.found) }) else { throw ExitCode(1) }
    }

    private func show(_ findings: [Line]) throws {
        guard !json else { return try JSONOutput.print(findings) }
        var table = Table("DATABASE", "AREA", "WHAT", "STATE", "FOUND", "CURE")
        for line in findings where all || line.found != .ok {
            table.append(line.database, line.area, line.subject, line.verdict, line.detail, line.cure ?? "")
        }
        table.print()
        let counts = Finding.Verdict.allCases.map { verdict in
            "\(findings.count { $0.found == verdict }) \(verdict.rawValue)"
        }
        Terminal.say(counts.joined(separator: ", "))
    }

    private func printPrivileges(_ records: Pool, _ keyStore: Pool) async throws {
        for (name, pool) in [("records", records), ("key store", keyStore)] {
            let matrix = try await pool.run { try PrivilegeMatrix.survey($0) }
            Terminal.say("## The database with \(name == "records" ? "records" : "keys")\n")
            Terminal.say(matrix.markdown)
        }
    }

    private struct Line: Encodable {
        let database: String
        let area: String
        let subject: String
        let verdict: String
        let detail: String
        let cure: String?
        var found: Finding.Verdict { Finding.Verdict(rawValue: verdict) ?? .unknown }

        init(_ database: String, _ finding: Finding) {
            self.database = database
            area = finding.area
            subject = finding.subject
            verdict = finding.verdict.rawValue
            detail = finding.detail
            cure = finding.cure
        }
    }
}

/// The inventory for people and for programs.
enum InventoryPage {
    static func print(_ inventory: Inventory, json: Bool) async throws {
        guard !json else { return try JSONOutput.print(Page(inventory)) }
        Terminal.say(Terminal.bold("What is collected\n"))
        for item in inventory.items {
            Terminal.say("\(item.data)  (\(item.place))")
            Terminal.say("    form: \(item.form)")
            Terminal.say("    kept: \(item.kept)")
            let readers = item.readers.map { String($0.trimmingPrefix("dictum_")) }.joined(separator: ", ")
            Terminal.say("    read by: \(readers.isEmpty ? "nobody" : readers)\n")
        }
        Terminal.say(Terminal.bold("Subprocessors\n"))
        if inventory.subprocessors.isEmpty { Terminal.say("none: nothing leaves") }
        for one in inventory.subprocessors {
            let force =
                one.isInForce ? "in force until \(one.expires)" : "not in force (ends \(one.expires)): nothing is sent"
            let training = one.forbidsTraining ? "training is forbidden" : "TRAINING IS NOT FORBIDDEN: nothing is sent"
            Terminal.say("\(one.name) for \(one.practice): \(force); \(training)")
            Terminal.say("    \(one.registered ?? "NOT REGISTERED: nothing is sent")")
        }
        Terminal.say(Terminal.bold("\nWhat holds for all of it\n"))
        for rule in inventory.rules { Terminal.say("- \(rule)") }
    }

    private struct Page: Encodable {
        struct Item: Encodable {
            let data, place, form, kept: String
            let readers: [String]
        }
        struct Subprocessor: Encodable {
            let name, practice, expires: String
            let registered: String?
            let forbidsTraining, isInForce: Bool
        }
        let items: [Item]
        let subprocessors: [Subprocessor]
        let rules: [String]

        init(_ inventory: Inventory) {
            items = inventory.items.map {
                Item(data: $0.data, place: $0.place, form: $0.form, kept: $0.kept, readers: $0.readers)
            }
            subprocessors = inventory.subprocessors.map {
                Subprocessor(
                    name: $0.name,
                    practice: $0.practice,
                    expires: $0.expires,
                    registered: $0.registered,
                    forbidsTraining: $0.forbidsTraining,
                    isInForce: $0.isInForce
                )
            }
            rules = inventory.rules
        }
    }
}

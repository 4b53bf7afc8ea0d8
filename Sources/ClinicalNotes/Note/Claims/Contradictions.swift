internal import Artifacts

/// Statements of one note that say otherwise than another: a complaint denied and reported, a drug in two doses, two ages.
enum Contradictions {
    /// - Parameter said: what was read before of its statements.
    static func flag(_ note: inout Note, knowing said: StatementWords) {
        var said = said
        PraisedVitals.flag(&note, knowing: &said)
        var sayings: [String: [Saying]] = [:]
        for section in note.sections.indices where note.sections[section].loinc != SectionKind.familyHistory.loinc {
            let part = SectionKind.Part(note.sections[section].loinc)
            let isOfAllergies = note.sections[section].loinc == SectionKind.allergies.loinc
            for at in note.sections[section].statements.indices {
                let text = note.sections[section].statements[at].text
                let bare = EncounterPlanned.withoutLabel(text)
                let claims = StatementClaims(said.words(of: bare), of: bare, isOfAllergies: isOfAllergies).claims
                for (about, values) in claims {
                    sayings[about, default: []].append(.init(values: values, text: text, part: part, at: (section, at)))
                }
            }
        }
        for (about, all) in sayings.sorted(by: { $0.key < $1.key }) where !isOfTwo(about, all) {
            let told = all.reduce(into: Set()) { $0.formUnion($1.values) }
            for (place, saying) in all.enumerated() {
                let other = all[..<place].first {
                    $0.text != saying.text && StatementClaims.oppose(about, $0.values, saying.values, told: told)
                }
                guard let other else { continue }
                note.sections[saying.at.section].statements[saying.at.statement].flags.append(
                    .init(.contradiction, detail: "\(about), \u{201C}\(other.text)\u{201D}")
                )
            }
        }
    }

    /// What one statement says of a matter.
    private struct Saying {
        var values: Set<String>
        var text: String
        var part: SectionKind.Part
        var at: (section: Int, statement: Int)
    }

    /// One complaint on two sides is two where one part of the note tells both.
    private static func isOfTwo(_ about: String, _ all: [Saying]) -> Bool {
        about.hasPrefix("side ")
            && all.contains { one in
                one.values.contains("both") || all.contains { $0.values != one.values && $0.part == one.part }
            }
    }
}

extension SectionKind {
    /// History, examination, plan.
    enum Part {
        case told, found, planned, other

        init(_ loinc: String) {
            let kinds: [(Part, [SectionKind])] = [
                (.told, [.chiefComplaint, .subjective, .history]), (.found, [.objective, .exam, .results]),
                (.planned, [.assessment, .assessmentAndPlan, .plan]),
            ]
            self = kinds.first { $0.1.contains { $0.loinc == loinc } }?.0 ?? .other
        }
    }
}

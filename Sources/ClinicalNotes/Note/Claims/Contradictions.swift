internal import Artifacts

/// Statements of one note that say otherwise than another: a complaint denied and reported, a drug in two doses, two ages.
enum Contradictions {
    /// - Parameter said: what was read before of its statements.
    static func flag(_ note: inout Note, knowing said: StatementWords) {
        var said = said
        PraisedVitals.flag(&note, knowing: &said)
        var sayings: [String: [(values: Set<String>, text: String, part: SectionKind.Part)]] = [:]
        for section in note.sections.indices where note.sections[section].loinc != SectionKind.familyHistory.loinc {
            let part = SectionKind.Part(note.sections[section].loinc)
            let isOfAllergies = note.sections[section].loinc == SectionKind.allergies.loinc
            for at in note.sections[section].statements.indices {
                let text = note.sections[section].statements[at].text
                let words = said.words(of: EncounterPlanned.withoutLabel(text))
                let claims = StatementClaims(words, isOfAllergies: isOfAllergies).claims
                for (about, values) in claims.sorted(by: { $0.key < $1.key }) {
                    let others = sayings[about, default: []]
                    sayings[about, default: []].append((values, text, part))
                    // One complaint on two sides is two where one part of the note tells both.
                    let isOfTwo =
                        about.hasPrefix("side ")
                        && others.contains { $0.values.contains("both") || $0.values != values && $0.part == part }
                    guard !isOfTwo,
                        let other = others.first(where: {
                            $0.text != text && StatementClaims.oppose(about, $0.values, values)
                        })
                    else { continue }
                    note.sections[section].statements[at].flags.append(
                        .init(.contradiction, detail: "\(about), \u{201C}\(other.text)\u{201D}")
                    )
                }
            }
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

/// Vital signs, examination and results: what was measured and found.
extension EncounterDrafter {
    func findings(_ kept: [Scored], _ vitals: Set<String>, _ writer: inout EncounterWriter) {
        for kind in [SectionKind.vitals, .exam, .results] {
            for entry in kept where !entry.isAnswerOnly {
                let lower = entry.candidate.text.lowercased()
                let vital = Self.vitalNames.first { lower.contains($0.0) }
                let section: SectionKind =
                    [.exam, .results].contains(entry.kind) && vital != nil ? .vitals : entry.kind
                if section != kind || section == .vitals && vitals.contains(vital?.1 ?? "") { continue }
                let site = section == .exam ? EncounterSite(clauses: clauses).unsaid(by: entry.candidate) : nil
                let label = site?.name ?? entry.candidate.label
                if section == .exam, label.isEmpty, EncounterSite.isNowhere(entry.candidate.text.bareWords) { continue }
                writer.write(
                    Self.prefix(label, kind) + entry.candidate.text,
                    (site?.tokens ?? []) + entry.candidate.tokens,
                    to: kind
                )
            }
        }
    }

    /// "Heart: ", "Examination of the left knee: ".
    private static func prefix(_ label: String, _ section: SectionKind) -> String {
        if label.isEmpty { return "" }
        let isSided = section == .exam && ["left ", "right "].contains { label.hasPrefix($0) }
        return isSided ? "Examination of the \(label): " : label.firstUppercased + ": "
    }

    static let vitalNames = [
        ("vital", ""), ("blood pressure", "Blood pressure"), ("heart rate", "Heart rate"), ("pulse rate", "Heart rate"),
        ("respirations", "Respiratory rate"),
        ("respiratory rate", "Respiratory rate"), ("breathing rate", "Respiratory rate"),
        ("oxygen", "Oxygen saturation"), ("pulse ox", "Oxygen saturation"),
        ("spo2", "Oxygen saturation"), ("temperature", "Temperature"), ("weight", "Weight"),
    ]
}

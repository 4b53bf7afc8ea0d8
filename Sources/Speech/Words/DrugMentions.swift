/// The drugs that a dictation speaks of, as they were heard or as they were found behind what was misheard.
struct DrugMentions: Sendable {
    /// Names in lower case that were heard well.
    let heard: Set<String>
    /// What was found.
    var found: [WordReplacement] = []

    /// Whether `drug`, in lower case, is spoken of elsewhere than in `group`: a guess does not speak for itself.
    func contains(_ drug: String, besides group: Range<Int>) -> Bool {
        heard.contains(drug) || found.contains { $0.drug == drug && !$0.group.overlaps(group) }
    }
}

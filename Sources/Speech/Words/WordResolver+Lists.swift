extension WordResolver {
    /// List marks from which an engine left out a word: after "Number one", a sentence that begins with "2." was
    /// spoken as "number two". What was heard stays with the words.
    func listMarks(in terms: [HeardTerm]) -> [WordReplacement] {
        var marks: [WordReplacement] = []
        var last = 0
        for index in terms.indices {
            guard let value = Int(terms[index].text) ?? SpokenNumber.units[terms[index].lower] else { continue }
            let before = index > 0 ? terms[index - 1] : nil
            if before?.lower == "number" {
                if value == 1 || value == last + 1 { last = value }
            } else if last > 0, value == last + 1, terms[index].trailing == ".", before?.endsSentence == true,
                terms[index].leading.isEmpty
            {
                let words = ["Number", terms[index].text]
                marks.append(.init(group: index..<index + 1, words: words, drug: nil, likeness: 1, rank: 0))
                last = value
            }
        }
        return marks
    }
}

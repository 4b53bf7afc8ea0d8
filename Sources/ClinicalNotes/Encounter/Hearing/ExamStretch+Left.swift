extension ExamStretch {
    /// Two findings with a side, a part or a study between them that is in no clause are left as they were cut: "no tenderness | on
    /// the left hip | pulses are strong".
    func leave(_ read: inout [FindingGrammar.Reading], _ grammar: inout FindingGrammar) {
        var left: Set<Int> = []
        for at in 0...read.count where !read.isEmpty {
            let from = at == 0 ? 0 : read[at - 1].range.upperBound
            let gap = from..<(at < read.count ? read[at].range.lowerBound : grammar.words.count)
            guard !gap.isEmpty, !grammar.cuts.contains(from), !grammar.opensClause(from) else { continue }
            let lost = grammar.lower[from..<(gap.first(where: grammar.cuts.contains) ?? gap.upperBound)]
            guard lost.contains(where: grammar.tellsWhich) else { continue }
            let isOwn = lost.contains(where: FindingGrammar.verbs.contains)
            let isNext = grammar.opensPart(from)
            // "Your CT from May | there was a mass", "nails are thick".
            if isNext && !grammar.isPart(grammar.lower[from])
                || isOwn && !FindingGrammar.verbs.contains(lost.last ?? "")
            {
                grammar.cuts.insert(from)
            }
            if isOwn || isNext && lost.contains(where: EncounterCandidates.studies.contains) { continue }
            let isTaken =
                at < read.count && lost.count == gap.count && lost.allSatisfy(grammar.isOfPlace)
                && (read[at].form == .pointed
                    || read[at].form == .named && grammar.lower[read[at].range].contains(where: Self.ofLimb.contains))
            if isTaken { continue }
            if !isNext { left.insert(at - 1) }
            // "Dorsalis pedis | calf is soft": the next names its own part.
            let isOfNext =
                at < read.count && read[at].form == .stated
                && !lost.contains { grammar.tellsWhich($0) && !grammar.isPart($0) && !grammar.isTest($0) }
            if lost.count == gap.count, !isOfNext { left.insert(at) }
        }
        for at in left where read.indices.contains(at) { grammar.cuts.insert(read[at].range.lowerBound) }
        read = read.indices.filter { !left.contains($0) }.map { read[$0] }
    }
}

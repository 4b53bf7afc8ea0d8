internal import Artifacts

/// Whether something is taken back at all, where it is not plain what.
extension SelfCorrections {
    /// Something is taken back here, and it is not plain what: the reviewer is to see it.
    func isUnclear(_ marker: Int) -> Bool {
        let (before, after) = (said(before: marker), replacement(from: marker + 1))
        guard isOfOneSpeaker, !before.isEmpty else { return false }
        if orders(after, before) != nil, ["no", "actually"].contains(lower(marker)) { return true }
        let isAnew = isCountedAnew(after, before)
        if isFaint(marker), lower(marker) != "wait" {
            // "Tomorrow morning, actually, tomorrow evening"
            let isBegunAnew = after.first.map { first in
                lower(first).count > 4 && before.suffix(3).dropLast().contains { lower($0) == lower(first) }
            }
            return isAnew || isBegunAnew == true || twins(after, before) != nil
        }
        let own = after.indices.prefix(2).lazy.compactMap { kind($0, after) }.first
        let isOfTwo = own != nil && before.indices.contains { kind($0, before) == own }
        if lower(marker) == "no" {
            let marks = [marker - 1, marker + 1].map { tokens.indices.contains($0) ? tokens[$0].text : "" }
            let isBetween = marks == [",", ","] && after.first.map(lower) != "no"
            let isOne = isBetween || marks == [",", "."] || isOfTwo || isAnew
            return isOne && !isAnswer(marker, sentenceStart(before: marker).start)
        }
        let isApart = tokens.indices.contains(marker + 1) && tokens[marker + 1].kind != .word
        // "The phosphatase, excuse me, was high": a pause.
        let isPause =
            (isWeak(marker) || lower(marker) == "i mean") && !isFaint(marker)
            && after.first.map { Words.verbs.contains(lower($0)) || lower($0) == "to" } == true
        let isSaid = isApart || lower(marker).contains(" ")
        let isPlain = isSaid && !isPause && Words.isOf(.plain, lower(marker))
        return tokens[marker].rule == "selfCorrection" || tokens[marker - 1].kind != .word && (isPlain || isOfTwo)
    }

    /// "Aspirin, no, apixaban, yes", "any cough, no, fever": what is asked for one by one is answered.
    func isAnswer(_ marker: Int, _ sentence: Int) -> Bool {
        let end = tokens[marker...].firstIndex { $0.kind != .word && ($0.text.isEmpty || ".?!".contains($0.text)) }
        let answers = (sentence..<(end ?? tokens.count)).count { at in
            ["no", "yes"].contains(lower(at)) && (at == sentence || tokens[at - 1].kind != .word)
                && (at + 1 == tokens.count || tokens[at + 1].kind != .word)
        }
        return answers > 1 || end.map { tokens[$0].text == "?" } == true
            || ["any", "is", "are", "was", "were", "do", "does", "did", "has", "have"].contains(lower(sentence))
    }

    /// "Six wet diapers, actually seven wet diapers", "0.5 mg. Actually it is 0.25 mg", "400 mg, no, 400 units": what was
    /// counted right before, or the same, is counted once more.
    func isCountedAnew(_ after: [Int], _ before: [Int]) -> Bool {
        guard let new = after.prefix(3).firstIndex(where: isNumber) else { return false }
        let counted = new + 1 < after.count ? lower(after[new + 1]) : ""
        // "20 mg daily, actually for 3 weeks now": that counts something else.
        let isDose =
            counted.isEmpty
            || (Self.isUnit(counted) || Self.isOfRhythm(counted)) && !FormatterWords.ageParts.contains(counted)
        return before.indices.suffix(8).contains { old in
            let isSame = old + 1 < before.count && lower(before[old + 1]) == counted
            // "5 mg daily, actually 10 mg daily": how often was told with it.
            let rest = before[min(before.count, old + length(old, before))...].map(lower)
            return isNumber(before[old]) && (isSame || rest.isEmpty || isDose && rest.allSatisfy(Self.isOfRhythm))
        }
    }

    private func isDrug(_ at: Int) -> Bool { kind(0, [at]) == .drug }

    /// "Raise glipizide to 10 mg while she is on prednisone, no, make that 5": the last drug whose dose was told.
    private func dosed(in said: [Int]) -> Int? {
        guard let dose = said.lastIndex(where: isNumber) else { return nil }
        return said[..<dose].last(where: isDrug)
    }

    /// "Going back to the metoprolol, that should be 25 mg", "0.5 mg. Actually it is 0.25 mg": doubtful where its dose was
    /// told too, if that is another clause.
    mutating func doubtTold(by marker: Int) {
        let (before, after) = (said(before: marker), replacement(from: marker + 1))
        guard isOfOneSpeaker, after.prefix(4).contains(where: isNumber),
            let drug = dosed(in: before) ?? before.last(where: isDrug)
        else { return }
        let isApart = sentenceStart(before: marker).isEnded || Words.subjects.contains(lower(after[0]))
        guard isApart || !before.contains(where: { $0 > drug && isNumber($0) }) else { return }
        let told = tokens[..<(isApart ? drug + 1 : before[0])].indices.last { at in
            lower(at) == lower(drug) && !tokens[at].isStruck
                && replacement(from: at).prefix(5).contains(where: isNumber)
        }
        if let told, tokens[told].rule == nil { tokens[told].rule = "unclearCorrection" }
    }
}

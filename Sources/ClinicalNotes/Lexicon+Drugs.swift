extension Lexicon {
    /// `word` names a drug: one of ours, a brand, or what ends or begins as international names of a class do.
    static func namesDrug(_ word: String) -> Bool {
        if drugs.contains(word) || brands.contains(word) { return true }
        guard word.count > 6, let last = word.last else { return false }
        let isNamedSo = drugEndings[String(last)]?.contains(where: word.hasSuffix) == true
        return (isNamedSo || word.hasPrefix("cef") || word.hasPrefix("sulfa")) && word.allSatisfy(\.isLetter)
    }

    /// Endings of international nonproprietary names that no other English word has, by their last letter.
    private static let drugEndings = WordMap(Dictionary(grouping: drugEnding) { String($0.suffix(1)) })
    private static let drugEnding = [
        "zumab", "ximab", "lizumab", "tumab", "tinib", "cillin", "mycin", "floxacin", "conazole", "prazole", "setron",
        "sartan", "statin", "olol", "afil", "gliptin", "gliflozin", "glutide", "cycline", "triptan", "azepam",
        "azepine", "barbital", "parin", "xaban", "platin", "dronate", "semide", "thiazide", "codone", "morphone",
        "fibrate", "lukast", "tidine",
    ]
    private static let brands = set(
        """
        adderall avelox biktarvy botox brilinta briviact chantix cialis cimzia colace combivent dexcom dupixent emend
        entyvio epogen excedrin flomax flovent haldol humulin infed kenalog ketamine keytruda lacosamide levitra
        lokelma lovenox macrobid macrodantin miralax mounjaro narcan nayzilam neosporin nexplanon nitro novolin
        oxycontin paxlovid pemetrexed phenergan pitocin pradaxa propofol provera pulmicort rhogam ritalin rituxan
        roflumilast rybelsus sevelamer streptomycin suboxone sudafed tamiflu tradjenta trelegy trileptal viagra vimpat
        vraylar wegovy welchol xolair yasmin zantac zemplar
        """
    )
}

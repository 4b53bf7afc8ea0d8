/// What corrections are told by, and the classes of words around them.
enum CorrectionWords {
    /// The rules of marked corrections.
    static let rules: Set = ["selfCorrection", "maybeCorrection", "namedCorrection"]

    static let certain = ["scratch", "strike", "delete"].flatMap {
        FormatterWords.phrases("\($0) that last part|\($0) the last part|\($0) that")
    }
    /// "Let me fix that", "let me say that again": of one who dictates.
    private static let anew = ["correct", "fix", "change", "say", "read", "restate", "redo", "try"].flatMap {
        [["let", "me", $0, "that", "again"], ["let", "me", $0, "that"]]
    }
    private static let admitted = FormatterWords.phrases(
        """
        let me take that back|i take that back|take that back|i misspoke|i should say|i beg your pardon|beg your pardon
        |no make it|i am sorry
        |or rather|i meant to say|i meant|that should read|disregard that|ignore that|erase that|on second thought
        |my apologies|i apologize|oops|whoops
        """
    )
    static let dictated = anew + admitted
    /// What a correction is of, or that is one: of insulin.
    static let corrected = FormatterWords.words("of factor scale insulin bolus boluses ratio")
    static let doers = FormatterWords.words("he she they patient can cannot can't could not don't doesn't didn't did")
    /// They too are said for nothing but a correction.
    private static let plainly = FormatterWords.phrases(
        "let me rephrase that|let me rephrase|no make that|no wait|wait no|correction|i mean|i'm sorry|sorry|excuse me|"
            + "pardon me|my mistake|wait|no weight"
    )
    private static let joined = FormatterWords.phrases("sorry that should be|no i mean|no sorry|sorry no|make that")
    static let conditional = dictated + joined + plainly + FormatterWords.phrases("rather|actually|no")
    static let weak = ["no", "sorry", "i'm sorry", "i am sorry", "excuse me", "pardon me", "my mistake", "rather"]
    static let plain = (dictated + joined + plainly).map { $0.joined(separator: " ") }
    /// Within a sentence a correction, at the start of one an order: nothing is taken back by it unseen.
    static let aside = FormatterWords.phrases("change that to|that should be|that should have been")

    static let articles: Set<String> = ["the", "a", "an", "his", "her", "their"]
    static let leads = articles.union([
        "to", "at", "on", "in", "of", "for", "from", "about", "by", "with", "per", "and", "or", "is", "was",
    ])
    /// What denies, or joins to what may be denied, and so cannot be parted from the finding.
    static let governing: Set<String> = [
        "denies", "denied", "denying", "without", "negative", "for", "of", "nor", "or", "and", "not", "never", "none",
    ]
    static let rhythmWords: Set<String> = ["once", "twice", "every", "daily", "nightly", "weekly", "monthly"]
    static let ofRhythm = rhythmWords.union([
        "times", "a", "day", "at", "bedtime", "in", "the", "morning", "evening", "night", "hour", "hours", "days",
        "week", "weeks", "month", "months", "per", "each", "other", "as", "needed", "by", "mouth", "orally",
    ])
    /// What goes on with the phrase before it.
    static let onward = rhythmWords.union([
        "at", "on", "in", "of", "for", "from", "by", "with", "per", "out", "due", "until", "since", "after", "before",
    ])
    static let verbs = FormatterWords.words("is are was were has have had did does reports reported shows there")
    static let bounds = verbs.union(governing)
    static let pronouns: Set = ["it", "they", "that", "these", "those"]
    static let subjects: Set = ["he", "she", "it", "they", "i", "we", "there", "the", "his", "her", "patient"]
    static let opposites: [Set<String>] = [
        ["positive", "negative"], ["left", "right"], ["increased", "decreased"], ["upper", "lower"],
        ["medial", "lateral"], ["anterior", "posterior"], ["proximal", "distal"], ["normal", "abnormal"],
        ["present", "absent"], ["mild", "moderate"], ["ascending", "descending", "transverse", "sigmoid"],
    ]
}

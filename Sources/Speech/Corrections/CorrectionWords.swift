/// What corrections are told by, and the classes of words around them.
enum CorrectionWords {
    /// What a phrase does: `certain` strikes something, whatever that is; `plain` is said for nothing but a correction, `weak`
    /// for other things too, `faint` mostly for those; `dictated` is one only of who dictates, `apart` only between marks.
    enum Mark { case certain, plain, weak, faint, dictated, apart }

    /// The rules of marked corrections.
    static let rules: Set = ["selfCorrection", "maybeCorrection", "namedCorrection"]

    private static let certain = ["scratch", "strike", "delete"].map { verb in
        let parts = ["that last part", "the last part", "that last sentence", "the last sentence", "that"]
        return (parts.map { "\(verb) \($0)" }.joined(separator: "|"), Set([Mark.certain]))
    }
    private static let anew = ["correct", "fix", "change", "say", "read", "restate", "redo", "try"].map {
        ("let me \($0) that again|let me \($0) that to|let me \($0) that", Set([Mark.dictated, .plain]))
    }
    private static let others: [(String, Set<Mark>)] = [
        (
            "let me take that back|i take that back|take that back|i misspoke|i should say|i beg your pardon|"
                + "beg your pardon|no make it|or rather|i meant to say|i meant|that should read|on second thought|"
                + "my apologies|i apologize|oops|whoops|wait no",
            [.dictated, .plain]
        ),
        ("disregard that|ignore that|erase that", [.dictated, .plain, .apart]),
        ("no i am sorry|no i'm sorry|i am sorry|excuse me|pardon me|my mistake", [.dictated, .plain, .weak]),
        ("wait", [.dictated, .plain, .faint, .apart]),
        ("actually", [.dictated, .faint]),
        (
            "sorry that should be|no i mean|no sorry|sorry no|make that|let me rephrase that|let me rephrase|"
                + "no make that|no wait|correction|i mean",
            [.plain]
        ),
        ("i'm sorry|sorry", [.plain, .weak]),
        // Heard for "no wait".
        ("no weight", [.plain, .apart]),
        ("rather|no", [.weak]),
    ]
    /// The phrases that corrections are told by, longer ones first.
    static let phrases = (certain + anew + others)
        .flatMap { said, marks in FormatterWords.phrases(said).map { (words: $0, marks: marks) } }
        .sorted { $0.words.count > $1.words.count }
    private static let marks = Dictionary(phrases.map { ($0.words.joined(separator: " "), $0.marks) }) { $1 }

    /// Whether `mark` is of the phrase that was said.
    static func isOf(_ mark: Mark, _ said: String) -> Bool { marks[said]?.contains(mark) == true }

    /// What a correction is of, or that is one: of insulin.
    static let corrected = FormatterWords.words("of factor scale insulin bolus boluses ratio")
    static let doers = FormatterWords.words("he she they patient can cannot can't could not don't doesn't didn't did")
    /// Within a sentence a correction, at the start of one an order: nothing is taken back by it unseen.
    static let aside = FormatterWords.phrases("change that to|that should be|that should have been")

    /// What is done to a drug or a test: a second order on the same takes back the first.
    static let orders = FormatterWords.words(
        "stop start continue hold discontinue resume restart keep give increase decrease add order cancel"
    )
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

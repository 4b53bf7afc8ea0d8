/// The formatter's word lists.
enum FormatterWords {
    /// The words of a text, each once.
    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Phrases, each of its words.
    static func phrases(_ text: String) -> [[String]] {
        text.split(separator: "|").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    static let ageParts: Set<String> = ["year", "years", "month", "months", "week", "weeks", "day", "days", "old"]

    /// Spoken units and their symbols, by their words.
    static let units: [(spoken: [String], symbol: String)] = """
        millimeters of mercury=mmHg|millimoles per liter=mmol/L|nanograms per milliliter=ng/mL
        |picograms per milliliter=pg/mL
        |degrees fahrenheit=\u{B0}F|degrees celsius=\u{B0}C|degrees centigrade=\u{B0}C
        |international units=international units|milligrams=mg|milligram=mg|mgs=mg|micrograms=mcg|microgram=mcg
        |\u{B5}g=mcg|\u{3BC}g=mcg|ug=mcg|grams=g|gram=g|kilograms=kg|kilogram=kg|kilos=kg|milliliters=mL|milliliter=mL
        |millilitres=mL|ml=mL|cc=mL|c c=mL|ccs=mL|liters=L|liter=L|centimeters=cm|centimeter=cm|millimeters=mm
        |millimeter=mm|milliequivalents=mEq|milliequivalent=mEq|meq=mEq|u=units|iu=international units
        """.split(separator: "|").map { unit in
            let sides = unit.split(separator: "=")
            return (sides[0].split(separator: " ").map(String.init), String(sides[1].prefix { $0 != "\n" }))
        }
    /// Their symbols, in lower case.
    static let symbols = Set(units.map { $0.symbol.lowercased() })
    static let unitsByFirst: [String: [(spoken: [String], symbol: String)]] = Dictionary(
        grouping: units,
        by: { $0.spoken[0] }
    )
    /// Symbols that a dose may have: trailing zeros are dropped before them.
    static let doseSymbols: Set<String> = ["mg", "mcg", "g", "kg", "mL", "L", "mEq", "units"]
    /// What a unit is told by, after "per"; hours only of what flows.
    static let parts = [
        "gram": "g", "g": "g", "kilogram": "kg", "kilo": "kg", "kg": "kg", "deciliter": "dL", "dl": "dL", "liter": "L",
        "l": "L", "milliliter": "mL", "ml": "mL", "minute": "min", "hour": "h",
    ]
    static let sight = words("acuity vision visual eye eyes pinhole snellen")
    static let scores = words("score scored scores glasgow coma gcs mmse moca mini-mental cognitive")
    /// Given and measured.
    static let analytes = words("potassium sodium calcium magnesium phosphate bicarbonate lithium iron zinc glucose")
    /// Parts of the body that are counted.
    static let numberedParts = words("toe toes finger fingers digit digits rib ribs metatarsal metacarpal nerve ray")

    /// What a size such as 4-0 is of.
    static let sutures = words(
        "nylon vicryl prolene monocryl silk chromic gut polypropylene pds ethilon ethibond suture sutures absorbable"
    )

    static let massUnits: Set<String> = ["mg", "milligrams", "milligram", "mcg", "micrograms", "microgram"]
    /// What goes on with a number: what is counted by it, and the rest of a range or of a decimal. "One" before it is a number.
    static let afterNumber = words(
        "day days week weeks month months year years hour hours minute minutes tablet tablets capsule capsules puff puffs "
            + "drop drops pack packs unit units pound pounds inch inches percent refill refills teaspoon tablespoon to point"
    )
    /// What is counted of a dose, and one of them.
    static let dosesCounted = words("tablets tabs capsules caps pills puffs drops sprays lozenges patches times")
    static let oneOfDoses = words("tablet tab capsule pill puff drop spray lozenge patch")
    /// Begins how often: "times a day", "two daily".
    static let perTime = words("a per each every daily weekly nightly day at twice once by")
    /// What is counted in tablets without a dose.
    static let supplying = words("dispense dispensed dispensing quantity supply count counted total")
    /// What else is measured by number, so that the number before it may be set right alone.
    static let measures: Set = ["degrees", "meters", "feet", "miles", "blocks", "steps", "beats", "cigarettes", "cups"]
    static let numbered = words("type grade stage level phase class page gravida para bipolar")

    static let months = words("january february march april may june july august september october november december")
    static let ordinals = SpokenNumber.up(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        from: 1
    ).merging(["thirtieth": 30]) { $1 }

    static let titles: [String: String] = [
        "doctor": "Dr.", "mister": "Mr.", "missus": "Mrs.", "misses": "Mrs.", "miz": "Ms.",
    ]

    /// Abbreviations of letters, which an engine may write as words.
    static let letters = words(
        "copd gerd mri bnp tsh ldl hdl dvt cbc bmp cmp ecg ekg uti bph adhd ptsd acl crp esr inr psa hiv bmi ckd nsaid"
    )
    /// Letters, as they are written, with the numbers that are part of their name.
    static let endingInDigit: [String: (written: String, digits: [Int])] = [
        "FEV": ("FEV", [1, 6]), "HER": ("HER", [2]), "SPO": ("SpO", [2]), "SAO": ("SaO", [2]), "PAO": ("PaO", [2]),
        "PCO": ("PCO", [2]), "PACO": ("PaCO", [2]), "PO": ("PO", [2]), "FIO": ("FiO", [2]), "ETCO": ("EtCO", [2]),
        "CO": ("CO", [2]), "SVO": ("SvO", [2]), "VO": ("VO", [2]), "HCO": ("HCO", [3]), "CD": ("CD", [3, 4, 8]),
        "PHQ": ("PHQ-", [2, 9]), "GAD": ("GAD-", [2, 7]), "PCL": ("PCL-", [5]), "GLP": ("GLP-", [1]),
        "SGLT": ("SGLT-", [2]), "COVID": ("COVID-", [19]), "CHADS": ("CHADS-", [2]), "HPV": ("HPV-", [6, 11, 16, 18]),
        "CA": ("CA-", [125, 19, 15]), "O": ("O", [2]), "T": ("T", [3, 4]), "C": ("C", [3, 4]), "H": ("H", [2]),
        "B": ("B", [1, 2, 3, 6, 12]), "D": ("D", [2, 3]), "S": ("S", [1, 2, 3, 4]),
        "M": ("M", [1, 2, 3, 4]), "A": ("A", [1, 2, 3]), "P": ("P", [1, 2, 3, 4]),
    ]
    /// What stands before "at" and a time of day; after other words it is as likely a value.
    static let beforeTime: Set<String> = months.union([
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow", "tonight",
        "yesterday", "morning", "afternoon", "evening", "called", "seen", "arrived", "admitted", "scheduled",
        "appointment", "discharged", "extubated", "intubated", "delivered", "notified", "pronounced",
    ])
    /// What is done, or happens, at a time of day.
    static let timedEvents = words(
        "done inserted reached withdrawn removed ended completed closed made opened placed incision paged fell collapsed "
            + "fainted seized vomited awoke died"
    )
    /// What is set or measured "at" a value.
    static let setValues: Set<String> = [
        "rate", "pressure", "infusion", "drip", "pump", "level", "dose", "setting", "weight", "count", "glucose",
        "sugar", "weighed", "weighs", "dosing", "dosed", "goal", "target", "volume", "output", "platelets", "pulse",
    ]
    /// What somebody does "at" a value as well as at a time.
    static let reachesValue = words(
        "set put kept keeps stayed stays remained remains peaked topped maxed hovered settled plateaued started starts began "
            + "increased decreased raised lowered runs ran tapered measured tested read reads came comes held given gave "
            + "received got infused infusing running ordered titrated"
    )
    /// Letters that must not be written (ISMP, the Joint Commission), where they mean one thing. What may mean several
    /// (MS, OD, DC) stays as it was spoken: to choose would be to guess.
    static let spelledOut: [String: String] = [
        "QD": "daily", "QOD": "every other day", "QHS": "nightly at bedtime", "HS": "at bedtime", "QN": "nightly",
        "BIW": "twice weekly", "TIW": "three times weekly", "OS": "left eye", "OU": "both eyes",
        "SQ": "subcutaneously", "SUBQ": "subcutaneously", "MSO4": "morphine sulfate",
        "MGSO4": "magnesium sulfate", "HCTZ": "hydrochlorothiazide", "APAP": "acetaminophen", "MTX": "methotrexate",
        "IU": "international units", "IGA": "IgA", "IGG": "IgG", "IGE": "IgE", "IGM": "IgM",
    ]

    /// Letters of that list that may mean several things: said one by one, they are not put together.
    static let severalMeanings: Set = ["OD", "AD", "AS", "AU", "UD", "DC", "SC", "MS", "IN", "IJ"]

    /// Words before "period" that make it a noun.
    static let beforePeriodNoun = beforePeriodAlways.union([
        "time", "recovery", "rest", "her", "last", "first", "long", "short", "same", "postoperative", "heavy", "brief",
        "missed", "monthly", "normal", "painful", "window", "any",
    ])
    static let beforePeriodAlways: Set<String> = [
        "a", "the", "this", "that", "menstrual", "incubation", "observation", "postpartum", "refractory", "latency",
        "washout", "waiting", "grace", "each", "every",
    ]
    static let afterPeriodNoun: Set<String> = ["of", "cramps", "cramping", "was", "is", "started", "began", "lasted"]
    /// The same where no other mark is spoken; "period pain is mild" may end a sentence there.
    static let afterPeriodAlone = words("pain pains cramp product products lasts starts begins comes tracker")
    /// Words after "colon" that make it the organ.
    static let afterColonNoun = words(
        "cancer cancers polyp polyps resection wall carcinoma screening mass prep surgery biopsy biopsies adenocarcinoma "
            + "adenoma lesion obstruction perforation stricture ischemia volvulus tumor preparation cleansing"
    )
    /// Verbs of which the organ is the subject, and no mark.
    static let ofColon = words("is was has had appears appeared looks looked showed seems seemed")
    /// What the headings of a note, and the lines of one on a procedure, end in where a clause begins.
    static let labels = words(
        "anesthesia sedation consent specimen specimens complications condition drains discharge position surgeon assistant "
            + "operator implants technique details intervention interventions fluids output loss meds medication course "
            + "summary conclusion opinion instructions orders advice management observations immunizations problems up"
    )
    static let beforeColonNoun: Set<String> = [
        "the", "sigmoid", "transverse", "ascending", "descending", "left", "right", "of", "entire", "her", "his",
        "distal", "proximal", "redundant", "tortuous", "your", "whole", "spastic", "a", "and", "my", "their", "for",
        "irritable", "inflamed", "dilated", "visualized", "examined", "remaining",
    ]
    /// Words that end a spoken heading.
    static let headingEnds = words(
        "complaint illness exam examination assessment plan impression history medications allergies subjective "
            + "objective vitals signs systems results labs diagnosis findings procedure indication indications "
            + "recommendations imaging disposition constitutional studies diagnoses"
    )
    /// Words that Whisper writes with a capital only because it thought that a sentence began.
    static let lowerable = words(
        "the an and or but no with without in on of to for over under at from by he she it they is was has had then "
            + "denies reports which that there not him them"
    )
}

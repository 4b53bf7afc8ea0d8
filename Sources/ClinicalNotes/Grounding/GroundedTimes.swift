/// Words of time, months and units, each in one form.
enum GroundedTimes {
    /// How often, how long and on which day, in one form each.
    static let times: WordMap<String> = [
        "daily": "day", "everyday": "day", "day": "day", "days": "day", "weekly": "week", "week": "week",
        "weeks": "week", "yesterday": "yesterday", "tomorrow": "tomorrow",
        "monthly": "month", "month": "month", "months": "month", "yearly": "year", "annually": "year",
        "year": "year", "years": "year", "hour": "hour", "hours": "hour", "hourly": "hour", "minute": "minute",
        "minutes": "minute", "twice": "twice", "nightly": "night",
    ]
    static let months: WordMap<String> = WordMap(
        Dictionary(
            uniqueKeysWithValues: [
                "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december",
            ].enumerated().map { ($1, "\($0 + 1)") }
        )
    )
    /// Numbers that the formatter leaves in words.
    static let spoken: WordMap<String> = {
        let words = [
            "one first once", "two second twice couple both", "three third", "four fourth", "five fifth", "six sixth",
            "seven seventh", "eight eighth", "nine ninth", "ten tenth", "eleven eleventh", "twelve twelfth",
        ]
        var result = ["half": "0.5"]
        for (at, ten) in ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"].enumerated() {
            for end in ["ies", "y's"] { result[ten + end] = "\(at + 2)0" }
        }
        for (at, group) in words.enumerated() {
            for word in group.split(separator: " ") { result[String(word)] = "\(at + 1)" }
        }
        return WordMap(result)
    }()
    /// Said of two, it says of both sides.
    static let pairs = Lexicon.set(
        "knees legs feet hands arms eyes ears lungs extremities ankles shoulders hips wrists elbows sides equally either each"
    )

    /// Units of measure and of time, in words too.
    static let units = Lexicon.units.union(
        Lexicon.set(
            """
            milligram microgram gram grams kilogram kilograms ounce ounces oz liter liters milliliter milliliters cc
            centimeter centimeters millimeter millimeters inch
            """
        )
    )

    /// One spelling for each unit.
    static func unit(_ word: String) -> String { spellings[word] ?? times[word] ?? word }

    private static let spellings: WordMap = [
        "milligrams": "mg", "milligram": "mg", "micrograms": "mcg", "microgram": "mcg", "grams": "g", "gram": "g",
        "kilograms": "kg", "kilogram": "kg", "ounces": "ounce", "oz": "ounce", "liter": "l", "liters": "l",
        "milliliter": "ml", "milliliters": "ml", "cc": "ml", "centimeter": "cm", "centimeters": "cm",
        "millimeter": "mm", "millimeters": "mm", "inches": "inch", "pound": "lb", "pounds": "lb", "lbs": "lb",
        "tablets": "tablet", "capsules": "capsule", "minutes": "minute",
    ]
}

/// Sentences of dictations and visits with identifiers of ours between braces: `{category:identifier}`.
///
/// A name may be in a list of common names or in none; none of the sentences was used to choose a word of those lists.
enum PlantedIdentifiers {
    private static let names = [
        "Marisol Vance", "John Smith", "Oyelaran Adeyemi", "Siobhan Fitzpatrick", "Krzysztof Nowak", "Nguyen Thi Hoa",
        "Priya Raghunathan", "DeShawn Whitfield", "Yevgenia Petrova", "Aroha Tamihana", "Will Price", "Grace Young",
        "Mary-Ellen O'Rourke", "Xiomara Quispe", "Mohammed al-Rashid", "Bjorn Sandvik", "Wilhelmina Achterberg",
        "Kai Nakamura",
        "Ezekiel Obi", "Lakshmi Venkataraman",
    ]
    private static let firsts = [
        "Marisol", "Andrew", "Oyelaran", "Siobhan", "Thandiwe", "Priya", "Deshawn", "Aroha", "Brittany", "Xiomara",
        "Kai", "Rosa",
    ]
    private static let nameSentences = [
        "{name:@} is a 54-year-old woman with hypertension.", "This is a follow-up visit for {name:@}.",
        "I spoke with {name:@} about the results of the CT.", "Please send a copy to Dr. {name:@}.",
        "The patient's name is {name:@}, seen today for knee pain.", "Thank you, {name:@}, for this referral.",
        "Her daughter {name:@} brought her in today.", "Mr. {name:@} denies chest pain.",
        "Dictating for {name:@}, progress note.",
    ]
    private static let firstSentences = [
        "Hi {name:@}, how are you doing today?", "So {name:@} any chest pain or shortness of breath?",
        "Hey {name:@} nice to see you.", "The next patient is {name:@}, she has a cough.",
    ]
    private static let dates = [
        "March 3, 2024", "03/14/2024", "2024-03-14", "the 14th of March", "September twenty first", "June 5th",
        "12/31/23",
        "November 2019", "14 February 2025", "the third of August", "July 4", "May 2nd, 1961", "October", "Jan. 15",
    ]
    private static let dateSentences = [
        "She was admitted on {date:@} with pneumonia.", "Date of birth {date:@}.",
        "Symptoms began on {date:@} after a fall.",
        "Follow up by {date:@} for labs.", "Last colonoscopy was in {date:@} and was normal.",
    ]
    private static let phones = [
        "555-867-5309", "(212) 555-0142", "212.555.0199", "+1 415 555 2671", "867-5309",
        "five five five eight six seven five three oh nine",
        "2125550142", "555 0142",
    ]
    private static let phoneSentences = [
        "Call her at {phone:@} with the results.", "His phone number is {phone:@}.",
        "The pharmacy's fax is {phone:@}, please confirm.",
    ]
    private static let numbers = [
        ("MRN {number:@}.", ["4471902", "00381", "MR-88213", "eight eight two one three", "A1234567"]),
        (
            "Medical record number {number:@}, follow-up visit.",
            ["4471902", "88213", "7-7120-3", "four four seven one nine"]
        ),
        (
            "Social Security number {number:@} was confirmed.",
            ["123-45-6789", "123 45 6789", "one two three four five six seven eight nine"]
        ),
        ("Her insurance member ID is {number:@}.", ["XYZ884213907", "88421390", "W2231"]),
        ("Account number {number:@} was billed.", ["558812", "20-11892"]),
        ("Driver's license number {number:@}.", ["D4459921", "99213347"]),
        ("The pacemaker serial number is {number:@}.", ["PJN642812H", "8842-113"]),
    ]
    private static let addresses = [
        "1420 Larkspur Avenue", "77 Old Mill Road, Apartment 4B", "9 Elm Street, Springfield, Illinois 62704",
        "PO Box 3312",
        "2201 South Harbor Boulevard", "15 Kestrel Court, Dover, DE 19901",
    ]
    private static let addressSentences = ["She lives at {address:@}.", "Mail the letter to {address:@}."]
    private static let places = ["Springfield", "Tucson", "Walla Walla", "Schenectady", "Poughkeepsie", "Boise"]
    private static let placeSentences = [
        "He recently moved here from {name:@} with his wife.", "She works at a bakery in {name:@}.",
    ]
    private static let contacts = [
        "mvance@example.com", "m.vance+clinic@post.example.org", "m vance at example dot com",
        "www.vancefamily.example.com",
        "jane dot doe at example dot org", "192.168.14.2",
    ]
    private static let ages = ["93-year-old"]
    private static let smallNames = [
        "hi {name:andrew} how are you doing today", "my name is {name:jessica martinez}",
        "mister {name:henderson} has diabetes",
        "so {name:brittany} what brings you in", "i'm going to refer you to dr. {name:patel} in cardiology",
        "{name:kimberly} is a 32 year old female", "okay {name:bryan} let's talk about your blood pressure",
        "you saw doctor {name:gutierrez} last year", "and your wife {name:dorothy} is with you",
    ]

    /// All of them.
    static let sentences: [String] = {
        var all = smallNames
        func plant(_ identifiers: [String], _ sentences: [String]) {
            for identifier in identifiers {
                all += sentences.map { $0.replacing("@", with: identifier) }
            }
        }
        plant(names, nameSentences)
        plant(firsts, firstSentences)
        plant(dates, dateSentences)
        plant(phones, phoneSentences)
        for (sentence, identifiers) in numbers { plant(identifiers, [sentence]) }
        plant(addresses, addressSentences)
        plant(places, placeSentences)
        plant(contacts, ["Her e-mail address is {contact:@}."])
        plant(ages, ["A {age:@} man with falls."])
        all += ["A {age:101} year old man.", "A {age:ninety four} year old man.", "She is {age:96} years old."]
        return all
    }()

    /// A sentence in clear, and its identifiers with their categories.
    static func read(_ sentence: String) -> (text: String, identifiers: [(category: String, text: String)]) {
        var text = ""
        var identifiers: [(category: String, text: String)] = []
        for part in sentence.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard part.offset > 0, let end = part.element.firstIndex(of: "}"),
                let colon = part.element.firstIndex(of: ":")
            else {
                text += part.element
                continue
            }
            let identifier = String(part.element[part.element.index(after: colon)..<end])
            identifiers.append((String(part.element[..<colon]), identifier))
            text += identifier + part.element[part.element.index(after: end)...]
        }
        return (text, identifiers)
    }
}

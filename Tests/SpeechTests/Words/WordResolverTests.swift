import Artifacts
import Testing

@testable import Speech

@Suite struct `The word resolver` {
    @Test(arguments: [
        ("and impagile flaws in 10 milligrams daily.", "and empagliflozin 10 milligrams daily."),
        ("He takes Glyphyside 5 milligrams", "He takes glipizide 5 milligrams"),
        ("Start Gabe Penton 300 milligrams", "Start gabapentin 300 milligrams"),
        ("we raised the search line to 100 milligrams", "we raised the sertraline to 100 milligrams"),
        ("She is taking listen-operal 20 milligrams", "She is taking lisinopril 20 milligrams"),
        ("Continue met for men.", "Continue metformin."),
        ("Sartfuro's my 20 milligrams by mouth", "Start furosemide 20 milligrams by mouth"),
        ("Refer to Poditatry.", "Refer to podiatry."),
        ("His last team globe in a 1C was", "His last hemoglobin A1c was"),
        ("is mildly erythymatus without exudate", "is mildly erythematous without exudate"),
        ("a urine album into creating iron ratio", "a urine albumin to creatinine ratio"),
        ("He takes loss art in 100 milligrams daily", "He takes losartan 100 milligrams daily"),
        ("tried over the counter-dextromthorphin, without", "tried over the counter dextromethorphan, without"),
        ("He uses insulin large in 22 units", "He uses insulin glargine 22 units"),
        ("He stopped naltric zone because", "He stopped naltrexone because"),
        ("failed amatriptyline. Suma-trypton 100 milligrams", "failed amitriptyline. Sumatriptan 100 milligrams"),
        ("5 milligrams daily, and torsomide.", "5 milligrams daily, and torsemide."),
        ("on room air, respiratory weight 18.", "on room air, respiratory rate 18."),
        ("with exploratory wheezes.", "with expiratory wheezes."),
        ("CH2DS2 VASK score of 4", "CHA2DS2-VASc score of 4"),
        ("H palaori stool antigen", "H pylori stool antigen"),
        ("Continue vend laffaxon 150 milligrams", "Continue venlafaxine 150 milligrams"),
        ("The abdomen is non tender.", "The abdomen is nontender."),
        ("She uses the ipratropiumas needed", "She uses the ipratropium as needed"),
        ("for angina, onamlodapine 5 milligrams daily", "for angina, on amlodipine 5 milligrams daily"),
        ("Post-operative visit.", "Postoperative visit."),
        ("She takes our vastatin 20 milligrams", "She takes atorvastatin 20 milligrams"),
        ("Allergies. Morfine, which caused itching", "Allergies. Morphine, which caused itching"),
        ("Clopidogrill was held for 5 days", "Clopidogrel was held for 5 days"),
        ("Allergies comma codencoma hives period", "Allergies comma codeine comma hives period"),
        ("Allergies. Zithropelcaused a rash", "Allergies. Zithropel caused a rash"),
        ("Number one dostaxel every 3 weeks", "Number one docetaxel every 3 weeks"),
        ("There were two beats ofnistagmus", "There were two beats of nystagmus"),
        ("Unpalpation the belly is soft.", "On palpation the belly is soft."),
        ("Soft unpalpation today.", "Soft on palpation today."),
    ])
    func `finds the word behind what was misheard`(heard: String, meant: String) {
        #expect(resolved(heard).verbatimText == meant)
    }

    /// What begins with a short word is not made of it, least of all where it denies.
    @Test(arguments: [
        "a slow undulation", "Her gait is unsteady", "an avascular lesion", "an inoperable tumor",
        "Her gait is atactic", "a hypofunctioning thyroid",
    ])
    func `leaves words together that are one`(sentence: String) {
        #expect(resolved(sentence).verbatimText == sentence)
    }

    /// A word that is not in any list may be a word all the same.
    @Test(arguments: [
        ("She has an underactive thyroid", 0.46), ("He is unbothered by it", 0.4), ("was overtreated before", 0.4),
        ("a well centered lens in each eye", 0.81), ("1.9 milligrams per deciliter, and", 0.6),
        ("He has fibrosarcoma period. It grew comma period", 0.6),
        ("Full weight on the left leg, no weight on the right leg", 0.6), ("every 3 hours, weight 3 hours after", 0.6),
        ("The carina was sharp and the mortise was intact", 0.45), ("Cultures of february were negative", 0.4),
    ])
    func `makes no term of words that were well heard`(sentence: String, probability: Double) {
        #expect(resolved(sentence, probability: probability).verbatimText == sentence)
    }

    @Test(arguments: OrdinaryTalk.sentences)
    func `leaves names and everyday talk as they are, however doubtful`(sentence: String) {
        #expect(resolved(sentence, probability: 0.4).verbatimText == sentence)
    }

    @Test(arguments: [
        ("Lashman is negative.", "Lachman is negative."), ("a positive Lashman test", "a positive Lachman test"),
        ("denies Melina, comma", "denies melena, comma"), ("cultures grew Klebsiela", "cultures grew Klebsiella"),
    ])
    func `finds terms that are written as names where they stand as such`(heard: String, meant: String) {
        #expect(resolved(heard).verbatimText == meant)
    }

    @Test(arguments: [
        ("Create a 9 is 1.2 today.", "Creatinine is 1.2 today."),
        ("Repeat lithium level and create 9 in 3 months.", "Repeat lithium level and creatinine in 3 months."),
        ("and his create a 9 1.6 with", "and his creatinine 1.6 with"),
        ("TSH 3.1, create 9.1.0, calcium 9.6", "TSH 3.1, creatinine 1.0, calcium 9.6"),
        ("Labs, create 91.82, estimated GFR 46.", "Labs, creatinine 1.82, estimated GFR 46."),
        ("INR 1.2, create a 90.9, done.", "INR 1.2, creatinine 0.9, done."),
        ("Create nine was 1.1 on admission.", "Creatinine was 1.1 on admission."),
        ("protein to create a 9 ratio was 20", "protein to creatinine ratio was 20"),
        ("Metoprolol 6 and 8 25 milligrams daily", "Metoprolol succinate 25 milligrams daily"),
    ])
    func `hears digits as sounds where the number is told after them`(heard: String, meant: String) {
        #expect(resolved(heard, probability: 0.9).verbatimText == meant)
    }

    @Test(arguments: [
        "We create 9 plans.", "We create 9 in 3 colors.", "Grade 3 of 6 murmur.", "a pain of 8 at 3 in the morning",
        "Create a 9 month plan.", "Seen on 9.1.20 and 9.2.20.",
        "Para 2 at 30 weeks.", "Stage 3 was 2 years ago.", "gravida 3 para 2 30 years old",
        "Apgars 8 and 9 at 5 minutes", "Gleason 3 and 4 of 10 cores",
    ])
    func `leaves digits that are numbers`(sentence: String) {
        #expect(resolved(sentence, probability: 0.5).verbatimText == sentence)
    }

    @Test(arguments: [
        ("Start surgery line 25 milligrams", "Start sertraline 25 milligrams"),
        // None of this sound comes in it, or no dose tells.
        ("Start surgery line 650 milligrams", "Start surgery line 650 milligrams"),
        ("We took the surgery line home", "We took the surgery line home"),
        ("a bedside monitor 5 milligrams", "a bedside monitor 5 milligrams"),
        ("for the other knee 40 milligrams", "for the other knee 40 milligrams"),
    ])
    func `takes known words that make no sense for a drug that comes in the dose`(heard: String, meant: String) {
        #expect(resolved(heard).verbatimText == meant)
    }

    @Test func `keeps what was heard, and how alike it is`() throws {
        let transcript = resolved("He takes impagile flaws in 10 milligrams")
        let word = try #require(transcript.words.first { $0.text == "empagliflozin" })
        #expect(word.resolution?.heard == "impagile flaws in")
        #expect(word.probability == 0.6)
        let score = try #require(word.resolution?.score)
        #expect((0.7...1).contains(score))
        #expect(transcript.words.count { $0.resolution != nil } == 1)
    }

    @Test func `keeps segments at their words`() {
        var transcript = Transcript(plainText: "Start impagile flaws in 10 milligrams.\nReturn in two weeks.")
        transcript.engine = "test"
        let result = WordResolver.standard.resolve(transcript)
        #expect(result.isConsistent)
        #expect(
            result.segments.map { result.words[$0.words].map(\.text).joined(separator: " ") } == [
                "Start empagliflozin 10 milligrams.", "Return in two weeks.",
            ]
        )
    }

    @Test(arguments: [
        "He will call in the morning.", "Dr. Penton saw her for gabapentin.", "She takes no aspirin.",
        "The search line at the airport was long.", "I work on the line 100 days a year.", "Mr. Sartraline is here.",
        "Mother has Hashimoto thyroiditis.", "Today, 7 of them were well.", "Take 2 tablets daily.",
        "The left knee is not swollen.",
    ])
    func `leaves what was said well`(heard: String) {
        #expect(resolved(heard, probability: 0.95).verbatimText == heard)
    }

    @Test func `takes words that are known and were heard well for no drug`() {
        let heard = "Continue, no more than 9 tablets a month."
        #expect(resolved(heard, probability: 0.94).verbatimText == heard)
    }

    @Test func `takes no other drug for one that is spoken of and sounds nearly as like`() {
        let heard = "symmetric in 50 milligrams helped. Continue sumatriptan."
        #expect(!resolved(heard, probability: 0.3).verbatimText.contains("simethicone"))
    }

    @Test func `gives a list mark back the word that the engine left out`() {
        let transcript = resolved("Plan. Number 1, rest. Return daily. 2. Hypertension, at 3. Number 3, fluids.")
        #expect(
            transcript.verbatimText
                == "Plan. Number 1, rest. Return daily. Number 2. Hypertension, at 3. Number 3, fluids."
        )
        #expect(transcript.words.first { $0.text == "2." }?.resolution?.heard == "2.")
    }

    @Test func `makes no list of what is none`() {
        for heard in ["The score was one. 2. That is all.", "Grade 1. 2. Then 3."] {
            #expect(resolved(heard).verbatimText == heard)
        }
    }

    @Test func `changes nothing in what was really spoken`() {
        for text in dictationTexts.prefix(6) {
            let transcript = Transcript(plainText: text)
            #expect(WordResolver.standard.resolve(transcript).verbatimText == transcript.verbatimText)
        }
    }

    @Test(arguments: lookAlikes)
    func `never turns a drug into another drug`(one: String, other: String) {
        for drug in [one, other] {
            for frame in [
                "Start \(drug) 10 milligrams daily.", "He takes \(drug) at home.", "We spoke of \(drug) today.",
            ] {
                #expect(resolved(frame, probability: 0.2).verbatimText == frame)
            }
        }
    }

    /// One letter of each name is lost: the name may be found again, but never another drug's.
    @Test(arguments: lookAlikes.map(\.0).filter { $0.count > 8 })
    func `takes no misspelled drug for another one`(drug: String) {
        let letters = Array(drug.lowercased())
        for index in stride(from: 2, to: letters.count, by: 2) {
            var damaged = letters
            damaged.remove(at: index)
            let heard = String(damaged)
            if Lexicon.standard.drugs.contains(heard) { continue }
            for word in resolved("Start \(heard) 10 milligrams daily.").words where word.resolution != nil {
                let core = HeardWord(word.text).core.lowercased()
                #expect(core == drug.lowercased() || !Lexicon.standard.drugs.contains(core), "\(heard)")
            }
        }
    }

    /// What Whisper heard of topiramate, tadalafil, labetalol, ceftriaxone and folic acid.
    @Test(arguments: [
        "Decrease top her m 8 to 50 milligrams twice daily.", "Add to have a lawful 5 milligrams daily.",
        "Continue libital 100 milligrams twice daily.", "Change cepery axon to cephalexin 500 milligrams.",
        "with pholic acid 1 milligram daily", "Continue topper m 800 milligrams",
    ])
    func `invents no brand for a generic name that was misheard`(heard: String) {
        for word in resolved(heard, probability: 0.4).words where word.resolution != nil {
            #expect(HeardWord(word.text).core.first?.isUppercase != true, "\(word.text)")
        }
    }

    /// What Whisper heard of levothyroxine, glargine, atorvastatin and cephalexin: others are as like, or little is.
    @Test(arguments: [
        "Increase excited to 125 micrograms daily.", "Increase margin to 24 units.",
        "daily, or rest at 80 milligrams at bedtime", "Plan, Sephoxant, 500 milligrams four times daily",
    ])
    func `invents no drug where little speaks for it`(heard: String) {
        for word in resolved(heard, probability: 0.4).words where word.resolution != nil {
            #expect(!Lexicon.standard.drugs.contains(HeardWord(word.text).core.lowercased()), "\(word.text)")
        }
    }

    /// Cefoxitin is most like it, but seldom dictated; cephalexin is often, and nearly as like.
    @Test func `takes no seldom drug where an often dictated one sounds nearly as like`() {
        let heard = "Plan, Sephoxin 500 milligrams"
        #expect(resolved(heard, probability: 0.02).verbatimText == heard)
    }

    @Test func `takes the end of a longer name for no drug of its own`() {
        #expect(!resolved("Pay fill grass them with the next cycle.").verbatimText.contains(" filgrastim"))
    }

    @Test func `never changes a number within a phrase`() {
        let heard = "and octuria times three, without"
        #expect(resolved(heard, probability: 0.1).verbatimText == "nocturia times three, without")
    }

    @Test func `hears spoken punctuation where it is spoken`() {
        let heard = "Chief complaint Colin pain comma chills Kama commasore throat period No coma period"
        #expect(
            resolved(heard, probability: 0.4).verbatimText
                == "Chief complaint colon pain comma chills comma comma sore throat period No coma period"
        )
        let paragraph = "Pain comma chills period. New paragraph. Plankol and rest period."
        #expect(resolved(paragraph).verbatimText.hasSuffix("New paragraph. Plan colon rest period."))
        #expect(resolved("He saw Kama and Colin.", probability: 0.4).verbatimText == "He saw Kama and Colin.")
    }

    @Test func `puts parts together again that nothing was found for`() {
        let heard = "She wore a zorbly-quent hat."
        #expect(resolved(heard, probability: 0.3).verbatimText == heard)
    }

    @Test func `knows drugs that are seldom dictated`() {
        #expect(resolved("Hold Ralph Lumilast for now.").verbatimText == "Hold roflumilast for now.")
    }

    @Test(arguments: ["No cholelithiasis was seen.", "Rehabilitation referral."])
    func `changes no rare word that there is`(heard: String) {
        #expect(resolved(heard, probability: 0.3).verbatimText == heard)
    }

    @Test func `takes the rest of a phrase for what sounds like it only`() {
        let heard = "He uses respiratory food daily."
        #expect(resolved(heard, probability: 0.3).verbatimText == heard)
    }

    @Test func `takes neither of two drugs that are about as near`() {
        #expect(resolved("Start hydroxy 10 milligrams daily.").words[1].resolution == nil)
    }
}

@Suite struct Pronunciations {
    @Test func `find the sounds of words that are spelled unlike`() {
        let likeness = SoundDistance.likeness(Pronunciation("phoenix"), Pronunciation("feenicks"))
        #expect(likeness > 0.85)
    }

    @Test func `are apart where the words are`() {
        #expect(SoundDistance.likeness(Pronunciation("lisinopril"), Pronunciation("metformin")) < 0.5)
    }

    @Test func `spell out letters and digits`() {
        #expect(Pronunciation("A1c").sounds == Pronunciation("a one c").sounds)
        #expect(Pronunciation("BNP").sounds == Pronunciation("B N P").sounds)
    }
}

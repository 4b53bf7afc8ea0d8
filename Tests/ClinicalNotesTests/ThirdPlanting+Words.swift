/// What is replaced, as patterns, and by what.
extension ThirdPlanting {
    static let quantities: [Change] = [
        (#"([0-9]) ?mg\b"#, "$1 grams"), (#"([0-9]) ?mg\b"#, "$1 mcg"), (#"\bmilligrams?\b"#, "grams"),
        (#"\bmilligrams?\b"#, "mL"), (#"\b(pounds|lbs)\b"#, "ounces"), (#"\b(pounds|lbs)\b"#, "kilograms"),
        (#"\binches\b"#, "centimeters"), (#"\bcm\b"#, "inches"), (#"\bcentimeters?\b"#, "inches"), (#"\bmcg\b"#, "mg"),
        (#"([0-9]) ?%"#, "$1 mmHg"), (#"\bunits\b"#, "mL"), (#"\bpacks?\b"#, "cartons"), (#"\btablets?\b"#, "bottles"),
    ]
    static let times: [Change] = {
        let units = ["hours", "days", "weeks", "months", "years"]
        var result: [Change] = [
            (#"\byesterday\b"#, "last week"), (#"\blast week\b"#, "last year"), (#"\blast month\b"#, "last week"),
            (#"\blast year\b"#, "last month"), (#"\blast night\b"#, "last month"), (#"\bthis morning\b"#, "last month"),
            (#"\btomorrow\b"#, "next month"), (#"\bnext week\b"#, "next year"), (#"\bminutes\b"#, "days"),
        ]
        for old in units {
            for new in units where new != old {
                result.append(
                    (#"(\d|two|three|four|five|six|seven|eight|nine|ten|few|several|couple of) \#(old)\b"#, "$1 \(new)")
                )
                result.append((#"\b(a|one|1|per) \#(old.dropLast())\b"#, "$1 \(new.dropLast())"))
            }
        }
        return result
    }()
    static let often: [Change] = [
        (#"\b(once )?daily\b"#, "every other day"), (#"\bonce daily\b"#, "three times daily"),
        (#"\bonce a day\b"#, "four times a day"), (#"\btwice (daily|a day)\b"#, "three times a day"),
        (#"\b(three|3) times (daily|a day)\b"#, "once a day"), (#"\bevery day\b"#, "once a month"),
        (#"\bweekly\b"#, "monthly"), (#"\bmonthly\b"#, "daily"), (#"\b(a|per) day\b"#, "$1 month"),
        (#"\b(a|per) week\b"#, "$1 day"), (#"\bevery (\d+|four|six|eight) hours\b"#, "every 3 days"),
        (#"\b(at|every) night\b"#, "at noon"), (#"\bat bedtime\b"#, "after breakfast"),
        (#"\b(in the|every) morning\b"#, "in the evening"), (#"\bdaily\b"#, "twice a week"),
    ]
    static let denied: [Change] = [
        (#"\b([Dd])en(?:ies|ied) (any )?"#, "Admits "), (#"\bdenies (any )?"#, "suffers from "),
        (#"\bdenies (any )?"#, "complains of "), (#"\bdenied (any )?"#, "described "),
        (#"\bdoes not have (any )?"#, "does have "), (#"\bhas no\b"#, "has known"),
        (#"\b(?:There|there) (?:is|are|was|were) no\b"#, "There is clear"), (#"^No "#, "Notable "),
        (#"\bwithout (any )?"#, "along with "), (#"\bno (evidence|signs?) of\b"#, "clear $1 of"),
        (#"\b[Nn]egative for\b"#, "remarkable for"), (#"\b(is|was|are|were) not\b"#, "$1 clearly"),
        (#"\bdid not\b"#, "did indeed"), (#"\bdoes not\b"#, "does indeed"), (#"\bhas never\b"#, "has often"),
        (#"\bhas not\b"#, "has recently"), (#"\b(is|was|were|are) negative\b"#, "$1 positive"),
        (#"\b(could|can|will|would|do) not\b"#, "$1"), (#"\bcannot\b"#, "can easily"),
    ]
    static let told: [Change] = [
        (#"\breports (?!no )"#, "denies having "), (#"\bstates (that )?"#, "denies that "),
        (#"\bReports (?!no )"#, "No "),
        (#"\bcomplains of\b"#, "is free of"), (#"\bcomplaining of\b"#, "denying"), (#"\badmits\b"#, "denies"),
        (#"\bendorses\b"#, "rules out"), (#"\bdescribes\b"#, "denies"), (#"\bhas had\b"#, "has never had"),
        (#"\breported (?!no )"#, "never mentioned "), (#"\bpresents with\b"#, "presents without"),
        (#"\bnoted\b"#, "absent"), (#"\bpositive for\b"#, "negative for"),
        (#"\bconsistent with\b"#, "not consistent with"),
    ]
    static let present: [Change] = [
        (#"\b(is|are|was|were) "#, "$1 never "), (#"\b(is|are|was|were) "#, "$1 not "),
        (#" has (a|an|some|mild|severe) "#, " has no "),
        (#"\bThere (is|are) (a |an |some )?"#, "There $1 no "), (#"\b(has|have) been\b"#, "$1 never been"),
        (#"\bhad (a|an)\b"#, "had no"), (#"\bshows?\b"#, "fails to show"), (#"\brevealed\b"#, "did not reveal"),
        (#"\bhistory of\b"#, "no history of"),
    ]
    static let undone: [Change] = [
        (#"\bwill\b"#, "will no longer"), (#"\b[Cc]ontinue\b"#, "Do not continue"), (#"\btakes\b"#, "is not on"),
        (#"\btaking\b"#, "not taking"), (#"\b(smokes|drinks|uses|works|lives|likes|wants)\b"#, "never $1"),
        (#"\b(can|should|would|could)\b"#, "$1 not"), (#"\bunderwent\b"#, "never underwent"),
        (#"\bhelps\b"#, "does not help"),
        (#"\b(started|stopped|tried|received|noticed|began|went|came)\b"#, "never $1"),
        (#"\b[Rr]ecommend\b"#, "do not recommend"),
    ]
    static let sides: [Change] = [
        (#"\bleft\b"#, "right"), (#"\bright\b(?! away| now)"#, "left"), (#"\bbilateral\b"#, "right"),
        (#"\bleft\b"#, "bilateral"),
        (#"\bLeft\b"#, "Right"), (#"\bRight\b"#, "Left"), (#"\bboth\b(?! [a-z]+ and)"#, "left"),
        (#"\bbilaterally\b"#, "on the right side only"),
    ]
    static let relatives: [Change] = [
        (
            #"\b(?:Her|The patient's|Patient's) (mother|father|sister|brother|son|daughter|husband|grandmother|aunt)\b"#,
            "The patient"
        ),
        (#"\b[Hh]is (mother|father|sister|brother|son|daughter|wife|grandfather|uncle)\b"#, "he"),
        (#"\b(mother|grandmother)\b"#, "aunt"), (#"\b(father|grandfather)\b"#, "uncle"), (#"\bsister\b"#, "daughter"),
        (#"\bbrother\b"#, "father"), (#"\bson\b"#, "brother"), (#"\bdaughter\b"#, "mother"),
        (#"\bMother\b"#, "Patient"),
        (#"\bFather\b"#, "Patient"), (#"\bFamily history (?:is )?(?:positive )?(?:of|for)\b"#, "The patient has"),
    ]
    static let patients: [Change] = [
        (#"\b([Tt])he patient (?=[a-z]+s\b|is|was|has|had)"#, "$1he patient's WHO "),
        (#"\bPatient (?=[a-z]+s\b)"#, "Her WHO "),
        (#"^(She|He) "#, "The WHO "), (#"\b(she|he) (?=is|was|has|had)"#, "the WHO "),
        (#"\b[Tt]he patient\b(?!')"#, "the WHO"), (#"^(She|He) has\b"#, "There is a WHO who has"),
    ]
    static let symptoms = groups(
        """
        nausea vomiting diarrhea constipation heartburn
        cough wheezing congestion hoarseness
        fever chills sweats fatigue
        numbness tingling weakness tremor
        headache dizziness vertigo syncope
        pain stiffness swelling itching
        rash hives bruising
        diabetes hypertension asthma arthritis gout
        anxiety depression insomnia
        """
    )
    static let parts = groups(
        """
        knee hip ankle shoulder elbow wrist
        foot hand finger toe heel
        chest abdomen back neck throat
        kidney liver lung heart thyroid
        eye ear nose tongue
        """
    )

    /// Drugs for the same.
    static let classes = groups(
        """
        atorvastatin rosuvastatin simvastatin pravastatin lipitor crestor
        lisinopril ramipril losartan valsartan amlodipine diltiazem norvasc benazepril
        metoprolol atenolol carvedilol bisoprolol propranolol
        lasix furosemide bumex torsemide hydrochlorothiazide spironolactone
        metformin glipizide januvia jardiance
        omeprazole protonix pantoprazole nexium famotidine ranitidine
        zoloft sertraline prozac lexapro celexa wellbutrin cymbalta effexor
        ibuprofen motrin aleve naproxen meloxicam tylenol aspirin celebrex
        amoxicillin augmentin azithromycin keflex doxycycline levaquin clindamycin
        coumadin warfarin eliquis xarelto plavix
        albuterol advair symbicort singulair flonase
        prednisone medrol dexamethasone
        gabapentin lyrica topamax keppra dilantin
        ultram tramadol percocet vicodin oxycodone morphine
        methotrexate humira enbrel plaquenil
        synthroid levothyroxine imitrex maxalt xanax ativan
        """
    )

    private static func groups(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
}

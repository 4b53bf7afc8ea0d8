import Artifacts
import Testing

@testable import ClinicalNotes

/// What sounds like an order or an advice and is none is not told as one; what is one beside it is still told.
struct EncounterDirectiveNarrowTests {
    private func told(_ plan: String, reply: String = "okay") async throws -> [String] {
        try await note(
            """
            Doctor: what brings you in
            Patient: my blood pressure has been high
            Doctor: how long
            Patient: a few weeks
            Doctor: okay
            Patient: and i get tired
            Doctor: all right
            Patient: yes
            Doctor: okay
            Patient: mhm
            Doctor: okay
            Doctor: \(plan)
            Patient: \(reply)
            """
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        // Reassurance, a list, a finding.
        "no steroids needed", "no glipizide on your list", "no insulin yet", "no swimming restrictions",
        "no lifting injury", "no climbing stairs without pain", "no glipizide no insulin",
        // Of oneself, of another, or supposed.
        "in training i'd drink coffee all night", "i'd avoid eggs as a kid", "i would walk four miles a day in college",
        "i'd take the stairs when i was younger", "i would take prednisone if it were on your neck",
        "for your mother i'd stop the glipizide", "i'd avoid the losartan in pregnancy",
        "i'd stop the losartan if your potassium went up", "i'd want a ct of your chest if the film was bad",
        // On a case that is lost.
        "once you finish the antibiotic start the naproxen", "once you are off the steroid start the methotrexate",
        "in case of fever take the tylenol", "before you take naproxen eat some food",
        // What others do, what a drug does, what others say.
        "patients on lithium avoid the ibuprofen", "folks on warfarin keep a log",
        "drugs like prednisone increase your sugars", "pills like losartan lower your pressure",
        "exercise lowers your blood pressure", "the surgeon will say don't eat breakfast",
        "my husband started on losartan keep the losartan in the kitchen", "take two people who both drink wine",
        // Only considered, only wished, or as it is.
        "we could go ahead and do the biopsy today", "we might go ahead and start losartan at the next visit",
        "i'd love to start you on ozempic but your insurance won't cover it",
        "i like you on the losartan", "you and i should walk to the lab", "let's eat lunch after this",
        "let's walk down the hall", "you might start a fight with that", "you could use a vacation",
        "you might take the wrong pill if you don't label them", "you must use a lot of salt",
        "i want you to not drink wine with it",
        // Of the examination.
        "put your arm behind your back", "keep your feet together", "drop your leg off the table",
        "bring your knee to your chest", "put weight on your right leg", "lower your leg slowly", "push your foot down",
        "let's rest your arm here",
        // Asked.
        "drink alcohol on weekends", "mammogram in the past two years",
    ])
    func `what is no directive is not told as one`(said: String) async throws {
        let told = try await told(said)
        #expect(
            !told.contains { text in
                ["should", " will ", "must", "would like", "I want", "Mammogram", "might"].contains {
                    text.contains($0)
                }
                    && !text.contains("surgeon will say") && !text.contains("We might")
            },
            "\(told)"
        )
    }

    @Test(arguments: [
        ("use a cane", "no"), ("wear a mask at night", "i used to"), ("keep a log of your sugars", "i do"),
        ("colonoscopy in the last five years", "no"), ("so you hold the insulin when you're sick", "yes"),
        ("i'd prefer to start a statin but it's up to you", "i don't want a statin"),
    ])
    func `what the patient answers was asked, and what he refuses is not done`(said: String, reply: String) async throws
    {
        let told = try await told(said, reply: reply)
        #expect(!told.contains { $0.contains("should") || $0.contains("will") || $0.contains("olonoscopy") }, "\(told)")
    }

    @Test(arguments: [
        ("no driving for two weeks", "The patient should not drive for 2 weeks."),
        ("no lifting over ten pounds for six weeks", "The patient should not lift over 10 pounds for 6 weeks."),
        ("no alcohol for a week", "The patient should not drink alcohol for a week."),
        ("i'd stop the turmeric", "The patient should stop the turmeric."),
        ("i'd take the tylenol at night", "The patient should take the Tylenol at night."),
        ("let's lose the coffee", "The patient will lose the coffee."),
        ("your ldl is 81 stay on the rosuvastatin 10 mg", "The patient should continue the rosuvastatin 10 mg."),
        ("put ice on your knee twice a day", "The patient should put ice on their knee twice a day."),
        ("keep your foot in the boot for two weeks", "The patient should keep their foot in the boot for 2 weeks."),
        ("use a cane for two weeks", "The patient should use a cane for 2 weeks."),
        ("use the boot or the brace whichever you like", "The patient should use the boot or the brace."),
        ("we can go ahead and do the biopsy today", "We will do the biopsy today."),
        ("i would like you on the amlodipine 5 mg", "I would like the patient to take the amlodipine 5 mg."),
        ("so you can go back to lifting", "The patient can go back to lifting."),
        ("colonoscopy in five years", "Colonoscopy in 5 years."),
        (
            "take tylenol 500 mg three times a day no make that twice a day",
            "The patient should take Tylenol 500 mg twice a day."
        ),
    ])
    func `what is one is still told`(said: String, wording: String) async throws {
        let told = try await told(said)
        #expect(told.contains { $0.hasSuffix(wording) }, "\(told)")
    }

    @Test func `a reassurance does not crowd out what may be done`() async throws {
        let told = try await told("so you can go back to lifting\nDoctor: no driving restrictions")
        #expect(told.contains { $0.hasSuffix("The patient can go back to lifting.") }, "\(told)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

/// What a question lists is told only as far as the answer bears it: a drug that is stopped, refused, skipped or another's is not
/// taken, and a "no" that goes on to tell of the matter denies nothing.
@Suite struct `A question's list is told no further than its answer` {
    private func told(_ talk: String) async throws -> [String] {
        try await note(
            "[doctor] hi karen what brings you in\n[patient] my knee has been hurting\n" + talk
                + String(repeating: "\n[doctor] okay\n[patient] alright then", count: 8)
        )
        .allStatements.map(\.text)
    }

    @Test(arguments: [
        ("so you're on lexapro 10", "i stopped taking it in june", "lexapro"),
        ("so you're on allopurinol 300", "i quit in march", "allopurinol"),
        ("you take zoloft 50", "i came off it", "zoloft"),
        ("so you're on keppra 500", "i refuse to take that stuff", "keppra"),
        ("your mom said you're on accutane", "she's wrong", "accutane"),
        ("says here you take norco", "that was after the surgery", "norco"),
        ("you take norco", "just my husband", "norco"),
        ("and you take iron", "it upset my stomach so i skip it", "iron"),
        ("so you're on eliquis 5 twice a day", "they switched me to xarelto", "eliquis"),
        ("what medicines do you take", "my mom's on eliquis", "eliquis"),
        ("what medicines does he take", "he takes zyrtec 5 mg and i take claritin", "claritin"),
        ("what medicines do you take", "ozempic is too expensive", "ozempic"),
        ("what medicines do you take", "i might start ozempic", "ozempic"),
        ("what medicines do you take", "the doctor wanted ozempic and i said no", "ozempic"),
        ("what medicines do you take", "i refused the lipitor", "lipitor"),
        ("what medicines do you take", "i skip the lasix", "lasix"),
        ("what medicines do you take", "i'm supposed to take lasix", "lasix"),
        ("what medicines do you take", "simvastatin made me ache", "simvastatin"),
        ("what medicines do you take", "omeprazole ran out last month", "omeprazole"),
        ("do you take anything else okay and no allergies to medicine right", "sulfa i get hives", "sulfa"),
        (
            "what medicines do you take",
            "the pharmacy put me on plavix 75 daily and my cardiologist took me off", "plavix"
        ),
    ])
    func `A drug that is not taken now by the patient is none`(asked: String, reply: String, drug: String) async throws
    {
        let told = try await told("[doctor] \(asked)\n[patient] \(reply)")
        #expect(!told.contains { $0.contains("reports taking") && $0.lowercased().contains(drug) }, "\(told)")
    }

    @Test(arguments: [
        ("[doctor] you're on the prednisone 20\n[patient] down to 10 now", "20"),
        ("[doctor] what medicines do you take\n[patient] lisinopril 10 mg\n[patient] actually it's 20 mg", "10 mg"),
        ("[doctor] so you're on the lisinopril the 20 mg\n[patient] well my doctor bumped it to 40 last month", "20"),
        ("[doctor] you take gabapentin 300 three times a day\n[patient] yeah but only at night", "300"),
        ("[doctor] what medicines do you take\n[patient] wellbutrin 150 i think or 300", "150"),
        ("[doctor] what do you take\n[patient] warfarin 5 every day except 2 and a half on sunday", "warfarin 5"),
        ("[doctor] what do you take\n[patient] metoprolol 50 daily and lasix 40 but i take 20", "lasix 40"),
    ])
    func `A dose that is corrected or doubted is none`(talk: String, dose: String) async throws {
        let told = try await told(talk)
        #expect(!told.contains { $0.contains("reports taking") && $0.contains(dose) }, "\(told)")
    }

    @Test(arguments: [
        ("any fever or chills", "no i had a temperature of 101 last night"),
        ("any falls or fractures", "no i fell down the stairs on tuesday morning"),
        ("any falls or broken bones", "no i broke my wrist"),
        ("any swelling or bruising", "no it's swollen up like a balloon every night"),
        ("any trouble chewing or swallowing", "no i choke on water pretty much every day"),
        ("any panic attacks or crying spells", "no i cry every night when the kids are asleep"),
        ("any floaters or black stools", "no i see little specks in my eye all day"),
        ("does it click or pop", "no it pops"),
        ("does it lock catch or give way", "no it catches going up stairs"),
        ("any chest pain any shortness of breath", "no\n[patient] well when i climb stairs yes"),
        ("any new partners", "no"),
        ("do you drink or smoke", "no"),
    ])
    func `A "no" that tells of the matter denies nothing`(asked: String, reply: String) async throws {
        let told = try await told("[doctor] \(asked)\n[patient] \(reply)")
        #expect(!told.contains { $0.hasPrefix("Denies") }, "\(told)")
    }

    @Test(arguments: [
        ("what does your husband do for work", "truck driver", "works as"),
        ("what did you do for work", "bus driver", "works as"),
        ("how bad was the pain when it happened", "9", "rates"),
        ("how bad does the pain get", "8", "rates"),
        ("how bad is the pain with tylenol", "2", "rates"),
        ("how long has the knee pain been going on", "my husband says since march but i think since january", "March"),
        ("how long have you had the swelling", "since march but it went away in june", "going on since"),
        ("any allergies", "no\n[doctor] okay\n[patient] i thought latex gave me a rash", "allergic"),
        ("okay", "peanuts gave me hives once but i eat them now", "allergic"),
        ("any blood clots or strokes in your family", "my dad had one", "blood clot"),
        ("any blood in your urine or in your stool", "no", "urine or"),
        ("tell me more", "i get up and i could just lay right back down", "could lay"),
    ])
    func `What is of another, past or doubted is not`(asked: String, reply: String, wording: String) async throws {
        let told = try await told("[doctor] \(asked)\n[patient] \(reply)")
        #expect(!told.contains { $0.contains(wording) }, "\(told)")
    }

    @Test(arguments: [
        ("you're taking the norvasc", "norvasc yep", "The patient reports taking norvasc."),
        ("what inhaler are you using now", "i have an albuterol inhaler", "taking albuterol."),
        ("any new lumps or bumps", "no", "Denies new lumps or bumps."),
        ("does it lock catch or give way", "no", "Denies locking, catching, or giving way."),
        ("any problems sleeping", "no i sleep like a rock", "Denies any problems sleeping."),
        ("do you drink or smoke", "no", "She does not drink or smoke."),
        ("what do you do for work", "bus driver", "She works as a bus driver."),
        ("how's the pain now", "like a 3", "She rates her pain as 3."),
        ("tell me more", "i take about four advil a day", "takes about 4 Advil a day."),
        ("tell me more", "i could get up the stairs with a rail", "could get up the stairs with a rail."),
        ("tell me more", "i started back in march with the pain", "started back in March"),
    ])
    func `What the answer bears is told`(asked: String, reply: String, wording: String) async throws {
        let told = try await told("[doctor] \(asked)\n[patient] \(reply)")
        #expect(told.contains { $0.lowercased().contains(wording.lowercased()) }, "\(told)")
    }
}

import Artifacts
import ClinicalNotes
import Testing

/// Rules that leave a statement out or join two of them hold only in their plain case.
@Suite struct `What was said is not lost, and what was not said is not told` {
    private func told(_ talk: String) async throws -> String {
        try await note("[doctor] Good morning, Mrs. Hall. What brings you in today?\n" + talk)
            .allStatements.map(\.text).joined(separator: " ")
    }

    @Test(arguments: [
        (
            "[patient] My knee hurts. I was playing tennis on Saturday. I noticed swelling in my knee on Monday.",
            "when she noticed"
        ),
        ("[patient] My back hurts. I was lifting a box in 2019. I hurt my back in March.", "2019 when"),
        (
            "[patient] My shoulder hurts. I was swimming every day. I started to feel pain in my shoulder this week.",
            "every day when"
        ),
        ("[patient] I cough a lot. I was working in a bakery for 20 years. I developed asthma.", "years when"),
        (
            "[patient] My back hurts. I was moving furniture. I felt fine. I threw my back out the next week.",
            "furniture when"
        ),
        (
            "[patient] I get headaches. I was lifting my son out of the tub and he hit his head. I got a headache three days later.",
            "tub when"
        ),
        (
            "[patient] I have a cough. I was in the hospital for 4 days. Sorry, it was about 2 years ago.",
            "for 2 years"
        ),
        (
            "[doctor] Let me look. There is no redness or warmth left ankle is tender and swollen right ankle is not swollen or tender.",
            "Swollen right ankle"
        ),
        (
            "[doctor] Let me look. Legs have edema right leg is warmer than the left calf is tender pulses are weak.",
            "left calf is tender"
        ),
    ])
    func `What was not said is not told`(talk: String, untold: String) async throws {
        let told = try await told(talk)
        #expect(!told.contains(untold), "\(told)")
    }

    @Test(arguments: [
        ("[patient] My hip hurts. I fell 3 weeks ago, no one saw it.", "3 weeks ago"),
        ("[patient] My calf is swollen. I was on a plane for 14 hours. My calf started to hurt on Sunday.", "14 hours"),
        ("[patient] My stomach hurts. I lost my job in May. I ate nothing for two days.", "nothing"),
        (
            "[patient] I feel sick. I ran out of lisinopril. I shared a needle.\n[doctor] Anything else?\n[patient] I drove into a wall.",
            "needle"
        ),
        ("[patient] My arm feels weak. I had a stroke the year before.", "stroke"),
        (
            "[patient] I have a cough.\n[doctor] Let's see. The chest x-ray was the same. The nodule was the same.",
            "nodule was the same"
        ),
        ("[patient] I feel tired.\n[doctor] Are you pregnant?\n[patient] I'm at 34 weeks.", "34 weeks"),
        ("[patient] My sugar is high. I'm at 10 mg now.", "10 mg"),
        ("[patient] I feel tired. I used cocaine at a party. I blacked out at a party.", "cocaine"),
        ("[doctor] Any family history?\n[patient] My mother was an alcoholic.", "alcoholic"),
        ("[patient] I feel down. I was sober for 10 years before that.", "10 years"),
        (
            "[doctor] Have you been trying to get pregnant?\n[patient] We've been trying for 2 years.",
            "2 years"
        ),
        ("[patient] I feel tired.\n[doctor] Your INR needs close monitoring.", "monitoring"),
        ("[patient] My hands are weak. I can't open the jars. I can't hold the pen.", "jars"),
        ("[patient] My memory is bad. I forget the names. I can't remember the words.", "names"),
        ("[patient] I have sleep apnea. I can't tolerate the mask.", "mask"),
        ("[patient] I don't feel well. My husband put his hand on my neck.", "neck"),
        ("[patient] My chest hurts. I thought I was having a heart attack or something.", "heart attack"),
        ("[patient] My knee hurts.\n[doctor] Walk as much as you can if the pain allows.", "as much as"),
        (
            "[doctor] Let me look. There is no redness or warmth left ankle is tender and swollen right ankle is not swollen or tender.",
            "eft ankle is tender and swollen"
        ),
    ])
    func `What was said is not lost`(talk: String, kept: String) async throws {
        let told = try await told(talk)
        #expect(told.contains(kept), "\(told)")
    }

    @Test func `A dictated order is no remark`() async throws {
        let told = try await note(
            """
            [doctor] Jane Miller is a 60-year-old woman who comes in for follow up of hypertension.
            [doctor] She took her husband's pills by mistake last week.
            [doctor] Her blood pressure is 150/90, we want to increase lisinopril to 20 mg.
            [doctor] With her family history, we want a mammogram.
            [doctor] Her potassium is 5.4, that's high, we like it under 5.
            [doctor] Good morning Jane, how are you feeling?
            [patient] I have some ankle swelling.
            """
        ).allStatements.map(\.text).joined(separator: " ")
        #expect(["by mistake", "lisinopril", "mammogram"].allSatisfy(told.contains), "\(told)")
        #expect(told.contains("5.4, which is high."), "\(told)")
    }
}
